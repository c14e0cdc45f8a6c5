/** Repairs something that failed. */
import {type ActionKind, actionNature} from './action.ts'
import {type Fault, faultPatch, faultSchema, faultTitle, readFault} from './fault.ts'

const schema = faultSchema('heal').describe('Repairs what failed.')

export const heal: ActionKind<typeof schema, Fault> = {
	schema,
	read: readFault,
	title: fault => `heal ${faultTitle(fault)}`,
	nature: () => actionNature,
	patch: ({what}, document) => faultPatch(what, false, document)
}
