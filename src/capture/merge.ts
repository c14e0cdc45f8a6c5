import type {Packet} from './types.ts'

/** By time, stable. */
export const byTime = (packets: readonly Packet[]): Packet[] =>
	packets.toSorted((a, b) => (a.timestampNs < b.timestampNs ? -1 : a.timestampNs > b.timestampNs ? 1 : 0))

/**
 * Merges packets from several pipes, each nearly sorted, by time. A packet is held back until it is older than the window; one that arrives later
 * than that is passed on out of order.
 */
export class Reorder {
	readonly #windowNs: bigint
	/** Sorted. */
	#held: Packet[] = []

	constructor(windowMs: number) {
		this.#windowNs = BigInt(Math.round(windowMs * 1e6))
	}

	get size(): number {
		return this.#held.length
	}

	add(packet: Packet): void {
		let at = this.#held.length
		while (at > 0 && this.#held[at - 1]!.timestampNs > packet.timestampNs) at--
		if (at === this.#held.length) {
			this.#held.push(packet)
		} else {
			this.#held.splice(at, 0, packet)
		}
	}

	/** Returns those that are older than the window. */
	release(nowNs: bigint): readonly Packet[] {
		const limit = nowNs - this.#windowNs
		const firstYoung = this.#held.findIndex(packet => packet.timestampNs > limit)
		return this.#take(firstYoung < 0 ? this.#held.length : firstYoung)
	}

	/** Returns all that are left. */
	flush(): readonly Packet[] {
		return this.#take(this.#held.length)
	}

	/** When the oldest one leaves the window, in ms from `nowNs`. Absent: nothing is held. */
	waitMs(nowNs: bigint): number | undefined {
		const oldest = this.#held[0]
		return oldest && Math.max(0, Number(oldest.timestampNs + this.#windowNs - nowNs) / 1e6)
	}

	#take(count: number): readonly Packet[] {
		const taken = this.#held.slice(0, count)
		this.#held = this.#held.slice(count)
		return taken
	}
}
