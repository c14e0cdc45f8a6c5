/** Prefix lists, AWS's and customers'. Doc: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ManagedPrefixList.html */
import {listing} from '../../api/listing.ts'
import {type ApiPart, doesNotExist, type ResourceType} from '../../api/part.ts'
import {describeManagedPrefixLists, describePrefixLists} from './wire.ts'

export const prefixListType: ResourceType = {
	word: 'prefix-list',
	prefix: 'pl',
	id: 'PrefixListId',
	all: describeManagedPrefixLists,
	missing: doesNotExist('InvalidPrefixListID.NotFound', 'prefix list ID'),
	section: 'prefixLists'
}

const awsPrefixListType: ResourceType = {...prefixListType, all: describePrefixLists}

const filters = {'owner-id': 'OwnerId', 'prefix-list-id': 'PrefixListId', 'prefix-list-name': 'PrefixListName'}

export const prefixList: ApiPart = {
	types: [prefixListType],
	ec2: {
		DescribePrefixLists: listing(awsPrefixListType, {list: 'PrefixLists', ids: 'PrefixListIds', filters}),
		DescribeManagedPrefixLists: listing(prefixListType, {list: 'PrefixLists', ids: 'PrefixListIds', filters})
	}
}
