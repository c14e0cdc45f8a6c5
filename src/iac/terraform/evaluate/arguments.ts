/** Arguments of functions, read by type. Pure. */
import {ArgumentError, isObject, nameOfType, numberOf, type ObjectValue, textOf} from './values.ts'

export type Fn = {
	/** Items of its arguments may be unknown, and things as well. */
	readonly movesItems?: true
	readonly call: (args: readonly unknown[]) => unknown
}

const wrong = (index: number, wanted: string, value: unknown): ArgumentError =>
	new ArgumentError(`argument ${index + 1} must be ${wanted}, not ${value === undefined ? 'absent' : nameOfType(value)}`)

export function text(args: readonly unknown[], index: number): string {
	const found = textOf(args[index])
	if (found === undefined) throw wrong(index, 'a text', args[index])
	return found
}

export function number(args: readonly unknown[], index: number): number {
	const found = numberOf(args[index])
	if (found === undefined) throw wrong(index, 'a number', args[index])
	return found
}

export function list(args: readonly unknown[], index: number): readonly unknown[] {
	const found = args[index]
	if (!Array.isArray(found)) throw wrong(index, 'a list', found)
	return found
}

export function map(args: readonly unknown[], index: number): ObjectValue {
	const found = args[index]
	if (!isObject(found)) throw wrong(index, 'a map', found)
	return found
}

export const texts = (args: readonly unknown[], index: number): readonly string[] =>
	list(args, index).map((_, position, all) => text(all, position))

/** Of far more items no network is made. */
const most = 100_000

export function few(count: number): number {
	if (count > most) throw new ArgumentError(`more than ${most} items`)
	return count
}
