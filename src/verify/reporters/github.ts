/**
 * Workflow commands of GitHub Actions: an annotation on the line of each check that did not pass. Pure.
 * Doc: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
import {renderTrouble} from '../render-trouble.ts'
import type {CheckResult, Report} from '../report.ts'
import {visibleReport} from './visible-report.ts'
import {packetLines} from './words.ts'

/** A skipped check has no annotation: the action before it that failed has one. */
export const renderGithub = (reports: readonly Report[]): string =>
	reports
		.map(visibleReport)
		.flatMap(({lab, results}) =>
			results.filter(({verdict}) => verdict === 'failed' || verdict === 'inconclusive').map(result => annotation(lab, result))
		)
		.join('')

function annotation(lab: string, result: CheckResult): string {
	const {file, line, column} = result.at
	const properties = {file, line, col: column, title: `${lab}: ${result.title}`}
	const written = Object.entries(properties).flatMap(([key, value]) =>
		value === undefined ? [] : [`${key}=${escapeProperty(String(value))}`]
	)
	return `::error ${written.join(',')}::${escapeData(messageOf(result))}\n`
}

const messageOf = (result: CheckResult): string =>
	[
		result.why ?? result.verdict,
		...(result.troubles ?? []).flatMap(renderTrouble),
		...packetLines(result),
		result.explain && `why: ${result.explain}`
	]
		.filter(Boolean)
		.join('\n')

const escapeData = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
