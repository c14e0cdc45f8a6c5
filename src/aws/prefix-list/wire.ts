/** The fields of AWS's answers that affect packets. */

import {z} from 'zod'
import {type Answers, answer} from '../../import/answers.ts'
import {block, maybe, owner, tagged, text} from '../../import/describe-parts.ts'
import type {PrefixList} from '../../model/model.ts'
import {family} from '../../net/address.ts'
import {arn, type Item, tagList, type View, valueIn} from '../view.ts'
import {managedLists} from './aws-managed.ts'

/** `describe-prefix-lists` includes the blocks; for `describe-managed-prefix-lists` they are in `get-managed-prefix-list-entries`. */
const prefixList = z.object({
	PrefixListId: text,
	PrefixListName: maybe(text),
	MaxEntries: maybe(z.int()),
	Cidrs: maybe(z.array(block)),
	...owner,
	...tagged
})

export const answers = {
	PrefixLists: answer(prefixList, {ids: ['PrefixListId'], command: ['describe-prefix-lists', 'describe-managed-prefix-lists']})
} as const satisfies Answers

/** As DescribePrefixLists answers: AWS-managed lists of the Region. */
export const describePrefixLists = ({region}: View): readonly Item[] =>
	[...managedLists.values()]
		.filter(({name}) => name.split('.')[2] === region)
		.map(({id, name, cidrs}) => ({PrefixListId: id, PrefixListName: name, Cidrs: cidrs}))

/** As DescribeManagedPrefixLists answers. */
export const describeManagedPrefixLists = (view: View): readonly Item[] => [
	...view.lab.prefixLists
		.filter(({id}) => ![...managedLists.values()].some(one => one.id === id))
		.map(list => describeOwn(list, view)),
	...[...managedLists.values()]
		.filter(({name}) => name.split('.')[2] === view.region)
		.map(({id, name, cidrs}) => ({
			PrefixListId: id,
			PrefixListName: name,
			PrefixListArn: `arn:aws:ec2:${view.region}:aws:prefix-list/${id}`,
			AddressFamily: cidrs.some(cidr => family(cidr) === 6) ? 'IPv6' : 'IPv4',
			State: 'create-complete',
			OwnerId: 'AWS',
			Tags: []
		}))
]

function describeOwn({key, id, cidrs}: PrefixList, view: View): Item {
	const written = valueIn(view.document, ['prefixLists', key])
	const {maxEntries = cidrs.length, aws = {}} = Array.isArray(written) ? {} : (written as {maxEntries?: number; aws?: Item})
	return {
		PrefixListId: id,
		PrefixListName: key,
		PrefixListArn: arn(`prefix-list/${id}`, view),
		AddressFamily: cidrs.some(cidr => family(cidr) === 6) ? 'IPv6' : 'IPv4',
		State: 'create-complete',
		MaxEntries: maxEntries,
		Version: 1,
		OwnerId: view.account,
		Tags: tagList(id, 'prefixLists', view),
		...aws
	}
}
