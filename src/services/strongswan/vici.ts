/** A client of charon's control socket. Each request has a connection of its own, so that none can hold up another. */
import {connect, type Socket} from 'node:net'
import type {Section} from './section.ts'
import {BadVici, encodePacket, type Packet, PacketStream} from './vici-codec.ts'

/** A request that charon refused (`words` is its message), did not answer in time, or that could not be sent. */
export class ViciError extends Error {
	override readonly name = 'ViciError'
	readonly command: string
	readonly words: string
	/** True: there is no daemon behind the socket, or it ended. */
	readonly isGone: boolean
	/** True: charon understood the request, and refused it. */
	readonly isRefusal: boolean

	constructor(
		command: string,
		words: string,
		{isGone = false, isRefusal = false, cause}: {isGone?: boolean; isRefusal?: boolean; cause?: unknown} = {}
	) {
		super(`vici: ${command}: ${words}`, {cause})
		this.command = command
		this.words = words
		this.isGone = isGone
		this.isRefusal = isRefusal
	}
}

export type ViciEvent = {readonly name: string; readonly message: Section}

/** Ends when the daemon ends or `close()` is called. Earlier events are still delivered. Once only. */
export type ViciEvents = AsyncIterable<ViciEvent> & {close(): void}

type Waiting = {readonly timeoutMs?: number}

/** Milliseconds. Charon answers in one or two unless it is busy with its TUN device, or stuck. */
const defaultTimeoutMs = 5000

export class Vici {
	readonly #path: string

	/** Opens no connection yet. */
	constructor(socketPath: string) {
		this.#path = socketPath
	}

	/** One request, one answer. Errors: `ViciError`, also where charon reports a failure. */
	async request(command: string, message: Section = {}, {timeoutMs = defaultTimeoutMs}: Waiting = {}): Promise<Section> {
		await using connection = new Connection(this.#path, command, timeoutMs)
		return await connection.request(message)
	}

	/** A request that is answered by a series of events, such as `list-sas` by `list-sa`. Errors: `ViciError`. */
	async collect(
		command: string,
		event: string,
		message: Section = {},
		{timeoutMs = defaultTimeoutMs}: Waiting = {}
	): Promise<readonly Section[]> {
		await using connection = new Connection(this.#path, command, timeoutMs)
		await connection.register(event)
		await connection.request(message)
		return connection.seen.map(({message}) => message)
	}

	/** Resolves when charon has confirmed all: events from then on are delivered. Errors: `ViciError`. */
	async events(names: readonly string[], {timeoutMs = defaultTimeoutMs}: Waiting = {}): Promise<ViciEvents> {
		const connection = new Connection(this.#path, `events ${names.join(' ')}`, timeoutMs)
		try {
			for (const name of names) await connection.register(name)
		} catch (error) {
			connection.close()
			throw error
		}
		connection.becomeEndless()
		return {[Symbol.asyncIterator]: () => connection.follow(), close: () => connection.close()}
	}

	version(): Promise<Section> {
		return this.request('version')
	}

	/** One section per connection that has or seeks an IKE_SA, under its name; children inside. */
	listSas(): Promise<readonly Section[]> {
		return this.collect('list-sas', 'list-sa')
	}

	/** A connection of the same name is replaced; its SAs go on as they are. Its `start_action` is run. */
	loadConnection(name: string, connection: Section): Promise<Section> {
		return this.request('load-conn', {[name]: connection})
	}

	unloadConnection(name: string): Promise<Section> {
		return this.request('unload-conn', {name})
	}

	/** Replaces the secret with the same `id`. */
	loadShared(secret: Section): Promise<Section> {
		return this.request('load-shared', secret)
	}

	/** Initiates, without waiting for the outcome: see the events. */
	initiate(name: string, child = name): Promise<Section> {
		return this.request('initiate', {child, ike: name, timeout: '-1'})
	}

	/**
	 * Ends a connection's SAs with a DELETE to the peer. `force`: without waiting for its answer. Does not wait for the end: see the events.
	 * Errors: `ViciError` where there is none.
	 */
	terminate(ike: string, {force = false}: {readonly force?: boolean} = {}): Promise<Section> {
		return this.request('terminate', {ike, timeout: '-1', ...(force && {force: 'yes'})})
	}

	/** Ends one pair of SAs, by its number, in the same way. */
	terminateChild(uniqueId: number): Promise<Section> {
		return this.request('terminate', {'child-id': String(uniqueId), timeout: '-1'})
	}
}

/** One socket, for one command. Any error ends it. */
class Connection {
	readonly #socket: Socket
	readonly #command: string
	readonly #stream = new PacketStream()
	readonly #timer: NodeJS.Timeout
	readonly seen: ViciEvent[] = []
	readonly #answers: Packet[] = []
	#failure: ViciError | undefined
	#isOver = false
	#wake = () => {}

	constructor(path: string, command: string, timeoutMs: number) {
		this.#command = command
		this.#timer = setTimeout(() => this.#fail(`no answer within ${timeoutMs} ms`), timeoutMs)
		this.#socket = connect(path)
			.on('data', chunk => this.#read(chunk as Buffer))
			.on('error', cause => this.#fail(`the daemon is not there (${cause.message})`, {isGone: true, cause}))
			.on('close', () => {
				this.#isOver = true
				this.#fail('the daemon ended', {isGone: true})
			})
	}

	async register(event: string): Promise<void> {
		this.#send({kind: 'register', name: event, message: {}})
		const {kind} = await this.#answer()
		if (kind !== 'confirmation') throw new ViciError(this.#command, `this charon has no event "${event}"`)
	}

	async request(message: Section): Promise<Section> {
		this.#send({kind: 'request', name: this.#command, message})
		const answer = await this.#answer()
		if (answer.kind !== 'response') throw new ViciError(this.#command, 'this charon does not know this command')
		const {success, errmsg} = answer.message
		if (success === 'no') throw new ViciError(this.#command, typeof errmsg === 'string' ? errmsg : 'refused', {isRefusal: true})
		return answer.message
	}

	async *follow(): AsyncGenerator<ViciEvent> {
		try {
			for (;;) {
				yield* this.seen.splice(0)
				if (this.seen.length > 0) continue
				if (this.#isOver) {
					if (this.#failure && !this.#failure.isGone) throw this.#failure
					return
				}
				await this.#news()
			}
		} finally {
			this.close()
		}
	}

	becomeEndless() {
		clearTimeout(this.#timer)
	}

	close() {
		clearTimeout(this.#timer)
		this.#failure ??= new ViciError(this.#command, 'closed', {isGone: true})
		this.#isOver = true
		this.#socket.destroy()
		this.#wake()
	}

	async [Symbol.asyncDispose]() {
		this.close()
	}

	#send(packet: Packet) {
		this.#socket.write(encodePacket(packet))
	}

	async #answer(): Promise<Packet> {
		for (;;) {
			const answer = this.#answers.shift()
			if (answer) return answer
			if (this.#failure) throw this.#failure
			await this.#news()
		}
	}

	#news = () =>
		new Promise<void>(resolve => {
			this.#wake = resolve
		})

	#read(chunk: Buffer) {
		try {
			for (const packet of this.#stream.add(chunk)) {
				if (packet.kind === 'event') {
					this.seen.push({name: packet.name ?? '', message: packet.message})
				} else {
					this.#answers.push(packet)
				}
			}
			this.#wake()
		} catch (error) {
			if (!(error instanceof BadVici)) throw error
			this.#fail(`the daemon sent ${error.message}`, {cause: error})
		}
	}

	#fail(words: string, {isGone = false, cause}: {isGone?: boolean; cause?: unknown} = {}) {
		clearTimeout(this.#timer)
		this.#failure ??= new ViciError(this.#command, words, {isGone, cause})
		this.#isOver = true
		this.#socket.destroy()
		this.#wake()
	}
}
