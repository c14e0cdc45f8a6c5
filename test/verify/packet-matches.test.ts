import test from 'ava'
import type {Packet} from '../../src/capture/types.ts'
import type {ExpectedMatch} from '../../src/checks/capture.ts'
import type {PacketMatch} from '../../src/checks/packet-match.ts'
import type {TcpFlag} from '../../src/net/tcp-flags.ts'
import {describeMatches, judgeMatches, looksLike} from '../../src/verify/packet-matches.ts'
import {lab, ref} from './lab.ts'

const packet = (rest: object): Packet =>
	({
		point: 'web',
		summary: 'IP …',
		ip: {version: 4, source: '203.0.113.10', destination: '54.0.0.5', ttl: 63},
		...rest
	}) as unknown as Packet
const tcp = (...flags: TcpFlag[]) => packet({tcp: {sourcePort: 40_000, destinationPort: 80, flags}})
const fits = (packet: Packet, fields: object) =>
	looksLike(packet, {kind: 'fields', ...fields} as PacketMatch & {kind: 'fields'}, lab)

test('a name fits any of its addresses, an explicit one only itself', t => {
	t.true(fits(tcp('syn'), {source: ref('laptop'), destination: ref('web')}))
	t.true(fits(tcp('syn'), {destination: ref('web.public')}))
	t.false(fits(tcp('syn'), {destination: ref('web.private')}))
	t.false(fits(tcp('syn'), {source: ref('web')}))
})

test('flags: SYN is not a SYN-ACK, RST may acknowledge, PSH is not looked at', t => {
	t.true(fits(tcp('syn'), {flags: ['syn']}))
	t.false(fits(tcp('syn', 'ack'), {flags: ['syn']}))
	t.true(fits(tcp('syn', 'ack'), {flags: ['syn', 'ack']}))
	t.true(fits(tcp('ack', 'psh'), {flags: ['ack']}))
	t.true(fits(tcp('rst', 'ack'), {flags: ['rst']}))
	t.true(fits(tcp('rst'), {flags: ['rst']}))
	t.false(fits(tcp('ack'), {flags: ['psh']}))
	t.false(fits(packet({}), {flags: ['syn']}))
})

test('what comes in is told from what goes out, where the point tells', t => {
	t.true(fits(packet({direction: 'in'}), {direction: 'in'}))
	t.false(fits(packet({direction: 'out'}), {direction: 'in'}))
	t.false(fits(packet({}), {direction: 'in'}))
})

test('protocol, ports, ICMP and TTL', t => {
	t.true(fits(tcp('syn'), {protocol: 'tcp', sourcePort: 40_000, destinationPort: 80, ttl: 63}))
	t.false(fits(tcp('syn'), {protocol: 'udp'}))
	t.false(fits(tcp('syn'), {destinationPort: 81}))
	t.false(fits(tcp('syn'), {ttl: 64}))
	const icmp = packet({icmp: {type: 3, code: 4, name: ''}})
	t.true(fits(icmp, {protocol: 'icmp', icmpType: 3, icmpCode: 4}))
	t.false(fits(icmp, {protocol: 'icmpv6'}))
	t.false(fits(icmp, {icmpType: 8}))
})

const match = (rest: Partial<ExpectedMatch> = {}): ExpectedMatch => ({
	point: 'eni:web',
	seen: true,
	packet: {kind: 'fields', flags: ['syn', 'ack'], source: ref('web'), destination: ref('laptop'), destinationPort: 80},
	...rest
})
function why(match: ExpectedMatch, times: number) {
	const verdict = judgeMatches([{match, packets: Array.from({length: times}, () => tcp())}])
	return verdict.passed ? 'passed' : verdict.why
}

test('seen, not seen, and seen so many times', t => {
	t.is(why(match(), 2), 'passed')
	t.is(why(match(), 0), 'eni:web must see SYN-ACK from web to laptop:80, and did not')
	t.is(why(match({seen: false}), 0), 'passed')
	t.is(why(match({seen: false}), 1), 'eni:web must not see SYN-ACK from web to laptop:80, and saw it once')
	t.is(why(match({count: 1}), 1), 'passed')
	t.is(why(match({count: 1}), 3), 'eni:web must see SYN-ACK from web to laptop:80 once, and saw it 3 times')
})

test('what is expected in words', t => {
	t.is(
		describeMatches([
			match(),
			match({point: 'laptop', seen: false, packet: {kind: 'filter', filter: 'tcp port 80'}}),
			match({count: 2, packet: {kind: 'fields', protocol: 'icmp', icmpType: 3, icmpCode: 4, ttl: 64}}),
			match({packet: {kind: 'fields', source: ref('nat')}})
		]),
		'eni:web sees SYN-ACK from web to laptop:80; laptop does not see "tcp port 80"; eni:web sees icmp of type 3, code 4 with TTL 64 2 times; eni:web sees a packet from nat'
	)
})
