/** Makes reports safe to show: names, filters, bodies and daemons' messages come from outside, and must not control a terminal. */
import {visible, visibleLine} from '../../model/visible-text.ts'
import type {CheckEvent, CheckResult, Report} from '../report.ts'

/** Multi-line texts, such as the reasons of a refused change, keep their line breaks: reporters indent or quote them. */
const inSeveralLines: ReadonlySet<string> = new Set<keyof CheckResult>(['why', 'expected', 'got', 'explanation'])

export const visibleResult = (result: CheckResult): CheckResult =>
	Object.fromEntries(
		Object.entries(result).map(([key, value]) => [key, each(value, inSeveralLines.has(key) ? visible : visibleLine)])
	) as CheckResult

export const visibleReport = (report: Report): Report => ({
	...report,
	lab: visibleLine(report.lab),
	results: report.results.map(visibleResult)
})

export const visibleEvent = (event: CheckEvent): CheckEvent =>
	event.type === 'ended' ? {...event, result: visibleResult(event.result)} : each(event, visibleLine)

/** Maps every string in plain data. */
function each<T>(value: T, of: (text: string) => string): T {
	if (typeof value === 'string') return of(value) as T
	if (Array.isArray(value)) return value.map(one => each(one, of)) as T
	if (typeof value !== 'object' || value === null) return value
	return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, each(one, of)])) as T
}
