/** Ranges in expectations: `<= 40 s`, `1..5 s`, `>= 10`, `0`. Pure. */

export type Range = {
	/** As written. */
	readonly text: string
	/** Both inclusive, in the unit that the caller asked for. */
	readonly least?: number
	readonly most?: number
}

/** What a number may be followed by, and how much of the caller's unit that is. The empty one is a number alone. */
export type Units = Readonly<Record<string, number>>

/** In milliseconds. Only 0 needs no unit. */
export const durations: Units = {ms: 1, s: 1000, min: 60_000}
/** Things that are counted. */
export const counts: Units = {'': 1}

const pattern =
	/^(?<sign><=|>=)?\s*(?<first>\d+(?:\.\d+)?)\s*(?<firstUnit>[a-z%]*)\s*(?:\.\.\s*(?<last>\d+(?:\.\d+)?)\s*(?<lastUnit>[a-z%]*))?$/i

/** Undefined: it is no range in these units. A range has its unit once, behind (`1..5 s`), or twice (`500 ms..2 s`). */
export function readRange(written: string | number, units: Units): Range | undefined {
	const text = String(written).trim()
	const {sign, first, firstUnit = '', last, lastUnit = ''} = pattern.exec(text)?.groups ?? {}
	if (first === undefined || (sign !== undefined && last !== undefined)) return undefined
	const from = inUnit(first, firstUnit || lastUnit, units)
	const to = last === undefined ? undefined : inUnit(last, lastUnit, units)
	if (from === undefined || (last !== undefined && (to === undefined || to < from))) return undefined
	if (to !== undefined) return {text, least: from, most: to}
	if (sign === '<=') return {text, most: from}
	return sign === '>=' ? {text, least: from} : {text, least: from, most: from}
}

function inUnit(digits: string, unit: string, units: Units): number | undefined {
	const value = Number(digits)
	if (value === 0 && unit === '') return 0
	const size = Object.hasOwn(units, unit) ? units[unit] : undefined
	return size === undefined ? undefined : value * size
}

export const isWithin = ({least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY}: Range, value: number): boolean =>
	value >= least && value <= most
