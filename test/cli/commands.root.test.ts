import {spawn} from 'node:child_process'
import {existsSync, mkdirSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import test from 'ava'
import {smallLab} from '../life/small-lab.ts'
import {temporaryFolder} from '../temporary-folder.ts'

const root = `/run/vpclab-cli-${process.pid}`
const work = temporaryFolder('cli')
const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))

test.before(() => {
	mkdirSync(`${work}/small`, {recursive: true})
	mkdirSync(`${work}/failing`)
	writeLab('small', smallLab)
	writeLab('failing', {...smallLab, checks: [{tcp: {from: 'web', to: 'db:5432', expect: 'refused'}}]})
	mkdirSync(`${work}/other`)
	writeFileSync(`${work}/other/bad.yaml`, 'vpcs:\n  main:\n    cidr: 10.0.0.0/8\n    subnts: {}\n')
})

test.afterEach.always(async () => {
	await vpclab(['down', '--all'])
})

test.after.always(() => {
	for (const folder of [root, work]) rmSync(folder, {recursive: true, force: true})
})

const writeLab = (name: string, document: object) => writeFileSync(`${work}/${name}/lab.json`, JSON.stringify(document))

type Ran = {readonly status: number | null; readonly out: string; readonly err: string}

function vpclab(argv: readonly string[], {input = '', uid}: {input?: string; uid?: number} = {}): Promise<Ran> {
	const env = {...process.env, VPCLAB_STATE_DIR: root, NODE_NO_WARNINGS: '1'}
	const child = spawn(process.execPath, [main, ...argv], {env, cwd: work, ...(uid !== undefined && {uid})})
	let out = ''
	let err = ''
	child.stdout.setEncoding('utf8').on('data', text => {
		out += text
	})
	child.stderr.setEncoding('utf8').on('data', text => {
		err += text
	})
	child.stdin.end(input)
	return new Promise(resolve => child.once('close', status => resolve({status, out, err})))
}

test.serial('up raises, again changes nothing, an edited file changes the difference, down needs no file', async t => {
	t.regex((await vpclab(['up', 'small'])).out, /^small is up: 4 hosts, \d+ namespaces, \d+ links, \d+ steps/)
	t.regex((await vpclab(['up', 'small'])).out, /^small: nothing to change: 0 steps/)
	t.is(statSync(`${root}/small/state.json`).mode & 0o777, 0o600)
	t.is(statSync(root).mode & 0o777, 0o700)
	writeLab('small', {...smallLab, internet: {...smallLab.internet, stranger: '198.51.100.7'}})
	t.regex((await vpclab(['up', 'small'])).out, /^small is up to date: \d+ steps/)
	t.is((await vpclab(['exec', 'small', 'stranger', '--', 'true'])).status, 0)
	writeLab('small', smallLab)
	t.is(JSON.parse((await vpclab(['up', 'small', '--json'])).out).how, 'changed')
	rmSync(`${work}/small/lab.json`)
	const down = await vpclab(['down', 'small'])
	writeLab('small', smallLab)
	t.regex(down.out, /^small is down/)
	t.is(down.status, 0)
	t.false(existsSync(root))
})

test.serial('a host is named by its id or address as well, and a running lab is tested by its name', async t => {
	await vpclab(['up', 'small'])
	const {vpcs} = JSON.parse((await vpclab(['inspect', 'small', '--json'])).out)
	const [vpc] = vpcs
	const web = vpc.instances.find(({name}: {name: string}) => name === 'web')
	const eni = vpc.interfaces.find(({owner}: {owner?: {key: string}}) => owner?.key === web.key)
	for (const identifier of [web.id, eni.id, eni.privateIps[0].address]) {
		t.is((await vpclab(['exec', 'small', identifier, '--', 'hostname'])).out, 'web\n')
		t.regex((await vpclab(['inspect', 'small', identifier])).out, new RegExp(eni.id))
	}
	t.regex((await vpclab(['exec', 'small', '10.9.9.9', '--', 'true'])).err, /lab "small" has no host "10\.9\.9\.9"/)
	writeLab('small', {...smallLab, checks: []})
	const none = await vpclab(['test', 'small'])
	t.deepEqual([none.status, none.out], [2, ''])
	t.regex(none.err, /no checks, so there is nothing to test/)
	writeLab('small', {...smallLab, checks: [{ping: {from: 'web', to: 'web', expect: 'reply'}}]})
	t.regex((await vpclab(['test', 'small'])).out, /1 passed/)
	writeLab('small', smallLab)
	t.regex(
		(await vpclab(['test', 'smal'])).err,
		/there is no lab file or folder smal, and no lab of that name runs or comes with vpclab/
	)
	for (const words of [['-v'], ['--version'], ['version']]) t.regex((await vpclab(words)).out, /^\d+\.\d+\.\d+\n$/)
})

test.serial('two copies of one lab run side by side, and are told apart by their names', async t => {
	const ups = await Promise.all([vpclab(['up', 'small']), vpclab(['up', 'small', '--name', 'second'])])
	t.deepEqual(
		ups.map(({status}) => status),
		[0, 0]
	)
	const ls = JSON.parse((await vpclab(['ls', '--json'])).out)
	t.deepEqual(
		ls.map(({name, status, instances}: Record<string, unknown>) => [name, status, instances]),
		[
			['second', 'running', 2],
			['small', 'running', 2]
		]
	)
	t.regex((await vpclab(['down', `${work}/small`])).err, /runs more than once: choose one: second, small/)
	t.is((await vpclab(['down', 'second'])).status, 0)
	t.is((await vpclab(['down', 'small/lab.json'])).status, 0)
})

test.serial('commands on one lab at once come one after the other', async t => {
	const all = await Promise.all([vpclab(['up', 'small']), vpclab(['up', 'small']), vpclab(['up', 'small'])])
	t.deepEqual(
		all.map(({status}) => status),
		[0, 0, 0],
		JSON.stringify(all)
	)
	t.is(all.filter(({out}) => out.includes('is up:')).length, 1)
	t.is(all.filter(({out}) => out.includes('nothing to change')).length, 2)
	t.true(all.some(({err}) => /waiting for (process \d+ \(vpclab up\)|another command)/.test(err)))
})

test.serial('test: 0 if all passed, 1 if a check failed; labs are taken down, or kept', async t => {
	const passed = await vpclab(['test', 'small'])
	t.is(passed.status, 0, passed.out + passed.err)
	t.regex(passed.out, /2 passed/)
	t.false(existsSync(root))
	const failed = await vpclab(['test', 'small', 'failing', '--within', '0.2', '--report', `junit=${work}/out.xml`, '--keep'])
	t.is(failed.status, 1, failed.out + failed.err)
	t.true(existsSync(`${work}/out.xml`))
	t.regex(failed.err, /"small" is left up/)
	t.is((await vpclab(['exec', 'failing', 'db', 'true'])).status, 0)
	const beside = await vpclab(['test', 'small'])
	t.is(beside.status, 0, 'a lab that runs is not disturbed')
	t.deepEqual(
		JSON.parse((await vpclab(['ls', '--json'])).out).map(({name}: {name: string}) => name),
		['failing', 'small']
	)
})

test.serial('exec passes input, output and status on, as a host of that name', async t => {
	await vpclab(['up', 'small'])
	t.deepEqual(await vpclab(['exec', 'small', 'web', '--', 'cat'], {input: 'hello\n'}), {status: 0, out: 'hello\n', err: ''})
	t.is((await vpclab(['exec', 'small', 'web', '--', 'sh', '-c', 'exit 7'])).status, 7)
	t.is((await vpclab(['exec', 'small', 'main.db', 'hostname'])).out, 'db\n')
	t.is((await vpclab(['exec', 'small', 'db', '--', 'printf', '%s|', 'a b', '$x', '--'])).out, 'a b|$x|--|')
	t.regex((await vpclab(['exec', 'small', 'wbe', 'true'])).err, /lab "small" has no host "wbe": did you mean "web"\?/)
})

test.serial('inspect: tables, JSON, and what holds for one ENI', async t => {
	await vpclab(['up', 'small'])
	const all = (await vpclab(['inspect', 'small'])).out
	for (const title of ['VPCs', 'Subnets', 'Instances', 'Network interfaces', 'NAT gateways', 'Hosts on the Internet']) {
		t.true(all.includes(title))
	}
	t.regex(all, /vpc-[0-9a-f]{17}/)
	const eni = JSON.parse((await vpclab(['inspect', 'small', 'eni', 'db', '--json'])).out)
	t.is(eni.subnet.key, 'main.private')
	t.is(eni.securityGroups[0].name, 'db')
	const byAddress = await vpclab(['inspect', 'small', 'eni', eni.interface.privateIps[0].address])
	t.regex(byAddress.out, /^Network interface main\.db \(eni-[0-9a-f]{17}\)/)
	t.is(JSON.parse((await vpclab(['inspect', 'small', 'host', 'web', '--json'])).out).namespace, 'host.main.web')
	const {vpcs} = JSON.parse((await vpclab(['inspect', 'small', '--json'])).out)
	t.regex(
		(await vpclab(['inspect', 'small', vpcs[0].internetGateway.id])).out,
		/^Internet gateway main\n(.*\n)*.*igw:main\n(.*\n)*Route table main\.public/
	)
	t.regex((await vpclab(['inspect', 'small', 'subnet'])).err, /did you mean "subnets"/)
})

test.serial('bad input is status 2, says all that is wrong, and touches nothing', async t => {
	const bad = await vpclab(['up', 'other/bad.yaml'])
	t.is(bad.status, 2)
	t.regex(bad.err, /^other\/bad\.yaml:4:5 vpcs\.main\.subnts: /)
	t.regex(bad.err, /did you mean "subnets"/)
	for (const argv of [
		['up'],
		['up', 'nowhere'],
		['down'],
		['down', 'nowhere'],
		['tset'],
		['up', 'small', '--nme', 'x'],
		['inspect', 'nowhere'],
		['test', 'other'],
		['test', 'small', '--report', 'xml'],
		['validate', 'other/bad.yaml'],
		[]
	]) {
		const {status, out, err} = await vpclab(argv)
		t.is(status, 2, `${argv.join(' ')}: ${out}${err}`)
		t.not(err, '')
		t.false(/\n {4}at /.test(err), 'no stack')
	}
	t.regex((await vpclab(['tset'])).err, /Did you mean test\?/)
	t.false(existsSync(root))
})

test.serial('a machine that lacks something, root for one, is status 3', async t => {
	for (const argv of [
		['up', 'small'],
		['test', 'small'],
		['down', '--all'],
		['exec', 'small', 'web', 'true']
	]) {
		const {status, err} = await vpclab(argv, {uid: 65_534})
		t.is(status, 3, err)
		t.regex(err, /needs root.*\n.*vpclab doctor/)
	}
})

test.serial('ls needs root only where there may be labs', async t => {
	const none = await vpclab(['ls'], {uid: 65_534})
	t.is(none.status, 0, none.err)
	t.is(none.out, 'no labs are running\n')
	await vpclab(['up', 'small'])
	const some = await vpclab(['ls'], {uid: 65_534})
	t.is(some.status, 3)
	t.regex(some.err, /only root can see them/)
})

test.serial('a lab that was renamed in its file is said to run still', async t => {
	writeLab('small', {...smallLab, name: 'old'})
	await vpclab(['up', 'small'])
	await vpclab(['up', 'small', '--name', 'copy'])
	writeLab('small', {...smallLab, name: 'new'})
	const {status, err} = await vpclab(['up', 'small'])
	writeLab('small', smallLab)
	t.is(status, 0, err)
	t.regex(err, /lab\.json was named "old" before, and that lab still runs: `vpclab down old`/)
	t.notRegex(err, /"copy"/)
})

test.serial('validate and plan need no root', async t => {
	const validate = await vpclab(['validate', 'small', 'failing'], {uid: 65_534})
	t.is(validate.status, 0, validate.err)
	const plan = await vpclab(['plan', 'small', '--json'], {uid: 65_534})
	t.true('vpc.main' in JSON.parse(plan.out).namespaces)
	t.regex((await vpclab(['plan', 'small', '--namespace', 'vpc.main'])).out, /COMMIT/)
	const problems = JSON.parse((await vpclab(['validate', '--json', 'other/bad.yaml'])).out)
	t.is(problems[0].problems[0].line, 4)
})

test.serial('what a customer configures is written from a lab file, without root, and from a running lab', async t => {
	const file = fileURLToPath(new URL('../../labs/vpn-two-tunnels', import.meta.url))
	for (const [format, pattern] of [
		['xml', /<vpn_connection id="vpn-[0-9a-f]{17}">[\s\S]*<pre_shared_key>/],
		['strongswan', /connections \{[\s\S]*version = 2[\s\S]*secrets \{/],
		['frr', /router bgp 65001/]
	] as const) {
		const fromFile = await vpclab(['vpn-config', file, 'office', '--format', format], {uid: 65_534})
		t.regex(fromFile.out, pattern, fromFile.err)
		if (format === 'xml') t.is((await vpclab(['up', file])).status, 0)
		t.is((await vpclab(['vpn-config', 'vpn-two-tunnels', 'office', '--format', format])).out, fromFile.out)
	}
	const unknown = await vpclab(['vpn-config', 'vpn-two-tunnels', 'ofice'])
	t.is(unknown.status, 2)
	t.regex(unknown.err, /no VPN connection is named "ofice"; this lab has office/)
})

test.serial('every command explains itself', async t => {
	const help = await vpclab(['--help'])
	t.is(help.status, 0)
	const commands = [...help.out.matchAll(/^ {2}([a-z]+) .* {2,}\S/gm)]
		.map(([, name]) => name!)
		.filter(name => name !== 'help' && name !== 'vpclab')
	t.true(commands.length >= 12)
	for (const name of commands) {
		const {status, out} = await vpclab([name, '--help'])
		t.is(status, 0, name)
		t.regex(out, new RegExp(`^Usage: vpclab ${name}`), name)
		t.is((await vpclab(['help', name])).out, out)
	}
})
