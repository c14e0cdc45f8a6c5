import type {Duplex} from 'node:stream'
import type {ListenerFacts} from '../plan/types.ts'
import type {Changed, Observed} from '../services/observed.ts'
import type {PlacedDaemon, ServiceCommand, ServiceName} from '../services/services.ts'
import type {Ran} from './daemons/supervisors.ts'
import type {PlacedListener, Served} from './serving.ts'
import {broken, isHung, longer, noSilence} from './silence.ts'

/**
 * Requests to the agent and its answers: one JSON object per line, over its first parent's pipe or `agent.sock`. Every request has its
 * own number and gets exactly one answer with that number.
 */
export type Requests = {
	/** Makes the served listeners exactly these. `facts`: facts about the whole lab that they need. */
	readonly serve: {
		readonly request: {readonly listeners: readonly PlacedListener[]; readonly facts: ListenerFacts}
		readonly answer: Served
	}
	readonly status: {readonly request: object; readonly answer: AgentStatus}
	/** Makes the running instances of services exactly these. `reconciler`: URL of the module that recomputes the lab when they learn something. */
	readonly run: {readonly request: {readonly daemons: readonly PlacedDaemon[]; readonly reconciler: string}; readonly answer: Ran}
	/** The observed state of the services. `fresh`: they are measured now. */
	readonly observe: {readonly request: {readonly fresh?: boolean}; readonly answer: Observed}
	/**
	 * The same, as soon as it differs from that of the answer with number `after`; without `after`, at once. Changes that come faster than
	 * requests are reported as one.
	 */
	readonly changed: {readonly request: {readonly after?: number}; readonly answer: Changed}
	/** Loads the modules of these services without running any. */
	readonly prepare: {readonly request: Preparation; readonly answer: object}
	/** Sends a command to an instance of a service. */
	readonly command: {readonly request: {readonly daemon: string; readonly command: ServiceCommand}; readonly answer: object}
	/** The parent has finished its work: from now on the agent outlives it. */
	readonly stay: {readonly request: object; readonly answer: object}
}

export type Preparation = {readonly services: readonly ServiceName[]; readonly reconciler: string}

export type AgentStatus = {readonly pid: number; readonly listeners: number; readonly residentBytes: number}

export type RequestKind = keyof Requests
export type RequestOf<K extends RequestKind> = Requests[K]['request']
export type Answer<K extends RequestKind> = Requests[K]['answer']

export type Handlers = {readonly [K in RequestKind]: (request: RequestOf<K>) => Promise<Answer<K>> | Answer<K>}

/** Answers the requests of one connection, each as soon as it is done. */
export function answerRequests(stream: Duplex, handlers: Handlers) {
	stream.on('error', () => stream.destroy())
	eachLine(stream, async line => {
		let number: unknown
		let reply: object
		try {
			const {id, do: kind, ...request} = JSON.parse(line)
			number = id
			const handler = Object.hasOwn(handlers, kind) ? handlers[kind as RequestKind] : undefined
			if (!handler) throw new Error(`no such request: ${kind}`)
			reply = {id, answer: await handler(request)}
		} catch (error) {
			reply = {id: number, error: error instanceof Error ? error.message : String(error), code: codeOf(error)}
		}
		if (stream.writable) stream.write(`${JSON.stringify(reply)}\n`)
	})
}

/** The system's error code, which shows what this machine lacks. */
const codeOf = (error: unknown) =>
	error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined

/** The agent ended before it answered, or has already gone. */
export class AgentEnded extends Error {
	override readonly name = 'AgentEnded'
}

/** The agent runs, but does not answer at all: it is stopped, or stuck inside the kernel. */
export class AgentHangs extends Error {
	override readonly name = 'AgentHangs'
}

export type AgentChannel = {
	/**
	 * Errors: the agent's own, with the system's `code` if it has one; `AgentEnded`; `AgentHangs`; the reason of an aborted signal; that it did
	 * not finish in time.
	 */
	request<K extends RequestKind>(kind: K, request: RequestOf<K>): Promise<Answer<K>>
	/** Closes the connection; the agent keeps running. */
	end(): void
}

export type ChannelOptions = {
	readonly timeoutsMs?: Timeouts
	/** Aborted: pending requests are given up, and later ones (to undo things) tolerate only a short silence. */
	readonly signal?: AbortSignal | undefined
	/** Called when the agent has been silent for a second. */
	readonly onSilence?: (() => void) | undefined
	/** Silence after which the agent counts as hung unless it uses the processor, in milliseconds. Default: 15,000; 3000 once `signal` is aborted. */
	readonly silenceMs?: number | undefined
	/** The agent was started a moment ago: until its first answer it may be silent for a minute. */
	readonly isStarting?: boolean
	/** Processor time that the agent has used, in any unit. While that grows, it may be silent for five minutes. */
	readonly processorTicks?: (() => number) | undefined
	/** Message about an agent that hangs. */
	readonly hung?: (silenceMs: number) => string
}

/**
 * How long the agent may work on an answer, in milliseconds, while it gives signs of life: far longer than it needs on a slow machine.
 * Time in which it is silent does not count: then `isHung()` decides.
 * Services are waited for until each has started or failed twice. `changed` waits for as long as nothing changes.
 */
const defaultTimeoutsMs: Timeouts = {
	serve: 120_000,
	run: 600_000,
	prepare: 120_000,
	observe: 30_000,
	changed: undefined,
	command: 30_000,
	status: 30_000,
	stay: 30_000
}

type Timeouts = {readonly [K in RequestKind]: number | undefined}

/** How often the agent is asked for a sign of life while a request is pending; it answers between any two tasks. */
const signOfLifeMs = 500
const silentMs = 1000

export function channelOver(stream: Duplex, options: ChannelOptions = {}): AgentChannel {
	const {timeoutsMs = defaultTimeoutsMs, signal, onSilence, silenceMs, processorTicks, hung = renderHung} = options
	type Waiting = {resolve(value: never): void; reject(error: Error): void}
	const waiting = new Map<number, Waiting>()
	let next = 1
	let ended: Error | undefined
	const end = (why: Error) => {
		ended ??= why
		for (const {reject} of waiting.values()) reject(ended)
		waiting.clear()
		clearInterval(watch)
	}
	const send = (kind: RequestKind, request: object): number => {
		const id = next++
		stream.write(`${JSON.stringify({id, do: kind, ...request})}\n`)
		return id
	}

	let watch: NodeJS.Timeout | undefined
	// Counted in polls, not in time: if this process itself was busy or stopped, that time does not count as silence.
	let silence = noSilence
	let silentForMs = 0
	let isStarting = options.isStarting === true
	let sign: number | undefined
	const look = () => {
		silence = longer(silence, signOfLifeMs, processorTicks?.())
		if (silence.ms >= silentMs) silentForMs += signOfLifeMs
		sign ??= send('status', {})
		if (silence.ms === silentMs && !isStarting) onSilence?.()
		if (isHung(silence, {isStarting, isInterrupted: signal?.aborted === true, silenceMs})) end(new AgentHangs(hung(silence.ms)))
	}
	const startWatch = () => {
		if (waiting.size > 0) return
		silence = broken(silence)
		watch = setInterval(look, signOfLifeMs)
	}

	stream.on('error', error => end(new AgentEnded(`the lab's agent cannot be reached: ${error.message}`, {cause: error})))
	stream.on('close', () => end(new AgentEnded("the lab's agent has ended")))
	eachLine(stream, line => {
		silence = broken(silence)
		isStarting = false
		const {id, answer, error, code} = JSON.parse(line)
		if (id === sign) sign = undefined
		const pending = waiting.get(id)
		if (error === undefined) {
			pending?.resolve(answer as never)
		} else {
			pending?.reject(Object.assign(new Error(error), code === undefined ? {} : {code}))
		}
	})
	return {
		async request(kind, request) {
			if (ended) throw ended
			startWatch()
			const id = send(kind, request)
			const {promise, resolve, reject} = Promise.withResolvers<never>()
			waiting.set(id, {resolve, reject})
			const ms = timeoutsMs[kind]
			let allowedForMs = silentForMs
			const giveUp = () => {
				const moreMs = silentForMs - allowedForMs
				allowedForMs = silentForMs
				if (moreMs > 0) {
					timer = setTimeout(giveUp, moreMs)
				} else {
					reject(new Error(`the lab's agent has not answered "${kind}" within ${ms! / 1000} s`))
				}
			}
			let timer = ms === undefined ? undefined : setTimeout(giveUp, ms)
			const interrupt = () => reject(signal!.reason)
			const mayBeInterrupted = signal?.aborted === false
			if (mayBeInterrupted) signal.addEventListener('abort', interrupt, {once: true})
			return promise.finally(() => {
				clearTimeout(timer)
				if (mayBeInterrupted) signal.removeEventListener('abort', interrupt)
				waiting.delete(id)
				if (waiting.size === 0) clearInterval(watch)
			})
		},
		end: () => stream.destroy()
	}
}

const renderHung = (silenceMs: number) => `the lab's agent has not answered for ${silenceMs / 1000} s`

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
