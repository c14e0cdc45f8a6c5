/** The part of dynalite 4.0.0 that `main.ts` uses; it has no types of its own. */
declare module 'dynalite' {
	import type {Server} from 'node:http'

	/** How long tables stay in the states of being created, updated and deleted, in milliseconds. Without `path` everything is kept in memory. */
	export default function dynalite(options: {
		readonly createTableMs?: number
		readonly deleteTableMs?: number
		readonly updateTableMs?: number
	}): Server
}
