/** Patches the lab file, or expects that AWS refuses the patch. */
import {z} from 'zod'
import {is} from '../aws/schema.ts'
import {type ActionKind, actionNature, type Patch} from './action.ts'

/** `refused`: the change must be refused with this AWS error code, and then nothing changes. */
export type Change = {readonly patch: unknown; readonly refused?: string}

const schema = is('a patch of the lab file', z.record(z.string(), z.unknown())).describe(
	'A patch in the terms of this file: null deletes, {add: […], remove: […]} edits a list.'
)

export const change: ActionKind<typeof schema, Change> = {
	schema,
	read: (patch, _path, _reader, {refused}) => ({patch, ...(refused !== undefined && {refused})}),
	title: ({patch, refused}) => `change ${patchText(patch)}${refused === undefined ? '' : `: refused with ${refused}`}`,
	nature: ({refused}) => ({...actionNature, changesNetwork: refused === undefined}),
	forbids: ({refused}) => (refused === undefined ? [] : [{kind: 'change'}]),
	patch: ({patch}) => patch as Patch
}

/** The part of the document that a patch changes: the keys on its path, up to where it branches or ends. */
function patchText(patch: unknown): string {
	const path: string[] = []
	let at: unknown = patch
	while (typeof at === 'object' && at !== null && !Array.isArray(at)) {
		const keys = Object.keys(at)
		if (keys.length !== 1) break

		path.push(keys[0]!)
		at = Reflect.get(at, keys[0]!)
	}

	return path.join('.') || 'the lab'
}
