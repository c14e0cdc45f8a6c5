/** Filters of Describe calls: AND across names, OR within one; `*` and `?` are wildcards unless a backslash precedes them. Pure. */
import type {Item} from '../aws/view.ts'
import {AwsError} from './errors.ts'

export type Filter = {readonly Name?: string; readonly Values?: readonly string[]}

/** By filter name: one or several paths to values in an item, `Associations[].SubnetId`. */
export type FilterPaths = Readonly<Record<string, string | readonly string[]>>

/** AWS still accepts `vpcId`, the former name of `vpc-id`. */
const kebab = (name: string): string => name.replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)

/** Errors: AwsError, for a filter that the call does not support. */
export function matcher(
	filters: readonly Filter[],
	paths: FilterPaths,
	tagKey: string,
	invalid: (name: string) => AwsError = invalidFilter
): (item: Item) => boolean {
	const tests = filters.map(({Name = '', Values = []}) => {
		const read = reader(Name, paths, tagKey, invalid)
		const patterns = Values.map(pattern)
		return (item: Item) => read(item).some(value => patterns.some(one => one.test(value)))
	})
	return item => tests.every(test => test(item))
}

const invalidFilter = (name: string): AwsError => new AwsError('InvalidParameterValue', `The filter '${name}' is invalid`)

function reader(
	name: string,
	paths: FilterPaths,
	tagKey: string,
	invalid: (name: string) => AwsError
): (item: Item) => readonly string[] {
	if (name.startsWith('tag:')) {
		return item => tagsIn(item, tagKey).flatMap(({Key, Value}) => (Key === name.slice(4) ? [Value] : []))
	}
	if (name === 'tag-key') return item => tagsIn(item, tagKey).map(({Key}) => Key)
	if (name === 'tag-value') return item => tagsIn(item, tagKey).map(({Value}) => Value)
	const found = Object.hasOwn(paths, name) ? paths[name] : Object.hasOwn(paths, kebab(name)) ? paths[kebab(name)] : undefined
	if (found === undefined) throw invalid(name)
	const split = [found].flat().map(path => path.split('.'))
	return item => split.flatMap(path => valuesAt(item, path))
}

type TagItem = {readonly Key: string; readonly Value: string}
const tagsIn = (item: Item, key: string): readonly TagItem[] => (item[key] as readonly TagItem[] | undefined) ?? []

function valuesAt(value: unknown, [first, ...rest]: readonly string[]): readonly string[] {
	if (value === undefined || value === null) return []
	if (first === undefined) return Array.isArray(value) ? value.map(String) : [String(value)]
	const isList = first.endsWith('[]')
	const inner = (value as Record<string, unknown>)[isList ? first.slice(0, -2) : first]
	return isList ? ((inner as readonly unknown[] | undefined) ?? []).flatMap(one => valuesAt(one, rest)) : valuesAt(inner, rest)
}

type Glob = {test(text: string): boolean}

/** Not a regular expression, since matching could take forever. */
function pattern(text: string): Glob {
	const parts = [...text.matchAll(/\\([*?\\])|([*?])|([\s\S])/g)].map(([, escaped, wild, plain]) => ({
		wild,
		char: escaped ?? plain ?? ''
	}))
	return {
		test(value) {
			let [at, part, star, from] = [0, 0, -1, 0]
			while (at < value.length) {
				const {wild, char} = parts[part] ?? {}
				if (wild === '*') {
					star = part++
					from = at
				} else if (wild === '?' || (wild === undefined && char === value[at])) {
					at++
					part++
				} else if (star >= 0) {
					part = star + 1
					at = ++from
				} else {
					return false
				}
			}
			return parts.slice(part).every(({wild}) => wild === '*')
		}
	}
}
