/** Asks the checks of a stage of a running lab. */

import type {LoadedLab} from '../lab/read.ts'
import {readChecksEach} from '../lab/read-checks.ts'
import {judgeStage, type StageVerdict} from '../lesson/judge.ts'
import {checksOf, type Lesson, type Stage, touchedFrozen} from '../lesson/read.ts'
import type {Language} from '../lesson/schema.ts'
import type {LiveLab} from '../life/network.ts'
import type {RunChecksOptions} from '../verify/run-checks.ts'
import {runPossible} from '../verify/run-possible.ts'

export type AskStageOptions = Pick<RunChecksOptions, 'onEvent' | 'signal' | 'withinMs' | 'slow'> & {readonly language: Language}

/** `begun`: the lab as the stage began, which its frozen parts are compared with. */
export async function askStage(
	stage: Stage,
	lesson: Lesson,
	lab: LiveLab,
	begun: LoadedLab,
	{language, ...options}: AskStageOptions
): Promise<StageVerdict> {
	const {loaded} = lab.state()
	const {results} = await runPossible(readChecksEach(loaded, checksOf(stage, lesson, language)), lab, options)
	return judgeStage(stage.written.checks, results, touchedFrozen(lesson, begun, loaded), language)
}
