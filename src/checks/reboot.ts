/** The gateway device of a customer's site loses its power for a moment. */
import {reference} from '../aws/schema.ts'
import {type ActionKind, actionNature} from './action.ts'
import {readSite, rebootSteps} from './tunnel-actions.ts'

const schema = reference('a site').describe(
	"The gateway device of a customer's site loses its power for a moment. `office.b`: the device b of two."
)

export const reboot: ActionKind<typeof schema, {readonly site: string}> = {
	schema,
	read: (written, path, reader) => ({site: readSite(written, path, reader)}),
	title: ({site}) => `reboot ${site}`,
	nature: () => actionNature,
	patch: () => ({}),
	steps: ({site}) => rebootSteps(site)
}
