import {duplexPair} from 'node:stream'
import {mock} from 'node:test'
import {setImmediate as turn} from 'node:timers/promises'
import test from 'ava'
import {type ChannelOptions, channelOver} from '../../src/agent/protocol.ts'

// In a file of its own, since time stands still for all of it.
mock.timers.enable({apis: ['setInterval', 'setTimeout']})

const observe = {timeoutsMs: {observe: 30_000} as never}

async function wait(seconds: number, each: () => void = () => undefined) {
	for (let half = 0; half < 2 * seconds; half++) {
		each()
		mock.timers.tick(500)
		// Lines arrive.
		await turn()
	}
}

/** An agent that has taken one more tick of the processor at each look, and answers when `answer` is called. */
function computing(options: ChannelOptions = {}) {
	const [here, there] = duplexPair()
	there.resume()
	let ticks = 0
	const channel = channelOver(here, {...observe, processorTicks: () => ++ticks, ...options})
	const asked = channel.request('observe', {}).then(
		() => 'answered',
		(error: Error) => error.message
	)
	return {asked, answer: (id: number) => there.write(`${JSON.stringify({id, answer: {}})}\n`)}
}

test.serial('an agent that computes for minutes may answer then, whatever the time for that answer is', async t => {
	for (const isStarting of [false, true]) {
		const {asked, answer} = computing({isStarting})
		await wait(200)
		// The sign of life, and some seconds later what it was asked.
		answer(2)
		await wait(8)
		answer(1)
		t.is(await asked, 'answered')
	}
})

test.serial('one that is alive has the time for its answer, and no more', async t => {
	const {asked, answer} = computing()
	let id = 2
	await wait(31, () => answer(id++))
	t.is(await asked, 'the lab\'s agent has not answered "observe" within 30 s')
})

test.serial('one that never answers is given up', async t => {
	const stopped = computing({processorTicks: () => 3})
	await wait(16)
	t.is(await stopped.asked, "the lab's agent has not answered for 15 s")
	const forEver = computing()
	await wait(301)
	t.is(await forEver.asked, "the lab's agent has not answered for 300 s")
})
