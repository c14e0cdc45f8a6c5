/** Types of variables: values are converted to them, and what objects leave out gets its default. Pure. */
import {Unknown} from '../../unknown.ts'
import type {Expression} from '../hcl/syntax.ts'
import {ArgumentError, booleanOf, isObject, Lazy, nameOfType, numberOf, objectOf, textOf, toSet} from './values.ts'

type Evaluate = (expression: Expression) => unknown

/** Throws ArgumentError. `evaluate`: for defaults of `optional`. */
export function convertTo(type: Expression | undefined, value: unknown, evaluate: Evaluate, where = ''): unknown {
	if (!type || value === null || value === undefined || value instanceof Unknown || value instanceof Lazy) return value ?? null
	if (type.kind === 'name') return convertToPlain(type.name, value, where)
	if (type.kind === 'literal' && typeof type.value === 'string') return convertToPlain(type.value, value, where)
	if (type.kind !== 'call') return value
	const [inner] = type.args
	switch (type.name) {
		case 'list':
			return itemsIn(value, where).map((item, index) => convertTo(inner, item, evaluate, `${where}[${index}]`))
		case 'set':
			return setOf(itemsIn(value, where).map((item, index) => convertTo(inner, item, evaluate, `${where}[${index}]`)))
		case 'map':
			return objectOf(
				Object.entries(mapIn(value, where)).map(
					([key, item]) => [key, convertTo(inner, item, evaluate, `${where}.${key}`)] as const
				)
			)
		case 'object':
			return convertToObject(inner, mapIn(value, where), evaluate, where)
		case 'tuple':
			return convertToTuple(inner, itemsIn(value, where), evaluate, where)
		case 'optional':
			return convertTo(inner, value, evaluate, where)
		default:
			return value
	}
}

const setOf = (items: readonly unknown[]): unknown => items.find(item => item instanceof Unknown) ?? toSet(items)

const failed = (where: string, wanted: string, value: unknown): ArgumentError =>
	new ArgumentError(`${where === '' ? '' : `${where.replace(/^\./, '')}: `}${wanted} is required, not ${nameOfType(value)}`)

function convertToPlain(name: string, value: unknown, where: string): unknown {
	if (name === 'any') return value
	if (name === 'list' || name === 'set') return name === 'set' ? setOf(itemsIn(value, where)) : itemsIn(value, where)
	if (name === 'map') return mapIn(value, where)
	const found =
		name === 'string' ? textOf(value) : name === 'number' ? numberOf(value) : name === 'bool' ? booleanOf(value) : value
	if (found === undefined) throw failed(where, `a ${name}`, value)
	return found
}

function itemsIn(value: unknown, where: string): readonly unknown[] {
	if (!Array.isArray(value)) throw failed(where, 'a list', value)
	return [...value]
}

function mapIn(value: unknown, where: string): Readonly<Record<string, unknown>> {
	if (!isObject(value)) throw failed(where, 'a map', value)
	return value
}

function convertToObject(
	shape: Expression | undefined,
	value: Readonly<Record<string, unknown>>,
	evaluate: Evaluate,
	where: string
): unknown {
	if (shape?.kind !== 'object') return value
	return objectOf(
		shape.entries.map(({key, value: type}) => {
			const name = key.kind === 'literal' ? String(key.value) : ''
			const optional = type.kind === 'call' && type.name === 'optional' ? type : undefined
			const given = Object.hasOwn(value, name) ? value[name] : undefined
			if (given === undefined && !optional) throw new ArgumentError(`${`${where}.${name}`.replace(/^\./, '')} is required`)
			const usual = optional?.args[1]
			const own = given === undefined || (given === null && usual) ? (usual ? evaluate(usual) : null) : given
			return [name, convertTo(optional ? optional.args[0] : type, own, evaluate, `${where}.${name}`)] as const
		})
	)
}

function convertToTuple(shape: Expression | undefined, items: readonly unknown[], evaluate: Evaluate, where: string): unknown {
	if (shape?.kind !== 'list') return items
	return items.map((item, index) => convertTo(shape.items[index], item, evaluate, `${where}[${index}]`))
}
