import {duplexPair} from 'node:stream'
import test from 'ava'
import {
	AgentEnded,
	AgentHangs,
	answerRequests,
	type ChannelOptions,
	channelOver,
	type Handlers
} from '../../src/agent/protocol.ts'

const status = {pid: 7, listeners: 0, residentBytes: 0}
const never = () => new Promise<never>(() => undefined)
const handlers = {status: () => status, observe: never} as unknown as Handlers
type Timeouts = NonNullable<ChannelOptions['timeoutsMs']>

function connection(timeoutsMs: Partial<Timeouts> = {}, options: ChannelOptions = {}) {
	const [here, there] = duplexPair()
	answerRequests(there, handlers)
	return {channel: channelOver(here, {timeoutsMs: timeoutsMs as Timeouts, ...options}), socket: here, there}
}

test('an agent that does not come to an end with something is given up after a time, and what it is asked next is answered', async t => {
	const {channel} = connection({observe: 20})
	await t.throwsAsync(channel.request('observe', {}), {message: 'the lab\'s agent has not answered "observe" within 0.02 s'})
	t.deepEqual(await channel.request('status', {}), status)
})

test('an agent that was killed, however the socket says so, is told from one that refuses', async t => {
	for (const error of [undefined, new Error('read ECONNRESET')]) {
		const {channel, socket} = connection()
		await t.throwsAsync(channel.request('changed', {}), {name: 'Error', message: 'no such request: changed'})
		const waits = channel.request('observe', {})
		socket.destroy(error)
		await t.throwsAsync(waits, {instanceOf: AgentEnded})
		await t.throwsAsync(channel.request('status', {}), {instanceOf: AgentEnded})
	}
})

test('an agent that is silent hangs: it is said after a second, and whatever it is asked fails', async t => {
	let said = 0
	const {channel, there} = connection({}, {silenceMs: 1500, onSilence: () => said++})
	there.removeAllListeners('data')
	there.pause()
	const begin = performance.now()
	await Promise.all([
		t.throwsAsync(channel.request('observe', {}), {
			instanceOf: AgentHangs,
			message: "the lab's agent has not answered for 1.5 s"
		}),
		t.throwsAsync(channel.request('changed', {}), {instanceOf: AgentHangs})
	])
	t.true(performance.now() - begin >= 1500)
	t.is(said, 1)
	await t.throwsAsync(channel.request('status', {}), {instanceOf: AgentHangs})
})

test('an agent that works on something, and shows that it is alive, does not hang', async t => {
	const {channel} = connection({observe: 2600}, {silenceMs: 1000})
	await t.throwsAsync(channel.request('observe', {}), {message: /has not answered "observe" within 2.6 s/})
})

test('waiting is interrupted at once; what is taken back then waits no longer than a moment for a silent agent', async t => {
	const controller = new AbortController()
	const {channel, there} = connection({}, {signal: controller.signal})
	there.removeAllListeners('data')
	there.pause()
	const waits = channel.request('observe', {})
	controller.abort(new Error('enough'))
	await t.throwsAsync(waits, {message: 'enough'})
	await t.throwsAsync(channel.request('status', {}), {instanceOf: AgentHangs, message: /for 3 s/})
})
