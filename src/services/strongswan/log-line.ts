import type {Section} from './section.ts'
import {textOf} from './section-values.ts'

/** One line of charon's log, from its file or from vici's `log` event. */
export type LogLine = {
	/** `IKE`, `CFG`, `NET`, … */
	readonly group: string
	/** Name of the connection, as soon as charon knows which one it is. */
	readonly connection?: string
	/** Number of the IKE_SA that it is about, if any. */
	readonly ikeSa?: number
	readonly message: string
}

/** `2026-11-21T03:59:10.003 10[IKE] <vpn-a|1> initiating IKE_SA …`. Undefined: not a line of charon's. */
export function readLogLine(line: string): LogLine | undefined {
	const found = /^(?:\S+ )?\d+\[([A-Z]+)\] (?:<(?:([^|>]*)\|)?(\d+)> )?(.*)$/.exec(line)
	if (!found) return undefined
	const [, group, connection, ikeSa, message] = found
	return {
		group: group!,
		...(connection && {connection}),
		...(ikeSa !== undefined && {ikeSa: Number(ikeSa)}),
		message: message!
	}
}

export function readLogEvent(message: Section): LogLine {
	const connection = textOf(message, 'ikesa-name')
	const ikeSa = textOf(message, 'ikesa-uniqueid')
	return {
		group: textOf(message, 'group') ?? '',
		...(connection && connection !== '(unnamed)' && {connection}),
		...(ikeSa !== undefined && {ikeSa: Number(ikeSa)}),
		message: textOf(message, 'msg') ?? ''
	}
}
