import {spawn} from 'node:child_process'
import {existsSync} from 'node:fs'
import test from 'ava'
import {BadLab, listLabs, open, raise, useLab} from '../../src/index.ts'
import {smallLab} from './small-lab.ts'

const lab = useLab(test, smallLab)

test.serial('probes bring back what came, and silence is an answer', async t => {
	t.like(await lab.http('laptop', 'web'), {
		got: 'answer',
		status: 200,
		client: '203.0.113.10',
		host: 'web',
		server: lab.address('web.private')
	})
	t.like(await lab.http('laptop', 'http://web:8080/'), {got: 'timeout'})
	t.like(await lab.tcp('web', 'db:5432'), {got: 'connect', client: lab.address('web.private')})
	t.like(await lab.udp('web', 'db:53'), {got: 'reply'})
	t.like(await lab.ping('laptop', 'web'), {got: 'reply'})
	t.like(await lab.ping('web', 'db', {timeoutMs: 300}), {got: 'timeout'})
	t.like(await lab.http('db', 'updates'), {got: 'answer', client: lab.address('nat.public')})
})

test.serial('names that mean nothing are refused, with what was meant', async t => {
	const error = await t.throwsAsync(lab.tcp('web', 'bd:5432'), {instanceOf: BadLab})
	t.regex(error?.message ?? '', /did you mean "db"/)
	await t.throwsAsync(lab.tcp('web', 'db'), {instanceOf: BadLab, message: /has no port/})
	await t.throwsAsync(lab.exec('wob', ['true']), {message: /has no host "wob"/})
})

test.serial('a capture sees what passes while something runs', async t => {
	const {result, packets} = await lab.capture(['nat:main.nat', 'updates'], {filter: 'tcp port 80'}, () =>
		lab.http('db', 'updates')
	)
	t.like(result, {got: 'answer', status: 200})
	t.true(packets.some(({point, ip}) => point === 'updates' && ip?.source === lab.address('nat.public')))
	t.false(packets.some(({point, ip}) => point === 'updates' && ip?.source === lab.address('db')))
})

test.serial('programs run on hosts, and failing is an answer', async t => {
	t.like(await lab.exec('db', ['cat'], {input: 'a\n'}), {exitCode: 0, stdout: 'a\n'})
	t.like(await lab.exec('db', ['sh', '-c', 'echo no >&2; exit 3']), {exitCode: 3, stderr: 'no\n'})
	t.like(await lab.exec('db', ['sleep', '20'], {timeoutMs: 50}), {timedOut: true})
	t.true(existsSync(lab.namespacePath('db')))
})

test.serial('hosts and points are known by ids and private addresses too, and what several have is refused', async t => {
	const [vpc] = lab.inspect().lab.vpcs
	const db = vpc?.instances.find(({key}) => key === 'main.db')?.id ?? ''
	t.is(lab.host(db), lab.host('db'))
	t.is(lab.host(lab.address('db')), lab.host('db'))
	t.is((await lab.exec(db, ['hostname', '-I'])).exitCode, 0)
	const {packets} = await lab.capture([vpc?.natGateways?.[0]?.id ?? '', db], {filter: 'tcp port 80'}, () =>
		lab.http('db', 'updates')
	)
	t.deepEqual([...new Set(packets.map(({point}) => point))].sort(), ['main.db', 'nat:main.nat'])
	t.throws(() => lab.host('i-0123'), {message: /has no host "i-0123"/})
})

test.serial('a change is in force when it resolves, and one that AWS would refuse changes nothing', async t => {
	t.true((await lab.change({vpcs: {main: {subnets: {private: {routes: {'0.0.0.0/0': null}}}}}})) > 0)
	t.like(await lab.http('db', 'updates', {timeoutMs: 300}), {got: 'timeout'})
	const error = await t.throwsAsync<BadLab>(
		lab.change({vpcs: {main: {natGateways: {nat: null}, subnets: {more: {cidr: '10.9.0.0/24'}}}}}),
		{
			instanceOf: BadLab
		}
	)
	t.true(error?.problems.some(({code}) => code === 'InvalidSubnet.Range'))
	await lab.change({vpcs: {main: {subnets: {private: {routes: {'0.0.0.0/0': 'nat'}}}}}})
	t.like(await lab.http('db', 'updates'), {got: 'answer'})
	t.is(await lab.change({}), 0)
})

test.serial('changes that are asked for at once are made one after the other', async t => {
	const names = ['a', 'b', 'c', 'd']
	await Promise.all(names.map(name => lab.change({vpcs: {main: {instances: {[name]: {subnet: 'private'}}}}})))
	for (const name of names) t.truthy(lab.host(name))
	await lab.change({vpcs: {main: {instances: Object.fromEntries(names.map(name => [name, null]))}}})
})

test.serial('instances stop and start, zones fail and heal', async t => {
	await lab.stop('web')
	t.like(await lab.http('laptop', 'web.private', {timeoutMs: 300}), {got: 'timeout'})
	t.false(lab.host('web').running)
	await lab.start('web')
	t.like(await lab.http('laptop', 'web'), {got: 'answer'})
	await lab.fail({zone: 'a'})
	t.like(await lab.http('laptop', 'web', {timeoutMs: 300}), {got: 'timeout'})
	await lab.heal({zone: 'a'})
	t.like(await lab.http('laptop', 'web'), {got: 'answer'})
	await lab.fail({instance: 'web'})
	t.like(await lab.http('laptop', 'web', {timeoutMs: 300}), {got: 'timeout'})
	await lab.heal({instance: 'web'})
	t.like(await lab.http('laptop', 'web'), {got: 'answer'})
})

test.serial('a connection between two hosts goes on while other things change', async t => {
	const child = spawn('nsenter', [`--net=${lab.namespacePath('web')}`, 'socat', '-', `TCP:${lab.address('db')}:5432`], {
		stdio: ['pipe', 'pipe', 'inherit']
	})
	let heard = ''
	const echo = async (line: string) => {
		child.stdin.write(`${line}\n`)
		while (!heard.endsWith(`${line}\n`)) {
			await new Promise((resolve, reject) => {
				child.stdout.once('data', resolve)
				child.once('exit', () => reject(new Error('the connection ended')))
			}).then(data => {
				heard += data
			})
		}
	}
	await echo('one')
	await lab.change({
		vpcs: {
			main: {
				instances: {third: {subnet: 'private', serves: ['http']}},
				securityGroups: {web: {ingress: {add: [{tcp: 443, from: '0.0.0.0/0'}]}}},
				subnets: {public: {routes: {'10.9.0.0/16': 'blackhole'}}}
			}
		}
	})
	await echo('two')
	await lab.change({vpcs: {main: {instances: {third: null}, natGateways: {second: {subnet: 'public'}}}}})
	await echo('three')
	t.is(heard, 'one\ntwo\nthree\n')
	child.stdin.end()
})

test.serial("the lab file's own checks run", async t => {
	t.like(await lab.check(), {passed: 2, failed: 0, skipped: 0})
})

test.serial('checks in the terms of a lab file run in place of its own', async t => {
	const report = await lab.check({
		checks: [
			{http: {from: 'laptop', to: 'web', expect: 200}},
			{stop: 'web'},
			{http: {from: 'laptop', to: 'web', expect: 'timeout', timeoutMs: 300}},
			{start: 'web'},
			{http: {from: 'laptop', to: 'db', expect: 'timeout', timeoutMs: 300}}
		]
	})
	t.like(report, {passed: 5, failed: 0})
	const error = await t.throwsAsync(lab.check({checks: [{http: {from: 'laptp', to: 'web', expect: 200}}]}), {instanceOf: BadLab})
	t.regex(error?.message ?? '', /checks\[0\]\.http\.from: no host is named "laptp"/)
	t.deepEqual((await lab.status()).tunnels, [])
})

test.serial('a lab stays until it is taken down, and is found again by its name', async t => {
	const name = `kept-${process.pid}`
	const first = await raise(smallLab, {name})
	t.teardown(() => first.down())
	await t.throwsAsync(raise(smallLab, {name}), {name: 'LabTaken'})
	const again = await open(name)
	t.like(await again.http('laptop', 'web'), {got: 'answer'})
	await first.change({vpcs: {main: {instances: {late: {subnet: 'private'}}}}})
	t.is(again.host('late').kind, 'instance')
	t.true(listLabs().some(one => one.name === name && one.status === 'running'))
	await again.down()
	await t.throwsAsync(open(name), {name: 'NoSuchLab'})
	await t.throwsAsync(again.change({}), {name: 'NoSuchLab'})
})

test.serial('a bad document changes nothing', async t => {
	const name = `bad-${process.pid}`
	await t.throwsAsync(raise({vpcs: {main: {cidr: '10.0.0.0/8'}}}, {name}), {instanceOf: BadLab})
	t.false(listLabs().some(one => one.name === name))
})
