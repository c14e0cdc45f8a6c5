/** Whether an outage was as expected, and its description. Pure. */

import type {EndedBy, OutageExpect} from '../../checks/outage.ts'
import {isWithin} from '../../checks/range.ts'
import type {ExpectationVerdict} from '../judge.ts'
import type {Measured} from './measure.ts'

/** The result, as data. Times in milliseconds. */
export type OutageOutcome = Measured & {
	/** Time from the beginning of the action to that of the longest gap. */
	readonly gapAfterMs?: number
	readonly endedBy?: EndedBy
	/** The daemon's own message about that. */
	readonly because?: string
	/** The daemons' events, by time since the action. */
	readonly events: readonly {readonly ms: number; readonly what: string}[]
}

export function judgeOutage(expect: OutageExpect, outcome: OutageOutcome): ExpectationVerdict {
	const {gap, lost, stall, tcp, endedBy} = expect
	const wrong: string[] = []
	if (gap === 'never') {
		if (outcome.cameBack) wrong.push(`traffic was never to flow again, and ${renderGap(outcome)}`)
	} else if (!outcome.cameBack) {
		wrong.push(renderGap(outcome))
	} else if (gap && !isWithin(gap, outcome.gapMs)) {
		wrong.push(`gap ${gap.text} was expected, and it was ${renderMs(outcome.gapMs)}`)
	}
	if (lost && !isWithin(lost, outcome.lost)) wrong.push(`lost ${lost.text} was expected, and it was ${outcome.lost}`)
	if (stall && !(outcome.tcp && isWithin(stall, outcome.tcp.stallMs))) {
		wrong.push(`stall ${stall.text} was expected, and it was ${outcome.tcp ? renderMs(outcome.tcp.stallMs) : 'not measured'}`)
	}
	if (tcp !== undefined && outcome.tcp?.survived !== (tcp === 'survives')) {
		wrong.push(`the TCP stream ${tcp === 'survives' ? 'was to survive, and it broke' : 'was to break, and it survived'}`)
	}
	if (endedBy && !(outcome.endedBy !== undefined && endedBy.includes(outcome.endedBy))) {
		wrong.push(`${endedBy.join(' or ')} was to end it, and ${renderEnding(outcome)}`)
	}
	return wrong.length === 0 ? {passed: true} : {passed: false, why: wrong.join('; ')}
}

/** `gap <= 5 s, ended by hold-time`. */
export const renderExpected = ({gap, lost, stall, tcp, endedBy}: OutageExpect): string =>
	[
		gap === undefined ? '' : gap === 'never' ? 'no return' : `gap ${gap.text}`,
		lost && `lost ${lost.text}`,
		stall && `stall ${stall.text}`,
		tcp && `TCP ${tcp}`,
		endedBy && `ended by ${endedBy.join(' or ')}`
	]
		.filter(Boolean)
		.join(', ')

/** `gap 2.7 s, 54 of 120 pings lost, TCP survived a stall of 3.1 s, ended by hold-time: …`. */
export const renderOutcome = (outcome: OutageOutcome): string =>
	[renderGap(outcome), `${outcome.lost} of ${outcome.sent} pings lost`, renderTcp(outcome), renderEnding(outcome)]
		.filter(Boolean)
		.join(', ')

export const renderMs = (ms: number): string => (ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`)

function renderGap({gapMs, cameBack}: Measured): string {
	if (!cameBack) return `it never came back in ${renderMs(gapMs)}`
	return gapMs === 0 ? 'no gap' : `gap ${renderMs(gapMs)}`
}

export function renderTcp({tcp}: Measured): string | undefined {
	if (!tcp) return undefined
	if (tcp.survived) return `TCP survived a stall of ${renderMs(tcp.stallMs)}`
	return tcp.errno === undefined
		? `TCP stood still for ${renderMs(tcp.stallMs)}`
		: `TCP broke (${tcp.errno === 0 ? 'closed' : `errno ${tcp.errno}`})`
}

function renderEnding({gap, cameBack, endedBy, because}: OutageOutcome): string | undefined {
	if (!cameBack) return 'nothing ended it'
	if (endedBy === undefined) return gap ? 'no daemon said why it ended' : 'nothing happened'
	return gap ? `ended by ${endedBy} (${because})` : `traffic moved in time, by ${endedBy} (${because})`
}
