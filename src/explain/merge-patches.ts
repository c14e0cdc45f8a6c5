import type {Patch} from './part.ts'

const isObject = (value: unknown): value is Patch => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Combines two patches into one with the same effect, if they only add to lists. */
export function mergePatches(first: Patch, second: Patch): Patch {
	const merged: Record<string, unknown> = {...first}
	for (const [key, value] of Object.entries(second)) {
		const before = Object.hasOwn(merged, key) ? merged[key] : undefined
		merged[key] =
			key === 'add' && Array.isArray(before) && Array.isArray(value)
				? [...before, ...value]
				: isObject(before) && isObject(value)
					? mergePatches(before, value)
					: value
	}
	return merged
}
