/** Captures at several points at once: one tcpdump each, their packets decoded and merged by time. */
import {decodePacket} from './decode.ts'
import {checkFilter} from './filter.ts'
import {byTime, Reorder} from './merge.ts'
import {snapshots, startTcpdump, type Target, type Tcpdump} from './tcpdump.ts'
import type {LinkType, Packet, PointStatistics} from './types.ts'

export type CaptureOptions = {
	/** At least one; names differ. */
	readonly points: readonly Target[]
	/** In tcpdump's syntax, the same for all points. Default: everything. */
	readonly filter?: string | undefined
	/** How much of each packet is kept. Default: `headers`, which is all that decoding needs. */
	readonly snapshot?: keyof typeof snapshots
	/**
	 * False: packets are not kept for `stop()`, and only passed to the iterator; if that is slow, tcpdump is held up. For captures without an
	 * end. Default: true.
	 */
	readonly keep?: boolean
	/** How long a packet is held back while iterating, in case another point has an older one. Default: 60; with one point 0. */
	readonly reorderWindowMs?: number
	/** How long all points may take to start. Default: 10000. */
	readonly listenTimeoutMs?: number
	/** Kills the capture. `stop()` and iterating then throw its reason. */
	readonly signal?: AbortSignal | undefined
}

/**
 * Iterate over it for the packets as they come, by time, until it is stopped; once only. If a point fails (its link goes, its tcpdump is killed),
 * all end: iterating and `stop()` throw a `CaptureError`.
 */
export type Capture = AsyncIterable<Packet> &
	AsyncDisposable & {
		/** In the order of the points; `undefined` where only the packets show it. */
		readonly linkTypes: readonly (LinkType | undefined)[]
		/** When this resolves, everything that was on the wire at the points before the call has been seen. May be called again. */
		stop(): Promise<Captured>
		/** Ends at once, discarding packets not yet read. Safe at any time. */
		kill(): Promise<void>
	}

export type Captured = {
	/** By time. Empty with `keep: false`. */
	readonly packets: readonly Packet[]
	/** In the order of the points. If `dropped` is not 0, packets are missing. */
	readonly statistics: readonly PointStatistics[]
}

/** Packets that may wait for a slow iterator before tcpdump is held up. */
const waitingLimit = 20_000

/**
 * Resolves when every point is captured: everything sent from then on is seen.
 *
 * Errors: `BadFilter` before anything is started; `CaptureError` naming the point that cannot be captured, with every capture stopped. Needs
 * root. No tcpdump outlives this process, however it dies.
 */
export async function startCapture({
	points,
	filter,
	snapshot = 'headers',
	keep = true,
	reorderWindowMs = points.length > 1 ? 60 : 0,
	listenTimeoutMs = 10_000,
	signal
}: CaptureOptions): Promise<Capture> {
	signal?.throwIfAborted()
	const bad = filter ? await checkFilter(filter) : undefined
	if (bad) throw bad
	const tcpdumps = await startAll(points, point => startTcpdump(point, {...snapshots[snapshot], filter, listenTimeoutMs}))
	return new RunningCapture(tcpdumps, {keep, reorderWindowMs, signal})
}

/** Starts all captures, or none. */
async function startAll(points: readonly Target[], start: (point: Target) => Promise<Tcpdump>): Promise<readonly Tcpdump[]> {
	const outcomes = await Promise.allSettled(points.map(start))
	const failed = outcomes.find(outcome => outcome.status === 'rejected')
	const started = outcomes.flatMap(outcome => (outcome.status === 'fulfilled' ? [outcome.value] : []))
	if (!failed) return started
	for (const tcpdump of started) tcpdump.kill()
	throw failed.reason
}

class RunningCapture implements Capture {
	readonly linkTypes: readonly (LinkType | undefined)[]
	readonly #tcpdumps: readonly Tcpdump[]
	readonly #reorderWindowMs: number
	readonly #kept: Packet[] | undefined
	/** Exists while packets wait for, or are given to, an iterator. */
	#waiting: Reorder | undefined
	/** Resolves when all points have ended; never rejects. */
	readonly #ended: Promise<void>
	#isEnded = false
	#isStopping = false
	#isIterated = false
	#failure: Error | undefined
	#captured: Promise<Captured> | undefined
	/** Rings when there is a packet where there was none, or when no more will come. */
	readonly #news = new Bell()
	/** Rings when there is room again for waiting packets. */
	readonly #room = new Bell()

	constructor(
		tcpdumps: readonly Tcpdump[],
		{keep, reorderWindowMs, signal}: Pick<CaptureOptions, 'signal'> & {readonly keep: boolean; readonly reorderWindowMs: number}
	) {
		this.#tcpdumps = tcpdumps
		this.linkTypes = tcpdumps.map(({linkType}) => linkType)
		this.#reorderWindowMs = reorderWindowMs
		this.#kept = keep ? [] : undefined
		this.#waiting = keep ? undefined : new Reorder(reorderWindowMs)
		const abort = () => this.#fail(signal?.reason)
		signal?.addEventListener('abort', abort)
		this.#ended = Promise.all(tcpdumps.map(tcpdump => this.#watch(tcpdump))).then(() => {
			signal?.removeEventListener('abort', abort)
			this.#isEnded = true
			this.#news.ring()
		})
		if (signal?.aborted) abort()
	}

	stop(): Promise<Captured> {
		this.#captured ??= this.#stop()
		return this.#captured
	}

	async kill(): Promise<void> {
		if (!this.#isEnded) this.#fail(new Error('the capture was killed'))
		await this.#ended
	}

	[Symbol.asyncDispose](): Promise<void> {
		return this.kill()
	}

	async *[Symbol.asyncIterator](): AsyncGenerator<Packet, void, undefined> {
		if (this.#isIterated) throw new Error('a capture can be iterated over once')
		this.#isIterated = true
		const waiting = this.#waiting ?? new Reorder(this.#reorderWindowMs)
		for (const packet of this.#kept ?? []) waiting.add(packet)
		this.#waiting = waiting
		try {
			while (!this.#isEnded) {
				yield* waiting.release(nowNs())
				this.#room.ring()
				if (!this.#isEnded) await this.#news.next(waiting.waitMs(nowNs()))
			}
			yield* waiting.flush()
			if (this.#failure) throw this.#failure
		} finally {
			this.#waiting = undefined
			this.#room.ring()
		}
	}

	async #stop(): Promise<Captured> {
		this.#isStopping = true
		this.#room.ring()
		const statistics = await Promise.all(this.#tcpdumps.map(tcpdump => tcpdump.stop()))
		await this.#ended
		if (this.#failure) throw this.#failure
		return {packets: byTime(this.#kept ?? []), statistics}
	}

	async #watch({target, records}: Tcpdump): Promise<void> {
		try {
			for await (const record of records) {
				this.#add(decodePacket(record, target.name, target.mac))
				while (this.#isHeldUp()) await this.#room.next()
			}
		} catch (error) {
			this.#fail(error)
		}
	}

	#add(packet: Packet) {
		this.#kept?.push(packet)
		if (!this.#waiting) return
		const isNews = this.#waiting.size === 0
		this.#waiting.add(packet)
		if (isNews) this.#news.ring()
	}

	/** Whether tcpdump must be held up. Packets that are kept anyway need not wait. */
	#isHeldUp(): boolean {
		return !this.#kept && !this.#isStopping && !this.#failure && (this.#waiting?.size ?? 0) >= waitingLimit
	}

	/** The first failure is reported; the others follow from it. */
	#fail(error: unknown) {
		this.#failure ??= error instanceof Error ? error : new Error(String(error))
		this.#room.ring()
		for (const tcpdump of this.#tcpdumps) tcpdump.kill()
	}
}

const nowNs = (): bigint => BigInt(Date.now()) * 1_000_000n

/** Wakes everyone who waits for it when it rings. */
class Bell {
	readonly #waiting = new Set<() => void>()

	ring() {
		for (const wake of this.#waiting) wake()
	}

	/** Resolves at the next ring, or after `atMostMs`. */
	next(atMostMs?: number): Promise<void> {
		return new Promise(resolve => {
			const wake = () => {
				clearTimeout(timer)
				this.#waiting.delete(wake)
				resolve()
			}
			const timer = atMostMs === undefined ? undefined : setTimeout(wake, atMostMs)
			this.#waiting.add(wake)
		})
	}
}
