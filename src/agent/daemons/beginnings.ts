/** Which daemons, tunnels and sessions are only starting: nothing is concluded of those. No effects. */
import {isDeepStrictEqual} from 'node:util'
import type {IpText} from '../../net/names.ts'
import type {Daemon} from '../../plan/types.ts'
import type {BgpNeighbor} from '../../services/frr/types.ts'
import type {PlacedDaemon} from './types.ts'

/** Several attempts of bgpd, which are two seconds apart, and one retransmission of IKE. */
export const startingMs = 10_000

type TunnelEnd = Extract<Daemon, {kind: 'ipsec'}>['config']['ends'][number]

export class Beginnings {
	/** By the daemon's id, since when it runs. */
	readonly #running = new Map<string, number>()
	/** By daemon and neighbor or tunnel end: its configuration, and since when it is that. */
	readonly #configured = new Map<string, {readonly config: BgpNeighbor | TunnelEnd; readonly sinceMs: number}>()

	/** The daemons that there are from now on. Gives the tunnel ends, `daemon end`, that are configured otherwise than before. */
	place(placed: readonly PlacedDaemon[], nowMs: number): ReadonlySet<string> {
		const configs = new Map<string, BgpNeighbor | TunnelEnd>(
			placed.flatMap(({daemon}): (readonly [string, BgpNeighbor | TunnelEnd])[] =>
				daemon.kind === 'bgp'
					? daemon.config.neighbors.map(one => [`${daemon.id} ${one.address}`, one])
					: daemon.config.ends.map(end => [`${daemon.id} ${end.name}`, end])
			)
		)
		const ids = new Set(placed.map(({daemon}) => daemon.id))
		for (const id of this.#running.keys()) if (!ids.has(id)) this.#running.delete(id)
		for (const key of this.#configured.keys()) if (!configs.has(key)) this.#configured.delete(key)
		const others = new Set<string>()
		for (const [key, config] of configs) {
			const before = this.#configured.get(key)
			if (before && isDeepStrictEqual(before.config, config)) continue
			if (before) others.add(key)
			this.#configured.set(key, {config, sinceMs: nowMs})
		}
		return others
	}

	daemonChanged(id: string, isRunning: boolean, nowMs: number) {
		if (!isRunning) this.#running.delete(id)
		else if (!this.#running.has(id)) this.#running.set(id, nowMs)
	}

	isRunning(id: string): boolean {
		return this.#running.has(id)
	}

	/** Whether a daemon, or what it was told of a neighbor or a tunnel end, is as young as that. */
	isStarting(id: string, part: IpText | string, nowMs: number): boolean {
		const runningMs = this.#running.get(id)
		return (
			runningMs === undefined || nowMs - Math.max(runningMs, this.#configured.get(`${id} ${part}`)?.sinceMs ?? 0) < startingMs
		)
	}
}
