/** Applies a change to a running lab, using its journal: all or nothing. */
import {type Agent, type AgentOptions, connectAgent, listenersOf} from '../agent/client.ts'
import type {LoadedLab} from '../lab/read.ts'
import {repair} from '../plan/diff.ts'
import type {Plan, Step} from '../plan/types.ts'
import {isNamespace} from './folders.ts'
import {applySteps} from './kernels.ts'
import {hasDaemons, reconcilerModule} from './plan-daemons.ts'
import type {ReconcileOptions} from './reconcile-options.ts'
import {refusal} from './refused.ts'
import {commitJournal, dropJournal, type LabState, readJournal, writeJournal} from './state.ts'

/** Applies the whole change, or leaves everything as it was. */
export async function applyChange(
	folder: string,
	found: LabState,
	target: LabState,
	{steps, servesSame}: {readonly steps: readonly Step[]; readonly servesSame: boolean},
	agent: Agent | undefined,
	options: ReconcileOptions
): Promise<void> {
	const {plan} = target
	const {signal} = options
	signal?.throwIfAborted()
	writeJournal(folder, target)
	try {
		// If a namespace is recreated under its old name, its sockets must be opened again.
		const keepsSockets = servesSame && !steps.some(step => step.do === 'add-namespace')
		await apply(folder, steps, plan, keepsSockets ? undefined : agent, options)
		signal?.throwIfAborted()
		if (hasDaemons(plan) || hasDaemons(found.plan)) await runDaemons(agent, plan, target.loaded)
		signal?.throwIfAborted()
		await agent?.stay()
		commitJournal(folder)
	} catch (error) {
		// If the rollback fails as well, the first error is still reported; the journal stays, and the next command rolls back.
		await takeBack(folder, found, plan, agent).catch(() => undefined)
		throw error
	}
}

/** Rolls back an interrupted change, so that the kernel is never between more than two states. */
export async function goBack(folder: string, state: LabState, waiting: AgentOptions = {}): Promise<void> {
	const target = readJournal(folder)
	if (!target) return
	const agent = await connectAgent(folder, waiting)
	try {
		await takeBack(folder, state, target.plan, agent)
	} finally {
		agent?.close()
	}
}

/** Rolls back to `state`, wherever kernel and agent are on the way to `plan`. */
async function takeBack(folder: string, state: LabState, plan: Plan, agent: Agent | undefined): Promise<void> {
	await applySteps(folder, repair(state.plan, plan, undefined))
	await agent?.serve(state.plan)
	if (hasDaemons(plan) || hasDaemons(state.plan)) await agent?.run(state.plan, reconcilerModule)
	await agent?.stay()
	dropJournal(folder)
}

/** Kernel and agent work concurrently, once there are namespaces to open sockets in. `agent` undefined: its sockets stay as they are. */
export async function apply(
	folder: string,
	steps: readonly Step[],
	plan: Plan,
	agent: Agent | undefined,
	{onProgress, keepKernel = false}: ReconcileOptions
): Promise<void> {
	const made = new Set(steps.flatMap(step => (step.do === 'add-namespace' ? step.namespace : [])))
	const wanted = [...new Set(listenersOf(plan).map(({namespace}) => namespace))].filter(namespace => made.has(namespace))
	let serving: Promise<unknown> | undefined
	const serve = () => {
		serving ??= agent?.serve(plan)
		serving?.catch(() => undefined)
	}
	await applySteps(folder, steps, {
		keep: keepKernel,
		onProgress(done) {
			onProgress?.({done, all: steps.length})
			if (!serving && areNamespaces(folder, wanted)) serve()
		}
	})
	serve()
	await serving
}

/** Whether all of these exist. The last one is checked first, since the answer is mostly no. */
const areNamespaces = (folder: string, names: readonly string[]): boolean =>
	names.toReversed().every(name => isNamespace(`${folder}/ns/${name}`))

/** Errors: a daemon's message, if it refuses its configuration. */
export async function runDaemons(agent: Agent | undefined, plan: Plan, loaded: LoadedLab): Promise<void> {
	const ran = await agent?.run(plan, reconcilerModule)
	const refused = ran && refusal(ran.refused, plan, loaded)
	if (refused) throw refused
}
