import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {execa} from 'execa'
import {smallLab} from '../life/small-lab.ts'
import {temporaryFolder} from '../temporary-folder.ts'

const work = temporaryFolder('by-hand')
const file = join(work, 'small.json')
const env = {VPCLAB_STATE_DIR: join(work, 'state')}

const vpclab = (...words: string[]) =>
	execa(join(import.meta.dirname, '../../vpclab'), words, {reject: false, timeout: 120_000, env, cwd: work})

const write = (document: object) => writeFileSync(file, JSON.stringify(document))

test.beforeEach(async t => {
	write(smallLab)
	const {exitCode, stderr} = await vpclab('up', file)
	t.is(exitCode, 0, stderr)
})

test.afterEach.always(() => vpclab('down', '--all'))

test.serial('a change by hand is seen by packets and said in the words of the lab file; heal and start take back', async t => {
	t.is((await vpclab('check', 'small')).exitCode, 0)
	const changed = await vpclab(
		'change',
		'small',
		'{vpcs: {main: {securityGroups: {web: {ingress: {remove: [{tcp: 80, from: 0.0.0.0/0}]}}}}}}'
	)
	t.regex(changed.stdout, /security group main\.web: ingress: removed \{"tcp":80,"from":"0\.0\.0\.0\/0"\}/)
	const closed = await vpclab('check', 'small', 'http')
	t.is(closed.exitCode, 1, closed.stdout)
	t.regex(closed.stdout, /got timeout/)
	t.is((await vpclab('check', 'small', 'tcp web')).exitCode, 0, 'what the change does not concern goes on')

	t.regex((await vpclab('stop', 'small', 'db')).stdout, /instance main\.db: state: stopped/)
	t.is((await vpclab('check', 'small', 'tcp web')).exitCode, 1)
	t.is((await vpclab('start', 'small', 'db')).exitCode, 0)
	t.is((await vpclab('check', 'small', 'tcp web')).exitCode, 0)

	t.regex((await vpclab('fail', 'small', 'zone', 'a')).stdout, /zone a: new/)
	t.is((await vpclab('check', 'small', 'tcp web')).exitCode, 1)
	t.is((await vpclab('heal', 'small', 'zone', 'a')).exitCode, 0)
	t.is((await vpclab('check', 'small', 'tcp web')).exitCode, 0)
})

test.serial('what AWS refuses changes nothing; names and kinds that there are not are told', async t => {
	const before = (await vpclab('export', 'small')).stdout
	const refused = await vpclab('change', 'small', '{vpcs: {main: {internetGateway: false}}}')
	t.is(refused.exitCode, 2)
	t.regex(refused.stderr, /DependencyViolation/)
	for (const words of [
		['fail', 'small', 'tunnel', 'office:1'],
		['fail', 'small', 'planet', 'earth'],
		['fail', 'small', 'zone', 'a', '--how', 'drop'],
		['stop', 'small', 'dbb'],
		['change', 'small'],
		['change', 'small', '[1]'],
		['change', 'small', '-f', '/nowhere'],
		['check', 'small', 'no such check'],
		['check', 'small', '--checks', '/nowhere'],
		['export', 'nowhere']
	]) {
		const {exitCode, stderr} = await vpclab(...words)
		t.is(exitCode, 2, `${words.join(' ')}: ${stderr}`)
		t.not(stderr, '')
	}
	t.is((await vpclab('export', 'small')).stdout, before)
})

test.serial('a check that the network no longer fits has failed, others are asked; actions are taken back', async t => {
	const checks = join(work, 'checks.yaml')
	writeFileSync(
		checks,
		`checks:
  - {tcp: {from: web, to: 'db:5432', expect: connect}}
  - {ping: {from: laptop, to: bastion, expect: reply}}
  - {change: {vpcs: {main: {securityGroups: {db: {ingress: {remove: [{tcp: 5432, from: web}]}}}}}}}
  - {tcp: {from: web, to: 'db:5432', expect: timeout}}
`
	)
	const before = (await vpclab('export', 'small')).stdout
	const ran = await vpclab('check', 'small', '--checks', checks, '--json')
	t.is(ran.exitCode, 1)
	const [{results}] = JSON.parse(ran.stdout).labs ?? [JSON.parse(ran.stdout)]
	t.deepEqual(
		results.map(({verdict}: {verdict: string}) => verdict),
		['passed', 'failed', 'passed', 'passed']
	)
	t.regex(results[1].why, /no host is named "bastion"/)
	t.is(results[1].at.line, 3)
	t.is((await vpclab('export', 'small')).stdout, before)
	t.is((await vpclab('check', 'small')).exitCode, 0)
})

test.serial(
	'labs that were up are raised again after a reboot as they were, with what was changed and what has failed',
	async t => {
		t.is((await vpclab('change', 'small', '{internet: {stranger: 198.51.100.7}}')).exitCode, 0)
		t.is((await vpclab('stop', 'small', 'db')).exitCode, 0)
		const before = JSON.parse((await vpclab('export', 'small')).stdout)
		const labs = (word: string) =>
			execa(join(import.meta.dirname, '../../deploy/systemd/labs'), [word], {
				reject: false,
				timeout: 120_000,
				env: {...env, VPCLAB: join(import.meta.dirname, '../../vpclab'), VPCLAB_SAVED_DIR: join(work, 'saved')}
			})
		t.is((await labs('save')).exitCode, 0)
		t.is((await vpclab('down', 'small')).exitCode, 0)
		const restored = await labs('restore')
		t.is(restored.exitCode, 0, restored.stderr)
		t.deepEqual(JSON.parse((await vpclab('export', 'small')).stdout), before)
		t.is((await vpclab('check', 'small', 'http')).exitCode, 0)
		t.is((await vpclab('check', 'small', 'tcp web')).exitCode, 1, 'the instance is still stopped')
		t.is((await vpclab('down', 'small')).exitCode, 0)
		t.is((await labs('save')).exitCode, 0)
		t.is((await labs('restore')).exitCode, 0)
		t.regex((await vpclab('ls')).stdout, /no labs are running/)
	}
)

test.serial('up does not silently undo what was changed by hand', async t => {
	t.is((await vpclab('change', 'small', '{internet: {stranger: 198.51.100.7}}')).exitCode, 0)
	const refused = await vpclab('up', file)
	t.is(refused.exitCode, 2)
	t.regex(refused.stderr, /internet stranger: new/)
	t.is((await vpclab('exec', 'small', 'stranger', '--', 'true')).exitCode, 0)
	const exported = join(work, 'exported.json')
	t.is((await vpclab('export', 'small', '-o', exported)).exitCode, 0)
	t.not((await vpclab('export', 'small', '-o', exported)).exitCode, 0, 'no file is overwritten')
	write(JSON.parse(readFileSync(exported, 'utf8')))
	t.is((await vpclab('up', file)).exitCode, 0, 'the file has it as well: nothing would be undone')
	write(smallLab)
	const undone = await vpclab('up', file, '--force')
	t.is(undone.exitCode, 0, undone.stderr)
	t.regex(undone.stdout, /internet stranger: removed/)
	t.is((await vpclab('exec', 'small', 'stranger', '--', 'true')).exitCode, 2)
})
