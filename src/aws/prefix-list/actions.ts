/** Prefix lists, AWS-managed and customer-managed. Doc: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ManagedPrefixList.html */

import type {Requests} from '../../../api-models/ec2.d.ts'
import {AwsError, invalidValue} from '../../api/errors.ts'
import {listing, paged} from '../../api/listing.ts'
import {type Actions, type ApiPart, doesNotExist, itemOf, patchAt, type ResourceType} from '../../api/part.ts'
import {written} from '../../api/places.ts'
import {keyFor, tagsFor, writtenTags} from '../../api/tags.ts'
import type {PrefixList} from '../../model/model.ts'
import {describeRouteTables} from '../route-table/wire.ts'
import {describeSecurityGroups} from '../security-group/wire.ts'
import type {Item, View} from '../view.ts'
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

/** `word`: a list that the account has deleted is not among those of AWS. */
const awsPrefixListType: ResourceType = {...prefixListType, word: 'aws-prefix-list', all: describePrefixLists}

const filters = {'owner-id': 'OwnerId', 'prefix-list-id': 'PrefixListId', 'prefix-list-name': 'PrefixListName'}

/** A list of the caller, not an AWS-managed one. Errors: AwsError. */
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
	CreateManagedPrefixList({input, view, newId}) {
		const {PrefixListName, Entries = [], MaxEntries, AddressFamily, TagSpecifications} = input
		if (AddressFamily !== 'IPv4' && AddressFamily !== 'IPv6') throw invalidValue(AddressFamily, 'AddressFamily')
		if (/^com\.amazonaws/.test(PrefixListName)) {
			throw new AwsError('InvalidParameterValue', `The prefix list name ${PrefixListName} may not start with com.amazonaws.`)
		}
		const id = newId('pl')
		const tags = tagsFor('prefix-list', TagSpecifications)
		return {
			patch: patchAt(['prefixLists', keyFor(id, PrefixListName, view, 'prefix-list')], {
				id,
				entries: Entries.map(({Cidr}) => blockOf(Cidr, 'cidr')),
				maxEntries: MaxEntries,
				aws: {PrefixListName, AddressFamily, Version: 1, Descriptions: descriptionsOf(Entries)},
				tags: writtenTags(tags)
			}),
			answer: after => ({PrefixList: {...itemOf(prefixListType, id, after), State: 'create-in-progress'}})
		}
	},
	ModifyManagedPrefixList({input, view}) {
		const {PrefixListId, PrefixListName, AddEntries = [], RemoveEntries = [], MaxEntries, CurrentVersion} = input
		const changes = AddEntries.length + RemoveEntries.length > 0
		const {key, cidrs} = listOf(PrefixListId, view)
		const {Version = 1, Descriptions: described} = itemOf(prefixListType, PrefixListId, view)
		if (CurrentVersion !== undefined && CurrentVersion !== Version) {
			throw new AwsError(
				'PrefixListVersionMismatch',
				`The prefix list has the version ${String(Version)}, not ${CurrentVersion}.`
			)
		}
		const going: readonly string[] = RemoveEntries.map(({Cidr}) => blockOf(Cidr, 'cidr'))
		const coming: readonly string[] = AddEntries.map(({Cidr}) => blockOf(Cidr, 'cidr'))
		const left = (cidrs as readonly string[]).filter(cidr => !going.includes(cidr) && !coming.includes(cidr))
		const before = written<{maxEntries?: number} | readonly string[]>(['prefixLists', key], view)
		const most = MaxEntries ?? (before && 'maxEntries' in before ? before.maxEntries : undefined)
		return {
			patch: patchAt(['prefixLists', key], {
				id: PrefixListId,
				entries: [...left, ...coming],
				...(most !== undefined && {maxEntries: most}),
				aws: {
					State: 'modify-complete',
					Version: Number(Version) + (changes ? 1 : 0),
					...(changes && {Past: {[String(Version)]: entriesOf(cidrs, described)}}),
					...(PrefixListName !== undefined && {PrefixListName}),
					Descriptions: {...Object.fromEntries(going.map(cidr => [cidr, null])), ...descriptionsOf(AddEntries)}
				}
			}),
			answer: after => ({PrefixList: {...itemOf(prefixListType, PrefixListId, after), State: 'modify-in-progress'}})
		}
	},
	DeleteManagedPrefixList({input: {PrefixListId}, view}) {
		const {key} = listOf(PrefixListId, view)
		const item = itemOf(prefixListType, PrefixListId, view)
		return {
			patch: patchAt(['prefixLists', key], null),
			gone: [{word: 'prefix-list', item: {...item, State: 'delete-complete'}}],
			words: {DependencyViolation: `The prefix list '${PrefixListId}' is in use and cannot be deleted.`},
			answer: {PrefixList: {...item, State: 'delete-in-progress'}}
		}
	},
	GetManagedPrefixListEntries({input, view}) {
		const managed = [...managedLists.values()].find(({id}) => id === input.PrefixListId)
		const {cidrs} = managed ?? listOf(input.PrefixListId, view)
		const {Descriptions: described, Past = {}} = itemOf(prefixListType, input.PrefixListId, view)
		const past = (Past as Readonly<Record<string, readonly Item[]>>)[String(input.TargetVersion)]
		return {answer: paged(past ?? entriesOf(cidrs, described), 'Entries', input)}
	},
	GetManagedPrefixListAssociations({input, view}) {
		itemOf(prefixListType, input.PrefixListId, view)
		const tables = describeRouteTables(view).filter(({Routes}) =>
			itemsIn(Routes).some(one => one.DestinationPrefixListId === input.PrefixListId)
		)
		const groups = describeSecurityGroups(view).filter(({IpPermissions, IpPermissionsEgress}) =>
			[...itemsIn(IpPermissions), ...itemsIn(IpPermissionsEgress)].some(({PrefixListIds}) =>
				itemsIn(PrefixListIds).some(one => one.PrefixListId === input.PrefixListId)
			)
		)
		const ids = [...tables.map(one => one.RouteTableId), ...groups.map(one => one.GroupId)]
		return {
			answer: paged(
				ids.map(ResourceId => ({ResourceId, ResourceOwner: view.account})),
				'PrefixListAssociations',
				input
			)
		}
	}
}

type Descriptions = Readonly<Record<string, string>>

/** Descriptions by block, for entries that have one. */
const descriptionsOf = (entries: readonly {readonly Cidr: string; readonly Description?: string}[]): Descriptions =>
	Object.fromEntries(
		entries.flatMap(({Cidr, Description}) => (Description === undefined ? [] : [[blockOf(Cidr, 'cidr'), Description]]))
	)

const entriesOf = (cidrs: readonly string[], described: unknown): readonly Item[] =>
	cidrs.map(Cidr => {
		const Description = (described as Descriptions | undefined)?.[Cidr]
		return {Cidr, ...(Description !== undefined && {Description})}
	})

const itemsIn = (value: unknown): readonly Item[] => (value as readonly Item[] | undefined) ?? []

export const prefixList: ApiPart = {types: [prefixListType, awsPrefixListType], ec2: actions}
