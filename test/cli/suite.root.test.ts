import {mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {execa} from 'execa'
import {temporaryFolder} from '../temporary-folder.ts'

const work = temporaryFolder('suite')
const env = {VPCLAB_STATE_DIR: join(work, 'state')}

const vpclab = (words: readonly string[], more: Readonly<Record<string, string>> = {}) =>
	execa(join(import.meta.dirname, '../../vpclab'), words, {reject: false, timeout: 120_000, env: {...env, ...more}, cwd: work})

const labText = (expect: string) => `vpcs:
  main:
    cidr: 10.0.0.0/16
    subnets: {app: {cidr: 10.0.0.0/24}}
    securityGroups: {open: {ingress: [{all: true, from: 10.0.0.0/16}]}}
    instances: {a: {subnet: app, securityGroups: [open]}, b: {subnet: app, securityGroups: [open]}}
checks:
  - {ping: {from: a, to: b, expect: ${expect}}}
`

test.before(() => {
	for (const [name, expect] of [
		['one', 'reply'],
		['two', 'reply'],
		['three', 'timeout']
	] as const) {
		mkdirSync(join(work, 'labs', name), {recursive: true})
		writeFileSync(join(work, 'labs', name, 'lab.yaml'), labText(expect))
	}
})

test.after.always(async () => {
	await vpclab(['down', '--all'])
})

test.serial('a suite spread over runners is merged into one report, which fails as a check did', async t => {
	for (const index of [0, 1]) {
		const ran = await vpclab(['test', 'labs', '--shard', 'auto/2', '--report', `json=${index}.json`, '--within', '1'], {
			JOB_COMPLETION_INDEX: String(index)
		})
		t.true(ran.exitCode === 0 || ran.exitCode === 1, ran.stderr)
	}
	const merged = await vpclab([
		'report',
		'merge',
		'1.json',
		'0.json',
		'-r',
		'json=all.json',
		'-r',
		'markdown=all.md',
		'-r',
		'tap'
	])
	t.is(merged.exitCode, 1, merged.stderr)
	const {labs, passed, failed} = JSON.parse(readFileSync(join(work, 'all.json'), 'utf8'))
	t.deepEqual(
		labs.map(({lab}: {lab: string}) => lab),
		['one', 'three', 'two']
	)
	t.deepEqual([passed, failed], [2, 1])
	t.regex(readFileSync(join(work, 'all.md'), 'utf8'), /\| three \| 0 \| 1 \|/)
	const lone = await vpclab(['report', 'merge', '0.json'])
	t.is(lone.exitCode, 2)
	t.regex(lone.stderr, /of 2 shards 2 is missing/)
})

test.serial('the GitHub action marks the line of a check that failed, sums up on the page, and ends as the test did', async t => {
	const given = {
		LABS: 'labs/one labs/three',
		ARGUMENTS: '--within 1',
		GITHUB_OUTPUT: join(work, 'output'),
		GITHUB_STEP_SUMMARY: join(work, 'summary'),
		RUNNER_TEMP: work
	}
	const step = (more: Readonly<Record<string, string>>) =>
		execa('sh', [join(import.meta.dirname, '../../deploy/github/test')], {
			reject: false,
			timeout: 120_000,
			env: {...env, ...given, ...more},
			cwd: work
		})
	const ran = await step({})
	t.is(ran.exitCode, 1, ran.stdout + ran.stderr)
	t.regex(ran.stdout, /^::error file=labs\/three\/lab\.yaml,line=8,col=\d+,title=three%3A ping a → b/m)
	t.notRegex(ran.stdout, /::error file=labs\/one/)
	t.regex(readFileSync(given.GITHUB_STEP_SUMMARY, 'utf8'), /\| three \| 0 \| 1 \|/)
	const [, report = ''] = /^report=(.*)$/m.exec(readFileSync(given.GITHUB_OUTPUT, 'utf8')) ?? []
	t.is(JSON.parse(readFileSync(report, 'utf8')).failed, 1)

	writeFileSync(join(work, 'labs', 'broken.yaml'), 'vpcs: {main: {cidr: 10.0.0.0/33}}\n')
	const broken = await step({LABS: 'labs/broken.yaml', GITHUB_OUTPUT: join(work, 'output2')})
	t.is(broken.exitCode, 2)
	t.regex(broken.stderr, /^labs\/broken\.yaml:1:\d+ /m)
	t.notRegex(readFileSync(join(work, 'output2'), 'utf8'), /^report=/m)
	rmSync(join(work, 'labs', 'broken.yaml'))
})

test.serial('labs run side by side, and their output is not mixed', async t => {
	const ran = await vpclab(['test', 'labs/one', 'labs/two', 'labs/one', 'labs/one', '--jobs', '4'])
	t.is(ran.exitCode, 0, ran.stdout + ran.stderr)
	t.deepEqual(
		ran.stdout.split('\n').flatMap(line => (/^\S/.test(line) ? [line.replace(/(-\d+)+/, '-N')] : [])),
		['one', 'two', 'one-N', 'one-N'],
		'each lab is followed by its own checks'
	)
	t.is((await vpclab(['ls'])).stdout.includes('one'), false, 'nothing is left up')
})

test.serial('a shard that is none, too many jobs and durations of nothing are refused before anything is raised', async t => {
	for (const [words, message] of [
		[['--shard', '5/4'], /there are parts 1 to 4/],
		[['--shard', 'auto'], /no variable in the environment numbers this runner/],
		[['--jobs', '0'], /--jobs 0 is not a number/],
		[['--jobs', '999'], /the free memory is enough for/],
		[['--durations', 'labs/one/lab.yaml'], /is not a report of a suite/],
		[['--durations', 'nowhere.json'], /it is not there/]
	] as const) {
		const {exitCode, stderr} = await vpclab(['test', 'labs', ...words])
		t.is(exitCode, 2, words.join(' '))
		t.regex(stderr, message)
	}
})
