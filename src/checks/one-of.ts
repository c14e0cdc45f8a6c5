/** Items of one of several kinds: their written form (`{ping: {…}}`), parsing and names. */
import {z} from 'zod'
import type {Finding, Path} from '../model/finding.ts'
import type {BodyOf, CheckKind, Item} from './kind.ts'
import {type CheckContext, CheckReader} from './reader.ts'

export type CheckKinds = Readonly<Record<string, CheckKind<z.ZodType, object>>>

/** Any of these kinds, parsed. */
export type ItemOf<K extends CheckKinds> = {readonly [Name in keyof K & string]: Item<Name, BodyOf<K[Name]>>}[keyof K & string]

/** The keys of all kinds, all optional: `readOneOf()` demands one. */
export const fieldsOf = <K extends CheckKinds>(kinds: K) =>
	Object.fromEntries(Object.entries(kinds).map(([name, {schema}]) => [name, schema.optional()])) as {
		[Name in keyof K]: z.ZodOptional<K[Name]['schema']>
	}

export const oneOf = <K extends CheckKinds>(kinds: K) => z.strictObject(fieldsOf(kinds))

/** Returns the item, or everything that is wrong with it. */
export function readOneOf<K extends CheckKinds>(
	kinds: K,
	written: object,
	path: Path,
	context: CheckContext
): ItemOf<K> | readonly Finding[] {
	const whole = written as Readonly<Record<string, unknown>> & {readonly name?: string; readonly refused?: string}
	const names = Object.keys(kinds)
	const found = names.filter(name => whole[name] !== undefined)
	const [kind] = found
	if (kind === undefined || found.length > 1) {
		const message = kind === undefined ? 'this check has no kind' : `a check has one kind, not ${found.join(' and ')}`
		return [{path, message, fix: kind === undefined ? `write one of: ${names.join(', ')}` : 'make each a check of its own'}]
	}
	const reader = new CheckReader(context)
	if (whole.refused !== undefined && kind !== 'change') {
		reader.fail({path: [...path, 'refused'], message: `"refused" belongs to a change, not to ${kind}`, fix: 'leave it out'})
	}
	const at = [...path, kind]
	const body = kinds[kind]!.read(whole[kind], at, reader, whole)
	if (!body || reader.findings.length > 0) return reader.findings
	return {kind, ...(whole.name !== undefined && {name: whole.name}), at: context.where(at), ...body} as ItemOf<K>
}

export const isFindings = (value: object): value is readonly Finding[] => Array.isArray(value)

/** The item's name, or a generated title. */
export function titleOf<K extends CheckKinds>(item: ItemOf<K>, kinds: K): string {
	const {kind, name} = item as Item<string, object>
	return name ?? kinds[kind]!.title(item as object)
}
