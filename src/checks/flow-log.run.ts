/** Whether a flow log has matching records. Their absence is certain once the current interval has been written. */
import {interfaceNames} from '../aws/flow-log/interface-names.ts'
import {readRecordFilter} from '../model/flow-log-record.ts'
import {type LogLine, readLog} from '../services/flow-log/read-log.ts'
import {flowLogsShown} from '../services/flow-log/shown.ts'
import type {Network} from '../verify/network.ts'
import {judgePoints, type Look, type Point, renderExpected} from '../verify/observe/look.ts'
import {observing} from '../verify/observe/run-observation.ts'
import type {CheckRun, Run} from '../verify/run.ts'
import type {ItemNamed} from './all.ts'

export type FlowLogSeen = {
	readonly about: 'flow-log'
	readonly log: string
	/** The records that were found, or that must not exist. */
	readonly lines: readonly string[]
}

/** Time after the interval for its records to reach a file, on a busy machine. */
const marginMs = 5000

export const runFlowLog: Run<'flowLog'> = async (item, network, options): Promise<CheckRun> => {
	const beginMs = Date.now()
	const interval = network.current().lab.flowLogs?.find(({key}) => key === item.log)?.maxAggregationInterval ?? 0
	const withinMs = Math.max(options.withinMs, interval * 2000 + marginMs)
	const run = observing<'flowLog'>({
		look: (_item, now) => lookAtLog(item, now, beginMs),
		byHand: ({log, records, none}, lab) => `logs ${lab} ${log} --filter '${[...records, ...none][0]?.replaceAll("'", '"')}'`
	})
	return run(item, network, {...options, withinMs})
}

async function lookAtLog({log, records, none}: ItemNamed<'flowLog'>, network: Network, beginMs: number): Promise<Look> {
	const {lab} = network.current()
	const found = (lab.flowLogs ?? []).find(({key}) => key === log)
	const expected = [...records, ...none.map(filter => `no ${filter}`)].join(', ')
	if (!found || network.logsFolder === undefined) {
		return {passed: false, why: `there is no flow log "${log}" now`, expected, got: 'no flow log', isFinal: true}
	}
	const lines = readLog(network.logsFolder, found, interfaceNames(lab))
	const points = [...records.map(text => point(text, lines, 'a record')), ...none.map(text => point(text, lines, 'none'))]
	const isWritten = none.length === 0 || (await lastWindow(network, found.id)) >= beginMs
	const shown = points.flatMap(one => one.lines)
	const seen: FlowLogSeen = {about: 'flow-log', log, lines: shown}
	const verdict = judgePoints(points)
	const isHurt = none.length > 0 && points.some(({expected: what, holds}) => what === 'none' && !holds)
	return {
		...(verdict.passed && !isWritten
			? {passed: false as const, why: 'the interval in which the check began is not written yet'}
			: verdict),
		expected: renderExpected(points),
		got: points.map(({got}) => got).join('; '),
		observed: seen,
		...(isHurt && {isFinal: true as const})
	}
}

function point(
	text: string,
	lines: readonly LogLine[],
	expected: 'a record' | 'none'
): Point & {readonly lines: readonly string[]} {
	const filter = readRecordFilter(text)
	const matching = 'message' in filter ? [] : lines.filter(({record}) => filter.matches(record)).map(({line}) => line)
	const got = matching.length === 0 ? 'none' : `${matching.length}, such as "${matching.at(-1)}"`
	return {
		what: `records with ${text}`,
		expected,
		got,
		holds: matching.length > 0 === (expected === 'a record'),
		lines: matching.slice(-3)
	}
}

/** The end of the last interval that all of its parts have written. */
async function lastWindow(network: Network, id: string): Promise<number> {
	const observed = await network.observe?.()
	const ends = observed ? flowLogsShown(observed).filter(({log}) => log === id) : []
	return ends.length === 0 ? 0 : Math.min(...ends.map(({windowEndMs}) => windowEndMs))
}
