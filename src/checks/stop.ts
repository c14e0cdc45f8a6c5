/** Stops an instance. */
import {reference} from '../aws/schema.ts'
import {type ActionKind, actionNature} from './action.ts'
import {instanceNamed, instancePatch} from './instance-patch.ts'

const schema = reference('an instance').describe(
	'Stops an instance: it loses its automatic public address, routes to it become blackholes.'
)

export const stop: ActionKind<typeof schema, {readonly instance: string}> = {
	schema,
	read: (written, path, reader) => ({instance: reader.instance(written, path)}),
	title: ({instance}) => `stop ${instance}`,
	nature: () => actionNature,
	patch({instance}, document) {
		const found = instanceNamed(instance, document)
		return found.written.state === 'stopped' ? {} : instancePatch(found, {state: 'stopped'})
	}
}
