import type {Duplex} from 'node:stream'
import type {Ran} from './daemons/daemons.ts'
import type {Changed, Known, PlacedDaemon} from './daemons/types.ts'
import type {PlacedListener, Served} from './serving.ts'

/**
 * What the agent is asked, and what it answers: one JSON text a line, over its first parent's pipe or `agent.sock`.
 * Every request has a number of its own and gets exactly one answer with that number.
 */
export type Requests = {
	/** Makes the served listeners exactly these. */
	readonly serve: {readonly ask: {readonly listeners: readonly PlacedListener[]}; readonly answer: Served}
	readonly status: {readonly ask: object; readonly answer: AgentStatus}
	/** Makes the running daemons exactly these. `relearn`: URL of the module that computes the lab anew when they learn something. */
	readonly run: {readonly ask: {readonly daemons: readonly PlacedDaemon[]; readonly relearn: string}; readonly answer: Ran}
	/** What the daemons have found out. `fresh`: they are asked now. */
	readonly known: {readonly ask: {readonly fresh?: boolean}; readonly answer: Known}
	/**
	 * The same, once it is another than in the answer that had the number `after`; without `after`, at once.
	 * Changes that come faster than somebody asks are one.
	 */
	readonly changed: {readonly ask: {readonly after?: number}; readonly answer: Changed}
	/** Loads what running daemons takes, and runs none. */
	readonly prepare: {readonly ask: {readonly relearn: string}; readonly answer: object}
	/** Ends a tunnel with an IKE DELETE. */
	readonly terminate: {readonly ask: {readonly daemon: string; readonly end: string}; readonly answer: object}
	/** The parent has finished its work: from now on the agent lives without it. */
	readonly stay: {readonly ask: object; readonly answer: object}
}

export type AgentStatus = {readonly pid: number; readonly listeners: number; readonly residentBytes: number}

export type RequestKind = keyof Requests
export type Ask<K extends RequestKind> = Requests[K]['ask']
export type Answer<K extends RequestKind> = Requests[K]['answer']

export type Handlers = {readonly [K in RequestKind]: (ask: Ask<K>) => Promise<Answer<K>> | Answer<K>}

/** Answers the requests of one connection, each when it is done. */
export function answerRequests(stream: Duplex, handlers: Handlers) {
	stream.on('error', () => stream.destroy())
	eachLine(stream, async line => {
		let number: unknown
		let reply: object
		try {
			const {id, do: kind, ...ask} = JSON.parse(line)
			number = id
			const handler = Object.hasOwn(handlers, kind) ? handlers[kind as RequestKind] : undefined
			if (!handler) throw new Error(`no such request: ${kind}`)
			reply = {id, answer: await handler(ask)}
		} catch (error) {
			reply = {id: number, error: error instanceof Error ? error.message : String(error)}
		}
		if (stream.writable) stream.write(`${JSON.stringify(reply)}\n`)
	})
}

/** The agent ended before it answered, or there is none behind the connection any more. */
export class AgentEnded extends Error {
	override readonly name = 'AgentEnded'
}

export type Asking = {
	/** Errors: what the agent says went wrong; `AgentEnded`; that it did not answer in time. */
	ask<K extends RequestKind>(kind: K, ask: Ask<K>): Promise<Answer<K>>
	/** Whatever follows, the agent goes on. */
	end(): void
}

/**
 * How long an answer may take, in milliseconds: far longer than it does on a slow machine, so that only an agent that hangs is given up.
 * Daemons are waited for until each has started or failed twice. `changed` waits for as long as nothing changes.
 */
const patienceMs: Patience = {
	serve: 120_000,
	run: 600_000,
	prepare: 120_000,
	known: 60_000,
	changed: undefined,
	terminate: 60_000,
	status: 60_000,
	stay: 60_000
}

type Patience = {readonly [K in RequestKind]: number | undefined}

export function askOver(stream: Duplex, patience: Patience = patienceMs): Asking {
	type Waiting = {resolve(value: never): void; reject(error: Error): void}
	const waiting = new Map<number, Waiting>()
	let next = 1
	let ended: AgentEnded | undefined
	const end = (why: string) => {
		ended ??= new AgentEnded(why)
		for (const {reject} of waiting.values()) reject(ended)
		waiting.clear()
	}
	stream.on('error', error => end(`the lab's agent cannot be reached: ${error.message}`))
	stream.on('close', () => end("the lab's agent has ended"))
	eachLine(stream, line => {
		const {id, answer, error} = JSON.parse(line)
		const asked = waiting.get(id)
		if (error === undefined) asked?.resolve(answer as never)
		else asked?.reject(new Error(error))
	})
	return {
		async ask(kind, ask) {
			if (ended) throw ended
			const id = next++
			const {promise, resolve, reject} = Promise.withResolvers<never>()
			waiting.set(id, {resolve, reject})
			stream.write(`${JSON.stringify({id, do: kind, ...ask})}\n`)
			const ms = patience[kind]
			const giveUp = () => reject(new Error(`the lab's agent has not answered "${kind}" within ${ms! / 1000} s`))
			const timer = ms === undefined ? undefined : setTimeout(giveUp, ms)
			return promise.finally(() => {
				clearTimeout(timer)
				waiting.delete(id)
			})
		},
		end: () => stream.destroy()
	}
}

function eachLine(stream: Duplex, take: (line: string) => void) {
	const pieces: string[] = []
	stream.setEncoding('utf8')
	stream.on('data', (chunk: string) => {
		const lines = chunk.split('\n')
		for (const line of lines.slice(0, -1)) {
			take(pieces.splice(0).join('') + line)
		}
		const rest = lines.at(-1)
		if (rest) pieces.push(rest)
	})
}
