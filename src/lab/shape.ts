/** Stage two: types and keys. Turns zod's issues into problems with advice on what to write. */
import {z} from 'zod'
import {labNameSchema, namePattern, nouns} from '../aws/schema.ts'
import {checkSchema} from '../checks/schema.ts'
import {didYouMean} from '../model/did-you-mean.ts'
import type {Finding, Path} from '../model/finding.ts'
import {fitLabName} from '../model/lab-name.ts'
import {recordOf} from '../model/record-of.ts'
import {inOurWords, inUnitOf} from './aws-words.ts'
import {mostFindings} from './limits.ts'
import {anchorKey, type LabDocument, labSchema} from './schema.ts'
import {
	alternatives,
	enumWords,
	knownKeys,
	nounOf,
	requiredTexts,
	schemaAt,
	unionOptions,
	unwrap,
	valueAt
} from './schema-shape.ts'

export type Shaped =
	| {readonly document: LabDocument; readonly findings?: never}
	| {readonly findings: readonly Finding[]; readonly document?: never}

/**
 * The document if it has the shape of a lab file, without its `x-…` keys. Its contents are not copied. `before`: the document that it was before a
 * patch: sections and VPCs that they share are not looked at again.
 */
export function checkShape(document: unknown, before: LabDocument = {}): Shaped {
	const lab = withoutAnchorKeys(document)
	const changed = changedSections(lab, before)
	// Messages need the whole document.
	const isFine = changed !== lab && shapeFindings(labSchema, changed).length === 0
	const findings = isFine ? [] : shapeFindings(labSchema, lab)
	return findings.length === 0 ? {document: lab as LabDocument} : {findings}
}

function changedSections(lab: unknown, before: LabDocument): unknown {
	if (!isRecord(lab)) return lab
	const changed = without(lab, before)
	return isRecord(changed.vpcs) ? {...changed, vpcs: without(changed.vpcs, before.vpcs ?? {})} : changed
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value)

function without(sections: Readonly<Record<string, unknown>>, same: object): Readonly<Record<string, unknown>> {
	const entries = Object.entries(sections)
	const left = entries.filter(([key, value]) => !Object.hasOwn(same, key) || Reflect.get(same, key) !== value)
	return left.length === entries.length ? sections : recordOf(left)
}

/** The problems of a document by any of our schemas. */
export function shapeFindings(schema: z.ZodType, document: unknown): readonly Finding[] {
	// Zod skips this one name in records.
	const strange = [...keysNamed('__proto__', document, [])]
	if (strange.length > 0) return strange.map(path => ({path, at: 'key', ...badName('__proto__')}))
	const result = schema.safeParse(document)
	return result.success ? [] : result.error.issues.slice(0, mostFindings).flatMap(issue => translate(issue, schema, document, []))
}

function withoutAnchorKeys(document: unknown): unknown {
	if (typeof document !== 'object' || document === null || Array.isArray(document)) return document
	const entries = Object.entries(document)
	const kept = entries.filter(([key]) => !anchorKey.test(key))
	return kept.length === entries.length ? document : Object.fromEntries(kept)
}

function* keysNamed(name: string, value: unknown, path: Path): Generator<Path> {
	if (typeof value !== 'object' || value === null) return
	if (Object.hasOwn(value, name)) yield [...path, name]
	for (const [key, inner] of Object.entries(value)) {
		if (typeof inner === 'object' && key !== name) {
			yield* keysNamed(name, inner, [...path, Array.isArray(value) ? Number(key) : key])
		}
	}
}

type Issue = z.core.$ZodIssue

/** `schema` and `value` are those at `base`, where the issue's own path begins. */
function translate(issue: Issue, schema: z.core.$ZodType, value: unknown, base: Path): Finding[] {
	const below = issue.path as Path
	const at = schemaAt(schema, below, value)
	const found = valueAt(value, below)
	const path = [...base, ...below]
	if (issue.code === 'unrecognized_keys') {
		const keys = knownKeys(at, found)
		return issue.keys.map(key => ({path: [...path, key], at: 'key', ...unknownKey(key, keys, path, found)}))
	}
	if (issue.code === 'invalid_key') {
		return [{path, at: 'key', ...badKey(String(below.at(-1)), schemaAt(schema, below.slice(0, -1), value))}]
	}
	if (issue.code === 'invalid_union') {
		const options = unionOptions(at)
		// Only one of the alternatives has the type that was written: its problems are the helpful ones.
		const meant = issue.errors.findIndex((errors, index) => isMeant(errors, options[index], found))
		if (meant >= 0) return (issue.errors[meant] ?? []).flatMap(one => translate(one as Issue, options[meant] ?? at, found, path))
	}
	const noun = nounOf(at)
	if (found === undefined && below.length > 0) return [{path, message: 'is missing', fix: `write ${noun}`}]
	return [{path, message: `must be ${noun}, not ${show(found)}`, ...remedy(at, found, String(path.at(-1)))}]
}

/** The alternative that was probably meant: it takes this type, and objects with these keys. */
function isMeant(
	errors: readonly {code?: string | undefined; path: PropertyKey[]}[],
	option: z.core.$ZodType | undefined,
	value: unknown
): boolean {
	const [first] = errors
	if (!option || !first) return false
	if (first.path.length > 0) return true
	const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
	return isObject ? first.code === 'unrecognized_keys' || first.code === 'invalid_key' : first.code === 'invalid_union'
}

function unknownKey(key: string, keys: readonly string[], parent: Path, around: unknown): Pick<Finding, 'message' | 'fix'> {
	const meant = didYouMean(key, keys)
	const isPlural = meant !== undefined && Math.abs(meant.length - key.length) === 1
	const elsewhere = isPlural ? undefined : (insideCheck(key, parent, around) ?? inOurWords(key, keys) ?? otherPlace(key, parent))
	const fix = elsewhere ?? (meant === undefined ? `known here: ${keys.join(', ')}` : `did you mean "${meant}"?`)
	return {message: `no key is called "${key}" here`, fix}
}

/** `withinMs` beside a check, not inside it. */
function insideCheck(key: string, parent: Path, check: unknown): string | undefined {
	if (parent.length !== 2 || parent[0] !== 'checks' || typeof check !== 'object' || check === null) return undefined
	const kind = Object.keys(check).find(one => Object.hasOwn(checkSchema.shape, one) && one !== 'name')
	if (kind === undefined || !knownKeys(schemaAt(checkSchema, [kind], check), undefined).includes(key)) return undefined
	return `write it inside the check: ${kind}: {…, ${key}: …}`
}

/** The right place of a key that was written one level too deep, or too high. */
function otherPlace(key: string, parent: Path): string | undefined {
	const vpc = labSchema.shape.vpcs.unwrap().valueType
	const ours = inOurWords(key, Object.keys(parent.length === 0 ? vpc.shape : labSchema.shape))
	if (parent.length === 0) {
		if (Object.hasOwn(vpc.shape, key)) return `write it inside a VPC: vpcs: {main: {${key}: …}}`
		return ours === undefined ? undefined : `inside a VPC, ${ours}`
	}
	if (parent[0] !== 'vpcs' || parent.length > 2) return undefined
	return Object.hasOwn(labSchema.shape, key) ? `write it at the top of the file, beside "vpcs"` : ours
}

/** A key described by its record's own schema, or a name. */
function badKey(key: string, record: z.core.$ZodType): Pick<Finding, 'message' | 'fix'> {
	const keys = unwrap(record)
	const noun = keys instanceof z.ZodRecord ? nouns.get(keys.keyType as z.ZodType)?.noun : undefined
	return noun === undefined ? badName(key) : {message: `"${key}" is not ${noun}`, fix: `write ${noun}`}
}

function badName(name: string): Pick<Finding, 'message' | 'fix'> {
	const better = name
		.replaceAll(/[^\w-]+/g, '-')
		.replace(/^[^A-Za-z0-9]+/, '')
		.slice(0, 63)
		.replace(/-+$/, '')
	return {
		message: `"${name}" cannot be a name: letters, digits, - and _, at most 63, and the first a letter or digit`,
		fix: namePattern.test(better) ? `call it ${better}` : 'choose another name'
	}
}

/** What to write instead, where that is clear from what was written. */
function remedy(schema: z.core.$ZodType, value: unknown, key: string): Pick<Finding, 'fix'> {
	if (unwrap(schema) === labNameSchema && typeof value === 'string') return {fix: `call it ${fitLabName(value)}`}
	const anything = everyProtocol(value, key)
	if (anything !== undefined) return {fix: anything}
	const meant = typeof value === 'string' ? didYouMean(value, enumWords(schema)) : undefined
	if (meant !== undefined) return {fix: `did you mean "${meant}"?`}
	const isList = Array.isArray(value)
	const takes = (kind: abstract new (...args: never[]) => unknown) => alternatives(schema).some(one => one instanceof kind)
	if (isList && value.length === 1 && typeof value[0] === 'string' && (takes(z.ZodString) || takes(z.ZodEnum))) {
		return {fix: `write ${value[0]}, without a list`}
	}
	if (isList && takes(z.ZodRecord)) {
		return {fix: isByNumber(schema) ? 'give each a number: {100: {…}, 110: {…}}' : `give each a name: ${named(value)}`}
	}
	if (isList || value === null) return {}
	if (takes(z.ZodString) && typeof value === 'number') {
		return {fix: `write a text; in quotes if it looks like a number: '${value}'`}
	}
	if (takes(z.ZodArray)) {
		return {fix: typeof value === 'object' ? 'put it into a list, between [ and ]' : `put it into a list: [${value}]`}
	}
	if (takes(z.ZodBoolean) && (value === 'yes' || value === 'no')) return {fix: `write ${value === 'yes'}`}
	const number = typeof value === 'string' && takes(z.ZodNumber) ? /^(-?\d+(?:\.\d+)?)\s*([a-z%]*)$/i.exec(value) : null
	const reckoned = number && typeof value === 'string' ? inUnitOf(key, value) : undefined
	if (reckoned) {
		return {fix: `write ${reckoned.value === undefined ? 'a number' : reckoned.value}: ${key} counts ${reckoned.unit}`}
	}
	if (number) return {fix: number[2] ? 'write a number, without a unit' : `write ${number[1]}, without quotes`}
	if (typeof value === 'string' && takes(z.ZodObject)) {
		const needed = alternatives(schema).flatMap(requiredTexts)
		if (needed.length === 1) return {fix: `write {${needed[0]}: ${value}}`}
	}
	return {}
}

/** AWS's -1, and protocols by name where the key is the protocol. */
function everyProtocol(value: unknown, key: string): string | undefined {
	const isAll = value === -1 || value === '-1' || value === 'all'
	if (key === 'protocol') return isAll ? 'write all: true in place of it' : protocolAsKey(value)
	if (value === -1 || value === '-1') {
		return ['allow', 'deny', 'tcp', 'udp', 'icmp', 'icmpv6'].includes(key) ? `write ${key}: all` : undefined
	}
	return undefined
}

const protocolAsKey = (value: unknown): string | undefined =>
	['tcp', 'udp', 'icmp', 'icmpv6'].includes(String(value).toLowerCase())
		? `the protocol is the key: ${String(value).toLowerCase()}: ${/^icmp/i.test(String(value)) ? 'all' : '80'}`
		: undefined

/** Network ACL entries are keyed by their numbers. */
const isByNumber = (schema: z.core.$ZodType): boolean => nounOf(schema).includes('by number')

function named(items: readonly unknown[]): string {
	const areNames = items.length > 0 && items.every(item => typeof item === 'string' && namePattern.test(item))
	return `{${(areNames ? items.slice(0, 2) : ['first', 'second']).map(name => `${name}: {…}`).join(', ')}}`
}

/** A value as a message quotes it. */
function show(value: unknown): string {
	if (value === undefined) return 'nothing'
	if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
	if (typeof value === 'object' && value !== null) {
		return `{${Object.keys(value).slice(0, 3).join(', ')}${Object.keys(value).length > 3 ? ', …' : ''}}`
	}
	const text = typeof value === 'string' ? JSON.stringify(value) : String(value)
	return text.length > 60 ? `${text.slice(0, 57)}…` : text
}
