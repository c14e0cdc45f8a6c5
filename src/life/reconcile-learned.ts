/** Called by the lab's agent when its daemons have learned something: the lab stays, its plan is recomputed. */
import {basename} from 'node:path'
import type {Learned} from '../control/learned.ts'
import type {LinkName} from '../net/names.ts'
import {compile} from '../plan/compile.ts'
import {diff, markTunnelDependent, repair} from '../plan/diff.ts'
import type {Plan, Step} from '../plan/types.ts'
import {goBack} from './apply-change.ts'
import {hasNamespaces} from './folders.ts'
import {applySteps} from './kernels.ts'
import {lockLab, theAgent} from './lock.ts'
import {sameDaemons, sameListeners, tellDaemons} from './plan-daemons.ts'
import {tellListeners} from './reconcile.ts'
import {commitJournal, dropJournal, readSoundState, writeJournal} from './state.ts'

/**
 * Compiles the running lab with the learned facts. They are read once the lab's lock is held, so that the holder uses the latest, in
 * whatever order commands and this function run. Does nothing if there is no lab.
 *
 * `links`: the kernel has lost the routes over these, since they were gone or down meanwhile. Returns the number of changes to the kernel. Errors:
 * those of `applySteps()`; then the kernel is as it was.
 */
export async function reconcileLearned(folder: string, learned: () => Learned, links: ReadonlySet<LinkName>): Promise<number> {
	const lock = await lockLab(basename(folder), {what: theAgent})
	try {
		const found = readSoundState(folder)
		if (!found || !hasNamespaces(folder)) return 0
		await goBack(folder, found)
		const plan = compile(found.loaded.lab, learned(), {dataPath: found.dataPath})
		const changes = diff(found.plan, plan)
		const steps = [...changes, ...lostRoutes(plan, links, changes)]
		if (steps.length === 0 && JSON.stringify(plan) === JSON.stringify(found.plan)) return 0
		writeJournal(folder, {...found, plan})
		try {
			await applySteps(folder, steps, {keep: true})
			commitJournal(folder)
		} catch (error) {
			// If that fails as well, the journal stays, and the next command undoes the change.
			await applySteps(folder, repair(found.plan, plan, undefined), {keep: true}).then(
				() => dropJournal(folder),
				() => undefined
			)
			throw error
		}
		// What routers advertise may depend on what others have learned. Sent before the lock is released, so that the next holder's request comes
		// later; not awaited, since it is this very process that handles it.
		if (!sameDaemons(found.plan, plan)) await tellDaemons(folder, plan)
		// Names of load balancers follow the health of their targets.
		if (!sameListeners(found.plan, plan)) await tellListeners(folder, plan)
		return steps.length
	} finally {
		lock.release()
	}
}

/** The routes over these links that the difference of the plans does not contain. */
function lostRoutes(plan: Plan, links: ReadonlySet<LinkName>, changes: readonly Step[]): readonly Step[] {
	if (links.size === 0) return []
	const set = new Set(changes.flatMap(step => (step.do === 'replace-route' ? [JSON.stringify(step)] : [])))
	const steps = Object.entries(plan.namespaces).flatMap(([namespace, {routes}]) =>
		routes
			.filter(({nexthops}) => nexthops.some(({link}) => links.has(link)))
			.map((route): Step => ({do: 'replace-route', namespace, route}))
	)
	return markTunnelDependent(steps, plan).filter(step => !set.has(JSON.stringify(step)))
}
