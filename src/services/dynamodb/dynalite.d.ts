/** The part of dynalite 4.0.0 that `main.ts` uses; it has no types of its own. */
declare module 'dynalite' {
	import type {Server} from 'node:http'

	/** Milliseconds for which tables are being made, changed or deleted. Without `path` everything is in memory. */
	export default function dynalite(options: {
		readonly createTableMs?: number
		readonly deleteTableMs?: number
		readonly updateTableMs?: number
	}): Server
}
