/** A part of a lab file, as JSON. */
export type Written = {readonly [key: string]: unknown}

/** Leaves out undefined values: a lab file only contains what differs from AWS's defaults. */
export const written = (entries: Written): Written =>
	Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined))

/** A section. Undefined: it is empty. */
export function section(entries: Iterable<readonly [string, unknown]>): Written | undefined {
	const all = Object.fromEntries(entries)
	return Object.keys(all).length > 0 ? all : undefined
}

/** A section in the order of its names. */
export const sortedSection = (entries: Iterable<readonly [string, unknown]>): Written | undefined =>
	section([...entries].sort(([a], [b]) => a.localeCompare(b, 'en', {numeric: true})))

/** The only item of a list, or the list. */
export const oneOrList = <T>(items: readonly T[]): T | readonly T[] => (items.length === 1 ? (items[0] as T) : items)

export const listOrNothing = <T>(items: readonly T[]): readonly T[] | undefined => (items.length > 0 ? items : undefined)
