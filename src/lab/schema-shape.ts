/** What a schema takes: its keys, alternatives, and the part of it that a path leads to. */
import {z} from 'zod'
import {nouns} from '../aws/schema.ts'
import type {Path} from '../model/finding.ts'

/** Keys that an object must have, if each of them takes a string. */
export function requiredTexts(schema: z.core.$ZodType): string[] {
	if (!(schema instanceof z.ZodObject)) return []
	const needed = Object.entries(schema.shape as Record<string, z.core.$ZodType>).filter(
		([, field]) => !(field instanceof z.ZodOptional)
	)
	return needed.every(([, field]) => alternatives(field).some(one => one instanceof z.ZodString))
		? needed.map(([key]) => key)
		: []
}

export function enumWords(schema: z.core.$ZodType): string[] {
	const inner = unwrap(schema)
	if (inner instanceof z.ZodEnum) return inner.options.map(String)
	return inner instanceof z.ZodUnion ? inner.options.flatMap(option => enumWords(option as z.core.$ZodType)) : []
}

export function nounOf(schema: z.core.$ZodType): string {
	const inner = unwrap(schema)
	const noun = nouns.get(schema as z.ZodType)?.noun ?? nouns.get(inner as z.ZodType)?.noun
	if (noun !== undefined) return noun
	if (inner instanceof z.ZodEnum) return inner.options.join(', ').replace(/, ([^,]*)$/, ' or $1')
	if (inner instanceof z.ZodString) return 'a text'
	if (inner instanceof z.ZodNumber) return 'a number'
	if (inner instanceof z.ZodArray) return 'a list'
	return inner instanceof z.ZodObject ? `{${Object.keys(inner.shape).join(', ')}}` : 'something else'
}

export function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
	let inner = schema
	while (inner instanceof z.ZodOptional) inner = inner.unwrap() as z.core.$ZodType
	return inner
}

/** The possible types of a value: the options of a union, their options, or the type itself. */
export function alternatives(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
	const options = unionOptions(schema)
	return options.length > 0 ? options.flatMap(alternatives) : [unwrap(schema)]
}

export function unionOptions(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
	const inner = unwrap(schema)
	return inner instanceof z.ZodUnion ? (inner.options as readonly z.core.$ZodType[]) : []
}

/** The part of a schema at a path; of alternatives the one that fits what was written. */
export function schemaAt(schema: z.core.$ZodType, path: Path, value: unknown): z.core.$ZodType {
	const [part, ...rest] = path
	if (part === undefined) return schema
	const inner = unwrap(schema)
	if (inner instanceof z.ZodUnion) {
		const fitting = unionOptions(inner).find(option => schemaAt(option, [part], value) !== option)
		return fitting ? schemaAt(fitting, path, value) : schema
	}
	const next = valueAt(value, [part])
	if (inner instanceof z.ZodObject) {
		const field: z.core.$ZodType | undefined = (inner.shape as Record<string, z.core.$ZodType>)[String(part)]
		return field ? schemaAt(field, rest, next) : schema
	}
	if (inner instanceof z.ZodRecord) return schemaAt(inner.valueType as z.core.$ZodType, rest, next)
	if (inner instanceof z.ZodArray && typeof part === 'number') return schemaAt(inner.element as z.core.$ZodType, rest, next)
	return schema
}

/** Keys that an object may have here. */
export function knownKeys(schema: z.core.$ZodType, value: unknown): string[] {
	const inner = unwrap(schema)
	if (inner instanceof z.ZodObject) return Object.keys(inner.shape)
	return unionOptions(inner).flatMap(option => knownKeys(option, value))
}

export function valueAt(value: unknown, path: Path): unknown {
	let found = value
	for (const part of path) {
		if (typeof found !== 'object' || found === null || !Object.hasOwn(found, part)) return undefined
		found = (found as Record<string | number, unknown>)[part]
	}
	return found
}
