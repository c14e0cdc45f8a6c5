/** A CloudWatch metric, checked like an alarm would. */
import {z} from 'zod'
import {reference, text, wholeNumber} from '../aws/schema.ts'
import {suggest} from '../model/did-you-mean.ts'
import {alone} from './kind.ts'
import {observationKind, rangeSchema, within} from './observation.ts'
import {bytes, type Range, readRange} from './range.ts'

export type MetricCheck = {
	/** Name in the lab file: `main.nat`, `office:1`. */
	readonly of: string
	/** `ConnectionAttemptCount`. */
	readonly metric: string
	readonly expect: Range
	/** Like an alarm's: counters are summed per period, and `count` periods in a row must be as expected. Absent: the current value. */
	readonly period?: {readonly seconds: number; readonly count: number}
}

const example = 'more than 0'

const schema = z
	.strictObject({
		...within,
		of: reference(
			'a NAT gateway, a transit gateway or attachment, a target group, a tunnel, a connection or virtual interface'
		).describe('What it is of: `main.nat`, `hub`, `hub.main`, `main.web`, `office:1`, `east.corp`.'),
		metric: text("a metric of CloudWatch's such as ConnectionAttemptCount").describe(
			'Its name. What CloudWatch sums up is counted since the thing was made; with `periodSeconds` as CloudWatch has it.'
		),
		expect: rangeSchema(`a number or range such as '${example}', '>= 10 kB'`).describe('What its value is.'),
		periodSeconds: wholeNumber('seconds', {min: 1, max: 3600})
			.optional()
			.describe('As of an alarm: the value of each period is looked at.'),
		periods: wholeNumber('a number of periods', {min: 1, max: 100})
			.optional()
			.describe('So many in a row must be as expected. Default: 1. Needs `periodSeconds`.')
	})
	.describe('A metric, as CloudWatch has it.')

export const metric = observationKind<typeof schema, MetricCheck>({
	schema,
	read({of, metric: name, expect, periodSeconds, periods}, path, reader) {
		const range = readRange(expect, bytes)
		if (!range) {
			reader.fail({
				path: [...path, 'expect'],
				message: `"${expect}" is no number or range`,
				fix: `write 0, '${example}' or '1 to 5'`
			})
		}
		if (periods !== undefined && periodSeconds === undefined) {
			reader.fail({
				path: [...path, 'periods'],
				message: 'it does not say how long a period is',
				fix: 'write periodSeconds: 1 beside it'
			})
		}
		const {directory, ways} = reader.context.names.observation()
		const known = [...directory.resources.filter(({hasMetrics}) => hasMetrics).map(({key}) => key), ...ways.keys()]
		const found = known.includes(of) ? of : known.find(key => key.endsWith(`.${of}`))
		if (found === undefined && !known.some(key => of.startsWith(`${key}.`))) {
			reader.fail({path: [...path, 'of'], message: `nothing that is counted is named "${of}"`, fix: suggest(of, known)})
		}
		return {
			of: found ?? of,
			metric: name,
			expect: range,
			...(periodSeconds !== undefined && {period: {seconds: periodSeconds, count: periods ?? 1}})
		}
	},
	title: ({of, metric: name, expect, period}) =>
		`${name} of ${of}: ${expect.text}${period ? ` in ${period.count} × ${period.seconds} s` : ''}`,
	nature: () => alone('presence')
})
