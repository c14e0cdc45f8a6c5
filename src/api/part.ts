/** A kind's part of the API: how its things are described, and its actions. */
import type {Item, View} from '../aws/view.ts'
import {AwsError} from './errors.ts'
import {nothingObserved, type Observations} from './observations.ts'
import type {ServiceRequests} from './services.ts'

/** A kind of thing with ids of its own. */
export type ResourceType = {
	/** The ResourceType of its tags: `internet-gateway`. */
	readonly word: string
	/** The key of their list in answers. */
	readonly list: string
	/** The prefix of its ids, before the dash. */
	readonly prefix: string
	/** The key of its id in answers. */
	readonly id: string
	/** All things that the caller can see. */
	readonly all: (view: View) => readonly Item[]
	/** AWS's error for an unknown id. */
	readonly missing: (id: string) => AwsError
	/** Keys of its answer that calls change only through its `aws`: an import may keep them. */
	readonly inert?: readonly string[]
	/** Its section of the lab file. */
	readonly section: string
	/** Where its tags are written if the file has no entry for it: a VPC's own group, ACL and table. Absent: nowhere. */
	readonly place?: (id: string, view: View) => Placing
	/** The key of its tags in answers. Default: Tags. */
	readonly tagKey?: 'Tags' | 'TagSet'
}

/** Where a thing is written; `patch` moves it there. */
export type Placing = {readonly path: readonly string[]; readonly patch?: Patch}

/** A JSON merge patch of the lab's document, as `vpclab change` takes it. */
export type Patch = Readonly<Record<string, unknown>>

export type Call<Input> = {
	readonly action: string
	readonly input: Input
	readonly view: View
	readonly nowMs: number
	/** A unique id: `vpc-` and 17 hex digits. */
	readonly newId: (prefix: string) => string
	/** Deleted things, which AWS shows for an hour. */
	readonly gone: (word: string) => readonly Item[]
	/** The observations that the action requires. */
	readonly observed: Partial<Observations>
	/** The loaded lab, which kinds do not know: for actions that make another one of it (stacks). */
	readonly whole: unknown
}

export type Edit = {
	/** Absent: the lab does not change. */
	readonly patch?: Patch
	/** In place of a patch: the loaded lab afterwards. */
	readonly whole?: unknown
	/** Values that the resulting lab chose, and that the file keeps from then on: addresses. */
	readonly pin?: (after: View) => Patch | undefined
	/** AWS's exact messages for refusals by the lab's rules, by code. */
	readonly words?: Readonly<Record<string, string>>
	/** Deleted things, which stay visible for an hour. */
	readonly gone?: readonly {readonly word: string; readonly item: Item}[]
	/** The answer, or a function of the lab after the edit. */
	readonly answer?: Item | ((after: View) => Item)
}

/** `observes`: the observations that it needs besides the document. */
export type Action<Input> = ((call: Call<Input>) => Edit) & {readonly observes?: keyof Observations}

/** An action whose answer depends on observations of the running lab. */
export const observing = <Input, What extends keyof Observations>(
	what: What,
	action: (call: Call<Input>, seen: Observations[What]) => Edit
): Action<Input> =>
	Object.assign((call: Call<Input>) => action(call, (call.observed[what] ?? nothingObserved[what]) as Observations[What]), {
		observes: what
	})

export type Actions<Requests> = {readonly [K in keyof Requests]?: Action<Requests[K]>}

export type ServiceActions = {readonly [Name in keyof ServiceRequests]?: Actions<ServiceRequests[Name]>}

export type ApiPart = ServiceActions & {readonly types?: readonly ResourceType[]}

/** `The vpc ID 'vpc-1' does not exist`. */
export const doesNotExist =
	(code: string, noun: string) =>
	(id: string): AwsError =>
		new AwsError(code, `The ${noun} '${id}' does not exist`)

export const hasDependencies = (noun: string, id: string): AwsError =>
	new AwsError('DependencyViolation', `The ${noun} '${id}' has dependencies and cannot be deleted.`)

const known = new WeakMap<View, Map<ResourceType, ReadonlyMap<string, Item>>>()

/** By id, computed once per view. */
function itemsOf(type: ResourceType, view: View): ReadonlyMap<string, Item> {
	const types = known.get(view) ?? new Map<ResourceType, ReadonlyMap<string, Item>>()
	known.set(view, types)
	const items = types.get(type) ?? new Map(type.all(view).map(item => [String(item[type.id]), item]))
	types.set(type, items)
	return items
}

export const allOf = (type: ResourceType, view: View): readonly Item[] => [...itemsOf(type, view).values()]

/** Errors: AwsError, as AWS answers for an unknown id. */
export function itemOf(type: ResourceType, id: string, view: View): Item {
	const item = itemsOf(type, view).get(id)
	if (!item) throw type.missing(id)
	return item
}

/** The path of the thing with this id in the document. Errors: AwsError, for an unknown id. */
export function pathOf(type: ResourceType, id: string, view: View): readonly string[] {
	itemOf(type, id, view)
	return (view.directory.pathOf(id) ?? []).map(String)
}

/** `{vpcs: {main: value}}`. */
export const patchAt = (path: readonly string[], value: unknown): Patch =>
	path.toReversed().reduce<unknown>((inner, key) => ({[key]: inner}), value) as Patch

/** Merges several patches into one; later values win. */
export const together = (...patches: readonly (Patch | undefined)[]): Patch =>
	patches.reduce<Patch>((all, patch) => (patch ? (mergeTwo(all, patch) as Patch) : all), {})

const isObject = (value: unknown): value is Patch => typeof value === 'object' && value !== null && !Array.isArray(value)

const mergeTwo = (one: unknown, other: unknown): unknown =>
	isObject(one) && isObject(other)
		? Object.fromEntries(
				[...new Set([...Object.keys(one), ...Object.keys(other)])].map(key => [
					key,
					key in other ? mergeTwo(one[key], other[key]) : one[key]
				])
			)
		: other
