import {runOne} from '../checks/all.run.ts'
import {type CheckItem, isNegative, kindOf, titleOf} from '../checks/all.ts'
import {probe} from '../probes/probe.ts'
import type {Network, StartCapture} from './network.ts'
import {listPending} from './render-pending.ts'
import {type CheckEvent, type CheckResult, type Report, reportOf} from './report.ts'
import type {ProbeOnce} from './run.ts'
import {type Numbered, type Stage, toStages} from './stages.ts'
import {scaleTimes} from './time-scale.ts'

export type RunChecksOptions = {
	/**
	 * How long an expectation may take to become true; the check is retried until then. Default: 5000; 15,000 if it concerns a tunnel, a
	 * session or a route.
	 */
	readonly withinMs?: number
	/** Factor for all timeouts of checks, and allowed outages, on a slow machine. Default: 1. */
	readonly slow?: number
	/** Maximum number of concurrent probes, most of which just wait for packets. Default: 256. */
	readonly concurrency?: number
	readonly onEvent?: (event: CheckEvent) => void
	/** Aborted: running checks end at once, the others are skipped. */
	readonly signal?: AbortSignal
	/** The program's name in commands to try by hand. Default: `./vpclab`. */
	readonly cli?: string
	/** The lab in `explain` by hand. Default: the check's file, since a lab under test is taken down. */
	readonly explainLab?: string
	/** Whether failures are explained at once, in the network as it is then. Default: false. */
	readonly explains?: boolean
	/** Replaces real probes. */
	readonly probe?: ProbeOnce
	/** Replaces real captures. */
	readonly startCapture?: StartCapture
}

/**
 * Runs the checks of a lab in order: consecutive probes concurrently, everything else by itself, so that a check after one that
 * waits starts when that is done. Negative checks are run once the network has converged, and only if every positive check before them since
 * the last action has passed; otherwise their success would prove nothing. After a failed action the rest is skipped, since it was written
 * for another network. Never throws for what the network does; only for programming errors.
 */
export async function runChecks(items: readonly CheckItem[], network: Network, options: RunChecksOptions = {}): Promise<Report> {
	const {onEvent, signal, concurrency = 256} = options
	const begin = performance.now()
	const results: CheckResult[] = []
	const add = (result: CheckResult) => {
		results.push(result)
		onEvent?.({type: 'ended', result})
	}

	onEvent?.({type: 'started', lab: network.name, total: items.length})
	let skipping: string | undefined
	let missing: Missing = {networkState: 0, results: []}
	for (const stage of toStages(items)) {
		skipping ??= signal?.aborted ? 'interrupted' : undefined
		if (skipping !== undefined) {
			for (const numbered of stage.items) add(notRun(numbered, 'skipped', skipping))
			continue
		}

		if (missing.networkState !== stage.networkState) missing = {networkState: stage.networkState, results: []}
		const inconclusive = await whichAreInconclusive(stage, missing, network, options)
		for (const [numbered, why] of inconclusive) add(notRun(numbered, 'inconclusive', why))
		const conclusive = stage.items.filter(numbered => !inconclusive.has(numbered))
		await runStage(conclusive, concurrency, async numbered =>
			add(signal?.aborted ? notRun(numbered, 'skipped', 'interrupted') : await runItem(numbered, network, options))
		)
		const failed = results.filter(({index, verdict}) => verdict === 'failed' && conclusive.some(one => one.index === index))
		if (stage.expects === 'presence') missing = {...missing, results: [...missing.results, ...failed]}
		if (stage.expects === 'nothing' && failed[0]) skipping = `an action before it failed: ${failed[0].title}`
	}

	return reportOf(
		network.name,
		results.sort((a, b) => a.index - b.index),
		performance.now() - begin
	)
}

/** Positive checks since the last action that did not pass. */
type Missing = {readonly networkState: number; readonly results: readonly CheckResult[]}

/** The negative checks of a stage whose success would prove nothing, each with the reason. Waits until the network has converged. */
async function whichAreInconclusive(
	{items, expects}: Stage,
	{results}: Missing,
	network: Network,
	{onEvent, signal, slow = 1}: RunChecksOptions
): Promise<ReadonlyMap<Numbered, string>> {
	if (!isNegative({expects})) return new Map()
	const lacking = items.flatMap(numbered => {
		const first = results.find(({index}) => index < numbered.index)
		return first
			? [[numbered, `not run: a check before it failed, so this one would prove nothing: ${first.title}`] as const]
			: []
	})
	if (lacking.length === items.length) return new Map(lacking)
	const pending = await network.converge?.(expects === 'silence' ? 'converged' : 'arrived', {
		slow,
		signal,
		onPending: pending => onEvent?.({type: 'converging', pending})
	})
	if (!pending || pending.length === 0 || signal?.aborted) return new Map(lacking)
	const why = `not run: the network has not converged, so this check would prove nothing: ${listPending(pending)}`
	return new Map([...items.map(numbered => [numbered, why] as const), ...lacking])
}

async function runStage(
	items: readonly Numbered[],
	concurrency: number,
	run: (numbered: Numbered) => Promise<void>
): Promise<void> {
	const waiting = items[Symbol.iterator]()
	const work = async () => {
		for (const numbered of waiting) {
			await run(numbered)
		}
	}

	await Promise.all(Array.from({length: Math.min(concurrency, items.length)}, work))
}

async function runItem({index, item: written}: Numbered, network: Network, options: RunChecksOptions): Promise<CheckResult> {
	const {onEvent, signal, cli, probe: probeOnce = probe, slow = 1} = options
	const item = scaleTimes(written, slow)
	const withinMs = options.withinMs ?? kindOf(item).withinMs ?? 5000
	const title = titleOf(item)
	const begin = performance.now()
	onEvent?.({type: 'running', index, title})
	const runOptions = {
		probe: probeOnce,
		withinMs: withinMs * slow,
		signal,
		cli,
		explainLab: options.explainLab,
		explains: options.explains,
		startCapture: options.startCapture ?? startRealCapture,
		onRetry: (attempts: number, got: string) => onEvent?.({type: 'retrying', index, title, attempts, got})
	}
	const {passed, ...rest} = await runOne(item, network, runOptions)
	return {
		index,
		kind: item.kind,
		title,
		verdict: passed ? 'passed' : 'failed',
		...rest,
		ms: performance.now() - begin,
		at: item.at
	}
}

/** The module is loaded on a lab's first capture. */
const startRealCapture: StartCapture = async options => (await import('../capture/capture.ts')).startCapture(options)

const notRun = ({index, item}: Numbered, verdict: 'skipped' | 'inconclusive', why: string): CheckResult => ({
	index,
	kind: item.kind,
	title: titleOf(item),
	verdict,
	why,
	ms: 0,
	attempts: 0,
	at: item.at
})
