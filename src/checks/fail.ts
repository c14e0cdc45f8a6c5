/** Makes something fail, until it is healed. */
import {type ActionKind, actionNature} from './action.ts'
import {type Fault, faultPatch, faultSchema, faultTitle, readFault} from './fault.ts'
import {howSchema} from './tunnel-actions.ts'

const schema = faultSchema('fail')
	.extend({how: howSchema})
	.describe('Makes a zone, an instance, a link, a VPN tunnel or a site fail.')

export const fail: ActionKind<typeof schema, Fault> = {
	schema,
	read: readFault,
	title: fault => `fail ${faultTitle(fault)}`,
	nature: () => actionNature,
	patch: ({what}, document) => faultPatch(what, true, document),
	steps: ({what}) => ('tunnel' in what && what.how === 'delete' ? [{do: 'delete', tunnel: what.tunnel}] : undefined)
}
