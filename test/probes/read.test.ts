/** What the programs printed on real networks, and what it is taken for. Long, since recordings of all six stand side by side. */
import test from 'ava'
import {socketAddress} from '../../src/probes/client.ts'
import {httpArgv, readHttp, urlOf} from '../../src/probes/http.ts'
import {readRound} from '../../src/probes/mtu.ts'
import {pingArgv, readPing} from '../../src/probes/ping.ts'
import type {ProgramRun} from '../../src/probes/run-in.ts'
import {readTcp} from '../../src/probes/tcp.ts'
import {readTrace, traceArgv} from '../../src/probes/trace.ts'
import {readUdp} from '../../src/probes/udp.ts'

const ran = (stdout: string, rest: Partial<ProgramRun> = {}): ProgramRun => ({exitCode: 0, stdout, stderr: '', ...rest})
const ping = (line: string, summary = '1 packets transmitted, 0 received, +1 errors, 100% packet loss, time 0ms') =>
	readPing(
		ran(`PING 10.0.1.5 (10.0.1.5) 56(84) bytes of data.\n${line}\n\n--- 10.0.1.5 ping statistics ---\n${summary}\n`, {
			exitCode: 1
		})
	)

test('ping: a reply', t => {
	t.deepEqual(
		ping(
			'64 bytes from 10.0.1.5: icmp_seq=1 ttl=63 time=0.205 ms',
			'1 packets transmitted, 1 received, 0% packet loss, time 0ms'
		),
		{
			got: 'reply',
			ttl: 63,
			rttMs: 0.205,
			bytes: 64,
			sent: 1,
			received: 1
		}
	)
})

test('ping: some of several replies are lost', t => {
	t.like(
		ping(
			'64 bytes from fd00::5: icmp_seq=3 ttl=255 time=0.2 ms',
			'3 packets transmitted, 1 received, 66.6% packet loss, time 404ms'
		),
		{
			got: 'reply',
			ttl: 255,
			sent: 3,
			received: 1
		}
	)
})

test('ping: no line about any packet is silence', t => {
	t.deepEqual(ping('', '1 packets transmitted, 0 received, 100% packet loss, time 0ms'), {got: 'timeout'})
})

for (const [words, why] of [
	['Destination Net Unreachable', 'network'],
	['Destination Host Unreachable', 'host'],
	['Destination Protocol Unreachable', 'protocol'],
	['Destination Port Unreachable', 'port'],
	['Packet filtered', 'prohibited'],
	['Destination Host Prohibited', 'prohibited'],
	['Time to live exceeded', 'ttl-exceeded'],
	['Destination unreachable: No route', 'network'],
	['Destination unreachable: Administratively prohibited', 'prohibited'],
	['Destination unreachable: Address unreachable', 'host'],
	['Destination unreachable: Port unreachable', 'port'],
	['Time exceeded: Hop limit', 'ttl-exceeded'],
	['Destination unreachable: Unknown code 77', 'other']
] as const) {
	test(`ping: "${words}" is unreachable: ${why}`, t => {
		t.deepEqual(ping(`From 10.0.0.1 icmp_seq=1 ${words}`), {got: 'unreachable', why, from: '10.0.0.1'})
	})
}

test("ping: too big, in the router's words of both families and in the client's own", t => {
	t.deepEqual(ping('From 10.0.0.1 icmp_seq=1 Frag needed and DF set (mtu = 1400)'), {
		got: 'too-big',
		pathMtu: 1400,
		from: '10.0.0.1'
	})
	t.deepEqual(ping('From fd00:a::1 icmp_seq=1 Packet too big: mtu=1400'), {got: 'too-big', pathMtu: 1400, from: 'fd00:a::1'})
	t.deepEqual(ping('ping: local error: message too long, mtu=1400'), {got: 'too-big', pathMtu: 1400})
	t.deepEqual(ping('ping: local error: message too long, mtu: 1400'), {got: 'too-big', pathMtu: 1400})
})

test('ping: the client itself has no way there', t => {
	t.deepEqual(readPing(ran('', {exitCode: 2, stderr: 'ping: connect: Network is unreachable\n'})), {
		got: 'unreachable',
		why: 'network'
	})
	t.deepEqual(readPing(ran('', {exitCode: 2, stderr: 'ping: connect: No route to host\n'})), {got: 'unreachable', why: 'host'})
})

test('ping: what it was asked is on its command line', t => {
	t.is(pingArgv({address: '10.0.1.5'}).join(' '), 'ping -n -c 1 -W 2 10.0.1.5')
	t.is(
		pingArgv({address: 'fd00::5', source: 'fd00::1', count: 3, sizeBytes: 1472, dontFragment: true, ttl: 5, timeoutMs: 500}).join(
			' '
		),
		'ping -n -c 3 -W 0.5 -i 0.2 -s 1472 -M do -t 5 -I fd00::1 fd00::5'
	)
})

const target = {address: '10.0.1.5', port: 5432}
const from = 'from 02009aa60a0000050000000000000000\n'

test('tcp: connected, with the facts that the service tells', t => {
	const line = Buffer.from('{"host":"web","client":"10.0.0.5","clientPort":39582,"address":"10.0.1.5","port":5432}').toString(
		'hex'
	)
	t.deepEqual(readTcp(ran(`${from}connected 02009aa60a0000050000000000000000\nline ${line}\nwhole\n`), target), {
		got: 'connect',
		answered: true,
		host: 'web',
		client: '10.0.0.5',
		server: '10.0.1.5'
	})
})

test('tcp: refused is RST to the SYN, reset is RST later', t => {
	t.deepEqual(readTcp(ran(`${from}error 111 connect\n`), target), {got: 'refused'})
	t.deepEqual(readTcp(ran(`${from}connected 02009aa60a0000050000000000000000\nerror 104 use\n`), target), {got: 'reset'})
})

test('tcp: silence before and after the connection stood', t => {
	const after = `${from}connected 02009aa60a0000050000000000000000\nsilence use\n`
	t.deepEqual(readTcp(ran(`${from}silence connect\n`), target), {got: 'timeout'})
	t.deepEqual(readTcp(ran(after), target), {got: 'connect', answered: false})
	t.deepEqual(readTcp(ran(after), {...target, idleSeconds: 3}), {got: 'timeout', after: 'connect'})
	t.deepEqual(readTcp(ran(after), {...target, sizeBytes: 3000}), {got: 'timeout', after: 'connect'})
})

const prohibited4 =
	'icmp 020000000a0000010000000000000000 45c00058890c00004001dcd30a0000010a000005030d08d3000000004500003cc69040003f0660220a0000050a0001059aa615389989778200000000a002f50715380000020423010402080ad3cd8006000000000103030a\n'
const prohibited6 =
	'icmp 0a00000000000000fd00000a00000000000000000000000100000000 010160300000000060026ca30028063ffd00000a000000000000000000000005fd00000b000000000000000000000005d1281538e7898eb000000000a002f47bfa4e0000020422ed0402080a5e3c5843000000000103030a\n'

test('tcp: an ICMP error about our own SYN tells who and why, of both families', t => {
	t.deepEqual(readTcp(ran(`${from}${prohibited4}error 113 connect\n`), target), {
		got: 'unreachable',
		why: 'prohibited',
		from: '10.0.0.1'
	})
	const from6 = 'from 0a00d12800000000fd00000a00000000000000000000000500000000\n'
	t.deepEqual(readTcp(ran(`${from6}${prohibited6}error 113 connect\n`), {address: 'fd00:b::5', port: 5432}), {
		got: 'unreachable',
		why: 'prohibited',
		from: 'fd00:a::1'
	})
})

test('tcp: an ICMP error about somebody else is not ours', t => {
	const other = 'from 0200aaaa0a0000050000000000000000\n'
	t.deepEqual(readTcp(ran(`${other}${prohibited4}error 111 connect\n`), target), {got: 'refused'})
})

test('tcp: a truncated ICMP packet is passed over', t => {
	t.deepEqual(readTcp(ran(`${from}icmp 020000000a0000010000000000000000 45c0\nsilence connect\n`), target), {got: 'timeout'})
})

const portUnreachable =
	'icmp 020000000a0001050000000000000000 45c0003e07d700003f015e1f0a0001050a0000050303bd710000000045000022d86c40003f114e550a0000050a000105d6170009000e152977686f616d69\n'

test('udp: "port unreachable" by the target itself is refused', t => {
	t.deepEqual(
		readUdp(ran(`from 0200d6170a0000050000000000000000\n${portUnreachable}error 111 receive\n`), {address: '10.0.1.5', port: 9}),
		{
			got: 'refused'
		}
	)
})

test('udp: a reply with facts; and one that is not what was sent', t => {
	const reply =
		'reply 54 7b22686f7374223a22776562222c22636c69656e74223a22666430303a613a3a35222c22636c69656e74506f7274223a35393631317d other\n'
	t.deepEqual(readUdp(ran(reply), {address: 'fd00:b::5', port: 53}), {got: 'reply', bytes: 54, host: 'web', client: 'fd00:a::5'})
	t.deepEqual(readUdp(ran('reply 2 7878 other\n'), {address: 'fd00:b::5', port: 53, sizeBytes: 3}), {
		got: 'failed',
		message: 'the reply of 2 bytes is not what was sent'
	})
})

const answer = (head: string, body: string) => readHttp(ran(`${head.replaceAll('\n', '\r\n')}\r\n\r\n${body}`))

test('http: an answer of a service of the lab', t => {
	t.deepEqual(
		answer(
			'HTTP/1.1 200 OK\nServer: vpclab\nX-A: 1\nx-a: 2',
			'{"host":"web","client":"10.0.0.5","address":"10.0.1.5","port":80}'
		),
		{
			got: 'answer',
			status: 200,
			headers: {server: 'vpclab', 'x-a': '1, 2'},
			body: '{"host":"web","client":"10.0.0.5","address":"10.0.1.5","port":80}',
			host: 'web',
			client: '10.0.0.5',
			server: '10.0.1.5'
		}
	)
})

test('http: a body of its own hides the facts, headers do not', t => {
	t.like(answer('HTTP/1.1 200 OK\nServer: vpclab\nX-Vpclab-Client: 10.0.0.5', 'hello'), {
		status: 200,
		body: 'hello',
		client: '10.0.0.5'
	})
	t.deepEqual(answer('HTTP/1.0 404 Not Found', '{"client":"1.2.3.4"}'), {
		got: 'answer',
		status: 404,
		headers: {},
		body: '{"client":"1.2.3.4"}'
	})
})

test('http: an interim answer is passed over', t => {
	t.like(answer('HTTP/1.1 100 Continue\n\nHTTP/1.1 204 No Content', ''), {status: 204})
})

for (const [version, stderr, expected] of [
	['7.88', '* connect to 10.0.1.5 port 9 failed: Connection refused\n', {got: 'refused'}],
	['8.5', '* connect to 10.0.1.5 port 9 from 10.0.0.5 port 4711 failed: Connection refused\n', {got: 'refused'}],
	['7.81', '* connect to 10.0.1.5 port 80 failed: No route to host\n', {got: 'unreachable', why: 'host'}],
	['7.88 at once', '* Immediate connect fail for 10.5.0.1: Network is unreachable\n', {got: 'unreachable', why: 'network'}]
] as const) {
	test(`http: how curl ${version} says that it did not connect: ${expected.got}`, t => {
		t.deepEqual(readHttp(ran('', {exitCode: 7, stderr})), expected)
	})
}

test('http: silence before and after the connection stood, and a reset', t => {
	const connected = '* Connected to 10.0.1.5 (10.0.1.5) port 80 (#0)\n'
	t.deepEqual(readHttp(ran('', {exitCode: 28, stderr: '* Connection timed out after 300 milliseconds\n'})), {got: 'timeout'})
	t.deepEqual(readHttp(ran('', {exitCode: 28, stderr: connected})), {got: 'timeout', after: 'connect'})
	t.deepEqual(readHttp(ran('', {exitCode: 56, stderr: `${connected}* Recv failure: Connection reset by peer\n`})), {got: 'reset'})
})

test('http: the URL and the command line', t => {
	t.is(urlOf({address: '10.0.0.5', port: 80, path: '/'}), 'http://10.0.0.5/')
	t.is(urlOf({address: 'fd00::5', port: 8080, path: '/a'}), 'http://[fd00::5]:8080/a')
	t.is(
		httpArgv({address: '10.0.0.5', port: 80, path: '/', source: '10.0.0.6'}).join(' '),
		'curl -q -s -v -i -g --max-time 2 --interface host!10.0.0.6 http://10.0.0.5/'
	)
})

const trace = (...lines: string[]) =>
	readTrace(ran(['traceroute to 10.0.1.5 (10.0.1.5), 16 hops max, 60 byte packets', ...lines, ''].join('\n')), {
		address: '10.0.1.5'
	})

test('trace: hops, silent ones too', t => {
	t.deepEqual(trace(' 1  10.0.0.1  0.327 ms', ' 2  *', ' 3  10.0.1.5  0.7 ms'), {
		got: 'reached',
		hops: 3,
		route: [{ttl: 1, address: '10.0.0.1', rttMs: 0.327}, {ttl: 2}, {ttl: 3, address: '10.0.1.5', rttMs: 0.7}]
	})
})

test('trace: what follows the last hop that answered is left out', t => {
	t.deepEqual(trace(' 1  10.0.0.1  0.3 ms', ' 2  *', ' 3  *', ' 4  *'), {
		got: 'timeout',
		route: [{ttl: 1, address: '10.0.0.1', rttMs: 0.3}]
	})
	t.deepEqual(trace(' 1  *', ' 2  *'), {got: 'timeout', route: []})
})

test('trace: a hop that says no', t => {
	t.like(trace(' 1  10.0.0.1  0.327 ms', ' 2  10.0.0.1  0.327 ms !X'), {got: 'unreachable', why: 'prohibited', from: '10.0.0.1'})
	t.like(trace(' 1  10.0.0.1  0.327 ms !H'), {got: 'unreachable', why: 'host', from: '10.0.0.1'})
})

test('trace: its command line', t => {
	t.is(traceArgv({address: '10.0.1.5', protocol: 'icmp'}).join(' '), 'traceroute -n -q 1 -w 1,0,0 -m 16 -N 16 -I 10.0.1.5')
	t.is(
		traceArgv({address: '10.0.1.5', protocol: 'udp', source: '10.0.0.5'}).join(' '),
		'traceroute -n -q 1 -w 1,0,0 -m 16 -N 6 -s 10.0.0.5 10.0.1.5'
	)
	t.is(
		traceArgv({address: '10.0.1.5', protocol: 'tcp', port: 443}).join(' '),
		'traceroute -n -q 1 -w 1,0,0 -m 16 -N 16 -T -p 443 10.0.1.5'
	)
})

test('mtu: each size of a round has its fate', t => {
	const stdout = `link 3\nreply 0 0.025\nicmp 020000000a0000010000000000000000 45c00240892d00004001daca0a0000010a0000050304f71f000005dc450005dd00004000400120170a0000050a0001050800f7f600070002${'00'.repeat(100)}\nend\n`
	const read = readRound(ran(stdout), {
		request: {address: '10.0.1.5'},
		sizes: [500, 1000, 1501, 9002],
		waitMs: 300,
		identifier: 7
	})
	t.deepEqual('fates' in read ? [...read.fates] : read, [
		[500, {got: 'through'}],
		[1000, {got: 'silence'}],
		[1501, {got: 'too-big', mtuBytes: 1500, from: '10.0.0.1'}],
		[9002, {got: 'link'}]
	])
	t.is('slowestMs' in read ? read.slowestMs : 0, 25)
})

test('a program that is not installed, a namespace that is gone, and a program that had to be killed', t => {
	t.deepEqual(readPing(ran('', {broken: 'ping is not installed'})), {got: 'failed', message: 'ping is not installed'})
	t.deepEqual(readTcp(ran('', {broken: 'perl is not installed'}), target), {got: 'failed', message: 'perl is not installed'})
	// Silence is what the program itself has waited for.
	const message = 'perl was killed after 23.0 s; is this machine too busy?'
	for (const outcome of [
		readTcp(ran(from, {broken: message}), target),
		readUdp(ran(from, {broken: message}), target),
		readHttp(ran('', {broken: message})),
		readPing(ran('', {broken: message})),
		readTrace(ran(' 1  10.0.0.1  0.074 ms', {broken: message}), {address: '10.0.1.5'})
	]) {
		t.deepEqual(outcome, {got: 'failed', message})
	}
})

test('a socket address is written as the kernel lays it out', t => {
	t.is(socketAddress('10.0.1.5', 80), '020000500a0001050000000000000000')
	t.is(socketAddress('fd00:b::5', 80), '0a00005000000000fd00000b00000000000000000000000500000000')
	t.is(socketAddress('::1', 0), `0a00000000000000${'0'.repeat(31)}100000000`)
	t.is(socketAddress('2600:1f18:1:2:3:4:5:6', 0), '0a000000000000002600' + '1f18000100020003000400050006' + '00000000')
})
