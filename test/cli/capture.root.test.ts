import {writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {Writable} from 'node:stream'
import {setTimeout as delay} from 'node:timers/promises'
import test from 'ava'
import {execa} from 'execa'
import {decodePacket} from '../../src/capture/decode.ts'
import {readRecords} from '../../src/capture/records.ts'
import {type CaptureEnvironment, captureCommand} from '../../src/cli/capture.ts'
import {type TwoNamespaces, twoNamespaces} from '../capture/two-namespaces.ts'
import {temporaryFolder} from '../temporary-folder.ts'

let net: TwoNamespaces
let folder: string
test.before(async () => {
	net = await twoNamespaces()
	folder = temporaryFolder('capture')
})
test.after.always(async () => {
	await net.close()
})

const points = () => ({
	'main.web:eth0': {...net.right, what: 'eth0 of web, as its own tcpdump sees it'},
	web: {...net.right, what: 'eth0 of web, as its own tcpdump sees it'},
	'eni:web': {...net.left, what: 'the ENI eth0 of web, from the outside'},
	tunnel: {...net.left, link: 't0', what: 'a tunnel'},
	'nat:main.nat': {...net.left, what: 'ENI of NAT gateway main.nat'},
	'nat:main.twice': {...net.left, link: 't1', what: 'ENI of NAT gateway main.twice'},
	'nat:other.twice': {...net.left, link: 't2', what: 'ENI of NAT gateway other.twice'}
})

class Collected extends Writable {
	text = ''
	override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void) {
		this.text += chunk.toString()
		done()
	}
}

/** The command in this process, with points of the test's own. */
function run(...words: string[]) {
	const [stdout, stderr] = [new Collected(), new Collected()]
	const environment: CaptureEnvironment = {pointsOf: lab => ({lab, points: points()}), stdout, stderr}
	const ended = captureCommand(environment).exitOverride().parseAsync(words, {from: 'user'})
	const watching = async () => {
		for (const end = Date.now() + 20_000; !stderr.text.includes('capturing at') && Date.now() < end; ) await delay(5)
	}
	return {stdout, stderr, ended, watching}
}

const ping = (count: number) => net.run('left', ['ping', '-q', '-c', String(count), '-i', '0.002', '10.9.0.2'])

test.serial('without points it says which there are, each once by its shortest name', async t => {
	const {stdout, ended} = run('demo')
	await ended
	t.is(
		stdout.text,
		`POINT            WHAT IT IS
web              eth0 of web, as its own tcpdump sees it
eni:web          the ENI eth0 of web, from the outside
tunnel           a tunnel
nat:main.nat     ENI of NAT gateway main.nat
nat:main.twice   ENI of NAT gateway main.twice
nat:other.twice  ENI of NAT gateway other.twice
`
	)
})

test.serial('the name of the VPC may be left out where one alone has such a point', async t => {
	const {stderr, ended, watching} = run('demo', 'nat:nat', 'icmp', '--count', '1')
	await watching()
	await ping(1)
	await ended
	t.regex(stderr.text, /capturing at nat:main\.nat /)
	const error = await t.throwsAsync(run('demo', 'nat:twice').ended)
	t.regex(error?.message ?? '', /nat:twice is at several points of lab "demo": choose one: nat:main.twice, nat:other.twice/)
})

test.serial('live lines name the point; --count ends it; a summary follows on stderr', async t => {
	const {stdout, stderr, ended, watching} = run('demo', 'eni:web', 'web', 'icmp[0]', '=', '8', '--count', '4')
	await watching()
	await ping(2)
	await ended
	const lines = stdout.text.trimEnd().split('\n')
	t.is(lines.length, 4)
	t.regex(
		lines[0]!,
		/^\d\d:\d\d:\d\d\.\d{6} eni:web {2}IP 10\.9\.0\.1 > 10\.9\.0\.2: ICMP echo request, id \d+, seq 1, length 64, ttl 64$/
	)
	t.regex(lines[1]!, / web {6}IP /)
	t.is(stderr.text, 'vpclab: capturing at eni:web, web (Ctrl-C ends)\nvpclab: 4 packets: eni:web 2, web 2\n')
})

test.serial('--json gives headers and exact times, a line a packet', async t => {
	const {stdout, ended, watching} = run('demo', 'web', '--filter', 'icmp', '--json', '-c', '2')
	await watching()
	await ping(1)
	await ended
	const packets = stdout.text
		.trimEnd()
		.split('\n')
		.map(line => JSON.parse(line))
	t.like(packets[1], {point: 'web', icmp: {name: 'echo-reply'}, ip: {source: '10.9.0.2', ttl: 64}, linkType: 1})
	t.regex(packets[0].time, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z$/)
	t.true(packets[0].time.endsWith(`${packets[0].timestampNs.slice(-9)}Z`))
	t.is(packets[0].data, undefined)
})

test.serial('a file holds the packets of all points whole, and tcpdump reads it', async t => {
	const path = join(folder, 'both.pcap')
	const {stdout, stderr, ended, watching} = run('demo', 'web', 'eni:web', 'udp', '-w', path, '-c', '6')
	await watching()
	await net.sendUdp(3, 'x'.repeat(1000))
	await ended
	const text = await net.run('left', ['tcpdump', '-r', path, '-n', '-t'])
	t.is(text.split('\n').filter(line => line.endsWith('UDP, length 1000')).length, 6)
	const records = []
	for await (const record of readRecords(path)) records.push(record)
	t.true(records.every(({data, originalLength}) => data.length === originalLength))
	t.is(stdout.text, '')
	t.is(stderr.text, `vpclab: capturing at web, eni:web (Ctrl-C ends)\nvpclab: 6 packets in ${path}: web 3, eni:web 3\n`)
})

test.serial('a file that cannot be written is bad input, and nothing stays watched', async t => {
	const {ended} = run('demo', 'web', '-w', '/nowhere/x.pcap')
	await t.throwsAsync(ended, {
		name: 'BadInput',
		message: "cannot write the packets: ENOENT: no such file or directory, open '/nowhere/x.pcap'"
	})
})

test.serial('an unknown point is named, with the one that was meant', async t => {
	await t.throwsAsync(run('demo', 'wbe').ended, {
		name: 'BadInput',
		message: 'lab "demo" has no point "wbe": did you mean "web"?\n(`vpclab capture demo` lists them all)'
	})
	await t.throwsAsync(run('demo', 'igw:main', 'web').ended, {
		message: /no point "igw:main": use one of: web, eni:web, tunnel, nat:main\.nat, nat:main\.twice, nat:other\.twice\n/
	})
	await t.throwsAsync(run('demo', 'web', 'eni:wbe').ended, {
		name: 'BadInput',
		message: `lab "demo" has no point "eni:wbe": did you mean "eni:web"?
it is not a valid filter either: can't parse filter expression: syntax error
(\`vpclab capture demo\` lists them all)`
	})
	await t.throwsAsync(run('demo', 'web', 'tcp', 'prot', '80').ended, {
		name: 'BadInput',
		message: /^this filter cannot be used: .*\n {3}tcp prot 80\n {3} {4}\^/
	})
})

test.serial('points of different link types are refused for one file, before a byte of it is written', async t => {
	await net.run('left', ['ip', 'tuntap', 'add', 't0', 'mode', 'tun'])
	await net.run('left', ['ip', 'link', 'set', 't0', 'up'])
	const {stdout, ended} = run('demo', 'web', 'tunnel', '-w', '-')
	await t.throwsAsync(ended, {
		name: 'BadInput',
		message: /one link type: this one has Ethernet \(1\), and "tunnel" gives bare IP \(101\)/
	})
	t.is(stdout.text, '')
})

test.serial('a point that goes while it is watched is said, with what was seen until then', async t => {
	await net.run('left', ['ip', 'tuntap', 'add', 't1', 'mode', 'tun'])
	await net.run('left', ['ip', 'link', 'set', 't1', 'up'])
	const stderr = new Collected()
	const environment: CaptureEnvironment = {
		pointsOf: lab => ({lab, points: {tunnel: {...net.left, link: 't1', what: ''}}}),
		stdout: new Collected(),
		stderr
	}
	const ended = captureCommand(environment).parseAsync(['demo', 'tunnel'], {from: 'user'})
	for (const end = Date.now() + 20_000; !stderr.text.includes('capturing at') && Date.now() < end; ) await delay(5)
	await net.run('left', ['ip', 'link', 'delete', 't1'])
	await t.throwsAsync(ended, {name: 'BadInput', message: /"tunnel" \(link t1\) broke off: .*disappeared/})
	t.regex(stderr.text, /vpclab: 0 packets\n$/)
})

/** The command in a process of its own. */
function spawn(...words: string[]) {
	const script = `
		import {captureCommand} from ${JSON.stringify(new URL('../../src/cli/capture.ts', import.meta.url).href)}
		const points = ${JSON.stringify(points())}
		const {stdout, stderr} = process
		await captureCommand({pointsOf: lab => ({lab, points}), stdout, stderr}).parseAsync(${JSON.stringify(words)}, {from: 'user'})`
	const child = execa('setpriv', ['--pdeathsig', 'KILL', process.execPath, '--input-type=module', '-e', script], {
		detached: true,
		reject: false,
		encoding: 'buffer',
		stripFinalNewline: false,
		buffer: {stdout: true, stderr: true}
	})
	const watching = new Promise<void>(resolve =>
		child.stderr.on('data', chunk => String(chunk).includes('capturing at') && resolve())
	)
	return {child, watching}
}

test.serial('at SIGINT everything that was sent has been shown, a summary ends it, and the status is 0', async t => {
	const {child, watching} = spawn('demo', 'web', 'udp')
	await watching
	await net.sendUdp(20)
	// As a terminal does it: to all processes of the group.
	process.kill(-child.pid!, 'SIGINT')
	const {exitCode, stdout, stderr} = await child
	t.is(Buffer.from(stdout).toString().trimEnd().split('\n').length, 20)
	t.is(Buffer.from(stderr).toString(), 'vpclab: capturing at web (Ctrl-C ends)\nvpclab: 20 packets\n')
	t.is(exitCode, 0)
})

test.serial('-w - gives a pcap from its header on, and a reader that goes ends it without a word', async t => {
	const {child, watching} = spawn('demo', 'web', 'icmp', '-w', '-')
	const header = await new Promise<Buffer>(resolve => child.stdout.once('data', resolve))
	t.is(header.toString('hex', 0, 4), '4d3cb2a1')
	t.is(header.readUInt32LE(20), 1)
	await watching
	const record = new Promise<Buffer>(resolve => child.stdout.once('data', resolve))
	await ping(1)
	t.is((await record).readUInt32LE(8), 98)
	child.stdout.destroy()
	await ping(1)
	await ping(1)
	const {exitCode, stderr} = await child
	t.is(exitCode, 0)
	t.is(Buffer.from(stderr).toString(), 'vpclab: capturing at web (Ctrl-C ends)\n')
})

test.serial('a pcap that went through a pipe decodes to what was sent', async t => {
	const {child, watching} = spawn('demo', 'web', 'icmp', '-w', '-', '-c', '2')
	await watching
	await ping(1)
	const {stdout} = await child
	const path = join(folder, 'pipe.pcap')
	await writeFile(path, Buffer.from(stdout))
	const names = []
	for await (const record of readRecords(path)) names.push(decodePacket(record, 'web').icmp?.name)
	t.deepEqual(names, ['echo-request', 'echo-reply'])
})
