import type {ActionItem} from '../checks/actions.ts'
import {stepsOf} from '../checks/actions.ts'
import {type LoadedLab, patchLab} from '../lab/read.ts'
import type {ProcessIdentity} from '../services/process-identity.ts'
import type {LabNow, Network} from '../verify/network.ts'
import {stillThere} from './agent-of.ts'
import {folderOf} from './folders.ts'
import {readStatus, type StatusNow} from './read-status.ts'
import {type Reconciled, reconcile} from './reconcile.ts'
import type {ReconcileOptions} from './reconcile-options.ts'
import {type ActionContext, observedOf, runActionSteps} from './run-action.ts'
import {type LabState, readLearned, readState} from './state.ts'
import {liesBetween} from './tunnel-troubles.ts'
import {untilConverged} from './until-converged.ts'

/** A running lab that checks and programs probe and change. */
export type LiveLab = Omit<Network, 'status'> & {
	readonly converge: NonNullable<Network['converge']>
	status(): Promise<StatusNow>
	/** The current state, whoever changed it; after the lab was taken down, its last state. */
	state(): LabState
	/** Patches the lab's document (a JSON merge patch), checks all of it again, and applies the difference. Errors: `BadLab`; then nothing has changed. */
	change(patch: unknown, signal?: AbortSignal): Promise<Reconciled>
	/** The same with any edit of the current document; if it throws, nothing has changed. */
	edit(next: (current: LoadedLab) => LoadedLab): Promise<Reconciled>
}

/** `signal`: aborted, waits end. Changes have signals of their own. */
export type LiveOptions = Pick<ReconcileOptions, 'what' | 'onWait' | 'signal'> & {readonly owner?: ProcessIdentity}

export function liveLab(raised: LabState, {signal: interrupted, ...options}: LiveOptions): LiveLab {
	let state = raised
	const folder = folderOf(raised.name)
	// Changes run one at a time, in the order of the calls.
	let last: Promise<unknown> = Promise.resolve()

	/** Reads the state again, since others change it too: commands, and the agent when its daemons learn something. */
	const now = () => readState(folder) ?? state
	const waiting = {...options, ...(interrupted && {signal: interrupted})}
	const status = () => readStatus(now, waiting)

	const change = (next: (current: LoadedLab) => LoadedLab, signal?: AbortSignal): Promise<Reconciled> => {
		const work = last.then(async () => {
			const reconciled = await reconcile(raised.name, current => next(stillThere(raised.name, current)), {
				...options,
				keepKernel: true,
				...(signal && {signal})
			})
			state = reconciled.state
			return reconciled
		})
		last = work.catch(() => undefined)
		return work
	}

	return {
		name: raised.name,
		state: now,
		current(): LabNow {
			const {loaded, plan} = now()
			return {lab: loaded.lab, plan}
		},
		logsFolder: `${folder}/flow-logs`,
		namespacePath: namespace => `${folder}/ns/${namespace}`,
		status,
		run: async ({name, namespace, resolver}, command, how) =>
			(await import('./guest/run.ts')).runOnHost({name, resolver, namespacePath: `${folder}/ns/${namespace}`}, command, how),
		async troubles(from, to) {
			const {loaded, plan} = now()
			if (!plan.vpn) return []
			const {report} = await status()
			const onTheWay = (tunnel: string) => {
				const planned = plan.vpn?.[tunnel]
				return planned !== undefined && from.some(address => liesBetween(planned, loaded.lab)(address, to))
			}
			return report.troubles.filter(({tunnel}) => onTheWay(tunnel))
		},
		async explain(asked) {
			const [{explain}, {renderExplanation}] = await Promise.all([
				import('../explain/explain.ts'),
				import('../explain/render.ts')
			])
			const found = explain(asked, now().loaded, {learned: readLearned(folder)})
			return 'message' in found ? found.message : renderExplanation(found)
		},
		converge: (until, how) => untilConverged(now, until, {...waiting, ...how}),
		observe: () => observedOf(raised.name, waiting),
		act(action: ActionItem, signal) {
			const context: ActionContext = {
				name: raised.name,
				plan: () => now().plan,
				waiting,
				change: patch => change(loaded => patchLab(loaded, patch(loaded.document)))
			}
			return runActionSteps(stepsOf(action), context, signal)
		},
		change: (patch, signal) => change(loaded => patchLab(loaded, patch), signal),
		edit: next => change(next)
	}
}
