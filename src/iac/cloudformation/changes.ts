/** What becomes of each resource when a stack changes: AWS's update behaviour, from its resource specification. Pure. */
import {types} from './specification.ts'
import type {StackResource} from './stack-types.ts'
import {isMap} from './template.ts'

/** `maybe`: an interruption, or a replacement, as other properties say. */
export type Replacement = 'no' | 'maybe' | 'yes'

export type ResourceChange = {
	readonly action: 'Add' | 'Modify' | 'Remove'
	readonly logicalId: string
	readonly type: string
	readonly physicalId?: string
	/** Of a Modify. */
	readonly replacement?: Replacement
	/** Names of properties that change. */
	readonly properties: readonly string[]
}

type Changed = {readonly one: StackResource; readonly properties: Set<string>; replacement: Replacement}

const order = ['no', 'maybe', 'yes'] as const

export function resourceChanges(before: readonly StackResource[], after: readonly StackResource[]): readonly ResourceChange[] {
	const old = new Map(before.map(one => [one.logicalId, one]))
	const kept = new Set(after.map(one => one.logicalId))
	const changed = new Map<string, Changed>()
	for (const one of after) {
		const was = old.get(one.logicalId)
		if (!was) continue
		if (was.type !== one.type) {
			changed.set(one.logicalId, {one, properties: new Set(['Type']), replacement: 'yes'})
			continue
		}
		const properties = differing(was.properties, one.properties)
		if (properties.length > 0) changed.set(one.logicalId, changeOf(one, properties))
	}
	addDependants(after, changed)
	return [
		...after.flatMap((one): readonly ResourceChange[] => {
			const {logicalId, type} = one
			const own = changed.get(logicalId)
			if (!old.has(logicalId)) return [{action: 'Add', logicalId, type, properties: []}]
			const {replacement = 'no', properties = []} = own ?? {}
			return own ? [{action: 'Modify', ...idsOf(one), replacement, properties: [...properties]}] : []
		}),
		...before.flatMap((one): readonly ResourceChange[] =>
			kept.has(one.logicalId) ? [] : [{action: 'Remove', ...idsOf(one), properties: []}]
		)
	]
}

const idsOf = ({logicalId, type, physicalId}: StackResource) => ({logicalId, type, ...(physicalId !== undefined && {physicalId})})

function differing(before: unknown, after: unknown): readonly string[] {
	const [one, other] = [before, after].map(value => (isMap(value) ? value : {}))
	const keys = [...new Set([...Object.keys(one ?? {}), ...Object.keys(other ?? {})])]
	return keys.filter(key => JSON.stringify(one?.[key]) !== JSON.stringify(other?.[key]))
}

function changeOf(one: StackResource, properties: readonly string[]): Changed {
	const all = properties.map(property => replacementBy(one.type, property))
	return {one, properties: new Set(properties), replacement: order[Math.max(...all.map(each => order.indexOf(each)))] ?? 'no'}
}

/** By AWS's specification: `R` replaces the resource, `M` may. Of types that are not in it, nobody knows here. */
function replacementBy(type: string, property: string): Replacement {
	if (!Object.hasOwn(types, type)) return 'maybe'
	const flags = types[type]?.properties[property]?.split(' ')[1] ?? ''
	return flags.includes('R') ? 'yes' : flags.includes('M') ? 'maybe' : 'no'
}

/** A replaced resource has another id, which others name in their properties. */
function addDependants(after: readonly StackResource[], changed: Map<string, Changed>): void {
	const replaced = [...changed.values()].filter(({replacement}) => replacement === 'yes').map(({one}) => one)
	const seen = new Set(replaced.map(({logicalId}) => logicalId))
	for (let at = 0; at < replaced.length; at++) {
		const {physicalId} = replaced[at] as StackResource
		if (physicalId === undefined) continue
		for (const one of after) {
			if (!isMap(one.properties) || one.logicalId === replaced[at]?.logicalId) continue
			const named = Object.entries(one.properties).flatMap(([key, value]) =>
				JSON.stringify(value)?.includes(physicalId) ? [key] : []
			)
			if (named.length === 0) continue
			const own = changed.get(one.logicalId)
			const next = changeOf(one, [...(own?.properties ?? []), ...named])
			changed.set(one.logicalId, next)
			if (next.replacement === 'yes' && !seen.has(one.logicalId)) {
				seen.add(one.logicalId)
				replaced.push(one)
			}
		}
	}
}
