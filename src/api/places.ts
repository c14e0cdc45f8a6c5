/** Finds things in the lab's document by id, and patches them. Pure. */
import {defaultAccount, defaultRegion} from '../aws/account.ts'
import type {VpcWritten} from '../aws/kinds.ts'
import {type Item, type View, valueIn} from '../aws/view.ts'
import type {Path} from '../model/finding.ts'
import type {Patch} from './part.ts'

/** A VPC's part of the document. */
export const vpcWritten = (key: string, {document}: View): VpcWritten => document.vpcs?.[key] as VpcWritten

const isObject = (value: unknown): value is Patch => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A merge patch that replaces an object at all depths, instead of merging the new one into it. */
export function replacing(before: unknown, after: Patch): Patch {
	if (!isObject(before)) return after
	return {
		...Object.fromEntries(Object.keys(before).map(key => [key, null])),
		...Object.fromEntries(
			Object.entries(after).map(([key, value]) => [key, isObject(value) ? replacing(before[key], value) : value])
		)
	}
}

/** Region and account of a new thing outside VPCs, if they differ from the lab's defaults. */
export const scopeOf = ({document, region, account}: View): Patch => ({
	...(region !== (document.region ?? defaultRegion) && {region}),
	...(account !== String(document.account ?? defaultAccount) && {account})
})

export const written = <Value = Item>(path: Path, {document}: View): Value | undefined =>
	valueIn(document, path) as Value | undefined
