/**
 * Labs from TypeScript: raise one, probe it, change it, take it down. Needs root, as the command does.
 *
 * ```ts
 * import test from 'ava'
 * import {useLab} from 'vpclab'
 *
 * const lab = useLab(test, 'labs/public-private')
 *
 * test('the database does not answer the Internet: packets vanish, they are not refused', async t => {
 * 	t.is((await lab.tcp('laptop', 'db.private:5432')).got, 'timeout')
 * })
 * ```
 */
import {basename} from 'node:path'
import type {Explanation} from './explain/types.ts'
import {loadLab} from './lab/load.ts'
import {BadLab, toProblem} from './lab/problem.ts'
import {type LoadedLab, readLab} from './lab/read.ts'
import type {LabDocument} from './lab/schema.ts'
import {type DataPath, requestedDataPath} from './life/data-path.ts'
import {type ExplainOptions, labHandle, type RunningLab} from './life/lab-handle.ts'
import {type LiveLab, liveLab} from './life/network.ts'
import {reconcile} from './life/reconcile.ts'
import {openState} from './life/running.ts'
import {takeDown} from './life/take-down.ts'
import {type ProcessIdentity, thisProcess} from './services/process-identity.ts'

export type {Packet} from './capture/types.ts'
export type {Fault} from './checks/fault.ts'
export {analysisOf} from './explain/analysis.ts'
export type {Explanation} from './explain/types.ts'
export {BadLab, type Problem} from './lab/problem.ts'
export type {LabDocument} from './lab/schema.ts'
export type {ExecOptions, Executed} from './life/execute.ts'
export type {CheckOptions, ExplainOptions, RunningLab, Watched, WatchOptions} from './life/lab-handle.ts'
export type {ProbeOptions} from './life/probe-question.ts'
export {type LabSummary, listLabs} from './life/running.ts'
export type {StatusReport} from './life/status.ts'
export type * from './model/model.ts'
export type {Host, Plan} from './plan/types.ts'
export type {
	DnsOutcome,
	HttpOutcome,
	MtuOutcome,
	PingOutcome,
	ProbeOutcome,
	TcpOutcome,
	TraceOutcome,
	UdpOutcome
} from './probes/outcomes.ts'
export type {CheckEvent, CheckResult, Report} from './verify/report.ts'

export type RaiseOptions = {
	/** The lab's name on this machine; two copies of one lab need two names. Default: that of its file, or of its folder. */
	readonly name?: string
	/**
	 * Data path of VPN tunnels. Default: the value of VPCLAB_DATA_PATH, else the kernel where it can.
	 * Errors: `NoSuchDataPath`, if this machine cannot.
	 */
	readonly dataPath?: DataPath
	/**
	 * Whether to wait until each tunnel, BGP session and service that can come up has, or the reason why not is known (`status()` shows what is
	 * missing). Given up when nothing more has come for a minute. Default: true.
	 */
	readonly wait?: boolean
	/** Aborted: the lab is taken back, and the signal's reason is thrown. */
	readonly signal?: AbortSignal
}

const what = 'a program that uses vpclab'

/**
 * Raises a lab, from its file or folder, or from a document of the same shape. It stays when this process ends: take it down with `down()`.
 *
 * Errors: `BadLab` with all problems, before anything is touched; `LabTaken` if a lab of that name is running.
 */
export const raise = async (source: string | LabDocument, {name, ...options}: RaiseOptions = {}): Promise<RunningLab> =>
	handleOf(await raiseLive(source, {...(name !== undefined && {name}), ...options}))

/** A lab that is running already, by its name. Errors: `NoSuchLab`. */
export const open = async (name: string): Promise<RunningLab> => handleOf(liveLab(openState(name), {what}))

/**
 * Why a packet would arrive or die in a lab that is not up: predicted from its file, folder or document alone. Needs no root.
 *
 * Errors: `BadLab`, for the lab as for a name in the question.
 */
export async function explain(
	source: string | LabDocument,
	from: string,
	to: string,
	{protocol}: Pick<ExplainOptions, 'protocol'> = {}
): Promise<Explanation> {
	const [loaded, {explain: explainIn}] = await Promise.all([load(source, undefined), import('./explain/explain.ts')])
	const found = explainIn({from, to, protocol}, loaded)
	if ('message' in found) throw new BadLab([toProblem(found, 'vpclab')])
	return found
}

/** A lab with an owner is released when that process has ended: then its name is free. */
async function raiseLive(
	source: string | LabDocument,
	{name, wait = true, ...options}: RaiseOptions & {readonly owner?: ProcessIdentity}
): Promise<LiveLab> {
	const loaded = await load(source, name)
	const dataPath = requestedDataPath(options.dataPath)
	const {state} = await reconcile(loaded.lab.name, () => loaded, {...options, dataPath, what, ifRunning: 'refuse'})
	const live = liveLab(state, {what, ...(options.owner && {owner: options.owner})})
	if (wait) await live.converge('arrived', {signal: options.signal})
	if (options.signal?.aborted) {
		await takeDown(live.name, {what})
		throw options.signal.reason
	}
	return live
}

async function load(source: string | LabDocument, name: string | undefined): Promise<LoadedLab> {
	if (typeof source === 'string') return loadLab(source, name === undefined ? {} : {name})
	return readLab(name === undefined ? source : {...source, name}, {name: 'lab'})
}

const handleOf = (live: LiveLab): RunningLab =>
	labHandle(
		() => live,
		async () => void (await takeDown(live.name, {what}))
	)

/** As much of ava's `test` as `useLab()` needs; other test runners can be given something of this shape. */
export type TestHooks = {
	readonly before: (implementation: () => Promise<void>) => void
	readonly after: {readonly always: (implementation: () => Promise<void>) => void}
}

/**
 * A lab for the tests of one file: raised before the first, taken down after the last, however they end. Its name is unlike that of any other
 * lab, so that test files may run side by side. Use it inside tests only: before them there is no lab.
 */
export function useLab(
	test: TestHooks,
	source: string | LabDocument,
	options: Pick<RaiseOptions, 'dataPath' | 'wait'> = {}
): RunningLab {
	const plain =
		typeof source === 'string'
			? basename(source)
					.replaceAll(/[^\w-]/g, '-')
					.slice(0, 30)
			: (source.name ?? 'lab')
	const name = `${plain}-${process.pid}-${++used}`
	let live: LiveLab | undefined
	const down = async () => void (await takeDown(name, {what}))
	test.before(async () => {
		live = await raiseLive(source, {...options, name, owner: thisProcess()})
	})
	test.after.always(down)
	return labHandle(() => {
		if (!live) throw new Error(`the lab "${name}" is not up: use it inside tests`)
		return live
	}, down)
}

let used = 0
