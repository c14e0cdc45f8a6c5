/**
 * Attributes of load balancers and target groups, with AWS's own keys (`load_balancing.cross_zone.enabled`) and defaults.
 * Lab files and imports use the same list.
 */
import {z} from 'zod'
import {flag, is, wholeNumber} from './schema.ts'

/** Possible values of an attribute. */
export type AttributeKind = z.ZodType<boolean | number | string>

export type Attributes = Readonly<Record<string, {readonly schema: AttributeKind; readonly what: string}>>

export const flagAttribute = (what: string) => ({schema: flag(), what})

export const secondsAttribute = (min: number, max: number, what: string) => ({schema: wholeNumber('seconds', {min, max}), what})

export const countAttribute = (min: number, max: number, what: string) => ({schema: wholeNumber('a number', {min, max}), what})

export const wordAttribute = <const Words extends readonly [string, ...string[]]>(words: Words, what: string) => ({
	schema: is(words.join(' or '), z.enum(words)),
	what
})

type SchemaOf<All extends Attributes> = z.ZodObject<{readonly [K in keyof All]: z.ZodOptional<All[K]['schema']>}, z.core.$strict>

export const attributesSchema = <All extends Attributes>(all: All): SchemaOf<All> =>
	is(
		'attributes by their keys in AWS',
		z.strictObject(
			Object.fromEntries(Object.entries(all).map(([key, {schema, what}]) => [key, schema.optional().describe(what)]))
		)
	) as unknown as SchemaOf<All>

/** AWS answers with texts: `"true"`, `"300"`. Undefined: the attribute does not affect packets, or the value is invalid. */
export function readAttribute(all: Attributes, key: string, value: string): boolean | number | string | undefined {
	const schema = Object.hasOwn(all, key) ? all[key]?.schema : undefined
	const candidates = [value === 'true' ? true : value === 'false' ? false : undefined, Number(value), value]
	return candidates.find(one => one !== undefined && schema?.safeParse(one).success)
}

type AttributeItem = {readonly Key?: string; readonly Value?: string}
type Values = Readonly<Record<string, unknown>>
type WithAttributes = {readonly attributes?: Values | undefined; readonly aws?: Values | undefined}

/** As AWS answers them: all attributes of its type. `defaults`: by key. */
export function attributeItems(defaults: Readonly<Record<string, string>>, {attributes = {}, aws = {}}: WithAttributes) {
	const kept = (aws.Attributes ?? {}) as Readonly<Record<string, string>>
	return Object.entries(defaults).map(([Key, value]) => ({Key, Value: String(attributes[Key] ?? kept[Key] ?? value)}))
}

/**
 * A patch of the written attributes: those that affect packets, and those that do not. An undefined value is not set.
 * `refuse` makes the error for a key or a value.
 */
export function attributePatch(
	known: Attributes,
	defaults: Readonly<Record<string, string>>,
	asked: readonly AttributeItem[],
	refuse: (key: string, value: string | undefined) => Error
) {
	const attributes: Record<string, boolean | number | string> = {}
	const kept: Record<string, string> = {}
	for (const {Key = '', Value = ''} of asked) {
		if (!Object.hasOwn(defaults, Key)) throw refuse(Key, undefined)
		if (Object.hasOwn(known, Key)) {
			const value = readAttribute(known, Key, Value)
			if (value === undefined) throw refuse(Key, Value)
			attributes[Key] = value
		} else {
			kept[Key] = Value
		}
	}
	return {...(Object.keys(attributes).length > 0 && {attributes}), ...(Object.keys(kept).length > 0 && {aws: {Attributes: kept}})}
}
