import test from 'ava'
import {broken, isHung, longer, noSilence, type Waiting} from '../../src/agent/silence.ts'

const waiting: Waiting = {isStarting: false, isInterrupted: false}

/** When one that never answers is given up, in seconds. `ticksAt`: processor time that it has taken by then. */
function givenUpAt(ticksAt: (seconds: number) => number | undefined, how: Partial<Waiting> = {}): number {
	let silence = noSilence
	do silence = longer(silence, 500, ticksAt(silence.ms / 1000))
	while (!isHung(silence, {...waiting, ...how}))
	return silence.ms / 1000
}

const stopped = () => 3
const until = (end: number) => (seconds: number) => Math.min(seconds, end)
const forEver = until(Number.POSITIVE_INFINITY)

test('an agent that takes no processor time hangs after 15 s, also where nobody knows its processor time', t => {
	t.is(givenUpAt(stopped), 15)
	t.is(
		givenUpAt(() => undefined),
		15
	)
	t.is(givenUpAt(stopped, {silenceMs: 1500}), 1.5)
})

test('one that computes is working, until ten seconds after it has stopped to', t => {
	t.is(givenUpAt(until(4)), 15)
	t.is(givenUpAt(until(14)), 24.5)
	t.is(givenUpAt(until(120)), 130.5)
})

test('one that computes without an end hangs after five minutes', t => {
	t.is(givenUpAt(forEver), 300)
})

test('one that starts has a minute', t => {
	t.is(givenUpAt(stopped, {isStarting: true}), 60)
	t.is(givenUpAt(until(120), {isStarting: true}), 130.5)
})

test('whoever was told to end waits three seconds, however much the agent computes', t => {
	t.is(givenUpAt(forEver, {isInterrupted: true}), 3)
	t.is(givenUpAt(forEver, {isInterrupted: true, isStarting: true}), 3)
	t.is(givenUpAt(stopped, {isInterrupted: true, silenceMs: 1500}), 1.5)
})

test('an answer ends the silence; what it has taken for that is not a sign of work on the next', t => {
	const silence = longer(broken(longer(noSilence, 500, 7)), 500, 7)
	t.deepEqual(silence, {ms: 500, ticks: 7, grewAtMs: 0})
})
