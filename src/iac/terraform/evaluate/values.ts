/** Values of expressions: plain data, sets, things whose attributes are evaluated when they are asked for, and what is unknown. Pure. */
import type {PlacedFile} from '../../report.ts'
import {Unknown} from '../../unknown.ts'
import type {Range} from '../hcl/syntax.ts'

/** A file of a configuration. */
export type HclFile = PlacedFile & {readonly text: string}

/** An expression that cannot be evaluated. `try` and `can` take it for an answer. */
export class EvaluationError extends Error {
	override readonly name = 'EvaluationError'
	readonly file: HclFile
	readonly range: Range
	readonly fix: string | undefined

	constructor(
		message: string,
		{file, range, fix}: {readonly file: HclFile; readonly range: Range; readonly fix?: string | undefined}
	) {
		super(message)
		this.file = file
		this.range = range
		this.fix = fix
	}
}

/** A fault of a function's arguments, before it has a place. */
export class ArgumentError extends Error {
	override readonly name = 'ArgumentError'
}

/** `var`, a resource, a module: its attributes are evaluated when they are asked for. */
export class Lazy {
	/** Half a sentence: `a resource`. */
	readonly what: string
	/** Undefined: there is no such attribute. */
	readonly get: (name: string) => unknown
	/** All that is known. */
	readonly whole: () => unknown

	constructor(what: string, get: (name: string) => unknown, whole: () => unknown = () => new Unknown(`${what} as a whole`)) {
		this.what = what
		this.get = get
		this.whole = whole
	}
}

export type ObjectValue = Readonly<Record<string, unknown>>

export const isObject = (value: unknown): value is ObjectValue =>
	typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Unknown) && !(value instanceof Lazy)

const sets = new WeakSet<object>()

export const isSet = (value: unknown): boolean => Array.isArray(value) && sets.has(value)

/** Without doubles; texts in their order, as Terraform iterates them. */
export function toSet(items: readonly unknown[]): readonly unknown[] {
	const byKey = new Map(items.map(item => [JSON.stringify(item), item]))
	const all = [...byKey.values()]
	if (all.every(item => typeof item === 'string')) all.sort()
	sets.add(all)
	return all
}

/** `__proto__` is a key like any other. */
export function objectOf(entries: Iterable<readonly [string, unknown]>): ObjectValue {
	const object: Record<string, unknown> = {}
	for (const [key, value] of entries) {
		Object.defineProperty(object, key, {value, enumerable: true, configurable: true, writable: true})
	}
	return object
}

/** Keys in their order, as Terraform iterates maps. */
export const entriesOf = (value: ObjectValue): readonly (readonly [string, unknown])[] =>
	Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0))

export function nameOfType(value: unknown): string {
	if (value === null || value === undefined) return 'null'
	if (Array.isArray(value)) return isSet(value) ? 'set' : 'list'
	if (value instanceof Lazy || typeof value === 'object') return 'object'
	return typeof value === 'boolean' ? 'bool' : typeof value
}

/** A plain value, as texts have it. Undefined: it cannot be a text. */
export function textOf(value: unknown): string | undefined {
	if (typeof value === 'string') return value
	if (typeof value === 'boolean') return String(value)
	return typeof value === 'number' ? numberText(value) : undefined
}

/** Without an exponent. */
const numberText = (value: number): string =>
	Number.isInteger(value) && Math.abs(value) < 1e21 ? BigInt(value).toString() : String(value)

/** Undefined: it cannot be a number. */
export function numberOf(value: unknown): number | undefined {
	if (typeof value === 'number') return value
	return typeof value === 'string' && /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(value.trim()) ? Number(value) : undefined
}

/** Undefined: it cannot be true or false. */
export function booleanOf(value: unknown): boolean | undefined {
	if (typeof value === 'boolean') return value
	return value === 'true' ? true : value === 'false' ? false : undefined
}

/** Plain data of a value with things in it. */
export function wholeOf(value: unknown): unknown {
	if (value instanceof Lazy) return value.whole()
	if (Array.isArray(value)) return isSet(value) ? value : value.map(wholeOf)
	return isObject(value) ? objectOf(Object.entries(value).map(([key, inner]) => [key, wholeOf(inner)] as const)) : value
}

export function isEqual(one: unknown, other: unknown): boolean {
	if (Array.isArray(one) && Array.isArray(other)) {
		return one.length === other.length && one.every((item, index) => isEqual(item, other[index]))
	}
	if (isObject(one) && isObject(other)) {
		const keys = Object.keys(one)
		return (
			keys.length === Object.keys(other).length && keys.every(key => Object.hasOwn(other, key) && isEqual(one[key], other[key]))
		)
	}
	return (one ?? null) === (other ?? null)
}
