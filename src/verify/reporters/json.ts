import {visibleJson} from '../../model/visible-text.ts'
import {type Report, verdicts} from '../report.ts'
import type {SuiteFacts} from '../suite/merge.ts'
import {total} from './words.ts'

/** The totals, then the reports unchanged, with the suite they belong to. */
export function renderJson(reports: readonly Report[], suite?: SuiteFacts): string {
	const sums = Object.fromEntries(verdicts.map(verdict => [verdict, total(reports, verdict)]))
	return `${visibleJson({...sums, ...(suite && {suite}), labs: reports}, '\t')}\n`
}
