/** The option `--report` of every command that shows results of checks. */
import {Option} from 'commander'
import {type ReporterName, reporterNames} from '../verify/reporters/names.ts'
import type {Output, Reporting} from '../verify/reporters/reporting.ts'
import {BadInput} from './failing.ts'

const listed = new Intl.ListFormat('en-GB', {type: 'disjunction'}).format(reporterNames)

/** `byDefault`: the reporter without this option. Default: the command's own output. */
export const reportOption = (byDefault?: ReporterName): Option =>
	new Option(
		'-r, --report <reporter[=file]>',
		`${listed}, to standard output or a file; can be repeated${byDefault ? ` (default: ${byDefault})` : ''}`
	).argParser((value: string, before: readonly string[] = []) => [...before, value])

export type Reports = {
	/** Whether one of the reports goes to standard output. */
	readonly toOutput: boolean
	readonly start: (output?: Output) => Reporting
}

/** Reads the values of `--report` before anything is touched. `json`: `--json` is the same as `--report json`. Errors: `BadInput`. */
export async function readReports(texts: readonly string[], {json}: {readonly json?: true | undefined} = {}): Promise<Reports> {
	const {readReportRequests, startReporting} = await import('../verify/reporters/reporting.ts')
	const read = readReportRequests(json ? [...texts, 'json'] : texts)
	if ('error' in read) throw new BadInput(read.error)
	return {
		toOutput: read.requests.some(({file}) => file === undefined),
		start: output => startReporting(read.requests, output)
	}
}
