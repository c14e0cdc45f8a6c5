import {type CheckItem, isAction, isCapture, isObservation, isOutage} from '../lab/check-types.ts'
import {probe} from '../probes/probe.ts'
import {titleOf} from './describe.ts'
import type {Network, StartCapture} from './network.ts'
import {runObservation} from './observe/run-observation.ts'
import {runOutage} from './outage/run.ts'
import {stretch} from './patience.ts'
import {type CheckEvent, type CheckResult, type Report, reportOf} from './report.ts'
import {runAction} from './run-action.ts'
import {runCapture} from './run-capture.ts'
import {type AskOnce, runProbe} from './run-probe.ts'
import {longestFirst, type Numbered, type Stage, toStages} from './stages.ts'

export type RunChecksOptions = {
	/** How long what a check expects has to become true; it is asked again until then. Default: 5000; 15,000 where a tunnel, a session or a route is looked at. */
	readonly withinMs?: number
	/** How many times longer all that checks wait for may take, and outages last, on a slow machine. Default: 1. */
	readonly slow?: number
	/** Probes at the same time, most of which wait for packets. Default: 256. */
	readonly concurrency?: number
	readonly onEvent?: (event: CheckEvent) => void
	/** Aborted: what runs ends at once, the rest is skipped. */
	readonly signal?: AbortSignal
	/** How the program is called in commands to try by hand. Default: `./vpclab`. */
	readonly cli?: string
	/** In place of real probes. */
	readonly ask?: AskOnce
	/** In place of real captures. */
	readonly startCapture?: StartCapture
}

/**
 * Runs the checks of a lab in their order: consecutive probes at the same time, actions and captures each for itself.
 * After an action that failed the rest is skipped, since it would look at another network than it was written for.
 * Never throws for what the network does; only for what cannot happen.
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
	for (const stage of toStages(items)) {
		skipping ??= signal?.aborted ? 'interrupted' : undefined
		if (skipping !== undefined) {
			for (const numbered of stage) {
				add(skip(numbered, skipping))
			}

			continue
		}

		await runStage(stage, concurrency, async numbered =>
			add(signal?.aborted ? skip(numbered, 'interrupted') : await runItem(numbered, network, options))
		)
		const [first] = stage
		const failed =
			first && isAction(first.item) && results.some(({index, verdict}) => index === first.index && verdict === 'failed')
		skipping = failed ? `an action before it failed: ${titleOf(first.item)}` : undefined
	}

	return reportOf(
		network.name,
		results.sort((a, b) => a.index - b.index),
		performance.now() - begin
	)
}

async function runStage(stage: Stage, concurrency: number, run: (numbered: Numbered) => Promise<void>): Promise<void> {
	const waiting = longestFirst(stage)[Symbol.iterator]()
	const work = async () => {
		for (const numbered of waiting) {
			await run(numbered)
		}
	}

	await Promise.all(Array.from({length: Math.min(concurrency, stage.length)}, work))
}

async function runItem({index, item: written}: Numbered, network: Network, options: RunChecksOptions): Promise<CheckResult> {
	const {onEvent, signal, cli, ask = probe, slow = 1} = options
	const item = stretch(written, slow)
	// IKE and BGP take their time where probes find what stands.
	const withinMs = options.withinMs ?? (isObservation(item) ? 15_000 : 5000)
	const title = titleOf(item)
	const begin = performance.now()
	onEvent?.({type: 'running', index, title})
	const asking = {
		ask,
		withinMs: withinMs * slow,
		signal,
		cli,
		startCapture: options.startCapture ?? startRealCapture,
		onRetry: (attempts: number, got: string) => onEvent?.({type: 'retrying', index, title, attempts, got})
	}
	const {passed, ...rest} = isAction(item)
		? await runAction(item, network, signal)
		: isCapture(item)
			? await runCapture(item, network, asking)
			: isObservation(item)
				? await runObservation(item, network, asking)
				: isOutage(item)
					? await runOutage(item, network, asking)
					: await runProbe(item, network, asking)
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

/** The module is loaded when a lab first captures. */
const startRealCapture: StartCapture = async options => (await import('../capture/capture.ts')).startCapture(options)

const skip = ({index, item}: Numbered, why: string): CheckResult => ({
	index,
	kind: item.kind,
	title: titleOf(item),
	verdict: 'skipped',
	why,
	ms: 0,
	attempts: 0,
	at: item.at
})
