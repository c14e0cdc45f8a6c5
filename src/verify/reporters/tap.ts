/** TAP version 14, https://testanything.org/tap-version-14-specification.html. Pure. */

import {renderTrouble} from '../render-trouble.ts'
import type {CheckResult, Report} from '../report.ts'
import {visibleReport} from './visible-report.ts'
import {packetLines, renderPlace} from './words.ts'

/** All labs in one list; with several of them each title begins with its lab's name. */
export function renderTap(given: readonly Report[]): string {
	const reports = given.map(visibleReport)
	const points = reports.flatMap(({lab, results}) => results.map(result => ({lab, result})))
	const lines = points.map(({lab, result}, index) => renderPoint(result, index + 1, reports.length > 1 ? `${lab}: ` : ''))
	return `TAP version 14\n1..${points.length}${points.length === 0 ? ' # no checks' : ''}\n${lines.join('')}`
}

function renderPoint(result: CheckResult, number: number, lab: string): string {
	const title = escapeTap(`${lab}${result.title}`)
	switch (result.verdict) {
		case 'passed':
			return `ok ${number} - ${title}\n`
		case 'skipped':
			return `ok ${number} - ${title} # SKIP ${escapeTap(result.why ?? '')}\n`
		case 'failed':
		case 'inconclusive':
			return `not ok ${number} - ${title}\n${renderDiagnostics(result)}`
	}
}

/** YAML: a superset of JSON, so strings, numbers and lists are written as JSON. */
function renderDiagnostics(result: CheckResult): string {
	const {verdict, why, expected, got, command, explain, explanation, attempts, ms} = result
	const packets = packetLines(result)
	const troubles = (result.troubles ?? []).flatMap(renderTrouble)
	const entries = {
		message: why,
		severity: verdict === 'failed' ? 'fail' : verdict,
		at: renderPlace(result),
		expected,
		got,
		command,
		explain,
		explanation,
		attempts,
		duration_ms: Math.round(ms),
		troubles: troubles.length > 0 ? troubles : undefined,
		packets: packets.length > 0 ? packets : undefined
	}
	const lines = Object.entries(entries).flatMap(([key, value]) =>
		value === undefined ? [] : [`  ${key}: ${JSON.stringify(value)}\n`]
	)
	return `  ---\n${lines.join('')}  ...\n`
}

const escapeTap = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('#', '\\#').replaceAll(/\s+/g, ' ')
