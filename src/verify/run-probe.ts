import {setTimeout as delay} from 'node:timers/promises'
import {countText} from '../checks/connections.ts'
import {type ProbeBody, probeNature} from '../checks/probe.ts'
import {commandByHand} from '../checks/probes.run.ts'
import {type ProbeItem, targetText} from '../checks/probes.ts'
import type {IpText} from '../net/names.ts'
import type {ProbeOutcome} from '../probes/outcomes.ts'
import {judgeConnections, type ProbeVerdict} from './connections.ts'
import {explainableOf, explainByHand} from './explain-by-hand.ts'
import {type Expected, judge, renderExpected, renderOutcome} from './judge.ts'
import type {Network} from './network.ts'
import {type Prepared, prepare} from './prepare.ts'
import {withAddress} from './resolve-name.ts'
import type {CheckRun, RunOptions} from './run.ts'

/**
 * Probes until the outcome is as expected, for at most `withinMs` or the check's own limit. A check that expects silence is tried once: an
 * answer decides it, and so does silence. So does a probe that could not be run.
 */
export async function runProbe(item: ProbeItem, network: Network, options: Omit<RunOptions, 'startCapture'>): Promise<CheckRun> {
	const {connections, expect} = manyOf(item)
	const names = {from: item.from, to: targetText(item)}
	const first = await preparedOf(item, network, options)
	if ('cannot' in first) return {passed: false, why: first.cannot, attempts: 0, expected: String(item.expect.got), ...names}

	const {outcome, verdict, got, attempts, prepared} = await probeUntilMet(item, first, network, options)
	const explaining = verdict.passed ? {} : await explain(item, prepared.request.address, network, options)
	const troubles = verdict.passed ? [] : await troublesOf(item.from, prepared.request.address, network)
	return {
		...verdict,
		...names,
		...(troubles.length > 0 && {troubles}),
		...explaining,
		attempts,
		outcome,
		expected: `${renderExpected(item.kind, prepared.expected)}${countText(connections, expect.count)}`,
		got,
		address: prepared.request.address,
		command: repeated(commandByHand(prepared.request, {cli: options.cli, lab: network.name, from: item.from}), connections)
	}
}

async function preparedOf(item: ProbeItem, network: Network, options: Omit<RunOptions, 'startCapture'>) {
	const found = await withAddress(item, network, options)
	return 'cannot' in found ? found : prepare(found, network.current())
}

/** A missing explanation is no reason to fail. */
async function explain(item: ProbeItem, address: IpText, network: Network, options: Omit<RunOptions, 'startCapture'>) {
	const {cli, explainLab = item.at.file ?? network.name, explains} = options
	const explainable = explainableOf(item, address)
	const explanation = explains ? await network.explain?.(explainable).catch(() => undefined) : undefined
	return {
		explain: explainByHand(explainable, {cli, lab: explainLab}),
		...(explanation !== undefined && {explanation})
	}
}

/** A shell command that runs all of them concurrently. */
const repeated = (command: string, times: number | undefined): string =>
	times === undefined ? command : `for i in $(seq ${times}); do (${command}) & done; wait`

/** Only kinds with these options make many connections at once. */
const manyOf = (item: ProbeItem): Pick<ProbeBody, 'connections' | 'expect'> => item

/** If they cannot be determined, that is no reason to fail. */
async function troublesOf(from: string, to: string, network: Network) {
	const {ipv4 = [], ipv6 = []} = network.current().plan.hosts[from] ?? {}
	return (await network.troubles?.([...ipv4, ...ipv6], to).catch(() => undefined)) ?? []
}

async function probeUntilMet(
	item: ProbeItem,
	first: Prepared,
	network: Network,
	options: Omit<RunOptions, 'startCapture'>
): Promise<ProbeVerdict & {readonly attempts: number; readonly prepared: Prepared}> {
	const {probe, withinMs, signal, onRetry} = options
	const {connections, expect} = manyOf(item)
	const deadline = performance.now() + (isSettledAtOnce(item) ? 0 : (item.withinMs ?? withinMs))
	let prepared = first
	for (let attempts = 1; ; attempts++) {
		const {request, expected, namespace} = prepared
		const path = network.namespacePath(namespace)
		const outcomes = await Promise.all(Array.from({length: connections ?? 1}, async () => probe(path, request, {signal})))
		const answer =
			connections === undefined
				? answerOf(item.kind, expected, outcomes[0]!)
				: judgeConnections(item.kind, expected, expect.count, outcomes)
		const pauseMs = Math.min(500, 25 * 2 ** attempts)
		if (answer.verdict.passed || answer.outcome.got === 'failed' || signal?.aborted || performance.now() + pauseMs > deadline) {
			return {...answer, attempts, prepared}
		}

		onRetry?.(attempts, answer.got)
		await delay(pauseMs, undefined, {...(signal && {signal})}).catch(() => {}) // interrupted: the last answer counts
		// A name may resolve to another address by now.
		const again = item.to.kind === 'name' ? await preparedOf({...item, withinMs: 0}, network, options) : prepared
		if (!('cannot' in again)) prepared = again
	}
}

const answerOf = (kind: ProbeItem['kind'], expected: Expected, outcome: ProbeOutcome): ProbeVerdict => ({
	outcome,
	verdict: judge(kind, expected, outcome),
	got: renderOutcome(kind, outcome)
})

/** For a check that expects a timeout, one attempt is final: if there is an answer, packets passed that should not have. An expected refusal may still come after silence. */
const isSettledAtOnce = (item: ProbeItem): boolean =>
	probeNature(item).expects === 'silence' && item.expect.got !== 'refused' && item.expect.got !== 'unreachable'
