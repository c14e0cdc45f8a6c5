import {setTimeout as delay} from 'node:timers/promises'
import type {ProbeItem} from '../checks/types.ts'
import type {ProbeOutcome, ProbeRequest} from '../probes/outcomes.ts'
import {commandByHand, targetText} from './describe.ts'
import {judge, sayExpected, sayOutcome, type Verdict} from './judge.ts'
import type {Network} from './network.ts'
import {type Prepared, prepare} from './prepare.ts'
import type {CheckResult} from './report.ts'

/** Asks once; `probe` of `probes/`. */
export type AskOnce = (
	namespacePath: string,
	request: ProbeRequest,
	options: {readonly signal?: AbortSignal | undefined}
) => Promise<ProbeOutcome>

export type ProbeOptions = {
	readonly ask: AskOnce
	/** How long what is expected has to become true. */
	readonly withinMs: number
	readonly signal?: AbortSignal | undefined
	readonly cli?: string | undefined
	readonly onRetry?: (attempts: number, got: string) => void
}

/** What a probe gives to the result of its check. */
export type ProbeResult = Verdict &
	Pick<CheckResult, 'attempts' | 'expected' | 'got' | 'from' | 'to' | 'address' | 'command' | 'outcome' | 'troubles'>

/**
 * Asks until what is expected comes, for `withinMs` at most, the check's own if it has one. A check that expects silence is asked once: an answer settles it,
 * and so does silence. So does a probe that could not be made.
 */
export async function runProbe(item: ProbeItem, network: Network, options: ProbeOptions): Promise<ProbeResult> {
	const names = {from: item.from, to: targetText(item)}
	const prepared = prepare(item, network.current())
	if ('cannot' in prepared) {
		return {passed: false, why: prepared.cannot, attempts: 0, expected: String(item.expect.got), ...names}
	}

	const {outcome, verdict, attempts} = await ask(item, prepared, network.namespacePath(prepared.namespace), options)
	const troubles = verdict.passed ? [] : await troublesOf(item.from, prepared.request.address, network)
	return {
		...verdict,
		...names,
		...(troubles.length > 0 && {troubles}),
		attempts,
		outcome,
		expected: sayExpected(item.kind, prepared.expected),
		got: sayOutcome(item.kind, outcome),
		address: prepared.request.address,
		command: commandByHand(prepared.request, {cli: options.cli, lab: network.name, from: item.from})
	}
}

/** Not knowing them is no reason to fail. */
const troublesOf = async (from: string, to: string, network: Network) => {
	const {ipv4 = [], ipv6 = []} = network.current().plan.hosts[from] ?? {}
	return (await network.troubles?.([...ipv4, ...ipv6], to).catch(() => undefined)) ?? []
}

async function ask(
	item: ProbeItem,
	{request, expected}: Prepared,
	namespacePath: string,
	{ask, withinMs, signal, onRetry}: ProbeOptions
) {
	const deadline = performance.now() + (item.expect.got === 'timeout' ? 0 : (item.withinMs ?? withinMs))
	for (let attempts = 1; ; attempts++) {
		const outcome = await ask(namespacePath, request, {signal})
		const verdict = judge(item.kind, expected, outcome)
		const pauseMs = Math.min(500, 25 * 2 ** attempts)
		if (verdict.passed || outcome.got === 'failed' || signal?.aborted || performance.now() + pauseMs > deadline) {
			return {outcome, verdict, attempts}
		}

		onRetry?.(attempts, sayOutcome(item.kind, outcome))
		await delay(pauseMs, undefined, {...(signal && {signal})}).catch(() => {}) // interrupted: the last answer stands
	}
}
