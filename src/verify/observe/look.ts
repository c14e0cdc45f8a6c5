/** One observation of a check, compared with what it expects. */

import type {PathSeen, SessionSeen} from '../../checks/bgp.run.ts'
import type {FlowLogSeen} from '../../checks/flow-log.run.ts'
import type {MetricSeen} from '../../checks/metric.run.ts'
import {isWithin, type Range} from '../../checks/range.ts'
import type {RouteSeen} from '../../checks/route.run.ts'
import type {TargetHealthSeen} from '../../checks/target-health.run.ts'
import type {TunnelSeen} from '../../checks/tunnel.run.ts'
import type {ExpectationVerdict} from '../judge.ts'
import type {BalanceSeen} from './balance-judge.ts'
import type {ThroughputSeen} from './throughput-judge.ts'

/** The observation as data, for `--json`. */
export type Observed =
	| SessionSeen
	| PathSeen
	| TunnelSeen
	| RouteSeen
	| BalanceSeen
	| ThroughputSeen
	| FlowLogSeen
	| MetricSeen
	| TargetHealthSeen

export type Look = ExpectationVerdict & {
	readonly expected: string
	readonly got: string
	readonly observed?: Observed
	/** True: observing again cannot change it. */
	readonly isFinal?: true
}

/** One expectation, in words. */
export type Point = {readonly what: string; readonly expected: string; readonly got: string; readonly holds: boolean}

export const rangePoint = (what: string, range: Range | undefined, value: number, unit = ''): readonly Point[] =>
	range === undefined ? [] : [{what, expected: range.text, got: `${value}${unit}`, holds: isWithin(range, value)}]

export const samePoint = <T extends number | string>(
	what: string,
	expected: T | undefined,
	value: T | undefined
): readonly Point[] =>
	expected === undefined
		? []
		: [{what, expected: String(expected), got: value === undefined ? 'none' : String(value), holds: expected === value}]

/** All points must match; `why` names those that do not: `received: expected at least 2, got 1`. */
export function judgePoints(points: readonly Point[]): ExpectationVerdict {
	const wrong = points.filter(({holds}) => !holds)
	return wrong.length === 0
		? {passed: true}
		: {passed: false, why: wrong.map(({what, expected, got}) => `${what}: expected ${expected}, got ${got}`).join('; ')}
}

/** `state established, received at least 2`. */
export const renderExpected = (points: readonly Point[]): string =>
	points.map(({what, expected}) => `${what} ${expected}`).join(', ')

/** Whether both have the same names, in any order. */
export const areSame = (some: readonly string[], others: readonly string[]): boolean =>
	some.length === others.length && some.every(one => others.includes(one))

export const listed = (names: readonly string[]): string => names.join(', ') || 'none'
