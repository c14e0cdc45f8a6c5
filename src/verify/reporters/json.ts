import {visibleJson} from '../../model/visible-text.ts'
import {type Report, verdicts} from '../report.ts'
import {total} from './words.ts'

/** The reports as they are, with the sums in front. */
export const renderJson = (reports: readonly Report[]): string =>
	`${visibleJson({...Object.fromEntries(verdicts.map(verdict => [verdict, total(reports, verdict)])), labs: reports}, '\t')}\n`
