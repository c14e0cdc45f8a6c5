/** Grades one learner's submission: a lab file, judged by the checks of all stages. */
import {basename} from 'node:path'
import {BadLab} from '../lab/problem.ts'
import type {Grade} from '../lesson/grades.ts'
import type {StageVerdict} from '../lesson/judge.ts'
import type {Lesson} from '../lesson/read.ts'
import type {Language} from '../lesson/schema.ts'
import {liveLab} from '../life/network.ts'
import {reconcile} from '../life/reconcile.ts'
import {takeDown} from '../life/take-down.ts'
import {untilConverged} from '../life/until-converged.ts'
import {thisProcess} from '../services/process-identity.ts'
import type {RunChecksOptions} from '../verify/run-checks.ts'
import {checkStage} from './check-stage.ts'
import {loadHandedIn} from './handed-in.ts'
import {hintsTaken, readProgressIn, type StageProgress, stageProgress} from './progress.ts'

export type GradeOptions = Pick<RunChecksOptions, 'onEvent' | 'withinMs'> & {
	/** Name of the running lab. */
	readonly name: string
	readonly language: Language
	readonly signal: AbortSignal
	/** A network that is not judged by then gets no points, so that it does not delay a whole class. Default: 180,000. */
	readonly longestMs?: number
}

const defaultLongestMs = 180_000

/** Ignores the file's own checks. An error in a file affects only its learner. */
export async function gradeOne(
	lesson: Lesson,
	handedIn: string,
	{longestMs = defaultLongestMs, ...options}: GradeOptions
): Promise<Grade> {
	const possible = lesson.stages.flatMap(({written}) => written.checks).reduce((sum, {points = 0}) => sum + points, 0)
	const known = {learner: basename(handedIn).replace(/\.(?:ya?ml|json)$/, ''), possible, ...takenBy(lesson, handedIn)}
	const limit = AbortSignal.timeout(longestMs)
	try {
		const stages = await judge(lesson, handedIn, {...options, signal: AbortSignal.any([options.signal, limit])})
		return {...known, stages, points: stages.reduce((sum, {points}) => sum + points, 0)}
	} catch (error) {
		if (options.signal.aborted) throw error
		if (limit.aborted) return {...known, points: 0, error: `your network was not judged after ${longestMs / 1000} s`}
		if (!(error instanceof BadLab)) throw error
		return {...known, points: 0, error: firstOf(error)}
	} finally {
		await takeDown(options.name, {what: 'vpclab grade'})
	}
}

type JudgedStage = StageVerdict & {readonly id: string}

async function judge(
	lesson: Lesson,
	handedIn: string,
	{name, language, signal, ...within}: Omit<GradeOptions, 'longestMs'>
): Promise<readonly JudgedStage[]> {
	const options = {what: 'vpclab grade', signal, owner: thisProcess()}
	const loaded = loadHandedIn(handedIn, name)
	const {state} = await reconcile(name, () => loaded, options)
	const lab = liveLab(state, options)
	await untilConverged(() => lab.state(), 'arrived', options)
	const starts = lesson.stages.map(({start}) => start)
	const stages: JudgedStage[] = []
	for (const stage of lesson.stages) {
		const verdict = await checkStage(stage, lesson, lab, starts, {language, signal, ...within})
		signal.throwIfAborted()
		stages.push({id: stage.written.id, ...verdict})
	}
	return stages
}

function takenBy({stages}: Lesson, handedIn: string): Pick<Grade, 'hints' | 'attempts'> {
	const progress = readProgressIn(handedIn)
	if (!progress) return {}
	const all = stages.map(({written}) => stageProgress(progress, written.id))
	const sum = (numberOf: (one: StageProgress) => number) => all.reduce((before, one) => before + numberOf(one), 0)
	return {hints: sum(hintsTaken), attempts: sum(({attempts}) => attempts)}
}

function firstOf({problems}: BadLab): string {
	const [{line, column, path, message} = {path: '', message: 'it is not a lab'}] = problems
	const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : ''
	return `${line === undefined ? path : `line ${line}:${column} ${path}`}: ${message}${more}`.replace(/^: /, '')
}
