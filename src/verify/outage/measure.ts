/** Evaluates the streams of an outage: the longest gap, lost pings, the TCP stream. Pure. */
import type {Sent, StreamRecords, TcpRecords} from '../../probes/streams.ts'

/** Times are milliseconds since the epoch. */
export type Gap = {readonly startMs: number /** Absent: it lasted to the end. */; readonly endMs?: number}

export type Measured = {
	/** The longest time in which no ping was answered; 0: all were. If it did not end: until the end of the measurement. */
	readonly gapMs: number
	/** False: there was still no answer at the end. */
	readonly cameBack: boolean
	readonly sent: number
	readonly lost: number
	readonly gap?: Gap
	readonly tcp?: MeasuredTcp
}

export type MeasuredTcp = {
	/** The original connection still carries data. */
	readonly survived: boolean
	/** The longest time between two answers, or from the last one until the connection broke. */
	readonly stallMs: number
	/** How the connection ended: errno, 0 for a FIN. */
	readonly errno?: number
}

/** Longest wait for an answer: a ping sent later than this before the end has no chance to be answered. */
export const answerMs = 1000
/** A ping sent this long before the action may lose its answer because of it. */
const underwayMs = 50

/**
 * A gap lasts from the first lost ping to the next answered one, by the times they were sent; the last pings do not count, since their answers
 * may still be on their way. `untilMs`: the end of the measurement.
 */
export function measure({pings, tcp}: StreamRecords, {actionMs, untilMs}: {actionMs: number; untilMs: number}): Measured {
	const settled = pings
		.filter(({sentMs}) => sentMs >= actionMs - underwayMs)
		.filter(({sentMs, answeredMs}) => answeredMs !== undefined || sentMs < untilMs - answerMs)
	const gaps = gapsOf(settled)
	const longest = gaps.toSorted((a, b) => lengthOf(b, untilMs) - lengthOf(a, untilMs))[0]
	return {
		gapMs: longest ? Math.round(lengthOf(longest, untilMs)) : 0,
		cameBack: gaps.every(({endMs}) => endMs !== undefined),
		sent: settled.length,
		lost: settled.filter(({answeredMs}) => answeredMs === undefined).length,
		...(longest && {gap: longest}),
		...(tcp && {tcp: measureTcp(tcp, actionMs, untilMs)})
	}
}

const lengthOf = ({startMs, endMs}: Gap, untilMs: number) => (endMs ?? untilMs) - startMs

export function gapsOf(pings: readonly Sent[]): readonly Gap[] {
	const gaps: Gap[] = []
	let startMs: number | undefined
	for (const {sentMs, answeredMs} of pings) {
		if (answeredMs === undefined) {
			startMs ??= sentMs
		} else if (startMs !== undefined) {
			gaps.push({startMs, endMs: sentMs})
			startMs = undefined
		}
	}
	return startMs === undefined ? gaps : [...gaps, {startMs}]
}

/** Only counts what happens after the action. */
function measureTcp({answeredMs, ended}: TcpRecords, actionMs: number, untilMs: number): MeasuredTcp {
	const last = ended?.ms ?? untilMs
	const times = [...answeredMs, last]
	let stallMs = 0
	for (const [index, ms] of times.entries()) {
		const before = times[index - 1]
		if (before !== undefined && ms >= actionMs) stallMs = Math.max(stallMs, ms - before)
	}
	const isSilent = last - (answeredMs.at(-1) ?? 0) > answerMs
	return {survived: !ended && !isSilent, stallMs: Math.round(stallMs), ...(ended && {errno: ended.errno})}
}

/** Whether all pings of the last `ms` were answered, except those too recent to have an answer. */
export function isFlowing({pings}: StreamRecords, nowMs: number, ms: number): boolean {
	const recent = pings.filter(({sentMs}) => sentMs >= nowMs - ms && sentMs < nowMs - youngMs)
	return recent.length > 0 && recent.every(({answeredMs}) => answeredMs !== undefined)
}

const youngMs = 300

/** Whether the outcome of the TCP stream is known: it answered a moment ago, or has ended. */
export const isTcpSettled = ({tcp}: StreamRecords, nowMs: number): boolean =>
	tcp === undefined || tcp.ended !== undefined || nowMs - (tcp.answeredMs.at(-1) ?? 0) < answerMs
