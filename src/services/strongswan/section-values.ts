/** Reads values of a vici section by key. */
import {isSection, type Section} from './section.ts'

/** The text of a key. Undefined: it is absent, or not a text. */
export function textOf(section: Section, key: string): string | undefined {
	const value = section[key]
	return typeof value === 'string' ? value : undefined
}

export function listOf(section: Section, key: string): readonly string[] {
	const value = section[key]
	return Array.isArray(value) ? value : []
}

/** Its sections, by name. */
export function sectionsOf(section: Section, key?: string): ReadonlyArray<readonly [string, Section]> {
	const inside = key === undefined ? section : section[key]
	if (inside === undefined || !isSection(inside)) return []
	return Object.entries(inside).flatMap(([name, value]) => (isSection(value) ? [[name, value] as const] : []))
}
