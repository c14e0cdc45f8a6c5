import {setTimeout as delay} from 'node:timers/promises'
import test from 'ava'
import {execa} from 'execa'
import {type Capture, startCapture} from '../../src/capture/capture.ts'
import {BadFilter, checkFilter} from '../../src/capture/filter.ts'
import {CaptureError} from '../../src/capture/tcpdump.ts'
import type {Packet} from '../../src/capture/types.ts'
import {type TwoNamespaces, twoNamespaces} from './two-namespaces.ts'

let net: TwoNamespaces
test.before(async () => {
	net = await twoNamespaces()
})
test.after.always(() => net.close())

async function collect(capture: Capture): Promise<Packet[]> {
	const packets: Packet[] = []
	for await (const packet of capture) packets.push(packet)
	return packets
}

/** Of this process's own. */
async function tcpdumps(parent = process.pid): Promise<number[]> {
	const {stdout} = await execa('ps', ['-o', 'pid=,comm=', '--ppid', String(parent)], {reject: false})
	return stdout.split('\n').flatMap(line => (line.trim().endsWith('tcpdump') ? [Number.parseInt(line, 10)] : []))
}

async function until(what: string, isSo: () => Promise<boolean> | boolean) {
	for (const end = Date.now() + 20_000; Date.now() < end; await delay(5)) if (await isSo()) return
	throw new Error(`not within 20 s: ${what}`)
}

function isAlive(pid: number) {
	try {
		return process.kill(pid, 0)
	} catch {
		return false
	}
}

const at = (packets: readonly Packet[], point: string) => packets.filter(packet => packet.point === point)

test.serial('what was sent before the stop is seen, be it stopped at once: 20 of 20 at both points', async t => {
	for (let round = 0; round < 8; round++) {
		const capture = await startCapture({points: [net.left, net.right], filter: 'udp'})
		await net.sendUdp(20)
		const {packets, statistics} = await capture.stop()
		t.is(at(packets, 'left').length, 20)
		t.is(at(packets, 'right').length, 20)
		t.deepEqual(statistics, [
			{point: 'left', captured: 20, received: 20, dropped: 0},
			{point: 'right', captured: 20, received: 20, dropped: 0}
		])
		t.deepEqual(
			packets.map(({timestampNs}) => timestampNs),
			packets.map(({timestampNs}) => timestampNs).sort((a, b) => Number(a - b))
		)
	}
	t.deepEqual(await tcpdumps(), [])
})

test.serial('nor is it lost when tcpdump had no CPU since the first of them', async t => {
	const capture = await startCapture({points: [net.right], filter: 'udp'})
	const [pid] = await tcpdumps()
	process.kill(pid!, 'SIGSTOP')
	await net.sendUdp(20)
	const stopped = capture.stop()
	await delay(100)
	process.kill(pid!, 'SIGCONT')
	t.is((await stopped).packets.length, 20)
})

test.serial('a burst of 2000 packets fits in the buffer', async t => {
	const capture = await startCapture({points: [net.right], filter: 'icmp[0] = 8'})
	await net.run('left', ['ping', '-q', '-c', '2000', '-l', '2000', '-w', '1', '10.9.0.2']).catch(() => {})
	const {packets, statistics} = await capture.stop()
	t.is(packets.length, 2000)
	t.is(statistics[0]?.dropped, 0)
})

test.serial('packets come one by one while it runs, in the order of their times', async t => {
	const capture = await startCapture({points: [net.left, net.right], filter: 'icmp'})
	const sent = net.run('left', ['ping', '-q', '-c', '3', '-i', '0.02', '10.9.0.2'])
	const seen: Packet[] = []
	for await (const packet of capture) {
		seen.push(packet)
		if (seen.length === 4) break
	}
	t.deepEqual(
		seen.map(({point, icmp}) => `${point} ${icmp?.name}`),
		['left echo-request', 'right echo-request', 'right echo-reply', 'left echo-reply']
	)
	await sent
	t.is((await capture.stop()).packets.length, 12)
})

test.serial('iterating ends with the stop, and gives all, whether packets are kept or not', async t => {
	for (const keep of [true, false]) {
		const capture = await startCapture({points: [net.left], filter: 'udp', keep})
		const all = collect(capture)
		await net.sendUdp(20)
		const {packets} = await capture.stop()
		t.is((await all).length, 20)
		t.is(packets.length, keep ? 20 : 0)
	}
})

test.serial('decoded packets say what was on the wire, over IPv4 and IPv6', async t => {
	const capture = await startCapture({points: [net.right]})
	await net.run('left', ['ping', '-q', '-c', '1', '10.9.0.2'])
	await net.run('left', ['ping', '-q', '-c', '1', '-t', '9', 'fd00:9::2'])
	await net.run('left', ['bash', '-c', 'echo >/dev/tcp/10.9.0.2/81 || true'])
	const {packets} = await capture.stop()
	const blank = (text: string) => text.replaceAll(/(id|seq|win|ack|val|wscale) \d+/g, '$1 N').replace(/\.\d{5}/, '.PORT')
	t.deepEqual(
		packets.map(({summary}) => blank(summary)),
		[
			'IP 10.9.0.1 > 10.9.0.2: ICMP echo request, id N, seq N, length 64, ttl 64',
			'IP 10.9.0.2 > 10.9.0.1: ICMP echo reply, id N, seq N, length 64, ttl 64',
			'IP6 fd00:9::1 > fd00:9::2: ICMP6, echo request, id N, seq N, length 64, ttl 9',
			'IP6 fd00:9::2 > fd00:9::1: ICMP6, echo reply, id N, seq N, length 64, ttl 64',
			'IP 10.9.0.1.PORT > 10.9.0.2.81: Flags [S], seq N, win N, options [mss 1460,sackOK,TS val N ecr 0,nop,wscale N], length 0, ttl 64',
			'IP 10.9.0.2.81 > 10.9.0.1.PORT: Flags [R.], seq N, ack N, win N, length 0, ttl 64'
		]
	)
	t.is(packets[4]?.tcp?.mss, 1460)
	t.is(packets[4]?.ethernet?.source, '02:00:00:00:00:01')
})

test.serial('a filter that is none is refused before anything starts, with its place and tcpdump’s words', async t => {
	const error = await t.throwsAsync(startCapture({points: [net.left], filter: 'tcp port 80 and prot 443'}), {
		instanceOf: BadFilter
	})
	t.is(
		error.message,
		`this filter cannot be used: unknown port 'prot'
   tcp port 80 and prot 443
               ^
  fix: see \`man pcap-filter\`, e.g. "tcp port 80 and host 10.0.0.5"`
	)
	t.is(error.words, "unknown port 'prot'")
	t.is((await checkFilter('-w /tmp/x'))?.words, "can't parse filter expression: syntax error")
	t.is((await checkFilter('host no-such-name'))?.words, "unknown host 'no-such-name'")
	t.is(await checkFilter('tcp port 80 and (src host 10.0.0.5 or icmp)'), undefined)
})

test.serial('a point that is not there is named, and no other point stays watched', async t => {
	const missing = {...net.right, name: 'nat:main', link: 'eth9'}
	const error = await t.throwsAsync(startCapture({points: [net.left, missing]}), {instanceOf: CaptureError})
	t.is(error.message, 'capture at "nat:main" (link eth9) did not begin: eth9: No such device exists')
	await until('no tcpdump is left', async () => (await tcpdumps()).length === 0)
	const gone = await t.throwsAsync(startCapture({points: [{...net.left, namespacePath: '/nowhere/ns'}]}), {
		instanceOf: CaptureError
	})
	t.is(gone.message, 'capture at "left" (link l0) did not begin: nsenter: cannot open /nowhere/ns: No such file or directory')
})

test.serial('a tcpdump that somebody kills is an error, not silence, and the other points end with it', async t => {
	const capture = await startCapture({points: [net.left, net.right]})
	const all = collect(capture)
	const [first] = await tcpdumps()
	process.kill(first!, 'SIGTERM')
	const expected = {
		instanceOf: CaptureError,
		message: /^capture at "(left|right)" \(link .0\) broke off: tcpdump ended with exit code 0$/
	}
	await t.throwsAsync(all, expected)
	await t.throwsAsync(capture.stop(), expected)
	await until('no tcpdump is left', async () => (await tcpdumps()).length === 0)
})

test.serial('a link that is down for a while is watched on; one that goes is an error in tcpdump’s words', async t => {
	await net.run('left', ['sh', '-c', 'ip link add d0 type veth peer name d1 && ip link set d0 up && ip link set d1 up'])
	await net.run('left', ['ip', 'address', 'add', '192.0.2.9/24', 'dev', 'd0'])
	const capture = await startCapture({points: [{...net.left, name: 'd', link: 'd0'}], filter: 'arp'})
	await net.run('left', ['sh', '-c', 'ip link set d0 down && ip link set d0 up'])
	await net.run('left', ['ping', '-q', '-c', '1', '-W', '0.05', '192.0.2.1']).catch(() => {})
	for await (const {summary} of capture) {
		t.is(summary, 'ARP, Request who-has 192.0.2.1 tell 192.0.2.9, length 28')
		break
	}
	await net.run('left', ['ip', 'link', 'delete', 'd0'])
	await until('tcpdump has noticed', async () => (await tcpdumps()).length === 0)
	await t.throwsAsync(capture.stop(), {
		instanceOf: CaptureError,
		message: 'capture at "d" (link d0) broke off: pcap_loop: The interface disappeared'
	})
})

test.serial('an abort kills it, and its reason is what everybody gets', async t => {
	const controller = new AbortController()
	const capture = await startCapture({points: [net.left], signal: controller.signal})
	const all = collect(capture)
	controller.abort(new Error('enough'))
	await t.throwsAsync(all, {message: 'enough'})
	await t.throwsAsync(capture.stop(), {message: 'enough'})
	t.deepEqual(await tcpdumps(), [])
})

test.serial('a capture that goes out of scope leaves nothing running', async t => {
	{
		await using _capture: Capture = await startCapture({points: [net.left]})
		t.is((await tcpdumps()).length, 1)
	}
	t.deepEqual(await tcpdumps(), [])
})

test.serial('when the process that captures is killed by SIGKILL, its tcpdump ends, without a packet', async t => {
	const script = `
		import {startCapture} from ${JSON.stringify(new URL('../../src/capture/capture.ts', import.meta.url).href)}
		await startCapture({points: ${JSON.stringify([net.left, net.right])}})
		console.log('started')
		setInterval(() => {}, 1000)`
	const child = execa('setpriv', ['--pdeathsig', 'KILL', process.execPath, '--input-type=module', '-e', script], {
		reject: false,
		buffer: false
	})
	await new Promise(resolve => child.stdout.once('data', resolve))
	const pids = await tcpdumps(child.pid)
	t.is(pids.length, 2)
	child.kill('SIGKILL')
	await child
	await until('both have ended', () => !pids.some(isAlive))
	t.pass()
})
