import {duplexPair} from 'node:stream'
import test from 'ava'
import {AgentEnded, answerRequests, askOver, type Handlers} from '../../src/agent/protocol.ts'

const status = {pid: 7, listeners: 0, residentBytes: 0}
const never = () => new Promise<never>(() => undefined)
const handlers = {status: () => status, known: never} as unknown as Handlers
type Patience = Parameters<typeof askOver>[1]

function connection(patience: Partial<Patience> = {}) {
	const [here, there] = duplexPair()
	answerRequests(there, handlers)
	return {asking: askOver(here, patience as Patience), socket: here}
}

test('an agent that hangs is given up after a time, and what it is asked next is answered', async t => {
	const {asking} = connection({known: 20})
	await t.throwsAsync(asking.ask('known', {}), {message: 'the lab\'s agent has not answered "known" within 0.02 s'})
	t.deepEqual(await asking.ask('status', {}), status)
})

test('an agent that was killed, however the socket says so, is told from one that refuses', async t => {
	for (const error of [undefined, new Error('read ECONNRESET')]) {
		const {asking, socket} = connection()
		await t.throwsAsync(asking.ask('changed', {}), {name: 'Error', message: 'no such request: changed'})
		const waits = asking.ask('known', {})
		socket.destroy(error)
		await t.throwsAsync(waits, {instanceOf: AgentEnded})
		await t.throwsAsync(asking.ask('status', {}), {instanceOf: AgentEnded})
	}
})
