/** Expected quantities with limits: `'>= 50 Mbit/s'`, `at least 10%`, `1 to 3`, or an exact number. */

/** Both limits are inclusive, unless `above` or `below` is set. */
export type Range = {
	/** As written. */
	readonly text: string
	readonly min: number
	readonly max: number
	/** The limit `min` itself does not count. */
	readonly above?: true
	readonly below?: true
}

/** Units by name, in terms of the base unit: `{'%': 1}`. A number without a unit is in the base unit. */
export type Units = Readonly<Record<string, number>>

export const percent: Units = {'%': 1}
export const milliseconds: Units = {ms: 1, s: 1000}
export const bytes: Units = {B: 1, kB: 1e3, KB: 1e3, MB: 1e6, GB: 1e9, KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3}
export const mbps: Units = {'bit/s': 1e-6, 'kbit/s': 1e-3, 'Mbit/s': 1, 'Gbit/s': 1e3, bps: 1e-6, kbps: 1e-3, Mbps: 1, Gbps: 1e3}

const quantity = String.raw`(\d+(?:\.\d+)?)\s*([A-Za-z%][A-Za-z/]*)?`
const limit = new RegExp(String.raw`^(>=|>|<=|<|at least|more than|at most|less than)\s*${quantity}$`)
const between = new RegExp(String.raw`^${quantity}\s*(?:to|-|\.\.)\s*${quantity}$`)
const exactly = new RegExp(`^${quantity}$`)

/** Undefined: it is not a range, or has an unknown unit. */
export function readRange(written: number | string, units: Units = {}): Range | undefined {
	const text = String(written).trim()
	const inUnit = (number: string | undefined, unit: string | undefined): number => {
		if (unit === undefined) return Number(number)
		return Object.hasOwn(units, unit) ? Number(number) * units[unit]! : Number.NaN
	}
	const range = ranged(text, inUnit)
	return range && !Number.isNaN(range.min) && !Number.isNaN(range.max) && range.min <= range.max ? range : undefined
}

function ranged(text: string, inUnit: (number: string | undefined, unit: string | undefined) => number): Range | undefined {
	const [, word, number, unit] = limit.exec(text) ?? []
	if (word !== undefined) {
		const value = inUnit(number, unit)
		switch (word) {
			case '>=':
			case 'at least':
				return {text, min: value, max: Number.MAX_VALUE}
			case '>':
			case 'more than':
				return {text, min: value, max: Number.MAX_VALUE, above: true}
			case '<=':
			case 'at most':
				return {text, min: 0, max: value}
			default:
				return {text, min: 0, max: value, below: true}
		}
	}
	const [, low, lowUnit, high, highUnit] = between.exec(text) ?? []
	if (low !== undefined) return {text, min: inUnit(low, lowUnit ?? highUnit), max: inUnit(high, highUnit)}
	const [, only, onlyUnit] = exactly.exec(text) ?? []
	if (only === undefined) return undefined
	const value = inUnit(only, onlyUnit)
	return {text, min: value, max: value}
}

export const isWithin = ({min, max, above, below}: Range, value: number): boolean =>
	(above ? value > min : value >= min) && (below ? value < max : value <= max)

/** Whether a range includes 0, the value before anything has arrived. */
export const includesNone = (...ranges: readonly (Range | undefined)[]): boolean =>
	ranges.some(range => range !== undefined && isWithin(range, 0))
