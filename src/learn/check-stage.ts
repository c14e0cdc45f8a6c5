/** Runs the checks of a stage in a running lab. */

import type {LoadedLab} from '../lab/read.ts'
import {readChecksEach} from '../lab/read-checks.ts'
import {judgeStage, type StageVerdict} from '../lesson/judge.ts'
import {checksOf, type Lesson, type Stage, touchedFrozen} from '../lesson/read.ts'
import type {Language} from '../lesson/schema.ts'
import type {LiveLab} from '../life/network.ts'
import {hasDaemons} from '../life/plan-daemons.ts'
import type {RunChecksOptions} from '../verify/run-checks.ts'
import {runPossible} from '../verify/run-possible.ts'

export type CheckStageOptions = Pick<RunChecksOptions, 'onEvent' | 'signal' | 'withinMs' | 'slow'> & {readonly language: Language}

/** Without daemons nothing changes by itself, so that what fails at once always fails. The time allows for retransmission of a lost packet. */
const staticWithinMs = 300

/** `starts`: the lab at the start of stages; its frozen parts must be as in one of them. */
export async function checkStage(
	stage: Stage,
	lesson: Lesson,
	lab: LiveLab,
	starts: readonly LoadedLab[],
	{language, ...options}: CheckStageOptions
): Promise<StageVerdict> {
	const {loaded, plan} = lab.state()
	const within = hasDaemons(plan) ? options : {...options, withinMs: staticWithinMs}
	const {results} = await runPossible(readChecksEach(loaded, checksOf(stage, lesson, language)), lab, within)
	return judgeStage(stage.written.checks, results, touchedFrozen(lesson, starts, loaded), language)
}
