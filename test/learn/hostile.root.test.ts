// Whatever a learner hands in is graded by the rules, costs that learner alone, and never runs outside the lab.
import {execFileSync} from 'node:child_process'
import {existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {execa} from 'execa'
import {gradeOne} from '../../src/learn/grade.ts'
import {loadLesson} from '../../src/learn/load.ts'
import {shippedLessons} from '../../src/learn/shipped-lessons.ts'
import type {Grade} from '../../src/lesson/grades.ts'
import {listLabs} from '../../src/life/running.ts'
import {temporaryFolder} from '../temporary-folder.ts'

const work = temporaryFolder('hostile')
process.env.VPCLAB_STATE_DIR = join(work, 'state')

const lesson = 'missing-icmp-rule'
const lab = readFileSync(join(shippedLessons(), lesson, 'lab.yaml'), 'utf8')
const repaired = lab.replace('{tcp: 80, from: 0.0.0.0/0}', '$&, {icmp: echo-request, from: 203.0.113.20/32}')
const proof = join(work, 'was-run')

const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'
	.split('')
	.map((letter, index) => `${letter}: &${letter} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(',')}]`)
	.join('\n')}\n`

const texts: Readonly<Record<string, string>> = {
	right: repaired,
	commands: `${repaired}checks:\n  - run: {on: web, command: 'touch ${proof}', expect: {exitStatus: 0}}\n`,
	script: `${repaired}checks:\n  - run: {on: office, command: 'ip link delete eth0', expect: {exitStatus: 0}}\n`,
	removed: repaired.replace('  stranger: 198.51.100.7\n', ''),
	closed: repaired.replace('serves: [http]', 'serves: []'),
	'other-name': repaired.replace('name: missing-icmp-rule', 'name: somebody-else'),
	'bad-name': repaired.replace('name: missing-icmp-rule', 'name: ../../etc'),
	alias: bomb,
	deep: `${'['.repeat(100_000)}`,
	binary: '\u0000\u0001\u001b[2J\u0007',
	list: '[1, 2, 3]',
	crowd: repaired.replace(
		'instances:\n',
		`instances:\n${Array.from({length: 2000}, (_, n) => `      h${n}: {subnet: public}`).join('\n')}\n`
	),
	template: 'Resources: {x: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: ../../../../../../etc/shadow}}}',
	stacks: `${repaired}stacks: {x: {template: ../../../../../../etc/shadow}}\n`,
	escape: `${repaired}sites: {x: {publicIp: 192.0.2.9, cidr: 192.168.0.0/24, device: {frr: ../../../../../../etc/passwd}}}\n`
}

test.serial('each kind of hostile file costs its learner alone, and runs nothing', async t => {
	t.timeout(400_000)
	const place = join(work, 'class')
	for (const [name, text] of Object.entries(texts)) {
		mkdirSync(join(place, name), {recursive: true})
		writeFileSync(join(place, name, 'lab.yaml'), text)
	}
	for (const name of ['pipe', 'link', 'folder']) mkdirSync(join(place, name), {recursive: true})
	execFileSync('mkfifo', [join(place, 'pipe/lab.yaml')])
	symlinkSync('/etc/shadow', join(place, 'link/lab.yaml'))
	symlinkSync(join(place, 'right'), join(place, 'copy'))
	mkdirSync(join(place, 'folder/lab.yaml'))
	const names = [...Object.keys(texts), 'pipe', 'link', 'copy', 'folder']
	const {exitCode, stdout, stderr} = await execa(
		join(import.meta.dirname, '../../vpclab'),
		['grade', lesson, ...names.map(name => join(place, name)), '--json'],
		{reject: false, timeout: 350_000, env: {LC_ALL: 'C'}}
	)
	t.is(exitCode, 0, stderr)
	const grades = JSON.parse(stdout) as readonly Grade[]
	const points = Object.fromEntries(grades.map(({learner, points: own}) => [learner, own]))
	// Own checks are ignored, and so is the lab's own name.
	const full = ['right', 'commands', 'script', 'other-name']
	t.deepEqual(points, Object.fromEntries(names.map(name => [name, full.includes(name) ? 2 : 0])), stdout)
	for (const {learner, error, stages} of grades) {
		if (full.includes(learner) || stages) continue
		t.regex(error ?? '', /\w{3}/, learner)
		t.false(/ {4}at |\u001b|root:/.test(error ?? ''), `${learner}: ${error}`)
	}
	const of = (name: string) => grades.find(({learner}) => learner === name)?.stages?.[0]
	t.deepEqual(of('removed')?.touched, ['internet'])
	t.deepEqual(of('closed')?.touched, ['vpcs.main.instances'])
	t.false(existsSync(proof))
	t.deepEqual(listLabs(), [], 'all of them are down')
})

test.serial('a network that is not judged in time gets no points, and is taken down', async t => {
	const file = join(work, 'slow.yaml')
	writeFileSync(file, lab)
	const grade = await gradeOne(await loadLesson(join(shippedLessons(), lesson)), file, {
		name: `slow-${process.pid}`,
		language: 'en',
		signal: new AbortController().signal,
		longestMs: 700
	})
	t.deepEqual(grade, {learner: 'slow', possible: 2, points: 0, error: 'your network was not judged after 0.7 s'})
	t.deepEqual(listLabs(), [])
})
