/** Edits of a state's resources, without what is there already: a state has rules where they were made, and in their group. Pure. */
import type {Building} from '../building.ts'
import {type Edit, Placed} from '../placed.ts'

/** Keys in one order, and no places. */
function canonical(value: unknown): unknown {
	if (value instanceof Placed) return canonical(value.value)
	if (Array.isArray(value)) return value.map(canonical)
	if (typeof value !== 'object' || value === null) return value
	return Object.fromEntries(
		Object.entries(value)
			.flatMap(([key, inner]) => (inner === undefined ? [] : [[key, canonical(inner)] as const]))
			.toSorted(([one], [other]) => one.localeCompare(other))
	)
}

const textOf = (value: unknown): string => JSON.stringify(canonical(value))

export const onlyNew = (edits: readonly Edit[], building: Building): readonly Edit[] =>
	edits.flatMap(edit => {
		if (!edit.append) return [edit]
		const before = new Set([building.written(edit.path) ?? []].flat().map(textOf))
		const {value} = edit
		const list: readonly unknown[] = [value instanceof Placed ? value.value : value].flat()
		const fresh = list.filter(one => !before.has(textOf(one)))
		return fresh.length > 0 ? [{...edit, value: fresh}] : []
	})
