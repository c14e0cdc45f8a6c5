import {mkdirSync, writeFileSync} from 'node:fs'
import {dirname} from 'node:path'
import pico from 'picocolors'
import type {CheckEvent, Report} from '../report.ts'
import type {SuiteFacts} from '../suite/merge.ts'
import {renderGithub} from './github.ts'
import {renderJson} from './json.ts'
import {renderJunit} from './junit.ts'
import {live} from './live.ts'
import {renderMarkdown} from './markdown.ts'
import {type ReporterName, reporterNames} from './names.ts'
import {renderTap} from './tap.ts'

/** Every reporter except `pretty`, which shows results as they arrive. A new one needs its own file, its name in `names.ts` and one line here. */
const renderers: Readonly<Record<Exclude<ReporterName, 'pretty'>, (reports: readonly Report[], suite?: SuiteFacts) => string>> = {
	tap: renderTap,
	junit: renderJunit,
	markdown: renderMarkdown,
	github: renderGithub,
	json: renderJson
}

/** The values of `--report`: `tap` to standard output, `junit=out.xml` to a file. */
export type ReportRequest = {readonly reporter: ReporterName; readonly file?: string}

/** Errors: a text for the user, if there is no such reporter or two of them use standard output. */
export function readReportRequests(
	texts: readonly string[]
): {readonly requests: readonly ReportRequest[]} | {readonly error: string} {
	const written = texts.map(text => {
		const at = text.indexOf('=')
		return at === -1 ? {name: text} : {name: text.slice(0, at), file: text.slice(at + 1)}
	})
	const unknown = written.find(({name}) => reporterOf(name) === undefined)
	if (unknown) return {error: `there is no reporter "${unknown.name}"; use one of: ${reporterNames.join(', ')}`}

	const nameless = written.find(({file}) => file === '')
	if (nameless) return {error: `--report ${nameless.name}= needs the name of a file`}

	const toOutput = written.filter(({file}) => file === undefined)
	return toOutput.length > 1
		? {
				error: `only one of ${toOutput.map(({name}) => name).join(', ')} can go to standard output; give the others a file: ${toOutput.at(-1)!.name}=FILE`
			}
		: {
				requests: written.flatMap(({name, ...rest}) => {
					const reporter = reporterOf(name)
					return reporter ? [{reporter, ...rest}] : []
				})
			}
}

const reporterOf = (name: string): ReporterName | undefined => reporterNames.find(one => one === name)

export type Output = {
	write(text: string): unknown
	readonly isTTY?: boolean | undefined
	readonly columns?: number | undefined
}

/** Receives the events of all labs of a run; `finish` shows and writes the results. */
export type Reporting = {
	readonly onEvent: (event: CheckEvent) => void
	/** Errors: a file that cannot be written. */
	finish(reports: readonly Report[], suite?: SuiteFacts): void
}

/** `pretty` writes to standard output, unless another reporter uses it. */
export function startReporting(requests: readonly ReportRequest[], output: Output = process.stdout): Reporting {
	const toOutput = requests.find(({file}) => file === undefined)?.reporter ?? 'pretty'
	const shown =
		toOutput === 'pretty'
			? live({
					write: text => output.write(text),
					isTerminal: Boolean(output.isTTY),
					columns: () => output.columns,
					colors: pico.createColors(wantsColors(process.env, Boolean(output.isTTY)))
				})
			: undefined
	return {
		onEvent: event => shown?.onEvent(event),
		finish(reports, suite) {
			shown?.finish(reports)
			for (const {reporter, file} of requests) {
				const text = reporter === 'pretty' ? renderPlain(reports) : renderers[reporter](reports, suite)
				if (file !== undefined) {
					mkdirSync(dirname(file), {recursive: true})
					writeFileSync(file, text)
				} else if (reporter !== 'pretty') output.write(text)
			}
		}
	}
}

/** A nonempty `NO_COLOR` (https://no-color.org) turns colors off; `FORCE_COLOR` turns them on without a terminal, as on CI. */
export const wantsColors = ({NO_COLOR, FORCE_COLOR, TERM}: NodeJS.ProcessEnv, isTerminal: boolean): boolean =>
	!NO_COLOR && (Boolean(FORCE_COLOR && FORCE_COLOR !== '0') || (isTerminal && TERM !== 'dumb'))

/** The pretty report for a file: every result, without colors. */
function renderPlain(reports: readonly Report[]): string {
	const texts: string[] = []
	const plain = live({write: text => texts.push(text), isTerminal: false, colors: pico.createColors(false)})
	for (const {lab, results} of reports) {
		plain.onEvent({type: 'started', lab, total: results.length})
		for (const result of results) {
			plain.onEvent({type: 'ended', result})
		}
	}

	plain.finish(reports)
	return texts.join('')
}
