/** Values of a template, with intrinsic functions evaluated and absent values left out. Pure. */
import type {Path} from '../../model/finding.ts'
import {refused, Unknown} from '../unknown.ts'
import {functions} from './functions.ts'
import {noValue, type Scope} from './scope.ts'
import {isMap, loopOf, loopPrefix, substituted} from './template.ts'

const dynamicReference = /\{\{resolve:([^{}]+)\}\}/g

export function evaluate(value: unknown, path: Path, scope: Scope): unknown {
	if (typeof value === 'string') return value.includes('{{resolve:') ? withDynamic(value, path, scope) : value
	if (Array.isArray(value)) {
		return value.flatMap((one, index) => {
			const found = evaluate(one, [...path, index], scope)
			return found === noValue ? [] : [found]
		})
	}
	if (!isMap(value)) return value
	const [name, ...others] = Object.keys(value)
	if (name !== undefined && others.length === 0 && isFunction(name)) return call(name, value[name], path, scope)
	return mapOf(value, path, scope)
}

/** Undefined for `AWS::NoValue`. */
export const orUndefined = (value: unknown): unknown => (value === noValue ? undefined : value)

const isFunction = (name: string): boolean =>
	name === 'Ref' || name === 'Condition' ? true : name.startsWith('Fn::') && !name.startsWith(loopPrefix)

function call(name: string, argument: unknown, path: Path, scope: Scope): unknown {
	const at = [...path, name]
	const found = Object.hasOwn(functions, name) ? functions[name] : undefined
	if (!found) {
		scope.refuse({
			path: at,
			at: 'key',
			message: `Template error: ${name} is no function of CloudFormation`,
			code: 'ValidationError',
			fix: `functions are ${Object.keys(functions).join(', ')}`
		})
		return refused
	}
	return found(argument, at, (value, inner) => evaluate(value, inner, scope), scope)
}

function mapOf(value: Readonly<Record<string, unknown>>, path: Path, scope: Scope): unknown {
	const entries: [string, unknown][] = []
	for (const [key, inner] of Object.entries(value)) {
		if (key.startsWith(loopPrefix)) {
			for (const one of expanded(inner, [...path, key], scope)) {
				const found = evaluate(one.body, one.path, scope)
				if (isMap(found)) entries.push(...Object.entries(found))
			}
			continue
		}
		const found = evaluate(inner, [...path, key], scope)
		if (found !== noValue) entries.push([key, found])
	}
	return Object.fromEntries(entries)
}

/** The copies of a loop's body. */
export function expanded(
	loop: unknown,
	path: Path,
	scope: Scope
): readonly {readonly body: Readonly<Record<string, unknown>>; readonly path: Path}[] {
	const refuse = (message: string, fix: string, at: Path = path) => {
		scope.refuse({path: at, at: 'key', message, code: 'ValidationError', fix})
		return []
	}
	if (!scope.template.transforms.includes('AWS::LanguageExtensions')) {
		return refuse('Fn::ForEach is of the transform AWS::LanguageExtensions', 'add "Transform: AWS::LanguageExtensions"')
	}
	const read = loopOf(loop)
	if (!read) return refuse('Fn::ForEach could not be resolved: it is no loop', 'write [Name, [a, b], {…}]')
	const items = evaluate(read.collection, [...path, 1], scope)
	if (!Array.isArray(items) || items.some(item => typeof item === 'object')) {
		if (items instanceof Unknown && items.isReported) return []
		return refuse(
			'Fn::ForEach could not be resolved: its collection is no list of texts',
			'write a list, or Ref a parameter that is one',
			[...path, 1]
		)
	}
	return items.map(item => ({
		body: substituted(read.body, read.identifier, String(item)) as Readonly<Record<string, unknown>>,
		path: [...path, 2]
	}))
}

/** Replaces dynamic references within a text. An unknown reference makes the whole text unknown. */
function withDynamic(text: string, path: Path, scope: Scope): unknown {
	let unknown: Unknown | undefined
	const replaced = text.replaceAll(dynamicReference, (_, reference: string) => {
		const value = scope.dynamic(reference, path)
		if (value instanceof Unknown) unknown ??= value
		return String(value)
	})
	return unknown ?? replaced
}
