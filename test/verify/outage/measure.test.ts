import test from 'ava'
import {RecordReader} from '../../../src/probes/streams.ts'
import {gapsOf, isFlowing, isTcpSettled, measure} from '../../../src/verify/outage/measure.ts'

/** A ping every 100 ms from 0 on; those of `lost` were not answered. */
const pings = (count: number, lost: readonly number[] = []) =>
	Array.from({length: count}, (_, number) => ({
		sentMs: number * 100,
		...(!lost.includes(number) && {answeredMs: number * 100 + 3})
	}))
const times = {actionMs: 1000, untilMs: 5000}

test('the gap is from the first ping that was lost to the next that was answered', t => {
	const measured = measure({pings: pings(40, [15, 16, 17, 25])}, times)
	t.like(measured, {gapMs: 300, cameBack: true, lost: 4, gap: {startMs: 1500, endMs: 1800}})
	t.deepEqual(gapsOf(pings(40, [15, 16, 17, 25])).length, 2)
})

test('nothing lost is not a gap', t => {
	t.like(measure({pings: pings(40)}, times), {gapMs: 0, cameBack: true, lost: 0, gap: undefined})
})

test('what was lost before the action is not its doing', t => {
	t.like(measure({pings: pings(40, [2, 3])}, times), {gapMs: 0, lost: 0})
})

test('pings of the last moment may still be answered, and count neither way', t => {
	t.like(measure({pings: pings(50, [45, 46, 47, 48, 49])}, times), {lost: 0, cameBack: true})
})

test('what never comes back lasted to the end', t => {
	const lost = Array.from({length: 30}, (_, number) => 20 + number)
	t.like(measure({pings: pings(50, lost)}, times), {cameBack: false, gapMs: 3000})
})

test('the TCP stream stood still for the longest time between two answers since the action', t => {
	const records = {pings: pings(50), tcp: {connectedMs: 0, answeredMs: [100, 800, 1100, 3400, 4900]}}
	t.deepEqual(measure(records, times).tcp, {survived: true, stallMs: 2300})
})

test('a TCP stream that ended, or is silent, has not survived', t => {
	const ended = {pings: pings(50), tcp: {answeredMs: [900, 1100], ended: {ms: 2100, errno: 104}}}
	t.deepEqual(measure(ended, times).tcp, {survived: false, stallMs: 1000, errno: 104})
	t.deepEqual(measure({pings: pings(50), tcp: {answeredMs: [900, 1100]}}, times).tcp, {survived: false, stallMs: 3900})
})

test('traffic flows when all pings of a while were answered, but for the youngest', t => {
	t.true(isFlowing({pings: pings(50, [48, 49])}, 5000, 1500))
	t.false(isFlowing({pings: pings(50, [40])}, 5000, 1500))
	t.false(isFlowing({pings: []}, 5000, 1500))
})

test('TCP is settled when it answered a moment ago or has ended', t => {
	t.true(isTcpSettled({pings: []}, 5000))
	t.true(isTcpSettled({pings: [], tcp: {answeredMs: [4500]}}, 5000))
	t.false(isTcpSettled({pings: [], tcp: {answeredMs: [3500]}}, 5000))
	t.true(isTcpSettled({pings: [], tcp: {answeredMs: [3500], ended: {ms: 4000, errno: 0}}}, 5000))
})

test("the client's lines become records; of two answers the first counts", t => {
	const reader = new RecordReader(true)
	for (const line of [
		'sent 0 100.000',
		'back 0 103.500',
		'back 0 104.000',
		'back 7 104.000',
		'open 0 101.000',
		'line 1 102.000',
		'gone 104 110.000'
	]) {
		reader.take(line)
	}
	t.deepEqual(reader.records, {
		pings: [{sentMs: 100, answeredMs: 103.5}],
		tcp: {connectedMs: 101, answeredMs: [102], ended: {ms: 110, errno: 104}}
	})
})
