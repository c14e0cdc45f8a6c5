/** What a change of a lab would open and close. Pure. */
import type {Matrix, Reach} from './matrix.ts'

export type MatrixDifference = {
	/** Reachable after the change, and not before. */
	readonly opened: readonly Reach[]
	/** Reachable before the change, and not after. */
	readonly closed: readonly Reach[]
}

export function diffMatrices(before: Matrix, after: Matrix): MatrixDifference {
	const missingIn = (one: Matrix) => {
		const all = new Set(one.open.map(keyOf))
		return (reach: Reach) => !all.has(keyOf(reach))
	}
	return {opened: after.open.filter(missingIn(before)), closed: before.open.filter(missingIn(after))}
}

const keyOf = ({from, to, traffic}: Reach): string => `${from} ${to} ${traffic}`

/** `laptop main.web tcp:80`, each of the three a name or a pattern with `*`. */
export type Allowed = {readonly from: string; readonly to: string; readonly traffic: string}

/** One per line; `#` begins a comment. Returns the number of the first invalid line, counted from 1, if there is one. */
export function readAllowed(text: string): readonly Allowed[] | number {
	const allowed: Allowed[] = []
	for (const [index, line] of text.split('\n').entries()) {
		const words = line.replace(/#.*/, '').trim().split(/\s+/)
		const [from = '', to, traffic, ...more] = words
		if (from === '') continue
		if (to === undefined || traffic === undefined || more.length > 0) return index + 1
		allowed.push({from, to, traffic})
	}
	return allowed
}

export const isAllowed = (reach: Reach, allowed: readonly Allowed[]): boolean =>
	allowed.some(({from, to, traffic}) => fits(reach.from, from) && fits(reach.to, to) && fits(reach.traffic, traffic))

const plain = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')

/** A short name fits any VPC's: `web` is `main.web`. */
const fits = (value: string, pattern: string): boolean =>
	[value, value.slice(value.indexOf('.') + 1)].some(one => new RegExp(`^${pattern.split('*').map(plain).join('.*')}$`).test(one))
