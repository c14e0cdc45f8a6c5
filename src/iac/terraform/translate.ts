/** Arguments of Terraform as properties of CloudFormation. Each value keeps its place. Pure. */
import type {Path} from '../../model/finding.ts'
import {Placed} from '../placed.ts'
import {Unknown} from '../unknown.ts'

export type Values = Readonly<Record<string, unknown>>

/** By property: the argument, or a list of blocks whose arguments are renamed as well. */
export type Renaming = Readonly<Record<string, string | {readonly blocks: string; readonly as: Renaming}>>

export const isMap = (value: unknown): value is Values =>
	typeof value === 'object' &&
	value !== null &&
	!Array.isArray(value) &&
	!(value instanceof Unknown) &&
	!(value instanceof Placed)

/** Null and the empty text are as good as absent for the provider. */
export const isGiven = (value: unknown): boolean => value !== undefined && value !== null && value !== ''

/** The properties for which there is an argument. */
export function renamed(values: Values, renaming: Renaming, at: Path = []): Record<string, unknown> {
	const properties: Record<string, unknown> = {}
	for (const [property, argument] of Object.entries(renaming)) {
		const key = typeof argument === 'string' ? argument : argument.blocks
		if (!isGiven(values[key])) continue
		properties[property] =
			typeof argument === 'string'
				? new Placed(values[key], [...at, key])
				: blocksOf(values, key, at).map(({block, at: place}) => renamed(block, argument.as, place))
	}
	return properties
}

export type Block = {readonly block: Values; readonly at: Path}

/** Nested blocks, which may also be written as a list of maps, or as one map. */
export function blocksOf(values: Values, key: string, at: Path = []): readonly Block[] {
	const value = values[key]
	if (!isGiven(value) || value instanceof Unknown) return []
	return [value]
		.flat()
		.flatMap((block, index) => (isMap(block) ? [{block, at: [...at, key, ...(Array.isArray(value) ? [index] : [])]}] : []))
}

/** Items of a list argument. An unknown list, or none, has no items. */
export function itemsOf(values: Values, key: string, at: Path = []): readonly Placed[] {
	const value = values[key]
	if (!isGiven(value)) return []
	return [value].flat().map((one, index) => new Placed(one, [...at, key, ...(Array.isArray(value) ? [index] : [])]))
}

/** `Tags`, with the provider's default tags. */
export function tagged(values: Values): Values {
	const key = isMap(values.tags_all) && Object.keys(values.tags_all).length > 0 ? 'tags_all' : 'tags'
	const tags = values[key]
	if (tags instanceof Unknown) return {Tags: new Placed(tags, ['tags'])}
	if (!isMap(tags)) return {}
	const given = Object.entries(tags).filter(([, value]) => value !== null && value !== undefined)
	if (given.length === 0) return {}
	return {Tags: given.map(([name, value]) => ({Key: name, Value: new Placed(value, ['tags', name])}))}
}

/** Without one argument. The others are still evaluated only when they are read. */
export const without = (values: Values, key: string): Values => Object.create(values, {[key]: {value: undefined}})

/** Where a value of the properties comes from. */
export type Sources = {
	readonly add: (path: Path, source: Path) => void
	/** The place of the nearest enclosing value. */
	readonly of: (path: Path) => Path
	/** Arguments by property. */
	readonly names: () => ReadonlyMap<string, string>
}

export function sourcesOf(): Sources {
	const sources = new Map<string, Path>()
	return {
		add: (path, source) => sources.set(JSON.stringify(path), source),
		of(path) {
			for (let length = path.length; length > 0; length--) {
				const found = sources.get(JSON.stringify(path.slice(0, length)))
				if (found) return [...found, ...path.slice(length)]
			}
			return []
		},
		names: () =>
			new Map(
				[...sources].flatMap(([path, source]) => {
					const [property, argument] = [JSON.parse(path).at(-1), source.at(-1)]
					return typeof property === 'string' && typeof argument === 'string' ? [[property, argument]] : []
				})
			)
	}
}

/** Plain values, with their places in `sources`. */
export function unplaced(value: unknown, sources: Sources, path: Path = []): unknown {
	if (value instanceof Placed) {
		sources.add(path, value.from)
		return unplaced(value.value, sources, path)
	}
	if (Array.isArray(value)) return value.map((one, index) => unplaced(one, sources, [...path, index]))
	if (!isMap(value)) return value
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unplaced(inner, sources, [...path, key])]))
}
