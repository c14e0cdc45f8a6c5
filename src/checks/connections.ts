/** Many connections of one probe, of which so many must come out as expected. */
import {wholeNumber} from '../aws/schema.ts'
import type {Path} from '../model/finding.ts'
import {isWithin, type Range} from './range.ts'
import type {CheckReader} from './reader.ts'

export type Connections = {
	/** At the same time, each from a port of its own. Absent: one. */
	readonly connections?: number
}

export const connectionsField = {
	connections: wholeNumber('a number of connections', {min: 2, max: 200})
		.optional()
		.describe(
			'So many at the same time, each from a port of its own. All must come out as expected, or as many as `count` says. Default: one.'
		)
}

/** What was written, if the count that is expected fits it. */
export function readConnections(
	{connections}: {readonly connections?: number | undefined},
	{expect: {count}}: {readonly expect: {readonly count?: Range | undefined}},
	path: Path,
	reader: CheckReader
): Connections {
	const at = [...path, 'expect', 'count']
	if (connections === undefined) {
		if (count) {
			reader.fail({
				path: at,
				message: 'one connection is made: there is nothing to count',
				fix: 'add "connections: 20", or leave "count" out'
			})
		}
		return {}
	}
	if (count && count.min + (count.above ? 1 : 0) > connections) {
		reader.fail({
			path: at,
			message: `"${count.text}" is more than there are: ${connections} connections`,
			fix: `write a number up to ${connections}`
		})
	}
	return {connections}
}

/** Whether that many come out as expected, of those that were made. */
export const isEnough = (count: Range | undefined, times: number, connections: number): boolean =>
	count === undefined ? times === connections : isWithin(count, times)

/** `, 20 connections: connect, at least 15`. */
export const countText = (connections: number | undefined, count: Range | undefined): string =>
	connections === undefined ? '' : count === undefined ? `, all ${connections}` : `, ${count.text} of ${connections}`
