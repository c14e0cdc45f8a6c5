import {setTimeout as pause} from 'node:timers/promises'
import type {LinkName} from '../../net/names.ts'
import type {Reconciliations} from '../../services/observed.ts'

/** Changes come in bursts. */
const burstMs = 5
/** Pause before a failed computation is tried again, if nothing changes meanwhile. */
const retryMs = 500

/** Resolves to the number of changes to the kernel. `links`: routes over these are not in the kernel, whatever the plan says. */
export type Reconcile = (links: ReadonlySet<LinkName>) => Promise<number>

export type ControlLoop = {
	/** Something was learned: the lab is recomputed soon, with everything learned by then. */
	changed(links: readonly LinkName[]): void
	readonly facts: Reconciliations
}

/** Runs one computation at a time; changes meanwhile trigger the next one. `computed`: called after each, even a failed one. */
export function createControlLoop(reconcile: Reconcile, log: (text: string) => void, computed: () => void): ControlLoop {
	let links = new Set<LinkName>()
	let isDirty = false
	let isRunning = false
	let facts: Reconciliations = {times: 0, changes: 0}

	async function run() {
		isRunning = true
		while (isDirty) {
			await pause(burstMs)
			isDirty = false
			const taken = links
			links = new Set()
			const begin = performance.now()
			try {
				const changes = await reconcile(taken)
				facts = {times: facts.times + 1, changes: facts.changes + changes, lastMs: performance.now() - begin}
				isRunning = isDirty
				computed()
			} catch (error) {
				const trouble = error instanceof Error ? error.message : String(error)
				// It is retried again and again, but logged once.
				if (trouble !== facts.trouble) log(`routes cannot be computed anew: ${trouble}`)
				facts = {...facts, trouble}
				computed()
				for (const link of taken) links.add(link)
				isDirty = true
				await pause(retryMs)
			}
		}
		isRunning = false
	}

	return {
		changed(more) {
			for (const link of more) links.add(link)
			isDirty = true
			if (!isRunning) void run()
		},
		get facts() {
			return isRunning ? {...facts, isDue: true as const} : facts
		}
	}
}
