/** A summary for a pull request: a table of labs, and the checks that did not pass. Pure. */
import type {CheckResult, Report} from '../report.ts'
import {visibleReport} from './visible-report.ts'
import {renderPlace, renderTime, total} from './words.ts'

export function renderMarkdown(given: readonly Report[]): string {
	const reports = given.map(visibleReport)
	const failing = reports.flatMap(({lab, results}) =>
		results.filter(({verdict}) => verdict === 'failed' || verdict === 'inconclusive').map(result => ({lab, result}))
	)
	return [
		`### vpclab: ${failing.length === 0 ? 'passed' : `${failing.length} of ${reports.flatMap(({results}) => results).length} checks did not pass`}`,
		'',
		'| lab | passed | failed | inconclusive | skipped | time |',
		'|---|---|---|---|---|---|',
		...reports.map(report => row(report.lab, report)),
		row('**all**', {
			passed: total(reports, 'passed'),
			failed: total(reports, 'failed'),
			inconclusive: total(reports, 'inconclusive'),
			skipped: total(reports, 'skipped'),
			ms: total(reports, 'ms')
		}),
		...(failing.length === 0 ? [] : ['', ...failing.map(({lab, result}) => item(lab, result))]),
		''
	].join('\n')
}

type Counts = Pick<Report, 'passed' | 'failed' | 'inconclusive' | 'skipped' | 'ms'>

const row = (lab: string, {passed, failed, inconclusive, skipped, ms}: Counts): string =>
	`| ${lab === '**all**' ? lab : escapeMarkup(lab)} | ${passed} | ${failed} | ${inconclusive} | ${skipped} | ${renderTime(ms)} |`

function item(lab: string, result: CheckResult): string {
	const got = [result.expected && `expected ${result.expected}`, result.got && `got ${result.got}`].filter(Boolean).join(', ')
	return `- **${escapeMarkup(lab)}**: ${escapeMarkup(result.title)} (\`${renderPlace(result)}\`): ${escapeMarkup(got || (result.why ?? result.verdict))}`
}

/** Names and messages of a lab are text, not markup. */
const escapeMarkup = (text: string): string => text.replaceAll(/[\\`*_{}[\]<>()#+!|~]/g, character => `\\${character}`)
