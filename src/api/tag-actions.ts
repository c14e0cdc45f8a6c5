/** CreateTags, DeleteTags and DescribeTags, for things of every kind. Pure. */

import type {Requests} from '../../api-models/ec2.d.ts'
import {apiParts} from '../aws/actions.ts'
import {type Item, ownPath, type Tag, type View, valueIn} from '../aws/view.ts'
import {AwsError} from './errors.ts'
import {type Filter, matcher} from './filters.ts'
import {paged} from './listing.ts'
import {type Actions, allOf, itemOf, type Patch, type Placing, patchAt, type ResourceType, together} from './part.ts'
import {checkTags} from './tags.ts'

const types = (): readonly ResourceType[] => apiParts.flatMap(({types = []}) => types)

function typeOf(id: string): ResourceType {
	const prefix = id.slice(0, id.lastIndexOf('-'))
	const type = types().find(one => one.prefix === prefix)
	if (!type) throw new AwsError('InvalidID', `The ID '${id}' is not valid`)
	return type
}

/** The place of a thing's tags in the document. */
function placeOf(id: string, view: View): Placing {
	const type = typeOf(id)
	itemOf(type, id, view)
	const resource = view.directory.byId(id)
	const path = resource && ownPath(resource, type.section)
	if (path) return {path: path.map(String)}
	const placing = type.place?.(id, view)
	if (!placing) throw new AwsError('InvalidParameterValue', `The resource '${id}' has no place for tags in this lab`)
	return placing
}

/** The long form of a thing that the file writes in short form. */
function longForm(written: unknown): Patch {
	if (typeof written === 'string') return {address: written}
	if (Array.isArray(written)) {
		return typeof written[0] === 'string' && written[0].includes('/') ? {entries: written} : {subnets: written}
	}
	return {}
}

function tagPatch(id: string, view: View, tags: Readonly<Record<string, string | false | null>>): Patch {
	const {path, patch} = placeOf(id, view)
	const written = valueIn(view.document, path)
	return together(patch, patchAt(path, {...longForm(written), tags}))
}

export const tagActions: Actions<Requests> = {
	CreateTags({input: {Resources, Tags}, view}) {
		checkTags(Tags)
		const tags = Object.fromEntries(Tags.map(({Key = '', Value = ''}) => [Key, Value]))
		return {patch: together(...Resources.map(id => tagPatch(id, view, tags)))}
	},
	DeleteTags({input: {Resources, Tags}, view}) {
		return {patch: together(...Resources.map(id => tagPatch(id, view, removed(id, view, Tags))))}
	},
	DescribeTags({input, view}) {
		const all = types().flatMap(type => allOf(type, view).flatMap(item => tagItemsOf(type, item)))
		const fits = matcher((input.Filters ?? []).flatMap(ofKeyAndValue), tagFilters, '')
		return {answer: paged(all.filter(fits), 'Tags', input)}
	}
}

/** `tag:stage` is a key and its values. */
const ofKeyAndValue = (filter: Filter): readonly Filter[] =>
	filter.Name?.startsWith('tag:')
		? [
				{Name: 'key', Values: [filter.Name.slice(4).replaceAll(/[*?\\\\]/g, '\\\\$&')]},
				{...filter, Name: 'value'}
			]
		: [filter]

const tagFilters = {key: 'Key', 'resource-id': 'ResourceId', 'resource-type': 'ResourceType', value: 'Value'}

const tagItemsOf = ({word, id, tagKey = 'Tags'}: ResourceType, item: Item): readonly Item[] =>
	((item[tagKey] as readonly Tag[] | undefined) ?? []).map(({Key, Value}) => ({
		Key,
		ResourceId: item[id],
		ResourceType: word,
		Value
	}))

/** Without tags of the given keys, or keys and values; without all tags if none are given. Name becomes false, since otherwise it follows from the file. */
function removed(id: string, view: View, asked: readonly {readonly Key?: string; readonly Value?: string}[] | undefined) {
	const type = typeOf(id)
	const tags = (itemOf(type, id, view)[type.tagKey ?? 'Tags'] as readonly Tag[] | undefined) ?? []
	const going = tags.filter(
		({Key, Value}) =>
			asked === undefined || asked.some(one => one.Key === Key && (one.Value === undefined || one.Value === Value))
	)
	return Object.fromEntries(going.map(({Key}) => [Key, Key === 'Name' ? (false as const) : null]))
}
