/** bgpd's decisions, as they happen: read from its log, to which it writes each change. No query is sent, no process started. */
import {type FSWatcher, watch} from 'node:fs'
import {type FileHandle, open} from 'node:fs/promises'
import type {CidrText, IpText} from '../../net/names.ts'
import type {Frr} from './frr.ts'

export type BgpEvent =
	| {readonly kind: 'session'; readonly neighbor: IpText; readonly isUp: boolean; readonly why?: string}
	/** A NOTIFICATION was sent or received; the session ends because of it. */
	| {readonly kind: 'notification'; readonly neighbor: IpText; readonly isReceived: boolean; readonly what: string}
	/** The neighbor advertised `count` prefixes, and `limit` are allowed: the session ends. `line`: bgpd's message. */
	| {readonly kind: 'limit'; readonly neighbor: IpText; readonly count: number; readonly limit: number; readonly line: string}
	/** `received`, `withdrawn`, `denied`: by a neighbor's UPDATE. `chosen`, `lost`: bgpd has decided, and its tables show that. */
	| {
			readonly kind: 'route'
			readonly change: 'received' | 'withdrawn' | 'denied' | 'chosen' | 'lost'
			readonly prefix: CidrText
			readonly neighbor?: IpText
			readonly why?: string
	  }

/** Iterate once. Ends when bgpd ends, or at `close()`. */
export type BgpEvents = AsyncIterable<BgpEvent> & {close(): void}

/** Events from the moment when this resolves. */
export async function bgpEvents(frr: Frr): Promise<BgpEvents> {
	const path = `${frr.place.folder}/bgpd.log`
	const file = await open(path, 'r')
	const tail = new Tail(file, (await file.stat()).size, watch(path))
	void frr.untilEnded(tail.signal).then(() => tail.end())
	return {
		async *[Symbol.asyncIterator]() {
			for await (const line of tail.lines()) {
				const event = readBgpEvent(line)
				if (event) yield event
			}
		},
		close: () => tail.end()
	}
}

/** Undefined: not of interest. Pure. */
export function readBgpEvent(line: string): BgpEvent | undefined {
	for (const [pattern, read] of patterns) {
		const found = pattern.exec(line)
		if (found) return read(found.groups ?? {})
	}
	return undefined
}

type Found = Readonly<Record<string, string | undefined>>

const patterns: ReadonlyArray<readonly [RegExp, (found: Found) => BgpEvent]> = [
	[
		/%ADJCHANGE: neighbor (?<neighbor>[\da-f.:]+)\S* in vrf \S+ (?<state>Up|Down) ?(?<why>.*)$/,
		({neighbor, state, why}) => ({kind: 'session', neighbor: neighbor!, isUp: state === 'Up', ...(why && {why})})
	],
	[
		/(?<line>%MAXPFXEXCEED: .* received from (?<neighbor>[\da-f.:]+)\S* (?<count>\d+) exceed, limit (?<limit>\d+).*)$/,
		({neighbor, count, limit, line}) => ({
			kind: 'limit',
			neighbor: neighbor!,
			count: Number(count),
			limit: Number(limit),
			line: line!
		})
	],
	[
		/%NOTIFICATION(?:\([^)]*\))?: (?<way>sent to|received from) neighbor (?<neighbor>\S+) (?<what>\d+\/\d+ \([^)]*\))/,
		({way, neighbor, what}) => ({kind: 'notification', neighbor: neighbor!, isReceived: way === 'received from', what: what!})
	],
	[
		/ (?<neighbor>[\da-f.:]+)(?:\(\S*\))? rcvd UPDATE about (?<prefix>\S+\/\d+) .*-- withdrawn/,
		({neighbor, prefix}) => ({kind: 'route', change: 'withdrawn', prefix: prefix!, neighbor: neighbor!})
	],
	[
		/ (?<neighbor>[\da-f.:]+)(?:\(\S*\))? rcvd UPDATE about (?<prefix>\S+\/\d+) .*-- DENIED due to: (?<why>.*?);?$/,
		({neighbor, prefix, why}) => ({kind: 'route', change: 'denied', prefix: prefix!, neighbor: neighbor!, ...(why && {why})})
	],
	[
		/ (?<neighbor>[\da-f.:]+)(?:\(\S*\))? rcvd (?<prefix>[\da-f.:]+\/\d+) /,
		({neighbor, prefix}) => ({kind: 'route', change: 'received', prefix: prefix!, neighbor: neighbor!})
	],
	[
		/Tx route (?<change>add|delete) VRF \S+ (?:\(table id \d+\) )?(?<prefix>\S+\/\d+)/,
		({change, prefix}) => ({kind: 'route', change: change === 'add' ? 'chosen' : 'lost', prefix: prefix!})
	]
]

/** Lines appended to a file. */
class Tail {
	readonly #file: FileHandle
	readonly #watcher: FSWatcher
	readonly #ending = new AbortController()
	readonly #buffer = Buffer.alloc(64 * 1024)
	#at: number
	#isDirty = true
	#wake = () => {}

	constructor(file: FileHandle, at: number, watcher: FSWatcher) {
		this.#file = file
		this.#at = at
		this.#watcher = watcher.on('change', () => this.#news()).on('error', () => this.end())
	}

	get signal(): AbortSignal {
		return this.#ending.signal
	}

	async *lines(): AsyncGenerator<string> {
		let rest = ''
		try {
			for (;;) {
				const isLast = this.#ending.signal.aborted
				this.#isDirty = false
				for (let more = await this.#read(); more !== ''; more = await this.#read()) {
					const lines = (rest + more).split('\n')
					rest = lines.pop()!
					yield* lines
				}
				if (isLast) return
				if (!this.#isDirty && !this.#ending.signal.aborted) {
					await new Promise<void>(resolve => {
						this.#wake = resolve
					})
				}
			}
		} finally {
			this.end()
			await this.#file.close()
		}
	}

	/** What has already been read is still delivered. */
	end() {
		this.#ending.abort()
		this.#watcher.close()
		this.#wake()
	}

	async #read(): Promise<string> {
		const {bytesRead} = await this.#file.read(this.#buffer, 0, this.#buffer.length, this.#at)
		this.#at += bytesRead
		return this.#buffer.toString('utf8', 0, bytesRead)
	}

	#news() {
		this.#isDirty = true
		this.#wake()
	}
}
