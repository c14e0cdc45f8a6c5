/** Starts a stopped instance. */
import {reference} from '../aws/schema.ts'
import {type ActionKind, actionNature} from './action.ts'
import {instanceNamed, instancePatch} from './instance-patch.ts'

const schema = reference('an instance').describe('Starts it again.')

export const start: ActionKind<typeof schema, {readonly instance: string}> = {
	schema,
	read: (written, path, reader) => ({instance: reader.instance(written, path)}),
	title: ({instance}) => `start ${instance}`,
	nature: () => actionNature,
	patch({instance}, document) {
		const found = instanceNamed(instance, document)
		// A new start is a new automatic public address (SUB-3).
		return found.written.state === 'stopped' ? instancePatch(found, {state: null, starts: (found.written.starts ?? 0) + 1}) : {}
	}
}
