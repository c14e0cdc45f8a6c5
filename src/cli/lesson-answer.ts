/** In the lab of a lesson, the wrong line and the fix are shown only if the learner asks for them. */
import {Option} from 'commander'
import {printNote} from './terminal.ts'

export const answerOption = () =>
	new Option('--answer', 'in the lab of a lesson: show also where in its file the fault is; counts as a hint')

/** Whether the answer may be shown. `lab`: its name. `asks`: the learner requests the answer, which is counted. */
export async function maySeeAnswer(lab: string, asks = false): Promise<boolean> {
	const {countAnswer, isOfLearner} = await import('../learn/progress.ts')
	if (!isOfLearner(lab)) return true
	if (asks) {
		countAnswer(lab)
	} else {
		printNote(`vpclab: "${lab}" is a lesson: which line is wrong is not shown (--answer shows it, and counts as a hint)\n`)
	}
	return asks
}
