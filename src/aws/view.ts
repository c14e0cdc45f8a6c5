/** A lab as one account sees it in one region, for AWS's answers about it. Pure. */
import type {Directory, Resource} from '../model/directory.ts'
import type {Path} from '../model/finding.ts'
import type {Lab, NetworkInterface, Vpc} from '../model/model.ts'
import {accountOf, defaultAccount, defaultRegion} from './account.ts'
import type {LabDocument} from './kinds.ts'
import {tagsOf} from './tags.ts'

export type View = {
	readonly lab: Lab
	readonly document: LabDocument
	readonly directory: Directory
	readonly region: string
	readonly account: string
	/** The account's own VPCs in the Region. */
	readonly vpcs: readonly Vpc[]
}

export const viewOf = (
	{lab, document}: Pick<View, 'lab' | 'document'>,
	directory: Directory,
	{region, account}: Pick<View, 'region' | 'account'>
): View => ({
	lab,
	document,
	directory,
	region,
	account,
	vpcs: lab.vpcs.filter(vpc => vpc.region === region && vpc.account === account)
})

/** Whether a thing outside VPCs belongs to the viewing account and Region. */
export const isOwn = (
	{region, account}: {readonly region?: string | undefined; readonly account?: string | number | undefined},
	view: View
): boolean =>
	(region ?? view.document.region ?? defaultRegion) === view.region &&
	(accountOf(view.document, account) ?? accountOf(view.document, view.document.account) ?? defaultAccount) === view.account

export type Item = Readonly<Record<string, unknown>>

/** The value at a path in the document. */
export const valueIn = (document: unknown, path: Path): unknown =>
	path.reduce<unknown>(
		(value, part) =>
			typeof value === 'object' && value !== null && Object.hasOwn(value, part)
				? (value as Record<string | number, unknown>)[part]
				: undefined,
		document
	)

/** Its place in the document, if that is in its kind's own section: tables and interfaces may be written within other things. */
export function ownPath({path}: Pick<Resource, 'path'>, section: string): Path | undefined {
	const isNamed = path.at(-2) === section && typeof path.at(-1) === 'string'
	return isNamed || path.at(-1) === section ? path : undefined
}

type Written = {readonly tags?: Readonly<Record<string, string | false>>; readonly aws?: Item}

function writtenOf(id: string, section: string, {directory, document}: View): Written & {readonly name?: string} {
	const resource = directory.byId(id)
	const path = resource && ownPath(resource, section)
	if (!path) return {}
	const value = valueIn(document, path)
	const written = typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Written) : {}
	const name = path.at(-2) === section ? String(path.at(-1)) : undefined
	// Every VPC has these by default, without a name.
	return {...written, ...(name !== undefined && !standard.has(`${section} ${name}`) && {name})}
}

const standard: ReadonlySet<string> = new Set([
	'networkAcls default',
	'routeTables main',
	'routeTables main-table',
	'routeTables default'
])

export type Tag = {readonly Key: string; readonly Value: string}

/** Tags in AWS's form. `section`: its kind's section of the lab file. */
export function tagList(id: string, section: string, view: View): readonly Tag[] {
	const {name, tags} = writtenOf(id, section, view)
	return Object.entries(tagsOf(name, tags)).map(([Key, Value]) => ({Key, Value}))
}

/** The contents of its `aws`. */
export const awsBag = (id: string, section: string, view: View): Item => writtenOf(id, section, view).aws ?? {}

/** A derived id, or the account's original one in its place, as kept by `import --keep-answers`. */
export function givenId(id: string, {document}: Pick<View, 'document'>): string {
	const ids = document.aws?.Ids as Readonly<Record<string, string>> | undefined
	return ids && Object.hasOwn(ids, id) ? (ids[id] ?? id) : id
}

/** Leaves out undefined values. */
export const compact = (item: Item): Item => Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined))

/** `Tags` in AWS's answers for kinds that omit them if there are none. */
export function tagsIfAny(id: string, section: string, view: View): Item {
	const Tags = tagList(id, section, view)
	return Tags.length > 0 ? {Tags} : {}
}

export const arn = (resource: string, {region, account}: Pick<View, 'region' | 'account'>): string =>
	`arn:aws:ec2:${region}:${account}:${resource}`

/** The things with a key. Errors: RangeError, for a key in the lab that does not exist. */
export function wanted<Thing extends {readonly key: string}>(things: readonly Thing[], key: string): Thing {
	const found = things.find(thing => thing.key === key)
	if (!found) throw new RangeError(`the lab names "${key}", which it does not have`)
	return found
}

export const primaryOf = ({privateIps}: Pick<NetworkInterface, 'privateIps'>): string | undefined => privateIps[0]?.address
