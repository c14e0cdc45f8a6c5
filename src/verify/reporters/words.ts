/** Texts that several reporters share. Pure. */
import type {CheckResult, Report, Verdict} from '../report.ts'

/** `34 ms`, `5.0 s`. */
export const renderTime = (ms: number): string => (ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`)

/** `labs/demo/lab.yaml:24:5`; if there is no text, the path in the document. */
export const renderPlace = ({at: {file, line, column, path}}: CheckResult): string =>
	file !== undefined && line !== undefined ? [file, line, column].filter(part => part !== undefined).join(':') : path

export const total = (reports: readonly Report[], what: Verdict | 'ms'): number =>
	reports.reduce((sum, report) => sum + report[what], 0)

/** A capture's packets, each with its point in front: `igw:main  IP 10.0.0.5 > …`. At most `limit`. */
export function packetLines({packets = []}: CheckResult, limit = 20): readonly string[] {
	const width = Math.max(0, ...packets.map(({point}) => point.length))
	const lines = packets.slice(0, limit).map(({point, summary}) => `${point.padEnd(width)}  ${summary}`)
	return packets.length > limit ? [...lines, `… and ${packets.length - limit} more`] : lines
}
