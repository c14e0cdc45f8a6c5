/**
 * What happens to a packet and to its reply, computed only from the lab: the independent second opinion with which the packets of the compiled
 * plan are compared, and the basis of explanations. Pure; shares no decision with `plan/`.
 */

import type {Lab} from '../model/model.ts'
import type {Learned} from './learned.ts'
import {outcome} from './predict/outcome.ts'
import {topologyOf} from './predict/topology.ts'
import type {Prediction, Question} from './predict/types.ts'
import {expectedByPackets} from './predict/underlay.ts'

export type {Decision, Prediction, Question} from './predict/types.ts'

/**
 * The first of `predictAll()`: where flows are spread over several paths, one of them.
 *
 * `learned`: what the running lab's daemons have learned. Default: what they will have learned once everything that can come up is up. Throws a
 * RangeError if no host, or more than one, has the source address.
 */
export const predict = (lab: Lab, question: Question, learned: Learned = expectedByPackets(lab)): Prediction =>
	outcome(topologyOf(lab, learned), question, () => 0)

/**
 * Every path that a flow can take. More than one only if a hash decides, which cannot be predicted: in which zone a transit gateway in
 * appliance mode puts it (TGW-7), or which of equal tunnels and virtual interfaces it uses (TGW-6, DX-7).
 */
export function predictAll(lab: Lab, question: Question, learned: Learned = expectedByPackets(lab)): readonly Prediction[] {
	const topology = topologyOf(lab, learned)
	const predictions: Prediction[] = []
	let choices: number[] | undefined = []
	while (choices) {
		const counts: number[] = []
		const taken: readonly number[] = choices
		predictions.push(
			outcome(topology, question, count => {
				counts.push(count)
				return taken[counts.length - 1] ?? 0
			})
		)
		choices = following(taken, counts)
	}

	return predictions
}

/** The next series of choices, counting up from the last. */
function following(taken: readonly number[], counts: readonly number[]): number[] | undefined {
	const next = counts.map((_, index) => taken[index] ?? 0)
	for (let index = next.length - 1; index >= 0; index--) {
		const choice = (next[index] ?? 0) + 1
		if (choice < (counts[index] ?? 0)) return [...next.slice(0, index), choice]
	}

	return undefined
}
