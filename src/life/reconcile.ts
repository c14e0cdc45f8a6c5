import {existsSync} from 'node:fs'
import {resolve} from 'node:path'
import {type Agent, type AgentOptions, connectAgent, daemonsOf, listenersOf, startAgent} from '../agent/client.ts'
import type {Preparation} from '../agent/protocol.ts'
import {stopAgent} from '../agent/stop.ts'
import {prepare} from '../kernel/kernel.ts'
import {type Difference, networkEdits} from '../lab/difference.ts'
import type {LoadedLab} from '../lab/read.ts'
import {compile} from '../plan/compile.ts'
import {daemonChanges} from '../plan/daemon-changes.ts'
import {diff, repair} from '../plan/diff.ts'
import {learnedByRunning} from '../plan/learned-by-running.ts'
import type {Plan, Step} from '../plan/types.ts'
import {isRunning, type ProcessIdentity} from '../services/process-identity.ts'
import {clear} from './clear.ts'
import {chooseDataPath, type DataPath} from './data-path.ts'
import {folderOf, hasNamespaces, isNamespace} from './folders.ts'
import {applySteps} from './kernels.ts'
import {lockLab} from './lock.ts'
import {refusal} from './refused.ts'
import {
	commitJournal,
	dropJournal,
	type LabState,
	prepareState,
	readJournal,
	readLearned,
	readSoundState,
	writeJournal,
	writeState
} from './state.ts'

export type ReconcileOptions = {
	/** Name of the command, for others that wait for it: `vpclab up`. */
	readonly what: string
	/** What to do if the lab runs: change it, or leave it alone and throw `LabTaken`. Default: change. */
	readonly ifRunning?: 'change' | 'refuse'
	/** Who is to carry the packets of VPN tunnels. Default: whoever does in the running lab, else the kernel where it can. */
	readonly dataPath?: DataPath | undefined
	/** The process that the lab belongs to. If it has ended, whoever comes may have the lab. */
	readonly owner?: ProcessIdentity
	/** Aborted: everything goes back to what it was, and the signal's reason is thrown. */
	readonly signal?: AbortSignal
	/** The lab will be changed again by this process: what takes time to open stays open. */
	readonly keepKernel?: boolean
	/** Another command has the lab's lock. */
	readonly onWait?: (holder: string) => void
	readonly onProgress?: (progress: Progress) => void
}

/** `done` of `all` steps have reached the kernel. */
export type Progress = {readonly done: number; readonly all: number}

export type Reconciled = {
	readonly state: LabState
	/** `mended`: the lab's plan was in the kernel, and only its agent was started anew. */
	readonly how: 'raised' | 'changed' | 'unchanged' | 'mended'
	/** How many changes of the kernel that took. */
	readonly steps: number
	/** What else of a running lab has changed, in words: the configuration of daemons, and services. */
	readonly changes: readonly string[]
	/** What of the network, as the lab file has it, differs from what ran before. Checks aside. */
	readonly edits: readonly Difference[]
	/** What was left of an earlier lab of that name was taken away first. */
	readonly cleared?: true
}

/** What the lab is to be, given what it is. Called under the lab's lock; its errors change nothing. */
export type DesiredState = (current: LabState | undefined) => LoadedLab | Promise<LoadedLab>

/** A lab of this name runs, and must not be changed. */
export class LabTaken extends Error {
	override readonly name = 'LabTaken'
}

/**
 * Makes the running lab equal to the desired state, whatever there is before: nothing, a half-made lab, a running one, or one
 * whose change was interrupted. All of it or nothing: after an error everything is as it was.
 */
export async function reconcile(name: string, desired: DesiredState, options: ReconcileOptions): Promise<Reconciled> {
	const folder = folderOf(name)
	const lock = await lockLab(name, options)
	try {
		const state = runningLab(name)
		if (state) {
			if (options.ifRunning === 'refuse') throw new LabTaken(`a lab named "${name}" is running already`)
			return await change(folder, state, desired, options)
		}
		// Half-made, damaged, or left by a test that was killed.
		const isLeft = existsSync(folder)
		if (isLeft) await clear(folder)
		return {...(await raiseFresh(folder, name, desired, options)), ...(isLeft && {cleared: true})}
	} finally {
		lock.release()
	}
}

/** The lab of that name as `reconcile()` would find it. Undefined: there is none, or nothing that is of use. */
export function runningLab(name: string): LabState | undefined {
	const folder = folderOf(name)
	const state = readSoundState(folder)
	const isAbandoned = state?.owner !== undefined && !isRunning(state.owner)
	return state && !isAbandoned && hasNamespaces(folder) ? state : undefined
}

async function raiseFresh(folder: string, name: string, desired: DesiredState, options: ReconcileOptions): Promise<Reconciled> {
	const {signal, owner} = options
	const loaded = await desired(undefined)
	const dataPath = await chooseDataPath(loaded.lab, options.dataPath, undefined)
	const plan = compile(loaded.lab, undefined, {dataPath})
	signal?.throwIfAborted()
	let agent: Agent | undefined
	try {
		await prepare(folder)
		agent = startAgentFor(folder, plan, options)
		const steps = diff(undefined, plan)
		const now = new Date().toISOString()
		const state: LabState = {
			version: 1,
			name,
			raisedAt: now,
			changedAt: now,
			...(owner && {owner}),
			...desiredOf(loaded),
			plan,
			...(dataPath && {dataPath})
		}
		const work = apply(folder, steps, plan, agent, options)
		// Meanwhile, since this thread has nothing else to do. The kernel's work ends before anything is taken back.
		const [written, applied] = await Promise.allSettled([prepareState(folder, state), work])
		if (applied.status === 'rejected') throw applied.reason
		if (written.status === 'rejected') throw written.reason
		signal?.throwIfAborted()
		// When the state stands: what the daemons learn from now on changes it, once this command lets go of the lock.
		if (hasDaemons(plan)) await runDaemons(agent, plan, loaded)
		signal?.throwIfAborted()
		await agent?.stay()
		written.value()
		return {state, how: 'raised', steps: steps.length, changes: [], edits: []}
	} catch (error) {
		await clear(folder)
		throw error
	} finally {
		agent?.close()
	}
}

async function change(folder: string, found: LabState, desired: DesiredState, options: ReconcileOptions): Promise<Reconciled> {
	await goBack(folder, found, options)
	const target = await targetOf(folder, found, await desired(found), options)
	const {plan} = target
	const steps = diff(found.plan, plan)
	const edits = networkEdits(found.loaded, target.loaded)
	const wantsAgent = needsAgent(plan)
	const running = await connectAgent(folder, options)
	const agent = running ?? startAgentFor(folder, plan, options)
	try {
		// One that hangs is found out before anything is touched.
		await running?.status()
		const servesSame = (running !== undefined || !wantsAgent) && sameListeners(found.plan, plan)
		if (steps.length === 0 && servesSame && sameDaemons(found.plan, plan)) {
			if (!sameText(found, target)) writeState(folder, target)
			return {state: target, how: 'unchanged', steps: 0, changes: [], edits}
		}
		await applyChange(folder, found, target, {steps, servesSame}, agent, options)
		if (!wantsAgent) await stopAgent(folder)
		const changes = daemonChanges(found.plan, plan)
		const isMended = steps.length === 0 && !running && changes.length === 0
		return {state: target, how: isMended ? 'mended' : 'changed', steps: steps.length, changes, edits}
	} finally {
		agent?.close()
	}
}

/** Errors: what one of them says of a configuration that it does not take. */
async function runDaemons(agent: Agent | undefined, plan: Plan, loaded: LoadedLab): Promise<void> {
	const ran = await agent?.run(plan, reconcilerModule)
	const refused = ran && refusal(ran.refused, plan, loaded)
	if (refused) throw refused
}

/** What a running lab is to become. */
async function targetOf(
	folder: string,
	found: LabState,
	loaded: LoadedLab,
	{owner, ...options}: ReconcileOptions
): Promise<LabState> {
	const dataPath = await chooseDataPath(loaded.lab, options.dataPath, found.dataPath)
	const learned = learnedByRunning(readLearned(folder), daemonsOf(found.plan), found.plan.vpn)
	const {owner: _, ...rest} = found
	return {
		...rest,
		...(owner && {owner}),
		changedAt: new Date().toISOString(),
		...desiredOf(loaded),
		plan: compile(loaded.lab, learned, {dataPath}),
		...(dataPath && {dataPath})
	}
}

/** All of it, or everything is as it was. */
async function applyChange(
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
		// In a namespace that is made anew under its old name sockets are to be opened again.
		const keepsSockets = servesSame && !steps.some(step => step.do === 'add-namespace')
		await apply(folder, steps, plan, keepsSockets ? undefined : agent, options)
		signal?.throwIfAborted()
		if (hasDaemons(plan) || hasDaemons(found.plan)) await runDaemons(agent, plan, target.loaded)
		signal?.throwIfAborted()
		await agent?.stay()
		commitJournal(folder)
	} catch (error) {
		// If that fails as well, what was the matter is still the first error; the journal stays, and the next command takes it back.
		await takeBack(folder, found, plan, agent).catch(() => undefined)
		throw error
	}
}

/** A change that was interrupted is taken back first, so that there are never more than two states that the kernel may be between. */
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

/** From wherever kernel and agent are on the way to `plan`. */
async function takeBack(folder: string, state: LabState, plan: Plan, agent: Agent | undefined): Promise<void> {
	await applySteps(folder, repair(state.plan, plan, undefined))
	await agent?.serve(state.plan)
	if (hasDaemons(plan) || hasDaemons(state.plan)) await agent?.run(state.plan, reconcilerModule)
	await agent?.stay()
	dropJournal(folder)
}

/** Kernel and agent work side by side, as soon as there are namespaces to open sockets in. `agent` undefined: its sockets stay as they are. */
async function apply(
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

/** Whether all of these have been made. The last one is looked at first: mostly the answer is no. */
const areNamespaces = (folder: string, names: readonly string[]): boolean =>
	names.toReversed().every(name => isNamespace(`${folder}/ns/${name}`))

const hasDaemons = (plan: Plan) => Object.values(plan.namespaces).some(({daemons}) => daemons !== undefined && daemons.length > 0)

const needsAgent = (plan: Plan) => hasDaemons(plan) || listenersOf(plan).length > 0

/** Given to the agent, which must not know of labs, as what to call. The build has `.js` files. */
const reconcilerModule = new URL(
	import.meta.url.endsWith('.ts') ? './reconcile-learned.ts' : './reconcile-learned.js',
	import.meta.url
).href

/** Undefined: the plan has nothing for an agent to do. */
const startAgentFor = (folder: string, plan: Plan, waiting: AgentOptions): Agent | undefined =>
	needsAgent(plan) ? startAgent(folder, preparationFor(plan), waiting) : undefined

/** Undefined: the plan has no daemons. */
function preparationFor(plan: Plan): Preparation | undefined {
	const services = new Set(daemonsOf(plan).map(({daemon}) => daemon.kind))
	return services.size === 0 ? undefined : {services: [...services], reconciler: reconcilerModule}
}

/** Tells the lab's agent, if there is one, which daemons to run; how that goes is for the agent to say. */
export async function tellDaemons(folder: string, plan: Plan): Promise<void> {
	const agent = await connectAgent(folder)
	agent
		?.run(plan, reconcilerModule)
		.catch(() => undefined)
		.finally(() => agent.close())
}

/** Makes the agent that runs serve what listeners answer from now on, without waiting for it. */
export async function tellListeners(folder: string, plan: Plan): Promise<void> {
	const agent = await connectAgent(folder)
	agent
		?.serve(plan)
		.catch(() => undefined)
		.finally(() => agent.close())
}

const desiredOf = (loaded: LoadedLab) => ({file: resolve(loaded.source.file), loaded})

const listenerTexts = new WeakMap<Plan, string>()

export const sameListeners = (a: Plan, b: Plan) => listenerText(a) === listenerText(b)

/** A plan that a change leads to is where the next one begins. */
function listenerText(plan: Plan): string {
	const text = listenerTexts.get(plan) ?? JSON.stringify([listenersOf(plan), plan.listenerFacts])
	listenerTexts.set(plan, text)
	return text
}

export const sameDaemons = (a: Plan, b: Plan) =>
	!(hasDaemons(a) || hasDaemons(b)) || JSON.stringify(daemonsOf(a)) === JSON.stringify(daemonsOf(b))

/** All else follows from these. */
function sameText(a: LabState, b: LabState) {
	const text = ({file, owner, loaded: {document, checks, source}}: LabState) =>
		JSON.stringify([file, owner, document, checks, source])
	return text(a) === text(b)
}
