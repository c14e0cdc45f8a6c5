import {setTimeout as pause} from 'node:timers/promises'
import type {BgpEvent, BgpEvents} from './events.ts'
import type {Frr} from './frr.ts'
import type {ObservedRouter} from './shown.ts'
import type {BgpSession} from './status.ts'
import {VtyError} from './vty.ts'

/** Changes come in bursts: tables are read this long after the last one was logged. */
const burstMs = 3
/** bgpd does not log that a neighbor does not answer, nor that BFD has come up: it is polled at this interval while one of them is down. */
const retryMs = 3000
/** Interval between connection attempts to neighbors that refuse. */
const callAgainMs = 2000

/** By neighbor: the last event of too many prefixes. */
type Limits = Map<string, Extract<BgpEvent, {kind: 'limit'}>>

/** Whenever bgpd logs an event, its tables are read; and now and then while something is not up. */
export class BgpWatch {
	readonly #frr: Frr
	readonly #events: BgpEvents
	readonly #about: Pick<ObservedRouter, 'daemon' | 'router'>
	readonly #limits: Limits = new Map()
	#isOver = false
	#isDirty = false
	#isWhole = true
	#wake = () => {}

	constructor(frr: Frr, events: BgpEvents, about: Pick<ObservedRouter, 'daemon' | 'router'>) {
		this.#frr = frr
		this.#events = events
		this.#about = about
		void this.#listen()
			.catch(() => undefined)
			.finally(() => {
				this.#isOver = true
				this.#wake()
			})
	}

	async *[Symbol.asyncIterator](): AsyncGenerator<ObservedRouter> {
		let last = ''
		let areUp = true
		const calling = setInterval(() => {
			// A daemon that is ending does not answer.
			if (!areUp) void this.#frr.callAgain().catch(() => undefined)
		}, callAgainMs)
		try {
			// Events from before the watch show in the first read.
			for (; !this.#isOver; await this.#news()) {
				this.#isDirty = false
				const router = await this.#look()
				areUp = router.sessions.every(({isUp}) => isUp)
				this.#isWhole = router.sessions.every(({isUp, bfd = 'Up'}) => isUp && bfd === 'Up')
				const text = JSON.stringify(router)
				if (text === last) continue
				last = text
				yield router
			}
		} catch (error) {
			if (!(error instanceof VtyError && error.isGone)) throw error
		} finally {
			clearInterval(calling)
			this.#events.close()
		}
	}

	close() {
		this.#isOver = true
		this.#events.close()
		this.#wake()
	}

	async #listen() {
		for await (const event of this.#events) {
			if (event.kind === 'limit') this.#limits.set(event.neighbor, event)
			this.#isDirty = true
			this.#wake()
		}
	}

	async #look(): Promise<ObservedRouter> {
		const {sessions: read, paths} = await this.#frr.tables()
		const sessions = read.map(session => withCount(session, this.#limits.get(session.neighbor)))
		await this.#frr.holdLimits(sessions)
		const isUp = new Set(sessions.flatMap(session => (session.isUp ? [session.neighbor] : [])))
		return {
			...this.#about,
			asn: this.#frr.router.asn,
			sessions,
			// Omits its own paths, and those of a session that has just ended, which bgpd removes a moment later without logging it.
			paths: paths.filter(({neighbor}) => neighbor !== undefined && isUp.has(neighbor))
		}
	}

	/** Waits until something happens; not longer than the polling interval while something is not up. */
	async #news() {
		if (this.#isDirty || this.#isOver) return
		const timer = this.#isWhole ? undefined : setTimeout(() => this.#wake(), retryMs)
		await new Promise<void>(resolve => {
			this.#wake = resolve
		})
		clearTimeout(timer)
		await pause(burstMs)
	}
}

/** bgpd's table shows that there were too many prefixes; its log, how many. */
function withCount(session: BgpSession, limit: Extract<BgpEvent, {kind: 'limit'}> | undefined): BgpSession {
	const {trouble} = session
	if (trouble?.kind !== 'too-many-prefixes' || !limit) return session
	const words = `the neighbor advertised ${limit.count} prefixes, and ${limit.limit} are allowed: the session stays closed`
	return {...session, trouble: {...trouble, words, line: limit.line}}
}
