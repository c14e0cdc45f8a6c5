import {cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {basename, join} from 'node:path'
import test from 'ava'
import {execa} from 'execa'
import {lessonsBelow, loadLesson, shippedLessons} from '../../src/learn/load.ts'
import {proveLesson} from '../../src/learn/prove.ts'

for (const folder of lessonsBelow(shippedLessons()))
	test.serial(`lesson ${basename(folder)}: its start fails, each trap fails, each repair passes`, async t => {
		t.timeout(300_000)
		const {signal} = new AbortController()
		t.deepEqual(await proveLesson(await loadLesson(folder), {name: `${basename(folder)}-${process.pid}`, signal}), [])
	})

const work = mkdtempSync(join(tmpdir(), 'vpclab-learn-'))
const env = {VPCLAB_STATE_DIR: join(work, 'state'), XDG_DATA_HOME: join(work, 'data'), LANG: 'C', LC_ALL: 'C'}
const vpclab = (...words: string[]) =>
	execa(join(import.meta.dirname, '../../vpclab'), words, {reject: false, timeout: 120_000, env, cwd: work})

test.after.always(async () => {
	await vpclab('down', '--all')
	rmSync(work, {recursive: true, force: true})
})

const openTo = (from: string) =>
	`{vpcs: {main: {securityGroups: {web: {ingress: {add: [{icmp: echo-request, from: ${from}}]}}}}}}`

test.serial('a learner: task, a wrong repair, a hint, a reset, a right one, and what is done stays after down', async t => {
	const id = 'missing-icmp-rule'
	t.regex((await vpclab('learn', id)).stdout, /the office pings web \(2 points\)/)
	t.is((await vpclab('learn', id, 'check')).exitCode, 1)
	t.is((await vpclab('learn', id, 'next')).exitCode, 2, 'a stage that is not solved is not left')
	await vpclab('change', id, openTo('0.0.0.0/0'))
	const wide = await vpclab('learn', id, 'check')
	t.is(wide.exitCode, 1)
	t.regex(wide.stdout, /The rule is open to everybody\.\n[\s\S]*Not yet: 0 of 2 points/)
	t.regex((await vpclab('learn', id, 'hint')).stdout, /^Hint 1 of 2: /)
	await vpclab('learn', id, 'reset')
	t.notRegex((await vpclab('export', id)).stdout, /icmp:/)
	await vpclab('change', id, openTo('203.0.113.20/32'))
	const right = await vpclab('learn', id, 'check')
	t.is(right.exitCode, 0, right.stdout)
	t.regex(right.stdout, /Solved: 2 of 2 points/)
	await vpclab('down', id)
	const [done] = JSON.parse((await vpclab('learn', '--json')).stdout).filter(({lesson}: {lesson: string}) => lesson === id)
	t.like(done, {solved: 1, points: 2})
	t.regex((await vpclab('learn', id, 'task', '--lang', 'zh')).stdout, /办公室/)
	t.is((await vpclab('learn', 'mising-icmp-rule')).exitCode, 2)
})

test.serial('a class: each is judged for itself; broken files, frozen parts and own checks are told', async t => {
	const lab = readFileSync(join(shippedLessons(), 'missing-icmp-rule', 'lab.yaml'), 'utf8')
	const repaired = lab.replace('{tcp: 80, from: 0.0.0.0/0}', '$&, {icmp: echo-request, from: 203.0.113.20/32}')
	const handedIn = {
		ann: repaired,
		bob: `${lab}checks: [{ping: {from: office, to: web, expect: timeout}}]\n`,
		cho: 'vpcs: {main: [',
		dan: repaired.replace('198.51.100.7', '198.51.100.8'),
		eve: repaired.replaceAll('web: {subnet', 'www: {subnet')
	}
	for (const [name, text] of Object.entries(handedIn)) {
		mkdirSync(join(work, 'class', name), {recursive: true})
		writeFileSync(join(work, 'class', name, 'lab.yaml'), text)
	}
	mkdirSync(join(work, 'class', 'none'))
	const names = [...Object.keys(handedIn), 'none']
	const ran = await vpclab('grade', 'missing-icmp-rule', ...names.map(name => `class/${name}`), '--json', '--report', 'csv=g.csv')
	t.is(ran.exitCode, 0, ran.stderr)
	const grades = JSON.parse(ran.stdout) as readonly {learner: string; points: number; error?: string}[]
	t.deepEqual(
		grades.map(({learner, points}) => [learner, points]),
		[
			['ann', 2],
			['bob', 0],
			['cho', 0],
			['dan', 0],
			['eve', 0],
			['none', 0]
		]
	)
	t.regex(grades[2]?.error ?? '', /line 1/)
	t.truthy(grades[5]?.error)
	t.false(ran.stdout.includes('authorize-security-group-ingress'), 'no answer is in the report')
	t.is(readFileSync(join(work, 'g.csv'), 'utf8').split('\r\n').length, names.length + 2)
})

test.serial('an author is told what a lesson does not hold', async t => {
	const folder = join(work, 'bad-lesson')
	cpSync(join(shippedLessons(), 'missing-icmp-rule'), folder, {recursive: true})
	const file = join(folder, 'lesson.yaml')
	// The guard gets points, and the trap is the solution.
	writeFileSync(
		file,
		readFileSync(file, 'utf8')
			.replace('zh: 陌生人不可以}', '$&\n        points: 1')
			.replace('from: 203.0.113.20/32}]}}}}}}\n      aws', 'from: 0.0.0.0/0}]}}}}}}\n      aws')
	)
	const {exitCode, stdout} = await vpclab('learn', folder, 'prove')
	t.is(exitCode, 1, stdout)
	t.regex(stdout, /the solution: "a stranger does not" does not pass/)
})
