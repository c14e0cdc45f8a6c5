import type {Report} from '../report.ts'
import {total} from './words.ts'

/** The reports as they are, with the sums in front. */
export const renderJson = (reports: readonly Report[]): string =>
	`${JSON.stringify({passed: total(reports, 'passed'), failed: total(reports, 'failed'), skipped: total(reports, 'skipped'), labs: reports}, undefined, '\t')}\n`
