import test from 'ava'
import fc from 'fast-check'
import {decodePacket} from '../../src/capture/decode.ts'
import {byTime, Reorder} from '../../src/capture/merge.ts'
import {clockText, packetJson} from '../../src/capture/packet-text.ts'
import {ethernet, flag, ipv4, record, tcp} from './bytes.ts'

const syn = ethernet(0x0800, ipv4({protocol: 6}, tcp({flags: flag.syn})))
const packet = (timestampNs: bigint, point = 'web') => decodePacket(record(syn, {timestampNs}), point)
const ms = (count: number) => BigInt(count) * 1_000_000n
const times = (packets: readonly {timestampNs: bigint}[]) => packets.map(({timestampNs}) => Number(timestampNs / 1_000_000n))

test('a packet that comes late, but within the window, is given in its place', t => {
	const reorder = new Reorder(50)
	reorder.add(packet(ms(100), 'a'))
	reorder.add(packet(ms(120), 'a'))
	reorder.add(packet(ms(110), 'b'))
	t.deepEqual(times(reorder.release(ms(149))), [])
	t.is(reorder.waitMs(ms(149)), 1)
	t.deepEqual(times(reorder.release(ms(160))), [100, 110])
	t.deepEqual(times(reorder.flush()), [120])
	t.is(reorder.size, 0)
	t.is(reorder.waitMs(ms(160)), undefined)
})

test('one that comes later than the window is given at once: nothing is held for ever, nothing is lost', t => {
	const reorder = new Reorder(10)
	reorder.add(packet(ms(100)))
	t.deepEqual(times(reorder.release(ms(200))), [100])
	reorder.add(packet(ms(90)))
	t.is(reorder.waitMs(ms(200)), 0)
	t.deepEqual(times(reorder.release(ms(200))), [90])
})

test('whatever order packets come in, all come out, by time', t => {
	fc.assert(
		fc.property(fc.array(fc.nat(1000)), arrivals => {
			const reorder = new Reorder(5000)
			for (const at of arrivals) reorder.add(packet(ms(at)))
			const sorted = arrivals.toSorted((a, b) => a - b)
			return (
				times(reorder.flush()).join() === sorted.join() &&
				times(byTime(arrivals.map(at => packet(ms(at))))).join() === sorted.join()
			)
		}),
		{numRuns: 50}
	)
	t.pass()
})

test('packets of the same moment stay in the order in which they came', t => {
	const points = byTime([packet(5n, 'c'), packet(1n, 'z'), packet(5n, 'a'), packet(5n, 'b')]).map(({point}) => point)
	t.deepEqual(points, ['z', 'c', 'a', 'b'])
})

test('JSON of a packet has its exact time and no bytes', t => {
	const {data, ...json} = JSON.parse(packetJson(packet(1_700_000_000_000_000_009n)))
	t.is(data, undefined)
	t.like(json, {time: '2023-11-14T22:13:20.000000009Z', timestampNs: '1700000000000000009', point: 'web', tcp: {flags: ['syn']}})
})

test('the clock shows microseconds, with all their zeros', t => {
	t.regex(clockText(1_700_000_000_000_009_999n), /^\d\d:\d\d:20\.000009$/)
})
