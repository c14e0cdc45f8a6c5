/** Results that several resource types share. Pure. */
import type {Made, Making} from './part.ts'
import {Unknown} from './unknown.ts'

/** A resource that was refused, or about which too little is known: references to it are unknown as well. */
export const leftOut = ({logicalId}: Pick<Making, 'logicalId'>): Made => ({
	ref: new Unknown(`${logicalId}, which is left out`, {isReported: true})
})

/** The same, with a note, since no other message gives the reason. */
export function notEmulated(making: Making, consequence: string): Made {
	making.note(consequence)
	return {ref: new Unknown(`${making.logicalId}, which is left out`)}
}
