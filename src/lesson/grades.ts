/** Reports on a class. They show outcomes, but never solutions. Pure. */
import {type CheckResult, type Report, reportOf} from '../verify/report.ts'
import type {StageVerdict} from './judge.ts'

/** One learner's result. */
export type Grade = {
	/** Name of the submitted folder or file. */
	readonly learner: string
	/** Absent: the submission could not be judged. */
	readonly stages?: readonly (StageVerdict & {readonly id: string})[]
	readonly points: number
	readonly possible: number
	/** Hints in all stages, from the learner's `progress.json` beside the file. Absent: there is no such file. */
	readonly hints?: number
	readonly attempts?: number
	/** The error in the learner's file because of which it could not be judged. */
	readonly error?: string
}

/** One line per learner: `learner,points,possible,solved,hints,attempts,error`, and one column per stage. */
export function renderCsv(grades: readonly Grade[], stages: readonly string[]): string {
	const rows = grades.map(({learner, points, possible, hints = '', attempts = '', error = '', stages: own}) => [
		learner,
		points,
		possible,
		own?.every(({isSolved}) => isSolved) ? 'yes' : 'no',
		...stages.map(id => own?.find(stage => stage.id === id)?.points ?? 0),
		hints,
		attempts,
		error
	])
	return [['learner', 'points', 'possible', 'solved', ...stages, 'hints', 'attempts', 'error'], ...rows]
		.map(row => `${row.map(field).join(',')}\r\n`)
		.join('')
}

/** RFC 4180; values that a spreadsheet would interpret as formulas become text. */
function field(value: string | number): string {
	const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A lab's report, for the existing reporters. */
export function asReport({learner, stages, error}: Grade): Report {
	const results = (stages ?? []).flatMap(({id, checks, touched}) => [
		...checks.map(({title, isPassed, isOpen, message}) =>
			resultOf(`${id}: ${title}`, isPassed ? 'passed' : isOpen ? 'inconclusive' : 'failed', message)
		),
		...touched.map(path => resultOf(`${id}: ${path} is as it was`, 'failed', 'this part may not be changed'))
	])
	const all = error === undefined ? results : [resultOf('the file is a lab', 'failed', error)]
	return reportOf(
		learner,
		all.map((result, index) => ({...result, index})),
		0
	)
}

const resultOf = (title: string, verdict: 'passed' | 'failed' | 'inconclusive', message: string | undefined): CheckResult => ({
	index: 0,
	kind: 'run',
	title,
	verdict,
	...(message !== undefined && {why: message}),
	ms: 0,
	attempts: 1,
	at: {path: ''}
})
