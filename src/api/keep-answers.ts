/** Writes an imported account's data that does not affect packets into the lab file, so that the API answers it again. Pure. */
import {type Item, ownPath, type Tag, type View, valueIn} from '../aws/view.ts'
import {type LoadedLab, patchDocument, patchLab} from '../lab/read.ts'
import {type Patch, patchAt, type ResourceType, together} from './part.ts'
import {pairsOf, type Recorded, recordedIn, viewsOf} from './recorded.ts'

/** The lab's document with the recorded data. `texts`: contents of files such as `describe-vpcs.json`. */
export function withAnswers(loaded: LoadedLab, texts: readonly string[]): unknown {
	const recorded = recordedIn(texts)
	const named = withNames(loaded, recorded)
	const patches = viewsOf(named).flatMap(view =>
		[...pairsOf(recorded, [view])].map(({type, recorded: was, described: is}) =>
			together(patchAt(['aws', 'Ids'], idsKept(was, is)), placed(type, was, is, view))
		)
	)
	return withNulls(patchDocument(named.document, together(...patches)))
}

/** Interfaces have private names only if their VPC enables them (DNS-2), which answers about VPCs do not show. */
function withNames(loaded: LoadedLab, recorded: Recorded): LoadedLab {
	const named = new Set(
		(recorded.get('NetworkInterfaces') ?? []).flatMap(({VpcId, PrivateDnsName}) => (PrivateDnsName ? [VpcId] : []))
	)
	const keys = loaded.lab.vpcs.filter(({id, enableDnsHostnames}) => named.has(id) && !enableDnsHostnames).map(({key}) => key)
	return patchLab(loaded, {vpcs: Object.fromEntries(keys.map(key => [key, {enableDnsHostnames: true}]))})
}

/** A null in a patch would delete a value, so that real nulls are inserted afterwards. */
const withNulls = (value: unknown): unknown =>
	value === notSent
		? null
		: Array.isArray(value)
			? value.map(withNulls)
			: typeof value === 'object' && value !== null
				? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withNulls(inner)]))
				: value

/** Tags, and fields of the kind that no call changes, if the file has a place for them. */
function placed(type: ResourceType, was: Item, is: Item, view: View): Patch {
	const id = String(was[type.id])
	const resource = view.directory.byId(id)
	const own = resource && ownPath(resource, type.section)
	const place = own ? {path: own.map(String), patch: undefined} : type.place?.(id, view)
	if (!place) return {}
	const key = type.tagKey ?? 'Tags'
	const tags = isSame(tagsOf(was[key]), tagsOf(is[key])) ? undefined : {Name: false as const, ...tagsOf(was[key])}
	const fields = (type.inert ?? []).filter(field => !isSame(was[field], is[field]))
	const aws = Object.fromEntries(fields.map(field => [field, was[field] ?? notSent]))
	const name = type.word === 'security-group' && was.GroupName !== is.GroupName ? {name: was.GroupName} : {}
	if (!tags && fields.length === 0 && Object.keys(name).length === 0) return {}
	const before = valueIn(view.document, place.path)
	const longForm = Array.isArray(before)
		? {[type.section === 'attachments' ? 'subnets' : 'entries']: before}
		: typeof before === 'string'
			? {address: before}
			: {}
	return together(place.patch, patchAt(place.path, {...longForm, ...name, ...(tags && {tags}), ...(fields.length > 0 && {aws})}))
}

/** Stands for a field that AWS left out. */
const notSent = '\u0000'

/** Leaves out tags with the prefix `aws:`, which AWS reserves for itself. */
const tagsOf = (tags: unknown): Readonly<Record<string, string>> =>
	Object.fromEntries(
		((tags as readonly Tag[] | undefined) ?? []).flatMap(({Key, Value}) => (/^aws:/i.test(Key) ? [] : [[Key, Value ?? '']]))
	)

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** Lists, with the key that distinguishes their items and the key of the items' derived ids. */
const lists = {
	CidrBlockAssociationSet: ['CidrBlock', 'AssociationId'],
	Ipv6CidrBlockAssociationSet: ['Ipv6CidrBlock', 'AssociationId']
} as const

type Association = Item & {readonly SubnetId?: string; readonly GatewayId?: string; readonly Main?: boolean}

function idsKept(was: Item, is: Item): Readonly<Record<string, string>> {
	const ids: Record<string, string> = {}
	const keep = (computed: unknown, given: unknown) => {
		if (typeof computed === 'string' && typeof given === 'string' && computed !== given) ids[computed] = given
	}
	for (const [list, [by, id]] of Object.entries(lists)) {
		for (const one of itemsOf(is, list)) keep(one[id], itemsOf(was, list).find(other => other[by] === one[by])?.[id])
	}
	for (const one of itemsOf(is, 'Associations') as readonly Association[]) {
		const other = (itemsOf(was, 'Associations') as readonly Association[]).find(
			({SubnetId, GatewayId, Main}) => SubnetId === one.SubnetId && GatewayId === one.GatewayId && Main === one.Main
		)
		keep(one.RouteTableAssociationId, other?.RouteTableAssociationId)
		keep(one.NetworkAclAssociationId, other?.NetworkAclAssociationId)
	}
	keep((is.Attachment as Item | undefined)?.AttachmentId, (was.Attachment as Item | undefined)?.AttachmentId)
	keep(is.AssociationId, was.AssociationId)
	// A set in the file has an id of its own; this is for the Region's default set.
	keep(is.DhcpOptionsId, was.DhcpOptionsId)
	return ids
}

const itemsOf = (item: Item, key: string): readonly Item[] => (item[key] as readonly Item[] | undefined) ?? []
