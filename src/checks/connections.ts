/** Many connections of one probe, of which a given number must have the expected outcome. */
import {wholeNumber} from '../aws/schema.ts'
import type {Path} from '../model/finding.ts'
import {isWithin, type Range} from './range.ts'
import type {CheckReader} from './reader.ts'

export type Connections = {
	/** Number of concurrent connections, each from its own port. Absent: one. */
	readonly connections?: number
}

export const connectionsField = {
	connections: wholeNumber('a number of connections', {min: 2, max: 200})
		.optional()
		.describe(
			'This many at the same time, each from its own port. All must come out as expected, or as many as `count`. Default: one.'
		)
}

/** The written values, if the expected count fits them. */
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

/** Whether the expected number of connections had the expected outcome. */
export const isEnough = (count: Range | undefined, times: number, connections: number): boolean =>
	count === undefined ? times === connections : isWithin(count, times)

/** `, 20 connections: connect, at least 15`. */
export const countText = (connections: number | undefined, count: Range | undefined): string =>
	connections === undefined ? '' : count === undefined ? `, all ${connections}` : `, ${count.text} of ${connections}`
