/** Functions of lists, sets and maps. Pure. */
import {Unknown} from '../../unknown.ts'
import {type Fn, few, list, map, number, text, texts} from './arguments.ts'
import {
	ArgumentError,
	booleanOf,
	entriesOf,
	isEqual,
	isObject,
	isSet,
	Lazy,
	nameOfType,
	objectOf,
	textOf,
	toSet
} from './values.ts'

const moves = (call: Fn['call']): Fn => ({movesItems: true, call})

const isNothing = (value: unknown): boolean => value === null || value === undefined

const flat = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value.flatMap(flat) : [value])

function lengthOf([value]: readonly unknown[]): number {
	if (typeof value === 'string') return [...value].length
	if (Array.isArray(value)) return value.length
	if (isObject(value)) return Object.keys(value).length
	throw new ArgumentError(`a ${nameOfType(value)} has no length`)
}

function element(args: readonly unknown[]): unknown {
	const items = list(args, 0)
	const index = number(args, 1)
	if (items.length === 0) throw new ArgumentError('there is no element in an empty list')
	return items[((index % items.length) + items.length) % items.length]
}

function lookup(args: readonly unknown[]): unknown {
	const [from, key] = [map(args, 0), text(args, 1)]
	if (Object.hasOwn(from, key)) return from[key]
	if (args.length > 2) return args[2]
	throw new ArgumentError(`the map has no key "${key}", and there is no default`)
}

function range(args: readonly unknown[]): readonly number[] {
	const [start, end] = args.length > 1 ? [number(args, 0), number(args, 1)] : [0, number(args, 0)]
	const step = args.length > 2 ? number(args, 2) : start <= end ? 1 : -1
	if (step === 0) throw new ArgumentError('a step of 0 has no end')
	const count = Math.max(0, Math.ceil((end - start) / step))
	return Array.from({length: few(count)}, (_, index) => start + index * step)
}

function zipmap(args: readonly unknown[]): unknown {
	const [keys, values] = [texts(args, 0), list(args, 1)]
	if (keys.length !== values.length) throw new ArgumentError(`there are ${keys.length} keys and ${values.length} values`)
	return objectOf(keys.map((key, index) => [key, values[index]] as const))
}

/** The first one changes slowest. */
function product(args: readonly unknown[]): readonly unknown[] {
	const all = args.map((_, index) => list(args, index))
	few(all.reduce((count, items) => count * items.length, 1))
	return all.reduce<readonly (readonly unknown[])[]>(
		(before, items) => before.flatMap(one => items.map(item => [...one, item])),
		[[]]
	)
}

function slice(args: readonly unknown[]): readonly unknown[] {
	const [items, start, end] = [list(args, 0), number(args, 1), number(args, 2)]
	if (start < 0 || start > end || end > items.length) {
		throw new ArgumentError(`from ${start} to ${end} is not within a list of ${items.length}`)
	}
	return items.slice(start, end)
}

function merge(args: readonly unknown[]): unknown {
	const all = args.filter(one => !isNothing(one))
	return objectOf(all.flatMap((_, index) => Object.entries(map(all, index))))
}

const distinct = (items: readonly unknown[]): readonly unknown[] =>
	items.filter((item, index) => items.findIndex(other => isEqual(item, other)) === index)

function one(args: readonly unknown[]): unknown {
	const items = list(args, 0)
	if (items.length > 1) throw new ArgumentError(`the list has ${items.length} elements: at most one is allowed`)
	return items[0] ?? null
}

function toMap([value]: readonly unknown[]): unknown {
	if (isNothing(value)) return null
	return map([value], 0)
}

function toList([value]: readonly unknown[]): unknown {
	if (isNothing(value)) return null
	return [...list([value], 0)]
}

/** A set is told by what its items are, so that none may be unknown. */
function asSet(args: readonly unknown[]): unknown {
	const [value] = args
	if (isNothing(value)) return null
	const items = list(args, 0)
	return items.find(item => item instanceof Unknown) ?? toSet(items.map(item => (item instanceof Lazy ? item.whole() : item)))
}

const setOperation =
	(keep: (item: unknown, others: readonly (readonly unknown[])[]) => boolean) =>
	(args: readonly unknown[]): unknown => {
		const [first = [], ...others] = args.map((_, index) => list(args, index))
		return toSet(first.filter(item => keep(item, others)))
	}

const has = (items: readonly unknown[], item: unknown): boolean => items.some(other => isEqual(other, item))

export const collections: Readonly<Record<string, Fn>> = {
	alltrue: {call: args => list(args, 0).every(item => booleanOf(item) === true)},
	anytrue: {call: args => list(args, 0).some(item => booleanOf(item) === true)},
	chunklist: moves(args => {
		const [items, size] = [list(args, 0), number(args, 1)]
		if (size < 1) return [items]
		return Array.from({length: Math.ceil(items.length / size)}, (_, index) => items.slice(index * size, (index + 1) * size))
	}),
	coalesce: moves(args => {
		const found = args.find(item => !isNothing(item) && item !== '')
		if (found === undefined) throw new ArgumentError('no argument is given')
		return found
	}),
	coalescelist: moves(args => {
		const found = args.find(item => Array.isArray(item) && item.length > 0)
		if (found === undefined) throw new ArgumentError('all lists are empty')
		return found
	}),
	compact: {call: args => list(args, 0).filter(item => !isNothing(item) && item !== '')},
	concat: moves(args => args.flatMap((_, index) => list(args, index))),
	contains: {call: args => has(list(args, 0), args[1])},
	distinct: {call: args => distinct(list(args, 0))},
	element: moves(element),
	flatten: moves(args => flat(list(args, 0)).flatMap(item => (Array.isArray(item) ? item : [item]))),
	index: {
		call: args => {
			const found = list(args, 0).findIndex(item => isEqual(item, args[1]))
			if (found < 0) throw new ArgumentError('the list has no such item')
			return found
		}
	},
	keys: moves(args => entriesOf(map(args, 0)).map(([key]) => key)),
	length: moves(lengthOf),
	lookup: moves(lookup),
	matchkeys: {
		call: args => {
			const [values, keys, wanted] = [list(args, 0), list(args, 1), list(args, 2)]
			return values.filter((_, index) => has(wanted, keys[index]))
		}
	},
	merge: moves(merge),
	one: moves(one),
	range: {call: range},
	reverse: moves(args => list(args, 0).toReversed()),
	setintersection: {call: setOperation((item, others) => others.every(other => has(other, item)))},
	setproduct: moves(args => (args.every(isSet) ? toSet(product(args)) : product(args))),
	setsubtract: {call: setOperation((item, others) => !others.some(other => has(other, item)))},
	setunion: {call: args => toSet(args.flatMap((_, index) => list(args, index)))},
	slice: moves(slice),
	sort: {call: args => [...texts(args, 0)].sort()},
	sum: {call: args => list(args, 0).reduce<number>((total, _, index, all) => total + number(all, index), 0)},
	tolist: moves(toList),
	tomap: moves(toMap),
	toset: moves(asSet),
	transpose: {
		call: args => {
			const pairs = entriesOf(map(args, 0)).flatMap(([key, values]) => texts([values], 0).map(value => [value, key] as const))
			const groups = Map.groupBy(pairs, ([value]) => value)
			return objectOf([...groups].map(([value, all]) => [value, all.map(([, key]) => key)] as const))
		}
	},
	values: moves(args => entriesOf(map(args, 0)).map(([, value]) => value)),
	zipmap: moves(zipmap),
	tobool: {
		call: ([value]) => {
			const found = isNothing(value) ? null : booleanOf(value)
			if (found === undefined) throw new ArgumentError(`a ${nameOfType(value)} is neither true nor false`)
			return found
		}
	},
	tonumber: {call: args => (isNothing(args[0]) ? null : number(args, 0))},
	tostring: {
		call: ([value]) => {
			const found = isNothing(value) ? null : textOf(value)
			if (found === undefined) throw new ArgumentError(`a ${nameOfType(value)} is no text`)
			return found
		}
	}
}
