/** Proves a lesson with real packets: its checks have the outcomes that the lesson claims. */
import type {LoadedLab} from '../lab/read.ts'
import type {StageVerdict} from '../lesson/judge.ts'
import {afterRepair, type Lesson, type Stage} from '../lesson/read.ts'
import {type Repair, textIn} from '../lesson/schema.ts'
import {liveLab} from '../life/network.ts'
import {reconcile} from '../life/reconcile.ts'
import {takeDown} from '../life/take-down.ts'
import {untilConverged} from '../life/until-converged.ts'
import {thisProcess} from '../services/process-identity.ts'
import {checkStage} from './check-stage.ts'

export type ProveOptions = {
	/** Name of the running lab. */
	readonly name: string
	readonly signal: AbortSignal
	/** `ends`: only the start and the solution of each stage, without traps and alternatives. Default: all. */
	readonly states?: 'all' | 'ends'
	/** Called with the name of each state before it is checked. */
	readonly onState?: (what: string) => void
}

/** A state of a stage's lab, and the problems of its verdict. */
type State = {
	readonly what: string
	readonly lab: LoadedLab
	readonly mustFail: boolean
	problemsOf(verdict: StageVerdict): readonly string[]
}

/** The problems, one sentence each. Empty: the lesson is proven. */
export async function proveLesson(
	lesson: Lesson,
	{name, signal, states = 'all', onState}: ProveOptions
): Promise<readonly string[]> {
	const problems: string[] = []
	const options = {what: 'vpclab learn', signal, owner: thisProcess()}
	try {
		for (const stage of lesson.stages) {
			for (const {what, lab, mustFail, problemsOf} of statesOf(stage, states)) {
				const place = `stage "${stage.written.id}", ${what}`
				onState?.(place)
				const {state} = await reconcile(name, () => ({...lab, lab: {...lab.lab, name}}), options)
				const live = liveLab(state, options)
				await untilConverged(() => live.state(), 'converged', options)
				const verdict = await checkStage(stage, lesson, live, [stage.start], {
					language: 'en',
					signal,
					// The network has converged, so that checks that must fail need no long wait.
					withinMs: mustFail ? 1500 : 15_000
				})
				signal.throwIfAborted()
				problems.push(...problemsOf(verdict).map(problem => `${place}: ${problem}`))
			}
		}
	} finally {
		await takeDown(name, {what: 'vpclab learn'})
	}
	return problems
}

function statesOf({start, solved, written}: Stage, which: 'all' | 'ends'): readonly State[] {
	const {traps = [], alternatives = []} = which === 'all' ? written : {}
	const repaired = (repair: Repair) => afterRepair(start, repair)
	return [
		{what: 'at its start', lab: start, mustFail: true, problemsOf: atStart},
		...traps.map((trap, index) => ({
			what: `trap ${index + 1}${trap.why === undefined ? '' : ` (${textIn(trap.why, 'en').split('\n')[0]})`}`,
			lab: repaired(trap),
			mustFail: true,
			problemsOf: ({isSolved}: StageVerdict) => (isSolved ? ['it passes every check, and should not'] : [])
		})),
		...alternatives.map((repair, index) => ({
			what: `alternative ${index + 1}`,
			lab: repaired(repair),
			mustFail: false,
			problemsOf: mustSolve
		})),
		{what: 'the solution', lab: solved, mustFail: false, problemsOf: mustSolve}
	]
}

/** At the start, exactly the checks with points must fail. */
const atStart = ({checks, touched}: StageVerdict): readonly string[] => [
	...checks.flatMap(({title, points, isPassed}) =>
		points !== undefined && isPassed ? [`"${title}" has points, but passes before anything is repaired`] : []
	),
	...checks.flatMap(({title, points, isPassed, isOpen}) =>
		points === undefined && !isPassed && !isOpen ? [`"${title}" has no points, and fails before anything is changed`] : []
	),
	...(checks.some(({points}) => points !== undefined) ? [] : ['no check has points']),
	...touched.map(path => `its start changes ${path}, which is frozen`)
]

const mustSolve = ({checks, touched}: StageVerdict): readonly string[] => [
	...checks.flatMap(({title, isPassed, message}) =>
		isPassed ? [] : [`"${title}" does not pass${message ? `: ${message}` : ''}`]
	),
	...touched.map(path => `it changes ${path}, which is frozen`)
]
