/** A lab file as a tree of offsets into the text. */
import type {Path} from '../model/finding.ts'

export type Tree = MapTree | ListTree | ScalarTree | AliasTree

export type TextRange = readonly [start: number, end: number]

type Spot = {
	/** The end of a block is not kept: nothing marks all of it. */
	readonly range: TextRange
	/** Written between brackets. */
	readonly flow: boolean
}

export type MapTree = Spot & {readonly kind: 'map'; readonly entries: readonly Entry[]}
export type Entry = {readonly key: string; readonly keyRange: TextRange; readonly value: Tree}
export type ListTree = Spot & {readonly kind: 'list'; readonly items: readonly Tree[]}
export type ScalarTree = Spot & {readonly kind: 'scalar'; readonly value: string | number | boolean | null}
/** `*name`: an alias of what is at `&name`, always before it. */
export type AliasTree = Spot & {readonly kind: 'alias'; readonly target: Tree}

/** Follows a path as far as it exists in the text. For what does not exist: the nearest thing around it. */
export function findRange(root: Tree, path: Path, at: 'key' | 'value'): TextRange {
	let node = root
	let key: TextRange | undefined
	for (const part of path) {
		if (node.kind === 'map') {
			const entry: Entry | undefined = entriesByKey(node).get(String(part))
			// What is missing is missing from something: its key is marked.
			if (!entry) return key ?? node.range
			key = entry.keyRange
			node = entry.value
		} else if (node.kind === 'list') {
			const item: Tree | undefined = node.items[Number(part)]
			if (!item) return key ?? node.range
			key = item.kind === 'map' && item.entries[0] ? item.entries[0].keyRange : item.range
			node = item
		} else {
			return isEmpty(node) ? (key ?? node.range) : node.range
		}
	}
	// A whole collection does not help in an excerpt: its beginning does, and a block's beginning is its key.
	if (at === 'key' || isEmpty(node) || ((node.kind === 'map' || node.kind === 'list') && !node.flow)) return key ?? node.range
	return node.range
}

const indexes = new WeakMap<MapTree, ReadonlyMap<string, Entry>>()

/** The last entry of each key. */
function entriesByKey(map: MapTree): ReadonlyMap<string, Entry> {
	const known = indexes.get(map)
	if (known) return known
	const index = new Map(map.entries.map(entry => [entry.key, entry]))
	indexes.set(map, index)
	return index
}

const isEmpty = ({range: [start, end]}: Tree): boolean => start === end

/** The plain data of a tree, with merge keys (`<<`) applied. What several aliases share is one object. */
export function plainData(tree: Tree): unknown {
	const targets = new Map<Tree, unknown>()
	const dataOf = (node: Tree): unknown => {
		if (node.kind === 'scalar') return node.value
		if (node.kind === 'list') return node.items.map(dataOf)
		if (node.kind === 'map') return mapData(node, dataOf)
		if (!targets.has(node.target)) targets.set(node.target, dataOf(node.target))
		return targets.get(node.target)
	}
	return dataOf(tree)
}

/** A map's own key wins over a merged one; of several merged maps the first wins. */
function mapData({entries}: MapTree, dataOf: (node: Tree) => unknown): Record<string, unknown> {
	const data: Record<string, unknown> = {}
	for (const {key, value} of entries) {
		if (key === '<<') {
			for (const merged of [dataOf(value)].flat() as object[]) {
				for (const [name, inner] of Object.entries(merged)) if (!Object.hasOwn(data, name)) set(data, name, inner)
			}
		} else {
			set(data, key, dataOf(value))
		}
	}
	return data
}

/** `__proto__`, too, is just a key. */
function set(data: Record<string, unknown>, key: string, value: unknown): void {
	if (key === '__proto__') {
		Object.defineProperty(data, key, {value, enumerable: true, configurable: true, writable: true})
	} else {
		data[key] = value
	}
}
