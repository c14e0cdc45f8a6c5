/** Watches one charon's tunnels: reports changes as they happen, and does what an endpoint's own software would. */
import {setTimeout as pause} from 'node:timers/promises'
import type {Charon} from './charon.ts'
import {setLinkUp} from './link.ts'
import {readLogEvent} from './log-line.ts'
import {type Reason, reasonReader} from './reasons.ts'
import {sectionsOf, textOf} from './section-values.ts'
import type {ChildSa, TunnelState} from './state.ts'
import {ViciError, type ViciEvent} from './vici.ts'

export type TunnelNews =
	/**
	 * At first, one for each end as it is; then each time it comes up, goes down, or has new SAs. `isAnother`: the peers have started over, not
	 * rekeyed.
	 */
	| {readonly kind: 'state'; readonly state: TunnelState; readonly isAnother?: true}
	/** Why it is not up; not repeated while it is the same. Cleared by the next `state` that is up. */
	| {readonly kind: 'reason'; readonly name: string; readonly reason: Reason}
	/** The daemon ended, or was ended. No event follows. */
	| {readonly kind: 'ended'}

export type WatchOptions = {
	/** After how long an end that initiates tries again, when charon itself does not; at first it is sooner. Default: 2000. */
	readonly retryMs?: number
	/** The links are new, and those that follow their tunnel are down. Default: unknown. */
	readonly linksAreNew?: boolean
}

/** Iterate once. `close()` ends it without an `ended`, and leaves tunnels and links as they are. */
export type TunnelWatch = AsyncIterable<TunnelNews> & {close(): void}

/**
 * Starts watching. Links that follow their tunnel are set up and down (VPN-5): DPD alone changes no route, as the link stays. An end that
 * initiates tries again after a refusal, as customers' devices do, and charon does not.
 *
 * Errors: `ViciError` if charon is not there. Later ones end the watch with `ended`.
 */
export async function watchCharon(
	charon: Charon,
	{retryMs = 2000, linksAreNew = false}: WatchOptions = {}
): Promise<TunnelWatch> {
	const events = await charon.vici.events(['ike-updown', 'child-updown', 'ike-rekey', 'child-rekey', 'log'])
	const watch = new Watch(charon, retryMs, linksAreNew ? charon.config.ends.map(({name}) => name) : [])
	return {
		[Symbol.asyncIterator]: () => watch.follow(events),
		close() {
			watch.isClosed = true
			events.close()
		}
	}
}

/** If two ends are started together, the other may not be configured yet when the first one initiates. */
const firstRetryMs = 100

class Watch {
	/**
	 * Whether the watch has been closed. Event streams that end before it is set end because charon did: its process may still be visible for a
	 * moment.
	 */
	isClosed = false
	readonly #charon: Charon
	readonly #retryMs: number
	/** IKE_SAs that were found established, by number. */
	readonly #established = new Set<number>()
	readonly #readReason = reasonReader({
		isEstablished: ikeSa => this.#established.has(ikeSa),
		versionFor: peer => this.#charon.config.ends.find(({remote}) => remote.address === peer)?.ikeVersion
	})
	/** Ends whose links are known to be down. */
	readonly #down: Set<string>
	readonly #known = new Map<string, string>()
	/** Numbers of the IKE_SAs in force, by end; a rekeyed one is continued by its successor. */
	readonly #ikes = new Map<string, number>()
	readonly #rekeyed = new Map<number, number>()
	readonly #reasons = new Map<string, string>()
	/** Reasons to report for children closed in favor of one with other networks, by number. */
	readonly #displaced = new Map<number, string>()
	/** Children that charon has reported closed: it does so shortly before it removes them from its list. */
	readonly #gone = new Set<number>()

	constructor(charon: Charon, retryMs: number, down: readonly string[]) {
		this.#charon = charon
		this.#retryMs = retryMs
		this.#down = new Set(down)
	}

	async *follow(events: AsyncIterable<ViciEvent> & {close(): void}): AsyncGenerator<TunnelNews> {
		const over = new AbortController()
		void this.#keepStarting(over.signal)
		try {
			yield* await this.#look()
			for await (const event of events) {
				if (event.name === 'log') {
					yield* this.#explain(event)
				} else {
					this.#note(event)
					yield* await this.#look()
				}
			}
			if (!this.isClosed) yield {kind: 'ended'}
		} catch (error) {
			if (!(error instanceof ViciError)) throw error
			if (!this.isClosed) yield {kind: 'ended'}
		} finally {
			over.abort()
			events.close()
		}
	}

	#note({name, message}: ViciEvent) {
		if (name === 'ike-rekey') {
			for (const [, both] of sectionsOf(message)) {
				const [before, after] = ['old', 'new'].map(key => sectionsOf(both).find(([found]) => found === key)?.[1])
				if (before && after) this.#rekeyed.set(Number(textOf(before, 'uniqueid')), Number(textOf(after, 'uniqueid')))
			}
		}
		if (textOf(message, 'up') === 'yes' || !name.endsWith('updown')) return
		for (const [, ike] of sectionsOf(message)) {
			for (const [, child] of sectionsOf(ike, 'child-sas')) this.#gone.add(Number(textOf(child, 'uniqueid')))
		}
	}

	async #look(): Promise<readonly TunnelNews[]> {
		const news: TunnelNews[] = []
		for (const found of await this.#charon.states()) {
			if (found.ike?.state === 'ESTABLISHED') this.#established.add(found.ike.uniqueId)
			const children = found.children.filter(({uniqueId}) => !this.#gone.has(uniqueId))
			const state = {...found, children, isUp: found.isUp && children.length > 0}
			const key = JSON.stringify([state.isUp, state.ike?.uniqueId, state.ike?.state, children.map(({spiIn}) => spiIn)])
			if (this.#known.get(state.name) === key) continue
			this.#known.set(state.name, key)
			if (state.isUp) this.#reasons.delete(state.name)
			await this.#setLink(state)
			await this.#keepOnePair(state)
			news.push({kind: 'state', state, ...(this.#isAnother(state) && {isAnother: true})})
		}
		return news
	}

	#isAnother({name, ike}: TunnelState): boolean {
		if (ike?.state !== 'ESTABLISHED') return false
		const before = this.#ikes.get(name)
		this.#ikes.set(name, ike.uniqueId)
		return before !== undefined && before !== ike.uniqueId && this.#rekeyed.get(before) !== ike.uniqueId
	}

	/** VPN-3: AWS has one pair of SAs per tunnel, so a peer that requests one for each of its networks loses all but the youngest. */
	async #keepOnePair({name, children}: TunnelState) {
		const end = this.#charon.config.ends.find(one => one.name === name)
		const youngest = children.at(-1)
		if (!end?.keepsOnePair || !youngest) return
		const kept = networksOf(youngest)
		for (const child of children.filter(one => networksOf(one) !== kept && !this.#displaced.has(one.uniqueId))) {
			const lost = networksOf(child)
			this.#displaced.set(
				child.uniqueId,
				`the peer wants a pair of SAs for each pair of networks (policy-based), and AWS keeps one: ${kept} is carried, ${lost} is lost`
			)
			await this.#charon.vici.terminateChild(child.uniqueId)
		}
	}

	async #setLink({name, isUp}: TunnelState) {
		const link = this.#charon.config.ends.find(end => end.name === name)?.link
		if (!link?.followsTunnel || (!isUp && this.#down.has(name))) return
		await setLinkUp(this.#charon.place.routerPath, link.name, isUp)
		if (isUp) {
			this.#down.delete(name)
		} else {
			this.#down.add(name)
		}
	}

	/** Messages logged before charon knows the connection concern the only one there is, or cannot be assigned. */
	#explain({message}: ViciEvent): readonly TunnelNews[] {
		const line = readLogEvent(message)
		const reason = this.#readReason(line) ?? this.#displacement(line.message)
		const {ends} = this.#charon.config
		const known = ends.find(end => this.#charon.connectionOf(end) === line.connection)?.name
		const name = known ?? (ends.length === 1 ? ends[0]!.name : undefined)
		if (!reason || name === undefined || this.#reasons.get(name) === reason.kind) return []
		this.#reasons.set(name, reason.kind)
		return [{kind: 'reason', name, reason}]
	}

	#displacement(line: string): Reason | undefined {
		const words = this.#displaced.get(Number(/^closing CHILD_SA \S+\{(\d+)\}/.exec(line)?.[1]))
		return words === undefined ? undefined : {kind: 'one-pair-only', words, line, isCause: true}
	}

	async #keepStarting(signal: AbortSignal) {
		for (let waitMs = firstRetryMs; ; waitMs *= 1.5) {
			await pause(Math.min(waitMs, this.#retryMs), undefined, {ref: false, signal}).catch(() => undefined)
			if (signal.aborted) return
			await this.#startAgain()
		}
	}

	async #startAgain() {
		const {ends} = this.#charon.config
		if (!ends.some(({startUp}) => startUp === 'start')) return
		try {
			for (const {name, isUp, ike} of await this.#charon.states()) {
				const isTrying = ike !== undefined && ike.state !== 'ESTABLISHED'
				const end = ends.find(one => one.name === name && one.startUp === 'start')
				if (!end || isUp || isTrying) continue
				await this.#charon.initiate(end)
			}
		} catch (error) {
			// It is ending, or busy: next time.
			if (!(error instanceof ViciError)) throw error
		}
	}
}

/** The peer's networks come first. */
const networksOf = ({localSelectors, remoteSelectors}: ChildSa) => `${remoteSelectors.join(',')} === ${localSelectors.join(',')}`
