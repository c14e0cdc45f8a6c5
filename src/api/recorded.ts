/** Compares what AWS answered about an account with what the API answers about the lab imported from it. Pure. */
import {apiParts} from '../aws/actions.ts'
import {type Item, type View, viewOf} from '../aws/view.ts'
import {directoryOfLab} from '../lab/draft-of.ts'
import type {LoadedLab} from '../lab/read.ts'
import {allOf, type ResourceType} from './part.ts'

/** AWS's descriptions, by the key of their list. */
export type Recorded = ReadonlyMap<string, readonly Item[]>

/** From files such as `describe-vpcs.json`. Instances are taken out of their reservations. */
export function recordedIn(texts: readonly string[]): Recorded {
	const all = new Map<string, Item[]>()
	for (const text of texts) {
		for (const [key, items] of Object.entries(JSON.parse(text) as Item)) {
			if (!Array.isArray(items)) continue
			const [list, things] = key === 'Reservations' ? ['Instances', items.flatMap(one => (one as Item).Instances)] : [key, items]
			all.set(list, [...(all.get(list) ?? []), ...(things as Item[])])
		}
	}
	return all
}

/** A lab as each of its accounts sees it in each Region. */
export function viewsOf(loaded: LoadedLab): readonly View[] {
	const scopes = new Map(loaded.lab.vpcs.map(({region, account}) => [`${region} ${account}`, {region, account}]))
	return [...scopes.values()].map(scope => viewOf(loaded, directoryOfLab(loaded), scope))
}

const types: readonly ResourceType[] = apiParts.flatMap(({types: own = []}) => own)

export type Pair = {readonly type: ResourceType; readonly recorded: Item; readonly described: Item}

/** Recorded things with their descriptions in the lab, by id. If several calls describe a thing, the one with the most common values counts. */
export function pairsOf(recorded: Recorded, views: readonly View[]): Iterable<Pair> {
	const pairs = new Map<string, Pair & {readonly alike: number}>()
	for (const type of types) {
		const described = new Map(views.flatMap(view => allOf(type, view)).map(item => [item[type.id], item]))
		for (const one of recorded.get(type.list) ?? []) {
			const found = described.get(one[type.id])
			if (!found) continue
			const key = `${type.list} ${String(one[type.id])}`
			const alike = Object.keys(one).filter(field => field in found).length
			if ((pairs.get(key)?.alike ?? -1) < alike) pairs.set(key, {type, recorded: one, described: found, alike})
		}
	}
	return pairs.values()
}

/** Numbers of values of a field: reproduced, lost, and added. */
export type Field = {same: number; lost: number; added: number; example: string}

/** By list and path: `Subnets.Tags[].Value`. */
export function compareRecorded(recorded: Recorded, views: readonly View[]): ReadonlyMap<string, Field> {
	const fields = new Map<string, Field>()
	for (const {type, recorded: before, described} of pairsOf(recorded, views)) {
		const [was, is] = [leavesOf(before, type.list), leavesOf(described, type.list)]
		for (const [path, values] of was) {
			const field = fieldAt(fields, path)
			const left = [...(is.get(path) ?? [])]
			for (const value of values) {
				const found = left.indexOf(value)
				if (found >= 0) {
					left.splice(found, 1)
					field.same++
				} else {
					field.lost++
					field.example = `${value} of ${String(before[type.id])}`
				}
			}
			field.added += Math.max(0, left.length - values.length)
		}
		for (const [path, values] of is) {
			if (was.has(path)) continue
			const field = fieldAt(fields, path)
			field.added += values.length
			field.example ||= `${values[0]} of ${String(before[type.id])}`
		}
	}
	return fields
}

function fieldAt(fields: Map<string, Field>, path: string): Field {
	const field = fields.get(path) ?? {same: 0, lost: 0, added: 0, example: ''}
	fields.set(path, field)
	return field
}

function leavesOf(value: unknown, path: string, leaves = new Map<string, string[]>()): ReadonlyMap<string, readonly string[]> {
	const add = (text: string) => leaves.set(path, [...(leaves.get(path) ?? []), text])
	if (value === undefined || value === null) return leaves
	if (Array.isArray(value)) {
		if (value.length === 0) add('[]')
		for (const one of value) leavesOf(one, `${path}[]`, leaves)
	} else if (typeof value === 'object') {
		for (const [key, inner] of Object.entries(value)) leavesOf(inner, `${path}.${key}`, leaves)
	} else {
		add(JSON.stringify(value))
	}
	return leaves
}
