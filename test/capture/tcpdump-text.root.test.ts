import test from 'ava'
import {execa} from 'execa'
import fc from 'fast-check'
import {decodePacket} from '../../src/capture/decode.ts'
import {pcapFile} from '../../src/capture/write.ts'
import {bytes, ethernet, icmp, ipv4, ipv6, record, synOptions, tcp, udp} from './bytes.ts'

/** What tcpdump makes of the same packets, a line each. It asks nobody and needs no link. */
async function asTcpdumpSays(packets: readonly Buffer[]): Promise<readonly string[]> {
	const input = pcapFile(packets.map(data => record(data)))
	const {stdout} = await execa('unshare', ['--net', 'tcpdump', '-r', '-', '-n', '-S', '-t', '-Z', 'root'], {
		input,
		env: {LC_ALL: 'C'}
	})
	// It has a slip of two spaces in one of its texts.
	return stdout.replaceAll('  ', ' ').split('\n')
}

const asWeSay = (packets: readonly Buffer[]): readonly string[] =>
	packets.map(data => decodePacket(record(data), 'p').summary.replace(/, ttl \d+$/, ''))

const address4 = fc
	.tuple(fc.constantFrom(10, 172, 203), fc.nat(255), fc.nat(255), fc.integer({min: 1, max: 254}))
	.map(parts => parts.join('.'))
const address6 = fc
	.array(
		fc.oneof(
			{weight: 2, arbitrary: fc.constant('0')},
			fc.nat(0xffff).map(group => group.toString(16))
		),
		{minLength: 6, maxLength: 6}
	)
	.map(groups => `2600:${groups.join(':')}:7`)
/** Without ports whose protocol tcpdump would take apart. */
const port = fc.integer({min: 42_000, max: 42_999})
const text = fc.string({maxLength: 40}).map(value => Buffer.from(value))
const padded = (options: Buffer) => Buffer.concat([options, Buffer.alloc(-options.length & 3, 1)])
const option = fc
	.constantFrom('0204 05b4', '0303 07', '0402', '080a 00000009 0000000a', '01', '050a 00000001 00000009')
	.map(bytes)
const options = fc.oneof(
	fc.constant(synOptions),
	fc.array(option, {maxLength: 3}).map(list => padded(Buffer.concat(list)))
)
const u32 = fc.nat(0xffff_ffff)

const segment = fc
	.record({
		from: port,
		to: port,
		seq: u32,
		ack: u32,
		flags: fc.nat(255).map(flags => flags & ~0x20),
		window: fc.nat(0xffff),
		options,
		payload: text
	})
	.filter(({flags, payload}) => payload.length === 0 || (flags & 0x06) === 0)
	.map(tcp)
const datagram = fc.tuple(port, port, text).map(([from, to, payload]) => udp({from, to}, payload))
const in4 = fc.tuple(address4, address4, fc.nat(255))
const in6 = fc.tuple(address6, address6, fc.nat(255))

const lostTransport = fc.oneof(fc.tuple(fc.constant(6), segment), fc.tuple(fc.constant(17), datagram))
const lost4 = fc
	.tuple(in4, lostTransport)
	.map(([[source, destination, ttl], [protocol, body]]) => ipv4({source, destination, ttl, protocol}, body))
const lost6 = fc
	.tuple(in6, lostTransport)
	.map(([[source, destination, ttl], [next, body]]) => ipv6({source, destination, ttl, next}, body))
const error4 = fc
	.tuple(
		fc.constantFrom([3, 0], [3, 1], [3, 2], [3, 3], [3, 4], [3, 9], [3, 10], [3, 13], [11, 0], [11, 1]),
		fc.integer({min: 68, max: 9001}),
		lost4
	)
	.map(([[type, code], mtu, lost]) => icmp(type!, code!, type === 3 && code === 4 ? mtu : 0, lost))
const error6 = fc
	.tuple(fc.constantFrom([1, 0], [1, 1], [1, 3], [1, 4], [2, 0], [3, 0]), fc.integer({min: 1280, max: 9001}), lost6)
	.map(([[type, code], mtu, lost]) => icmp(type!, code!, type === 2 ? mtu : 0, lost))
const echo = (types: readonly number[]) =>
	fc.tuple(fc.constantFrom(...types), u32, text).map(([type, rest, body]) => icmp(type, 0, rest, body))

const packet4 = fc
	.tuple(
		in4,
		fc.oneof(
			fc.tuple(fc.constant(6), segment),
			fc.tuple(fc.constant(17), datagram),
			fc.tuple(fc.constant(1), fc.oneof(echo([0, 8]), error4))
		)
	)
	.map(([[source, destination, ttl], [protocol, body]]) => ethernet(0x0800, ipv4({source, destination, ttl, protocol}, body)))
const packet6 = fc
	.tuple(
		in6,
		fc.oneof(
			fc.tuple(fc.constant(6), segment),
			fc.tuple(fc.constant(17), datagram),
			fc.tuple(fc.constant(58), fc.oneof(echo([128, 129]), error6))
		)
	)
	.map(([[source, destination, ttl], [next, body]]) => ethernet(0x86dd, ipv6({source, destination, ttl, next}, body)))
const arp = fc
	.tuple(fc.constantFrom('0001', '0002'), fc.constantFrom('000000000000', '020000000002'))
	.map(([operation, target]) => ethernet(0x0806, bytes(`0001 0800 06 04 ${operation} 020000000001 0a000001 ${target} 0a000002`)))

test.serial('our line of a packet is tcpdump’s, for thousands of packets of all kinds', async t => {
	const packets = fc.sample(
		fc.oneof({weight: 5, arbitrary: packet4}, {weight: 5, arbitrary: packet6}, {weight: 1, arbitrary: arp}),
		3000
	)
	const [ours, theirs] = [asWeSay(packets), await asTcpdumpSays(packets)]
	t.is(theirs.length, packets.length)
	t.deepEqual(
		ours.flatMap((line, index) =>
			line === theirs[index] ? [] : [{bytes: packets[index]!.toString('hex'), ours: line, theirs: theirs[index]}]
		),
		[]
	)
})
