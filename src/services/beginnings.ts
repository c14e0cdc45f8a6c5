/** Which instances of a service, and which parts of them, have only just started: no conclusions are drawn from their state. No effects. */
import {isDeepStrictEqual} from 'node:util'
import type {News, ServiceTypes} from './contract.ts'

/** Long enough for several connection attempts of bgpd, two seconds apart, and one IKE retransmission. */
export const startingMs = 10_000

export type Beginnings = {
	/** By instance id: since when it has been running. */
	readonly running: ReadonlyMap<string, number>
	/** By instance and part (a neighbor, a tunnel end), `ID PART`: its configuration, and since when. */
	readonly configured: ReadonlyMap<string, {readonly config: unknown; readonly sinceMs: number}>
}

export const noBeginnings: Beginnings = {running: new Map(), configured: new Map()}

/** `partsOf`: the parts of an instance, by name, with their configurations. */
export function foldBeginnings<T extends ServiceTypes>(
	beginnings: Beginnings,
	news: News<T>,
	partsOf: (spec: T['spec']) => ReadonlyMap<string, unknown>
): Beginnings {
	const {running, configured} = beginnings
	switch (news.kind) {
		case 'placed': {
			const ids = new Set(news.placed.map(({daemon}) => daemon.id))
			return {
				running: new Map([...running].filter(([id]) => ids.has(id))),
				configured: new Map(
					news.placed.flatMap(({daemon}) =>
						[...partsOf(daemon)].map(([part, config]) => {
							const key = `${daemon.id} ${part}`
							const before = configured.get(key)
							return [key, before && isDeepStrictEqual(before.config, config) ? before : {config, sinceMs: news.nowMs}] as const
						})
					)
				)
			}
		}
		case 'running': {
			const others = [...running].filter(([id]) => id !== news.id)
			const sinceMs = running.get(news.id) ?? news.nowMs
			return {running: new Map(news.isRunning ? [...others, [news.id, sinceMs]] : others), configured}
		}
		case 'report':
			return beginnings
	}
}

/** Whether an instance, or the configuration of that part of it, has only just started. */
export function isStarting({running, configured}: Beginnings, id: string, part: string, nowMs: number): boolean {
	const runningMs = running.get(id)
	return runningMs === undefined || nowMs - Math.max(runningMs, configured.get(`${id} ${part}`)?.sinceMs ?? 0) < startingMs
}
