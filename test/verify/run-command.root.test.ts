import test from 'ava'
import {type CheckResult, useLab} from '../../src/index.ts'
import {smallLab} from '../life/small-lab.ts'

const lab = useLab(test, {...smallLab, name: 'commands'})

const check = async (...checks: readonly object[]): Promise<readonly CheckResult[]> => (await lab.check({checks})).results
const one = async (run: object) => (await check({run}))[0]!

test.serial('a command runs on its host, in its network and under its name', async t => {
	const [name, route, barred] = await check(
		{run: {at: 'web', command: ['uname', '-n'], expect: {stdout: 'web'}}},
		{run: {at: 'db', command: 'ip route | grep default', expect: {stdout: '/via 10\\.0\\.1\\.1/'}}},
		{run: {at: 'laptop', command: ['ping', '-c', '1', '-W', '1', '10.0.1.5'], expect: 'fails'}}
	)
	t.is(name!.verdict, 'passed', name!.why)
	t.is(route!.verdict, 'passed', route!.why)
	t.is(barred!.verdict, 'passed', barred!.why)
	t.regex(route!.command ?? '', /^\.\/vpclab exec \S+ db -- sh -c 'ip route \| grep default'$/)
})

test.serial(
	'it is protected as by exec: it writes nothing of this machine, sees none of its processes, and has none of its settings',
	async t => {
		const {verdict, why} = await one({
			at: 'web',
			command: 'echo /proc/[0-9]*; env; echo x >/etc/vpclab-probe',
			expect: {exitStatus: 'fails', stdout: '/^\\/proc\\/1 \\/proc\\/2\\n(?!.*PROXY)/is', stderr: '/Read-only file system/'}
		})
		t.is(verdict, 'passed', why)
	}
)

test.serial('what takes too long is killed with all that it started, and is not a failure that anybody expects', async t => {
	const begin = performance.now()
	const {verdict, why} = await one({at: 'web', command: 'sleep 61.5 & sleep 61.5', expect: 'fails', timeoutMs: 700})
	t.is(verdict, 'failed')
	t.is(why, 'it ran longer than 700 ms, and was killed')
	t.true(performance.now() - begin < 20_000)
	const {stdout} = await lab.exec('web', ['pgrep', '-f', 'sleep 61.5'])
	t.is(stdout, '')
})

test.serial('a program that is not there has not failed', async t => {
	const {verdict, why} = await one({at: 'web', command: ['no-such-program'], expect: 'fails'})
	t.is(verdict, 'failed')
	t.regex(why ?? '', /^the command could not be run: .*no-such-program: No such file/)
})

test.serial('it is run once, or until what is expected has come where that is given time', async t => {
	const now = {at: 'web', command: 'test $(date +%S%N | cut -c 3) -ge 5', expect: 'succeeds'}
	t.true((await one({...now, withinMs: 15_000})).attempts >= 1)
	t.is((await one({at: 'web', command: 'false', expect: 'succeeds'})).attempts, 1)
	t.true((await one({at: 'web', command: 'false', expect: 'succeeds', withinMs: 700})).attempts > 1)
})

test.serial('a command that must fail says nothing after a check that failed, and a host that is stopped runs none', async t => {
	const [missing, , after] = await check(
		{http: {from: 'laptop', to: 'http://web:81/', expect: 200, withinMs: 0}},
		{wait: {seconds: 0.2}},
		{run: {at: 'laptop', command: ['ping', '-c', '1', '-W', '1', '10.0.1.5'], expect: 'fails'}}
	)
	t.is(missing!.verdict, 'failed')
	t.is(after!.verdict, 'inconclusive')
	const [, stopped] = await check({stop: 'db'}, {run: {at: 'db', command: 'true', expect: 'succeeds'}}, {start: 'db'})
	t.is(stopped!.why, 'db is stopped: it runs nothing')
})

test.serial('many connections are made at once, each from a port of its own', async t => {
	const [all, some, barred] = await check(
		{http: {from: 'laptop', to: 'web', connections: 30, expect: 200}},
		{http: {from: 'laptop', to: 'web', connections: 5, expect: {got: 200, count: 'at most 4'}}},
		{tcp: {from: 'laptop', to: 'web:5432', connections: 5, expect: 'timeout', timeoutMs: 500}}
	)
	t.is(all!.verdict, 'passed', all!.why)
	t.is(all!.got, '30 times status 200')
	t.regex(all!.command ?? '', /^for i in \$\(seq 30\); do \(\S+ exec .*\) & done; wait$/)
	t.is(some!.verdict, 'failed')
	t.is(some!.why, 'at most 4 of 5 connections were to come out as expected, and 5 did: 5 times status 200')
	t.is(barred!.verdict, 'passed', barred!.why)
})
