/** Grades what one learner handed in: a lab file, judged by the checks of all stages. */
import {existsSync, statSync} from 'node:fs'
import {basename, join} from 'node:path'
import {loadLab} from '../lab/load.ts'
import {BadLab} from '../lab/problem.ts'
import type {StageVerdict} from '../lesson/judge.ts'
import type {Lesson} from '../lesson/read.ts'
import type {Language} from '../lesson/schema.ts'
import {liveLab} from '../life/network.ts'
import {reconcile} from '../life/reconcile.ts'
import {takeDown} from '../life/take-down.ts'
import {untilConverged} from '../life/until-converged.ts'
import {thisProcess} from '../services/process-identity.ts'
import type {RunChecksOptions} from '../verify/run-checks.ts'
import {askStage} from './ask-stage.ts'

export type Grade = {
	/** The name of the folder or file that was handed in. */
	readonly learner: string
	/** Absent: it could not be judged. */
	readonly stages?: readonly (StageVerdict & {readonly id: string})[]
	readonly points: number
	readonly possible: number
	/** Why it could not be judged, in the learner's own file. */
	readonly error?: string
}

export type GradeOptions = Pick<RunChecksOptions, 'onEvent' | 'withinMs'> & {
	/** What its lab is called while it is up. */
	readonly name: string
	readonly language: Language
	readonly signal: AbortSignal
}

/** Checks that the file has itself are not asked. A file that is not a lab fails its learner alone. */
export async function gradeOne(
	lesson: Lesson,
	handedIn: string,
	{name, language, signal, ...asking}: GradeOptions
): Promise<Grade> {
	const learner = basename(handedIn).replace(/\.(?:ya?ml|json)$/, '')
	const possible = lesson.stages.flatMap(({written}) => written.checks).reduce((sum, {points = 0}) => sum + points, 0)
	const options = {what: 'vpclab grade', signal, owner: thisProcess()}
	try {
		const loaded = await loadLab(fileIn(handedIn), {name, badChecks: 'report'})
		const {state} = await reconcile(name, () => loaded, options)
		const lab = liveLab(state, options)
		await untilConverged(() => lab.state(), 'arrived', options)
		const stages: (StageVerdict & {readonly id: string})[] = []
		const begun = lesson.stages.at(-1)!.start
		for (const stage of lesson.stages) {
			const verdict = await askStage(stage, lesson, lab, begun, {language, signal, ...asking})
			signal.throwIfAborted()
			stages.push({id: stage.written.id, ...verdict})
		}
		return {learner, stages, points: stages.reduce((sum, {points}) => sum + points, 0), possible}
	} catch (error) {
		if (!(error instanceof BadLab)) throw error
		return {learner, points: 0, possible, error: firstOf(error)}
	} finally {
		await takeDown(name, {what: 'vpclab grade'})
	}
}

function fileIn(handedIn: string): string {
	if (!existsSync(handedIn) || !statSync(handedIn).isDirectory()) return handedIn
	const found = ['lab.yaml', 'lab.yml', 'lab.json'].map(name => join(handedIn, name)).find(existsSync)
	return found ?? join(handedIn, 'lab.yaml')
}

function firstOf({problems}: BadLab): string {
	const [{line, column, path, message} = {path: '', message: 'it is not a lab'}] = problems
	const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : ''
	return `${line === undefined ? path : `line ${line}:${column} ${path}`}: ${message}${more}`.replace(/^: /, '')
}
