import {duplexPair} from 'node:stream'
import {mock} from 'node:test'
import test from 'ava'
import {askOver} from '../../src/agent/protocol.ts'

// In a file of its own, since time stands still for all of it.
mock.timers.enable({apis: ['setInterval']})

/** The silence that is said of an agent that never answers. `ticksAt`: processor time that it has taken, by seconds. */
async function silenceOf(ticksAt: (seconds: number) => number): Promise<number> {
	let seconds = 0
	const [here] = duplexPair()
	const asking = askOver(here, {
		isStarting: true,
		processorTicks: () => ticksAt(seconds),
		timeoutsMs: {} as never,
		hung: silenceMs => String(silenceMs)
	})
	const asked = asking.ask('status', {}).catch((error: Error) => Number(error.message))
	for (; seconds < 400; seconds++) mock.timers.tick(1000)
	return asked as Promise<number>
}

test.serial('an agent that is starting and gets no processor time hangs after a minute', async t => {
	t.is(await silenceOf(() => 3), 60_000)
})

test.serial('one that computes on a slow machine may go on, until ten seconds after it has stopped to', async t => {
	t.is(await silenceOf(seconds => Math.min(seconds, 120)), 130_500)
})

test.serial('one that computes without an end hangs after five minutes', async t => {
	t.is(await silenceOf(seconds => seconds), 300_000)
})
