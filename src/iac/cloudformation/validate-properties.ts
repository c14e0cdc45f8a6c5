/** Checks a resource's properties against AWS's resource specification: unknown and missing names, lists and maps. Pure. */
import {didYouMean} from '../../model/did-you-mean.ts'
import type {Finding, Path} from '../../model/finding.ts'
import {Unknown} from '../unknown.ts'
import {definitions, types} from './specification.ts'
import {isMap} from './template.ts'

const code = 'ValidationError'

export const isSpecified = (type: string): boolean => Object.hasOwn(types, type)

export const attributesOf = (type: string): readonly string[] => types[type]?.attributes ?? []

export function* validateProperties(type: string, value: unknown, path: Path): Generator<Finding> {
	const specified = types[type]
	if (specified) yield* validateMap(specified.properties, value, path)
}

function* validateMap(members: Readonly<Record<string, string>>, value: unknown, path: Path): Generator<Finding> {
	if (!isMap(value)) return
	for (const [key, inner] of Object.entries(value)) {
		const member = Object.hasOwn(members, key) ? members[key] : undefined
		if (member === undefined) {
			const meant = didYouMean(key, Object.keys(members))
			yield {
				path: [...path, key],
				at: 'key',
				message: `Encountered unsupported property ${key}`,
				code,
				fix: meant === undefined ? `known here: ${Object.keys(members).join(', ')}` : `did you mean "${meant}"?`
			}
		} else {
			yield* validateValue(wordOf(member), inner, [...path, key])
		}
	}
	for (const [key, member] of Object.entries(members)) {
		if (member.includes('!') && (value[key] === undefined || value[key] === null)) {
			yield {path, at: 'key', message: `Properties validation failed: required key [${key}] not found`, code, fix: `add ${key}`}
		}
	}
}

/** `text`, `#Definition`, `[text]`, `{text}`. */
const wordOf = (member: string): string => (member.split(' ')[0] as string).replace('!', '')

function* validateValue(word: string, value: unknown, path: Path): Generator<Finding> {
	if (value instanceof Unknown || value === undefined || value === null) return
	if (word.startsWith('[')) {
		for (const [index, item] of [value].flat().entries()) {
			yield* validateValue(word.slice(1, -1), item, Array.isArray(value) ? [...path, index] : path)
		}
	} else if (word.startsWith('#')) {
		const members = definitions[word.slice(1)]
		if (!members) return
		if (isMap(value)) {
			yield* validateMap(members, value, path)
		} else {
			yield {
				path,
				message: `Value of property ${String(path.at(-1))} must be an object`,
				code,
				fix: `write {${Object.keys(members).join(', ')}}`
			}
		}
	} else if (['text', 'number', 'integer', 'flag'].includes(word) && typeof value === 'object') {
		yield {
			path,
			message: `Value of property ${String(path.at(-1))} must be of type ${Array.isArray(value) ? 'String, not List' : 'String, not a map'}`,
			code
		}
	}
}
