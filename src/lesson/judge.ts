/** Converts the results of a stage's checks to a verdict for the learner. Pure. */
import type {CheckResult} from '../verify/report.ts'
import {type Language, type LessonCheck, languages, type Texts, textIn} from './schema.ts'

export type Judged = {
	readonly title: string
	/** Hidden checks do not appear in the task. */
	readonly isHidden: boolean
	readonly isPassed: boolean
	/** It was not run, since something that it depends on is missing: its silence would have proved nothing. */
	readonly isOpen: boolean
	/** Absent: it is a guard, or an action. */
	readonly points?: number
	/** Message for the learner. Absent: it passed, or there is no message. */
	readonly message?: string
}

export type StageVerdict = {
	readonly checks: readonly Judged[]
	readonly isSolved: boolean
	/** Zero if a guard failed or a frozen part was changed. */
	readonly points: number
	readonly possible: number
	/** Paths of frozen parts that were changed. */
	readonly touched: readonly string[]
}

/** `results` are matched to `checks` by index. */
export function judgeStage(
	checks: readonly LessonCheck[],
	results: readonly CheckResult[],
	touched: readonly string[],
	language: Language
): StageVerdict {
	const judged = checks.map((check, index) =>
		judgeOne(
			check,
			results.find(result => result.index === index),
			language
		)
	)
	const possible = judged.reduce((sum, {points = 0}) => sum + points, 0)
	const isGuarded = touched.length === 0 && judged.every(({points}, index) => points !== undefined || !isBroken(results, index))
	const earned = judged.reduce((sum, {points = 0, isPassed}) => sum + (isPassed ? points : 0), 0)
	return {
		checks: judged,
		isSolved: touched.length === 0 && judged.every(({isPassed}) => isPassed),
		points: isGuarded ? earned : 0,
		possible,
		touched
	}
}

/** A guard that was not run does not count as failed: it depends on what the learner has not repaired yet. */
const isBroken = (results: readonly CheckResult[], index: number): boolean =>
	results.find(result => result.index === index)?.verdict === 'failed'

function judgeOne(
	{name, points, hidden = false, fails}: LessonCheck,
	result: CheckResult | undefined,
	language: Language
): Judged {
	const isPassed = result?.verdict === 'passed'
	const message = result?.verdict !== 'failed' ? undefined : messageFor(fails, result, language)
	return {
		title: name === undefined ? (result?.title ?? '') : textIn(name, language),
		isHidden: hidden,
		isPassed,
		isOpen: result?.verdict !== 'passed' && result?.verdict !== 'failed',
		...(points !== undefined && {points}),
		...(message !== undefined && {message})
	}
}

function messageFor(
	fails: LessonCheck['fails'],
	{outcome, why, got, attempts}: CheckResult,
	language: Language
): string | undefined {
	// Nothing was sent: the check does not fit the lab, since a host of the lesson was removed or renamed.
	if (attempts === 0) return impossible[language](why ?? '')
	if (fails === undefined) return got === undefined ? why : undefined
	if (isTexts(fails)) return textIn(fails, language)
	const word = outcome && 'got' in outcome ? String(outcome.got) : undefined
	if (word !== undefined && Object.hasOwn(fails, word)) return textIn(fails[word]!, language)
	// There was an answer, but from or to the wrong host.
	const fact = Object.keys(fails).find(key => why?.includes(key))
	return fact === undefined ? undefined : textIn(fails[fact]!, language)
}

const impossible: Readonly<Record<Language, (why: string) => string>> = {
	en: why => `your network cannot be asked this: ${why}`,
	zh: why => `无法在您的网络中进行此项检查：${why}`
}

const isTexts = (value: NonNullable<LessonCheck['fails']>): value is Texts =>
	typeof value === 'string' || ('en' in value && Object.keys(value).every(key => (languages as readonly string[]).includes(key)))
