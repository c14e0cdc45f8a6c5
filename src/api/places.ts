/** Things of the lab's document by their ids, and patches of them. Pure. */
import {defaultAccount, defaultRegion} from '../aws/account.ts'
import type {VpcWritten} from '../aws/kinds.ts'
import {type Item, type View, valueIn} from '../aws/view.ts'
import type {Path} from '../model/finding.ts'
import type {Patch} from './part.ts'

/** What a VPC's part of the document says. */
export const vpcWritten = (key: string, {document}: View): VpcWritten => document.vpcs?.[key] as VpcWritten

/** Of an object: the new one in place of the old one, where a merge patch would merge the two. */
export const replacing = (before: unknown, after: Patch): Patch => ({
	...(typeof before === 'object' && before !== null && !Array.isArray(before)
		? Object.fromEntries(Object.keys(before).map(key => [key, null]))
		: {}),
	...after
})

/** Region and account of a new thing outside VPCs, where they are not the lab's own. */
export const scopeOf = ({document, region, account}: View): Patch => ({
	...(region !== (document.region ?? defaultRegion) && {region}),
	...(account !== String(document.account ?? defaultAccount) && {account})
})

export const written = <Value = Item>(path: Path, {document}: View): Value | undefined =>
	valueIn(document, path) as Value | undefined
