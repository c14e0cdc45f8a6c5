import test from 'ava'
import fc from 'fast-check'
import {decodeHeaders, decodePacket} from '../../src/capture/decode.ts'
import {bytes, ethernet, flag, icmp, ipv4, ipv6, record, synOptions, tcp, udp} from './bytes.ts'

const packet = (data: Buffer, options = {}) => decodePacket(record(data, options), 'web')
const summary = (data: Buffer, options = {}) => packet(data, options).summary

test('a SYN is decoded from its MAC addresses to its options', t => {
	const {
		point,
		ethernet: link,
		ip,
		tcp: segment,
		payloadLength,
		incomplete,
		summary,
		timestampNs
	} = packet(ethernet(0x0800, ipv4({protocol: 6}, tcp({flags: flag.syn, options: synOptions}))))
	t.is(point, 'web')
	t.is(timestampNs, 1_700_000_000_123_456_789n)
	t.deepEqual(link, {source: '02:00:00:00:00:01', destination: '02:00:00:00:00:02', etherType: 0x0800, vlans: []})
	t.deepEqual(ip, {
		version: 4,
		source: '10.0.0.5',
		destination: '10.0.1.9',
		protocol: 6,
		ttl: 64,
		totalLength: 60,
		dontFragment: true
	})
	t.deepEqual(segment, {
		sourcePort: 40_000,
		destinationPort: 80,
		flags: ['syn'],
		flagText: 'S',
		sequence: 1000,
		acknowledgement: 0,
		window: 64_240,
		mss: 1460,
		windowScale: 7,
		optionText: 'mss 1460,sackOK,TS val 1 ecr 0,nop,wscale 7'
	})
	t.is(payloadLength, 0)
	t.is(incomplete, undefined)
	t.is(
		summary,
		'IP 10.0.0.5.40000 > 10.0.1.9.80: Flags [S], seq 1000, win 64240, options [mss 1460,sackOK,TS val 1 ecr 0,nop,wscale 7], length 0, ttl 64'
	)
})

test('data, its acknowledgement and a reset read as tcpdump writes them', t => {
	const segment = (options: Parameters<typeof tcp>[0]) => summary(ethernet(0x0800, ipv4({protocol: 6}, tcp(options))))
	t.is(
		segment({flags: flag.psh | flag.ack, ack: 5, payload: Buffer.from('hello')}),
		'IP 10.0.0.5.40000 > 10.0.1.9.80: Flags [P.], seq 1000:1005, ack 5, win 64240, length 5, ttl 64'
	)
	t.is(segment({flags: flag.ack, ack: 5}), 'IP 10.0.0.5.40000 > 10.0.1.9.80: Flags [.], ack 5, win 64240, length 0, ttl 64')
	t.is(
		segment({flags: flag.rst | flag.ack, seq: 0, ack: 1001, window: 0}),
		'IP 10.0.0.5.40000 > 10.0.1.9.80: Flags [R.], seq 0, ack 1001, win 0, length 0, ttl 64'
	)
	t.is(segment({flags: 0}), 'IP 10.0.0.5.40000 > 10.0.1.9.80: Flags [none], win 64240, length 0, ttl 64')
})

test('a sequence number wraps around at 2^32', t => {
	t.regex(
		summary(ethernet(0x0800, ipv4({protocol: 6}, tcp({flags: flag.ack, seq: 0xffff_fffe, payload: Buffer.from('hello')})))),
		/seq 4294967294:3,/
	)
})

test('padding of a short Ethernet frame is not payload', t => {
	const short = ethernet(0x0800, ipv4({protocol: 17}, udp({}, Buffer.from('hi'))))
	const {payloadLength} = packet(Buffer.concat([short, Buffer.alloc(60 - short.length)]))
	t.is(payloadLength, 2)
})

test('IPv4 options are passed over', t => {
	const {udp: datagram} = packet(
		ethernet(0x0800, ipv4({protocol: 17, options: bytes('94040000')}, udp({to: 53}, Buffer.alloc(0))))
	)
	t.deepEqual(datagram, {sourcePort: 40_000, destinationPort: 53})
})

test('a snapshot that holds the headers alone still tells the length of the payload', t => {
	const whole = ethernet(0x0800, ipv4({protocol: 6}, tcp({flags: flag.ack, payload: Buffer.alloc(1000)})))
	const {payloadLength, incomplete} = packet(whole.subarray(0, 64), {originalLength: whole.length})
	t.is(payloadLength, 1000)
	t.is(incomplete, undefined)
})

test('VLAN tags are looked through, and named', t => {
	const inner = ipv4({protocol: 17}, udp({}, Buffer.from('x')))
	const data = Buffer.concat([bytes('020000000002 020000000001 88a8 0064 8100 200a 0800'), inner])
	t.deepEqual(packet(data).ethernet?.vlans, [100, 10])
	t.is(summary(data), 'vlan 100, vlan 10, IP 10.0.0.5.40000 > 10.0.1.9.5000: UDP, length 1, ttl 64')
})

test('ARP tells who asks for whom and who answers', t => {
	const arp = (operation: string, targetMac: string) =>
		ethernet(0x0806, bytes(`0001 0800 06 04 ${operation} 020000000001 0a000001 ${targetMac} 0a000002`))
	t.is(summary(arp('0001', '000000000000')), 'ARP, Request who-has 10.0.0.2 tell 10.0.0.1, length 28')
	t.is(summary(arp('0001', '020000000002')), 'ARP, Request who-has 10.0.0.2 (02:00:00:00:00:02) tell 10.0.0.1, length 28')
	t.is(summary(arp('0002', '020000000002')), 'ARP, Reply 10.0.0.1 is-at 02:00:00:00:00:01, length 28')
})

test('IPv6 addresses are compressed, and extension headers passed over', t => {
	const hopByHop = bytes('3c00 0104 00000000')
	const destination = bytes('1100 0104 00000000')
	const data = ethernet(0x86dd, ipv6({next: 0}, Buffer.concat([hopByHop, destination, udp({}, Buffer.from('abc'))])))
	const {ip, payloadLength} = packet(data)
	t.deepEqual(ip, {
		version: 6,
		source: '2600:1f18::5',
		destination: '2600:1f18:0:1::9',
		protocol: 17,
		ttl: 64,
		totalLength: 40 + 16 + 11
	})
	t.is(payloadLength, 3)
	t.is(summary(data), 'IP6 2600:1f18::5.40000 > 2600:1f18:0:1::9.5000: UDP, length 3, ttl 64')
})

test('of fragments the first one has ports, and each says which it is', t => {
	const first = ethernet(0x0800, ipv4({protocol: 17, flags: 0x2000}, udp({length: 2008}, Buffer.alloc(1472))))
	const second = ethernet(0x0800, ipv4({protocol: 17, flags: 185}, Buffer.alloc(528)))
	t.deepEqual(packet(first).ip?.fragment, {identification: 7, offset: 0, more: true})
	t.is(summary(first), 'IP 10.0.0.5.40000 > 10.0.1.9.5000: frag (id 7, offset 0, more) UDP, length 2000, ttl 64')
	t.is(packet(second).udp, undefined)
	t.is(summary(second), 'IP 10.0.0.5 > 10.0.1.9: frag (id 7, offset 1480, last) UDP, length 528, ttl 64')
	const fragment6 = (field: string) =>
		ethernet(0x86dd, ipv6({next: 44}, Buffer.concat([bytes(`11 00 ${field} 00000009`), udp({}, Buffer.alloc(8))])))
	t.deepEqual(packet(fragment6('0001')).ip?.fragment, {identification: 9, offset: 0, more: true})
	t.truthy(packet(fragment6('0001')).udp)
	t.deepEqual(packet(fragment6('05a8')).ip?.fragment, {identification: 9, offset: 1448, more: false})
	t.is(packet(fragment6('05a8')).udp, undefined)
})

test('an ICMP error carries the packet that it is about', t => {
	const lost = ipv4({protocol: 17, ttl: 1}, udp({to: 33_434}, Buffer.alloc(20)))
	const error = (type: number, code: number, rest = 0) =>
		packet(ethernet(0x0800, ipv4({protocol: 1, source: '10.0.1.9', destination: '10.0.0.5'}, icmp(type, code, rest, lost))))
	t.is(error(3, 3).icmp?.name, 'port-unreachable')
	t.like(error(3, 3).icmp?.inner, {ip: {source: '10.0.0.5', destination: '10.0.1.9', ttl: 1}, udp: {destinationPort: 33_434}})
	t.is(error(3, 3).summary, 'IP 10.0.1.9 > 10.0.0.5: ICMP 10.0.1.9 udp port 33434 unreachable, length 56, ttl 64')
	t.is(error(3, 1).summary, 'IP 10.0.1.9 > 10.0.0.5: ICMP host 10.0.1.9 unreachable, length 56, ttl 64')
	t.is(error(3, 4, 1400).icmp?.mtuBytes, 1400)
	t.is(
		error(3, 4, 1400).summary,
		'IP 10.0.1.9 > 10.0.0.5: ICMP 10.0.1.9 unreachable - need to frag (mtu 1400), length 56, ttl 64'
	)
	t.is(error(11, 0).summary, 'IP 10.0.1.9 > 10.0.0.5: ICMP time exceeded in-transit, length 56, ttl 64')
	t.is(error(3, 13).icmp?.name, 'communication-prohibited')
})

test('eight bytes of a TCP header are enough to say whom an ICMP error is about', t => {
	const lost = ipv4({protocol: 6, totalLength: 60}, tcp({flags: flag.syn}).subarray(0, 8))
	const {icmp: error, summary} = packet(ethernet(0x0800, ipv4({protocol: 1}, icmp(3, 3, 0, lost))))
	t.like(error?.inner, {tcp: {destinationPort: 80, sequence: 1000}, incomplete: 'TCP header'})
	t.is(summary, 'IP 10.0.0.5 > 10.0.1.9: ICMP 10.0.1.9 tcp port 80 unreachable, length 36, ttl 64')
})

test('ICMPv6: echo, neighbours and what is too big', t => {
	const message = (data: Buffer) => packet(ethernet(0x86dd, ipv6({next: 58}, data)))
	t.like(message(icmp(128, 0, 0x0005_0001, Buffer.alloc(56))), {
		icmp: {name: 'echo-request', identifier: 5, sequence: 1},
		summary: 'IP6 2600:1f18::5 > 2600:1f18:0:1::9: ICMP6, echo request, id 5, seq 1, length 64, ttl 64'
	})
	t.like(message(icmp(135, 0, 0, bytes('2600 1f18 0000 0000 0000 0000 0000 0007'))), {
		icmp: {name: 'neighbor-solicitation', target: '2600:1f18::7'},
		summary: 'IP6 2600:1f18::5 > 2600:1f18:0:1::9: ICMP6, neighbor solicitation, who has 2600:1f18::7, length 24, ttl 64'
	})
	const tooBig = message(icmp(2, 0, 1400, ipv6({next: 17}, udp({}, Buffer.alloc(100)))))
	t.is(tooBig.icmp?.mtuBytes, 1400)
	t.is(tooBig.icmp?.inner?.udp?.destinationPort, 5000)
	t.is(tooBig.summary, 'IP6 2600:1f18::5 > 2600:1f18:0:1::9: ICMP6, packet too big, mtu 1400, length 156, ttl 64')
})

test('an ICMP error about an ICMP error has one inner packet, not two', t => {
	const deepest = ipv4({protocol: 17}, udp({}, Buffer.alloc(20)))
	const inner = ipv4({protocol: 1}, icmp(3, 3, 0, deepest))
	const {icmp: error} = packet(ethernet(0x0800, ipv4({protocol: 1}, icmp(11, 0, 0, inner))))
	t.is(error?.inner?.icmp?.name, 'port-unreachable')
	t.is(error?.inner?.icmp?.inner, undefined)
})

test('bare IP packets and cooked ones need no Ethernet header', t => {
	const ip = ipv4({protocol: 17}, udp({}, Buffer.from('x')))
	const expected = 'IP 10.0.0.5.40000 > 10.0.1.9.5000: UDP, length 1, ttl 64'
	t.is(summary(ip, {linkType: 101}), expected)
	t.is(
		summary(ipv6({next: 59}, Buffer.alloc(0)), {linkType: 101}),
		'IP6 2600:1f18::5 > 2600:1f18:0:1::9: ip-proto-59, length 0, ttl 64'
	)
	t.is(summary(Buffer.concat([bytes('0000 0001 0006 020000000001 0000 0800'), ip]), {linkType: 113}), expected)
	t.is(summary(Buffer.concat([bytes('0800 0000 00000002 0001 00 06 020000000001 0000'), ip]), {linkType: 276}), expected)
})

test('a header that is cut off is named, and what came before it stands', t => {
	const whole = ethernet(0x0800, ipv4({protocol: 6}, tcp({flags: flag.syn})))
	const cut = (length: number) => packet(whole.subarray(0, length), {originalLength: whole.length})
	t.is(cut(10).incomplete, 'Ethernet header')
	t.is(cut(30).incomplete, 'IPv4 header')
	t.like(cut(40), {incomplete: 'TCP header', ip: {destination: '10.0.1.9'}})
	t.is(cut(40).summary, 'IP 10.0.0.5 > 10.0.1.9: [cut off: TCP header], length 20, ttl 64')
	t.is(cut(10).summary, '[cut off: Ethernet header], length 54')
	t.is(packet(Buffer.alloc(0), {linkType: 101}).incomplete, 'IP header')
})

test('what is not known is said by number', t => {
	t.is(summary(ethernet(0x88cc, Buffer.alloc(50))), 'ethertype 0x88cc, length 50')
	t.is(summary(ethernet(0x0026, Buffer.alloc(50))), '802.3, length 50')
	t.is(
		summary(ethernet(0x0800, ipv4({protocol: 253}, Buffer.alloc(5)))),
		'IP 10.0.0.5 > 10.0.1.9: ip-proto-253, length 5, ttl 64'
	)
	t.is(summary(Buffer.alloc(9), {linkType: 147}), 'link type 147, length 9')
	t.is(packet(ethernet(0x0800, ipv4({protocol: 1}, icmp(40, 1, 0)))).icmp?.name, 'type 40 code 1')
})

test('random bytes never make the decoder throw, and lengths are never negative', t => {
	const linkType = fc.constantFrom(0, 1, 12, 101, 113, 276, 228, 229, 147)
	const check = (type: number, data: Uint8Array, extra: number) => {
		const {summary, payloadLength} = decodePacket(
			record(Buffer.from(data), {linkType: type, originalLength: data.length + extra}),
			'p'
		)
		return summary.length > 0 && payloadLength >= 0
	}
	fc.assert(fc.property(linkType, fc.uint8Array({maxLength: 200}), fc.nat(100), check), {numRuns: 3000})
	t.pass()
})

test('packets with a few bytes changed never make it throw either, and inner packets go one deep', t => {
	const lost = ipv4({protocol: 6}, tcp({flags: flag.syn, options: synOptions}))
	const extensions = Buffer.concat([
		bytes('2b00 0104 00000000 2c00 0104 00000000 3300 0001 00000009 0600 0000'),
		Buffer.alloc(4),
		tcp({flags: 2, options: synOptions})
	])
	const seeds = [
		ethernet(0x0800, lost),
		ethernet(0x0800, ipv4({protocol: 1}, icmp(3, 4, 1400, lost))),
		ethernet(0x86dd, ipv6({next: 60}, extensions)),
		ethernet(0x86dd, ipv6({next: 58}, icmp(2, 0, 1400, ipv6({next: 17}, udp({}, Buffer.alloc(10)))))),
		Buffer.concat([bytes('020000000002 020000000001 8100 200a 0800'), lost])
	]
	const edit = fc.tuple(fc.nat(150), fc.nat(255))
	const check = (seed: Buffer, edits: [number, number][], length: number) => {
		const data = Buffer.from(seed)
		for (const [at, value] of edits) if (at < data.length) data[at] = value
		const headers = decodeHeaders(record(data.subarray(0, Math.max(1, length))))
		return headers.payloadLength >= 0 && headers.icmp?.inner?.icmp?.inner === undefined
	}
	fc.assert(fc.property(fc.constantFrom(...seeds), fc.array(edit, {maxLength: 6}), fc.nat(150), check), {numRuns: 5000})
	t.pass()
})

test('a chain of extension headers as long as the packet comes to its end', t => {
	const chain = Buffer.alloc(65_000)
	const {incomplete} = decodeHeaders(record(ipv6({next: 0, payloadLength: 65_000}, chain), {linkType: 101}))
	t.is(incomplete, 'IPv6 extension header')
})
