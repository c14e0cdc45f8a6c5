/** What types of resources have in common. Pure. */
import type {Made, Making} from './part.ts'
import {Unknown} from './unknown.ts'

/** A resource of which not enough is known, or that was refused: what refers to it is unknown as well. */
export const leftOut = ({logicalId}: Pick<Making, 'logicalId'>): Made => ({
	ref: new Unknown(`${logicalId}, which is left out`, {isReported: true})
})

/** The same, told: nothing else has said why. */
export function notEmulated(making: Making, consequence: string): Made {
	making.note(consequence)
	return {ref: new Unknown(`${making.logicalId}, which is left out`)}
}
