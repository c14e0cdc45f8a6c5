import test from 'ava'
import type {Address} from '../../../src/net/address.ts'
import type {RawFlow} from '../../../src/services/flow-log/raw.ts'
import type {FlowLogSpec, LogSpec} from '../../../src/services/flow-log/types.ts'
import {FlowWindows} from '../../../src/services/flow-log/windows.ts'

const log: LogSpec = {
	id: 'fl-1',
	account: '123456789012',
	region: 'us-east-1',
	trafficType: 'ALL',
	fields: ['interface-id', 'srcaddr', 'dstaddr', 'srcport', 'dstport', 'protocol', 'packets', 'bytes', 'action', 'log-status'],
	version: 2,
	aggregationSeconds: 10,
	destination: {kind: 'cloud-watch-logs', logGroup: 'all'}
}

const specOf = (own: Partial<LogSpec> = {}): FlowLogSpec => ({
	kind: 'flow-log',
	id: 'flow-log.vpc.main',
	interfaces: [
		{
			places: [],
			logs: ['fl-1'],
			primary: {4: '10.0.0.220'},
			facts: {'interface-id': 'eni-nat', 'subnet-id': 'subnet-1'}
		}
	],
	logs: [{...log, ...own}],
	unlogged: ['10.0.0.2'],
	paths: {
		'subnet-1': [
			{destination: '0.0.0.0/0', path: 8},
			{destination: '10.0.0.0/16', path: 1}
		]
	}
})

const flow = (own: Partial<RawFlow> = {}): RawFlow => ({
	what: 'seen',
	interface: 0,
	direction: 'egress',
	protocol: 6,
	source: '10.0.0.220' as Address,
	destination: '203.0.113.5' as Address,
	sourcePort: 40_000,
	destinationPort: 443,
	packets: 4,
	bytes: 400,
	firstMs: 1000,
	lastMs: 2000,
	tcpFlags: 2,
	...own
})

/** Lines of one window, in which these flows were seen second by second. */
function linesOf(seconds: readonly (readonly RawFlow[])[], own: Partial<LogSpec> = {}, lost = 0): readonly string[] {
	const windows = new FlowWindows(specOf(own))
	const ended = Array.from({length: 10}, (_, index) =>
		windows.add({endMs: (index + 1) * 1000, lost: index === 0 ? lost : 0, flows: seconds[index] ?? []})
	)
	return ended.flat().flatMap(({lines}) => lines)
}

test('seconds of one window are summed up, directions apart (FL-1)', t => {
	const back = {direction: 'ingress', source: '203.0.113.5' as Address, destination: '10.0.0.220' as Address} as const
	t.deepEqual(linesOf([[flow()], [], [flow(), flow({...back, sourcePort: 443, destinationPort: 40_000})]]), [
		'eni-nat 10.0.0.220 203.0.113.5 40000 443 6 8 800 ACCEPT OK',
		'eni-nat 203.0.113.5 10.0.0.220 443 40000 6 4 400 ACCEPT OK'
	])
})

test('what the sender’s side dropped is not an ACCEPT, even where its report comes a second early (FL-3, FL-9)', t => {
	const rejected = flow({what: 'rejected', packets: 3, bytes: 300})
	t.deepEqual(linesOf([[rejected], [flow()]]), [
		'eni-nat 10.0.0.220 203.0.113.5 40000 443 6 3 300 REJECT OK',
		'eni-nat 10.0.0.220 203.0.113.5 40000 443 6 1 100 ACCEPT OK'
	])
	t.deepEqual(linesOf([[flow({what: 'dropped'}), flow()]]), ['eni-nat - - - - - - - - NODATA'])
})

test('what the receiver’s side dropped never reached the interface: a REJECT alone, nothing is taken off (FL-3)', t => {
	const own = {direction: 'ingress', source: '203.0.113.5' as Address, destination: '10.0.0.220' as Address} as const
	t.deepEqual(linesOf([[flow({...own, what: 'rejected', packets: 1, bytes: 60}), flow({...own, packets: 2, bytes: 120})]]), [
		'eni-nat 203.0.113.5 10.0.0.220 40000 443 6 1 60 REJECT OK',
		'eni-nat 203.0.113.5 10.0.0.220 40000 443 6 2 120 ACCEPT OK'
	])
})

test('an interface’s own side is its primary address, the packet’s is in pkt- fields (FL-5)', t => {
	const throughNat = flow({direction: 'ingress', source: '10.0.1.5' as Address})
	t.deepEqual(linesOf([[throughNat]], {fields: ['srcaddr', 'dstaddr', 'pkt-srcaddr', 'pkt-dstaddr']}), [
		'10.0.1.5 10.0.0.220 10.0.1.5 203.0.113.5'
	])
})

test('two flows that differ in the packets’ addresses alone are one record of a format without those (FL-5)', t => {
	const through = (destination: string) => flow({direction: 'ingress', destination: destination as Address})
	const both = [[through('203.0.113.5'), through('203.0.113.6')]]
	t.is(linesOf(both).length, 1)
	t.is(linesOf(both, {fields: ['pkt-dstaddr']}).length, 2)
})

test('flags are combined, and what leaves has a traffic path (FL-6, FL-7)', t => {
	const fields: LogSpec['fields'] = ['tcp-flags', 'flow-direction', 'traffic-path', 'type', 'instance-id']
	t.deepEqual(linesOf([[flow({tcpFlags: 2}), flow({tcpFlags: 1})]], {fields}), ['3 egress 8 IPv4 -'])
	t.deepEqual(linesOf([[flow({destination: '10.0.9.9' as Address})]], {fields}), ['2 egress 1 IPv4 -'])
	t.deepEqual(linesOf([[flow({direction: 'ingress'})]], {fields}), ['2 ingress - IPv4 -'])
})

test('a log of rejected traffic has no accepted one, and says that there was none (FL-1, FL-4)', t => {
	t.deepEqual(linesOf([[flow()]], {trafficType: 'REJECT'}), ['eni-nat - - - - - - - - NODATA'])
})

test('a window that lacks packets says so (FL-4)', t => {
	t.deepEqual(linesOf([[flow()]], {}, 7).at(-1), 'eni-nat - - - - - - - - SKIPDATA')
})

test('a window that others began says that it lacks what they counted; the next one does not (FL-4)', t => {
	const windows = new FlowWindows(specOf(), {isTakenOver: true})
	const linesAt = (endMs: number) => windows.add({endMs, lost: 0, flows: []}).flatMap(({lines}) => lines)
	t.deepEqual(linesAt(10_000), ['eni-nat - - - - - - - - SKIPDATA'])
	t.deepEqual(linesAt(20_000), ['eni-nat - - - - - - - - NODATA'])
})

test('the resolver, DHCP and what a link says to itself are in no record (FL-8)', t => {
	const unlogged = [
		flow({destination: '10.0.0.2' as Address, destinationPort: 53, protocol: 17}),
		flow({destination: '255.255.255.255' as Address, sourcePort: 68, destinationPort: 67, protocol: 17}),
		flow({source: 'fe80::1' as Address, destination: 'ff02::1' as Address, protocol: 58})
	]
	t.deepEqual(linesOf([unlogged]), ['eni-nat - - - - - - - - NODATA'])
	t.is(linesOf([[flow({destination: '10.0.0.3' as Address, destinationPort: 53, protocol: 17})]]).length, 1)
})

test('a window that nobody ended, because nobody counted for a while, ends when counting goes on', t => {
	const windows = new FlowWindows(specOf())
	t.deepEqual(windows.add({endMs: 3000, lost: 0, flows: [flow()]}), [])
	const [ended, ...rest] = windows.add({endMs: 25_000, lost: 0, flows: []})
	t.is(ended?.endMs, 10_000)
	t.is(ended?.lines.length, 1)
	t.deepEqual(rest, [])
})
