/** The verdict on many connections of one probe. Pure. */
import {isEnough} from '../checks/connections.ts'
import type {ProbeItem} from '../checks/probes.ts'
import type {Range} from '../checks/range.ts'
import type {ProbeOutcome} from '../probes/outcomes.ts'
import {type ExpectationVerdict, type Expected, judge, renderOutcome} from './judge.ts'

export type ProbeVerdict = {
	readonly verdict: ExpectationVerdict
	/** The most informative outcome: the first of those that decided the verdict. */
	readonly outcome: ProbeOutcome
	readonly got: string
}

export function judgeConnections(
	kind: ProbeItem['kind'],
	expected: Expected,
	count: Range | undefined,
	outcomes: readonly ProbeOutcome[]
): ProbeVerdict {
	const failed = outcomes.find(({got}) => got === 'failed')
	if (failed) return {verdict: judge(kind, expected, failed), outcome: failed, got: renderOutcome(kind, failed)}
	const judged = outcomes.map(outcome => ({outcome, verdict: judge(kind, expected, outcome)}))
	const matching = judged.filter(({verdict}) => verdict.passed)
	const others = judged.filter(({verdict}) => !verdict.passed)
	const got = renderOutcomes(kind, outcomes)
	const passed = isEnough(count, matching.length, outcomes.length)
	const tooMany = !passed && count !== undefined && matching.length > count.min
	const [first] = passed || tooMany ? [...matching, ...others] : [...others, ...matching]
	const wanted = count === undefined ? `all ${outcomes.length}` : `${count.text} of ${outcomes.length}`
	const because = others[0] && !others[0].verdict.passed && !tooMany ? `; of the others: ${others[0].verdict.why}` : ''
	return {
		verdict: passed
			? {passed}
			: {passed, why: `${wanted} connections were to come out as expected, and ${matching.length} did: ${got}${because}`},
		outcome: first!.outcome,
		got
	}
}

/** `status 200 17 times; timeout: packets vanish 3 times`, the most frequent first. */
export function renderOutcomes(kind: ProbeItem['kind'], outcomes: readonly ProbeOutcome[]): string {
	const byWords = [...Map.groupBy(outcomes, outcome => renderOutcome(kind, outcome))].map(([words, {length}]) => ({
		words,
		length
	}))
	return byWords
		.toSorted((a, b) => b.length - a.length)
		.map(({words, length}) => `${length} times ${words}`)
		.join('; ')
}
