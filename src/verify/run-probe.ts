import {setTimeout as delay} from 'node:timers/promises'
import {commandByHand} from '../checks/probes.run.ts'
import {type ProbeItem, targetText} from '../checks/probes.ts'
import {judge, sayExpected, sayOutcome} from './judge.ts'
import type {Network} from './network.ts'
import {type Prepared, prepare} from './prepare.ts'
import type {Ran, RunOptions} from './run.ts'

/**
 * Asks until what is expected comes, for `withinMs` at most, the check's own if it has one. A check that expects silence is asked once: an answer settles it,
 * and so does silence. So does a probe that could not be made.
 */
export async function runProbe(item: ProbeItem, network: Network, options: Omit<RunOptions, 'startCapture'>): Promise<Ran> {
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
	{ask, withinMs, signal, onRetry}: Omit<RunOptions, 'startCapture'>
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
