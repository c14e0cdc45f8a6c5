/** The results of a lab's checks, as plain JSON: the only input of reporters. */
import type {CheckItem} from '../checks/all.ts'
import type {Where} from '../checks/kind.ts'
import type {ProbeOutcome} from '../probes/outcomes.ts'
import type {NetworkTrouble} from './network.ts'
import type {Observed} from './observe/look.ts'

export type Report = {
	/** The lab's name. */
	readonly lab: string
	/** In the order of the lab file. */
	readonly results: readonly CheckResult[]
	readonly passed: number
	readonly failed: number
	/** Number of checks not run: an action before them failed, or the run was interrupted. */
	readonly skipped: number
	/** Number of negative checks (silence, refusal, absence) not run, since their success would have proved nothing. */
	readonly inconclusive: number
	readonly ms: number
}

export const verdicts = ['failed', 'inconclusive', 'passed', 'skipped'] as const
export type Verdict = (typeof verdicts)[number]

export type CheckResult = {
	/** Position in the lab file's list, from 0. */
	readonly index: number
	readonly kind: CheckItem['kind']
	/** The item's name, or one made of its parts. */
	readonly title: string
	/** `inconclusive`: it expects silence or absence, but its preconditions were not met, so nothing would have got through anyway. */
	readonly verdict: Verdict
	/** The expectation in words. Absent for an action that simply has to succeed. */
	readonly expected?: string
	readonly got?: string
	/** Why it failed, was skipped or is inconclusive. */
	readonly why?: string
	readonly ms: number
	/** How many attempts it took to get this result. */
	readonly attempts: number
	/** Probes and captures: client and target (as written, and its address). */
	readonly from?: string
	readonly to?: string
	readonly address?: string
	/** The command to try by hand. */
	readonly command?: string
	/** For a probe that failed: the command that explains its path. */
	readonly explain?: string
	/** The explanation itself, if requested, in several lines. */
	readonly explanation?: string
	readonly at: Where
	readonly outcome?: ProbeOutcome
	/** For a probe that failed: problems of tunnels on its path. */
	readonly troubles?: readonly NetworkTrouble[]
	/** For a check that observes: the last observation. */
	readonly observed?: Observed
	/** A check's measurements, if it has any beyond its texts. */
	readonly data?: unknown
	/** For a capture that failed: the captured packets, by time. */
	readonly packets?: readonly SeenPacket[]
}

export type SeenPacket = {readonly point: string; readonly summary: string}

/** Events while checks run. */
export type CheckEvent =
	| {readonly type: 'started'; readonly lab: string; readonly total: number}
	| {readonly type: 'running'; readonly index: number; readonly title: string}
	/** The result was not as expected; the check is retried. */
	| {readonly type: 'retrying'; readonly index: number; readonly title: string; readonly attempts: number; readonly got: string}
	/** Negative checks are waiting until the network has converged. `pending`: the reasons. */
	| {readonly type: 'converging'; readonly pending: readonly string[]}
	| {readonly type: 'ended'; readonly result: CheckResult}

/** 0: all passed. 1: a check failed, could not be run, or is inconclusive. */
export const exitStatusOf = (...reports: readonly Report[]): 0 | 1 =>
	reports.some(({failed, skipped, inconclusive}) => failed + skipped + inconclusive > 0) ? 1 : 0

export function reportOf(lab: string, results: readonly CheckResult[], ms: number): Report {
	const count = (verdict: Verdict) => results.filter(result => result.verdict === verdict).length
	return {
		lab,
		results,
		passed: count('passed'),
		failed: count('failed'),
		skipped: count('skipped'),
		inconclusive: count('inconclusive'),
		ms
	}
}
