/** Edits of lab documents as data. Pure: a document is never changed in place. */
import type {LabDocument} from '../../src/lab/schema.ts'

export type Path = readonly (string | number)[]

type Fields = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The document with a value set at a path; missing objects are created. Undefined deletes. */
export const put = (document: LabDocument, path: Path, value: unknown): LabDocument => set(document, path, value) as LabDocument

function set(target: unknown, [key, ...rest]: Path, value: unknown): unknown {
	if (key === undefined) return value
	if (Array.isArray(target)) return target.with(Number(key), set(target[Number(key)], rest, value))
	const fields = isObject(target) ? target : {}
	const next = set(fields[key], rest, value)
	const {[key]: _, ...others} = fields
	return next === undefined ? others : {...fields, [key]: next}
}

/** The value at a path. */
export const get = (document: unknown, path: Path): unknown =>
	path.reduce((at: unknown, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined), document)

/** The merge patch that turns `before` into `after`. Lists are replaced as a whole. */
export function patchBetween(before: unknown, after: unknown): Fields {
	const patch: Record<string, unknown> = {}
	const [was, is] = [isObject(before) ? before : {}, isObject(after) ? after : {}]
	for (const key of new Set([...Object.keys(was), ...Object.keys(is)])) {
		if (!Object.hasOwn(is, key)) {
			patch[key] = null
		} else if (isObject(was[key]) && isObject(is[key])) {
			const inner = patchBetween(was[key], is[key])
			if (Object.keys(inner).length > 0) patch[key] = inner
		} else if (JSON.stringify(was[key]) !== JSON.stringify(is[key])) patch[key] = is[key]
	}
	return patch
}

/** The paths at which two documents differ; a path stops where one of the two has no object. */
export function differences(before: unknown, after: unknown, path: Path = []): readonly Path[] {
	if (!isObject(before) || !isObject(after)) return JSON.stringify(before) === JSON.stringify(after) ? [] : [path]
	return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap(key =>
		differences(before[key], after[key], [...path, key])
	)
}

export const entriesOf = <T>(record: Readonly<Record<string, T>> | undefined): readonly (readonly [string, T])[] =>
	Object.entries(record ?? {})
