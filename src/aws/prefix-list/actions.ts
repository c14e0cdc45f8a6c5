/** Prefix lists, AWS's and customers'. Doc: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ManagedPrefixList.html */

import type {Requests} from '../../../api-models/ec2.d.ts'
import {AwsError} from '../../api/errors.ts'
import {listing, paged} from '../../api/listing.ts'
import {type Actions, type ApiPart, doesNotExist, itemOf, patchAt, type ResourceType} from '../../api/part.ts'
import {written} from '../../api/places.ts'
import {tagsFor, writtenTags} from '../../api/tags.ts'
import type {PrefixList} from '../../model/model.ts'
import type {View} from '../view.ts'
import {blockOf} from '../vpc/actions.ts'
import {managedLists} from './aws-managed.ts'
import {describeManagedPrefixLists, describePrefixLists} from './wire.ts'

export const prefixListType: ResourceType = {
	word: 'prefix-list',
	list: 'PrefixLists',
	prefix: 'pl',
	id: 'PrefixListId',
	all: describeManagedPrefixLists,
	missing: doesNotExist('InvalidPrefixListID.NotFound', 'prefix list ID'),
	section: 'prefixLists'
}

const awsPrefixListType: ResourceType = {...prefixListType, all: describePrefixLists}

const filters = {'owner-id': 'OwnerId', 'prefix-list-id': 'PrefixListId', 'prefix-list-name': 'PrefixListName'}

/** One of who asks, not AWS's. Errors: AwsError. */
function listOf(id: string, view: View): PrefixList {
	itemOf(prefixListType, id, view)
	const found = view.lab.prefixLists.find(one => one.id === id)
	if (!found || [...managedLists.values()].some(one => one.id === id)) {
		throw new AwsError('OperationNotPermitted', `The prefix list '${id}' is managed by AWS.`)
	}
	return found
}

const actions: Actions<Requests> = {
	DescribePrefixLists: listing(awsPrefixListType, {ids: 'PrefixListIds', filters}),
	DescribeManagedPrefixLists: listing(prefixListType, {ids: 'PrefixListIds', filters}),
	CreateManagedPrefixList({input: {PrefixListName, Entries = [], MaxEntries, TagSpecifications}, view, newId}) {
		if (/^com\.amazonaws/.test(PrefixListName)) {
			throw new AwsError('InvalidParameterValue', `The prefix list name ${PrefixListName} may not start with com.amazonaws.`)
		}
		if (view.lab.prefixLists.some(({key}) => key === PrefixListName)) {
			throw new AwsError('InvalidParameterValue', `In this lab a prefix list is called ${PrefixListName} already.`)
		}
		const id = newId('pl')
		return {
			patch: patchAt(['prefixLists', PrefixListName], {
				id,
				entries: Entries.map(({Cidr}) => blockOf(Cidr, 'cidr')),
				maxEntries: MaxEntries,
				aws: {Version: 1},
				tags: writtenTags(tagsFor('prefix-list', TagSpecifications))
			}),
			answer: after => ({PrefixList: {...itemOf(prefixListType, id, after), State: 'create-in-progress'}})
		}
	},
	ModifyManagedPrefixList({input, view}) {
		const {PrefixListId, AddEntries = [], RemoveEntries = [], MaxEntries, CurrentVersion} = input
		const {key, cidrs} = listOf(PrefixListId, view)
		const {Version = 1} = itemOf(prefixListType, PrefixListId, view)
		if (CurrentVersion !== undefined && CurrentVersion !== Version) {
			throw new AwsError(
				'PrefixListVersionMismatch',
				`The prefix list has the version ${String(Version)}, not ${CurrentVersion}.`
			)
		}
		const going = RemoveEntries.map(({Cidr}) => blockOf(Cidr, 'cidr'))
		const coming = AddEntries.map(({Cidr}) => blockOf(Cidr, 'cidr'))
		const left = (cidrs as readonly string[]).filter(cidr => !going.includes(cidr) && !coming.includes(cidr))
		const before = written<{maxEntries?: number} | readonly string[]>(['prefixLists', key], view)
		const most = MaxEntries ?? (before && 'maxEntries' in before ? before.maxEntries : undefined)
		return {
			patch: patchAt(['prefixLists', key], {
				id: PrefixListId,
				entries: [...left, ...coming],
				...(most !== undefined && {maxEntries: most}),
				aws: {Version: Number(Version) + 1}
			}),
			answer: after => ({PrefixList: {...itemOf(prefixListType, PrefixListId, after), State: 'modify-in-progress'}})
		}
	},
	DeleteManagedPrefixList({input: {PrefixListId}, view}) {
		const {key} = listOf(PrefixListId, view)
		return {
			patch: patchAt(['prefixLists', key], null),
			words: {DependencyViolation: `The prefix list '${PrefixListId}' is in use and cannot be deleted.`},
			answer: {PrefixList: {...itemOf(prefixListType, PrefixListId, view), State: 'delete-in-progress'}}
		}
	},
	GetManagedPrefixListEntries({input, view}) {
		const managed = [...managedLists.values()].find(({id}) => id === input.PrefixListId)
		const {cidrs} = managed ?? listOf(input.PrefixListId, view)
		return {
			answer: paged(
				cidrs.map(Cidr => ({Cidr})),
				'Entries',
				input
			)
		}
	}
}

export const prefixList: ApiPart = {types: [prefixListType, awsPrefixListType], ec2: actions}
