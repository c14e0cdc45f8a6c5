import {spawn} from 'node:child_process'
import {existsSync, readFileSync, renameSync, rmSync, statSync} from 'node:fs'
import test from 'ava'
import {type Agent, connectAgent, startAgent} from '../../src/agent/client.ts'
import {agentPid, stopAgent} from '../../src/agent/stop.ts'
import {listener, planOf, type Scratch, scratch} from './namespaces.ts'

const web = ['10.0.0.5/32', '10.0.0.6/32', '2600:1f18::5/128']
let place: Scratch
let agent: Agent

test.beforeEach(() => {
	place = scratch()
	agent = startAgent(place.folder)
})

test.afterEach.always(async () => {
	agent.close()
	await stopAgent(place.folder)
	place.remove()
})

/** Polls for a state, for a bounded time. */
async function until(isSo: () => boolean) {
	for (let tries = 0; tries < 4000; tries++) {
		if (isSo()) return true
		await new Promise(resolve => setTimeout(resolve, 5))
	}
	return false
}

test.serial('http says whom it saw and over which address, over both families', async t => {
	place.add('web', web)
	await agent.serve(planOf({web: [listener('http', 80)]}))
	const answer = JSON.parse(place.run('web', 'curl -s http://10.0.0.5/some/path?x=1'))
	t.like(answer, {host: 'web', client: '10.0.0.5', address: '10.0.0.5', port: 80, path: '/some/path?x=1', method: 'GET'})
	t.true(answer.clientPort > 0)
	const headers = place.run('web', 'curl -sD - -o /dev/null http://10.0.0.6/')
	t.regex(headers, /^HTTP\/1.1 200 OK\r$/m)
	t.regex(headers, /^server: vpclab\r$/im)
	t.regex(headers, /^content-type: application\/json\r$/im)
	t.like(JSON.parse(place.run('web', 'curl -s -X POST -d hello http://[2600:1f18::5]/')), {
		client: '2600:1f18::5',
		address: '2600:1f18::5',
		method: 'POST'
	})
})

test.serial('http answers with its own body and status if it has them, and a change of them needs no new socket', async t => {
	place.add('web', web)
	await agent.serve(planOf({web: [listener('http', 8080, {body: 'hello\n', status: 503})]}))
	t.is(place.run('web', "curl -s -w '%{http_code}' http://10.0.0.5:8080/"), 'hello\n503')
	t.deepEqual(await agent.serve(planOf({web: [listener('http', 8080, {body: 'bye\n'})]})), {listeners: 1, opened: 0, closed: 0})
	t.is(place.run('web', "curl -s -w '%{http_code}' http://10.0.0.5:8080/"), 'bye\n200')
})

test.serial('tcp echoes lines and the rest without a line end, and knows whoami', async t => {
	place.add('web', web)
	await agent.serve(planOf({web: [listener('tcp', 5432)]}))
	t.is(place.run('web', "printf 'one\\ntwo\\nrest' | socat -t5 - TCP:10.0.0.5:5432"), 'one\ntwo\nrest')
	t.like(JSON.parse(place.run('web', 'echo whoami | socat -t5 - TCP:[2600:1f18::5]:5432')), {
		host: 'web',
		client: '2600:1f18::5',
		address: '2600:1f18::5',
		port: 5432
	})
	const bytes = Number(place.run('web', 'head -c 3000000 /dev/zero | socat -t5 - TCP:10.0.0.5:5432 | wc -c'))
	t.is(bytes, 3_000_000)
})

test.serial('udp answers from the address that was asked', async t => {
	place.add('web', web)
	await agent.serve(planOf({web: [listener('udp', 53, {addresses: ['10.0.0.5', '10.0.0.6', '2600:1f18::5']})]}))
	const ask = (address: string, family: 4 | 6) =>
		place.run('web', `printf whoami | socat -t1 - UDP${family}:${address}:53,connect-timeout=1`)
	t.like(JSON.parse(ask('10.0.0.6', 4)), {host: 'web', address: '10.0.0.6', port: 53})
	t.like(JSON.parse(ask('[2600:1f18::5]', 6)), {client: '2600:1f18::5', address: '2600:1f18::5'})
	t.is(place.run('web', "printf 'x y' | socat -t1 - UDP4:10.0.0.5:53"), 'x y')
})

test.serial('addresses may come after the sockets', async t => {
	place.add('web')
	await agent.serve(planOf({web: [listener('udp', 53, {addresses: ['10.0.0.5']}), listener('http', 80)]}))
	place.run('web', 'ip address add 10.0.0.5/32 dev lo')
	t.like(JSON.parse(place.run('web', 'printf whoami | socat -t1 - UDP4:10.0.0.5:53')), {address: '10.0.0.5'})
	t.like(JSON.parse(place.run('web', 'curl -s http://10.0.0.5/')), {address: '10.0.0.5'})
})

test.serial('a listener that stays keeps its connections; one that goes resets them', async t => {
	place.add('web', web)
	place.add('db', web)
	const before = planOf({web: [listener('tcp', 22), listener('tcp', 23)], db: [listener('tcp', 22)]})
	t.deepEqual(await agent.serve(before), {listeners: 3, opened: 3, closed: 0})
	t.deepEqual(await agent.serve(before), {listeners: 3, opened: 0, closed: 0})
	const talk = (port: number) => {
		const child = spawn('nsenter', [`--net=${place.folder}/ns/web`, 'socat', '-', `TCP:10.0.0.5:${port}`], {
			stdio: ['pipe', 'pipe', 'ignore']
		})
		let heard = ''
		child.stdout.on('data', data => {
			heard += data
		})
		child.stdin.write('a\n')
		return {child, heard: () => heard}
	}
	const kept = talk(22)
	const reset = talk(23)
	t.true(await until(() => kept.heard() === 'a\n' && reset.heard() === 'a\n'))
	t.deepEqual(await agent.serve(planOf({web: [listener('tcp', 22), listener('http', 80)]})), {listeners: 2, opened: 1, closed: 2})
	t.true(await until(() => reset.child.exitCode !== null))
	kept.child.stdin.write('b\n')
	t.true(await until(() => kept.heard() === 'a\nb\n'))
	kept.child.stdin.end()
	t.true(await until(() => kept.child.exitCode === 0))
	t.regex(place.run('db', 'curl -s http://10.0.0.5:22/'), /^status 7/)
})

test.serial('a namespace that was made anew under its old name is served again', async t => {
	place.add('web', web)
	const plan = planOf({web: [listener('http', 80)]})
	await agent.serve(plan)
	renameOver(place, 'web')
	t.regex(place.run('web', 'curl -s http://10.0.0.5/'), /^status 7/)
	t.deepEqual(await agent.serve(plan), {listeners: 1, opened: 1, closed: 1})
	t.like(JSON.parse(place.run('web', 'curl -s http://10.0.0.5/')), {host: 'web'})
})

function renameOver({run, folder, add}: Scratch, name: string) {
	run(name, `umount -l ${folder}/ns/${name}`)
	rmSync(`${folder}/ns/${name}`)
	add(name, web)
}

test.serial('what cannot be opened is named, with the reason', async t => {
	place.add('web', web)
	await t.throwsAsync(
		agent.serve(
			planOf({web: [listener('udp', 53, {addresses: ['10.0.0.5']}), listener('udp', 53, {addresses: ['10.0.0.5', '10.0.0.6']})]})
		),
		{
			message: 'cannot open udp 10.0.0.5 port 53 in web: Address already in use'
		}
	)
	await t.throwsAsync(agent.serve(planOf({nowhere: [listener('http', 80)]})), {message: /nowhere/})
	t.deepEqual(await agent.serve(planOf({web: [listener('http', 80)]})), {listeners: 1, opened: 1, closed: 0})
})

test.serial('rude clients do no harm: silence, floods, nonsense, resets, half-open connections', async t => {
	place.add('web', web)
	await agent.serve(planOf({web: [listener('http', 80), listener('tcp', 22), listener('udp', 53, {addresses: ['10.0.0.5']})]}))
	const flood = spawn('nsenter', [
		`--net=${place.folder}/ns/web`,
		'perl',
		'-MIO::Socket::INET',
		'-e',
		String.raw`
			my @open = map { IO::Socket::INET->new(PeerAddr => '10.0.0.5', PeerPort => $_ % 2 ? 80 : 22) } 1..600;
			print {$open[$_]} "\0\xff nonsense\n\n" for 0..99;
			for (100..199) { setsockopt($open[$_], SOL_SOCKET, SO_LINGER, pack('ii', 1, 0)); print {$open[$_]} "GET / HTTP/1.1\r\nhost: x\r\n\r\n"; close $open[$_] }
			shutdown($open[$_], 1) for 200..299;
			my $udp = IO::Socket::INET->new(Proto => 'udp', PeerAddr => '10.0.0.5', PeerPort => 53);
			$udp->send('x' x 1000) for 1..20000;
			$| = 1; print "done\n"; sleep 20;
		`
	])
	await new Promise(resolve => flood.stdout.once('data', resolve))
	t.like(JSON.parse(place.run('web', 'curl -s http://10.0.0.6/')), {host: 'web'})
	t.is(place.run('web', 'echo a | socat -t2 - TCP:10.0.0.5:22'), 'a\n')
	flood.kill('SIGKILL')
	t.is(place.run('web', 'echo a | socat -t2 - TCP:10.0.0.5:22'), 'a\n')
	t.is((await agent.status()).listeners, 3)
	t.is(readFileSync(`${place.folder}/agent.log`, 'utf8'), '')
})

test.serial('it ends with its parent until it is told to stay', async t => {
	place.add('web', web)
	await agent.serve(planOf({web: [listener('http', 80)]}))
	t.is(statSync(`${place.folder}/agent.sock`).mode & 0o777, 0o600)
	const pid = agentPid(place.folder)
	agent.close()
	t.true(await until(() => !existsSync(`/proc/${pid}`)))
	t.is(await connectAgent(place.folder), undefined)

	t.not(pid, undefined)

	agent = startAgent(place.folder)
	await agent.serve(planOf({web: [listener('http', 80)]}))
	await agent.stay()
	agent.close()
	const again = await connectAgent(place.folder)
	t.is((await again?.status())?.listeners, 1)
	again?.close()
	t.like(JSON.parse(place.run('web', 'curl -s http://10.0.0.5/')), {host: 'web'})
})

for (const [how, vanish] of [
	['is removed', (folder: string) => rmSync(folder, {recursive: true})],
	['is renamed', (folder: string) => renameSync(folder, `${folder}-gone`)]
] as const) {
	test.serial(`it ends when its lab's folder ${how}`, async t => {
		place.add('web', web)
		await agent.serve(planOf({web: [listener('http', 80)]}))
		await agent.stay()
		const pid = agentPid(place.folder)
		place.run('web', `umount -l ${place.folder}/ns`)
		vanish(place.folder)
		t.true(await until(() => !existsSync(`/proc/${pid}`)))
		rmSync(`${place.folder}-gone`, {recursive: true, force: true})
	})
}
