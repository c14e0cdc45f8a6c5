import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {execa} from 'execa'
import {shippedLessons} from '../../src/learn/shipped-lessons.ts'
import type {Grade} from '../../src/lesson/grades.ts'
import {temporaryFolder} from '../temporary-folder.ts'

const work = temporaryFolder('learn')
const env = {VPCLAB_STATE_DIR: join(work, 'state'), XDG_DATA_HOME: join(work, 'data'), LANG: 'C', LC_ALL: 'C'}
const vpclab = (...words: string[]) =>
	execa(join(import.meta.dirname, '../../vpclab'), words, {reject: false, timeout: 120_000, env, cwd: work})

test.after.always(async () => {
	await vpclab('down', '--all')
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
	const file = /lab\.yaml:\d+|What would fix it|ingress/
	const explained = await vpclab('explain', id, 'office', 'web:22', '--no-send')
	t.regex(explained.stdout, /ENI_SG_RULES_MISMATCH/, 'where the packet is lost is for everybody to see')
	t.notRegex(explained.stdout, file)
	t.notRegex(
		(await vpclab('explain', join(work, 'data/vpclab/lessons', id), 'office', 'web:22', '--json')).stdout,
		/"line"|"patch"/
	)
	t.regex((await vpclab('explain', id, 'office', 'web:22', '--no-send', '--answer')).stdout, file)
	t.is(JSON.parse((await vpclab('learn', id, 'check', '--json')).stdout).hints, 2, 'the answer counts as a hint')
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
		eve: repaired.replaceAll('web: {subnet', 'www: {subnet'),
		fay: `${repaired}${'#'.repeat(5_000_001)}`,
		gil: repaired.replace('office: 203.0.113.20', 'desk: 203.0.113.20')
	}
	for (const [name, text] of Object.entries(handedIn)) {
		mkdirSync(join(work, 'class', name), {recursive: true})
		writeFileSync(join(work, 'class', name, 'lab.yaml'), text)
	}
	writeFileSync(
		join(work, 'class/ann/progress.json'),
		'{"stages": {"ping": {"hints": 1, "answers": 1, "attempts": 4, "points": 99, "isSolved": true}}}'
	)
	mkdirSync(join(work, 'class', 'none'))
	const names = [...Object.keys(handedIn), 'none']
	const ran = await vpclab('grade', 'missing-icmp-rule', ...names.map(name => `class/${name}`), '--json', '--report', 'csv=g.csv')
	t.is(ran.exitCode, 0, ran.stderr)
	const grades = JSON.parse(ran.stdout) as readonly Grade[]
	t.deepEqual(
		grades.map(({learner, points}) => [learner, points]),
		[
			['ann', 2],
			['bob', 0],
			['cho', 0],
			['dan', 0],
			['eve', 0],
			['fay', 0],
			['gil', 0],
			['none', 0]
		]
	)
	t.regex(grades[2]?.error ?? '', /line 1/)
	const of = (name: string) => grades.find(({learner}) => learner === name)
	t.like(of('ann'), {hints: 2, attempts: 4}, 'beside the file')
	t.is(of('bob')?.hints, undefined)
	t.deepEqual(of('dan')?.stages?.[0]?.touched, ['internet'])
	t.regex(of('eve')?.stages?.[0]?.checks[0]?.message ?? '', /^your network cannot be asked this: no host is named "web"/)
	t.regex(of('fay')?.error ?? '', /has 6 MB, and may have 5 at most/)
	t.deepEqual(of('gil')?.stages?.[0]?.touched, ['internet'], 'a host of the lesson that is renamed is gone')
	t.truthy(of('none')?.error)
	t.false(ran.stdout.includes('authorize-security-group-ingress'), 'no answer is in the report')
	t.is(readFileSync(join(work, 'g.csv'), 'utf8').split('\r\n').length, names.length + 2)
})
