import {existsSync} from 'node:fs'
import {resolve} from 'node:path'
import {type Agent, connectAgent, daemonsOf} from '../agent/client.ts'
import {stopAgent} from '../agent/stop.ts'
import {prepare, startKernel} from '../kernel/kernel.ts'
import {type Difference, networkEdits} from '../lab/difference.ts'
import type {LoadedLab} from '../lab/read.ts'
import {compile} from '../plan/compile.ts'
import {daemonChanges} from '../plan/daemon-changes.ts'
import {diff} from '../plan/diff.ts'
import {learnedByRunning} from '../plan/learned-by-running.ts'
import type {Plan} from '../plan/types.ts'
import {isRunning} from '../services/process-identity.ts'
import {apply, applyChange, goBack, runDaemons} from './apply-change.ts'
import {clear} from './clear.ts'
import {chooseDataPath} from './data-path.ts'
import {folderOf, hasNamespaces} from './folders.ts'
import {lockLab} from './lock.ts'
import {hasDaemons, needsAgent, sameDaemons, sameListeners, startAgentFor} from './plan-daemons.ts'
import type {ReconcileOptions} from './reconcile-options.ts'
import {type LabState, prepareState, readLearned, readSoundState, writeState} from './state.ts'

export type Reconciled = {
	readonly state: LabState
	/** `agent-started`: the lab's plan was in the kernel, and only its agent was started again. */
	readonly how: 'raised' | 'changed' | 'unchanged' | 'agent-started'
	/** Number of changes to the kernel. */
	readonly steps: number
	/** Other changes of a running lab, in words: the configuration of daemons, and services. */
	readonly changes: readonly string[]
	/** Differences of the network, in the terms of the lab file, from what ran before. Without checks. */
	readonly edits: readonly Difference[]
	/** Leftovers of an earlier lab of that name were removed first. */
	readonly cleared?: true
}

/** Computes the desired state from the current one. Called under the lab's lock; if it throws, nothing changes. */
export type DesiredState = (current: LabState | undefined) => LoadedLab | Promise<LoadedLab>

/** A lab of this name runs, and must not be changed. */
export class LabTaken extends Error {
	override readonly name = 'LabTaken'
}

/**
 * Reconciles the running lab with the desired state, whatever exists before: nothing, a half-made lab, a running one, or one whose change was
 * interrupted. All or nothing: after an error everything is as it was.
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

/** The running lab of that name, as `reconcile()` sees it. Undefined: there is none, or nothing usable. */
export function runningLab(name: string): LabState | undefined {
	const folder = folderOf(name)
	const state = readSoundState(folder)
	const isAbandoned = state?.owner !== undefined && !isRunning(state.owner)
	return state && !isAbandoned && hasNamespaces(folder) ? state : undefined
}

async function raiseFresh(folder: string, name: string, desired: DesiredState, options: ReconcileOptions): Promise<Reconciled> {
	const {signal, owner} = options
	startKernel()
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
		// Concurrently, since this thread has nothing else to do. The kernel's work ends before anything is undone.
		const [written, applied] = await Promise.allSettled([prepareState(folder, state), work])
		if (applied.status === 'rejected') throw applied.reason
		if (written.status === 'rejected') throw written.reason
		signal?.throwIfAborted()
		// Only now that the state is complete: daemons change it when they learn something, once this command releases the lock.
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
		// Detects an agent that hangs before anything is touched.
		await running?.status()
		const servesSame = (running !== undefined || !wantsAgent) && sameListeners(found.plan, plan)
		if (steps.length === 0 && servesSame && sameDaemons(found.plan, plan)) {
			if (!sameText(found, target)) writeState(folder, target)
			return {state: target, how: 'unchanged', steps: 0, changes: [], edits}
		}
		await applyChange(folder, found, target, {steps, servesSame}, agent, options)
		if (!wantsAgent) await stopAgent(folder)
		const changes = daemonChanges(found.plan, plan)
		const onlyAgentStarted = steps.length === 0 && !running && changes.length === 0
		return {state: target, how: onlyAgentStarted ? 'agent-started' : 'changed', steps: steps.length, changes, edits}
	} finally {
		agent?.close()
	}
}

/** The target state of a running lab. */
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

/** Sends the current listeners to the running agent, without waiting for it. */
export async function tellListeners(folder: string, plan: Plan): Promise<void> {
	const agent = await connectAgent(folder)
	agent
		?.serve(plan)
		.catch(() => undefined)
		.finally(() => agent.close())
}

const desiredOf = (loaded: LoadedLab) => ({file: resolve(loaded.source.file), loaded})

/** Compares the inputs, from which everything else follows. */
function sameText(a: LabState, b: LabState) {
	const text = ({file, owner, loaded: {document, checks, source, stacks, stackRecords}}: LabState) =>
		JSON.stringify([file, owner, document, checks, source, stacks, stackRecords])
	return text(a) === text(b)
}
