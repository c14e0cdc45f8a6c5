/**
 * Attributes of load balancers and target groups by AWS's own keys (`load_balancing.cross_zone.enabled`), with AWS's defaults.
 * What is written and what is imported go through the same list.
 */
import {z} from 'zod'
import {flag, is, wholeNumber} from './schema.ts'

/** What an attribute may be. */
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

/** AWS answers with texts: `"true"`, `"300"`. Undefined: no attribute that packets depend on, or no value of it. */
export function readAttribute(all: Attributes, key: string, value: string): boolean | number | string | undefined {
	const schema = Object.hasOwn(all, key) ? all[key]?.schema : undefined
	const candidates = [value === 'true' ? true : value === 'false' ? false : undefined, Number(value), value]
	return candidates.find(one => one !== undefined && schema?.safeParse(one).success)
}
