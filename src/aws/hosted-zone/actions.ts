/** Hosted zones, their records and VPCs. Doc: https://docs.aws.amazon.com/Route53/latest/APIReference/Welcome.html */
import type {Requests, VPC} from '../../../api-models/route53.d.ts'
import {AwsError} from '../../api/errors.ts'
import {type Actions, type ApiPart, patchAt} from '../../api/part.ts'
import {scopeOf} from '../../api/places.ts'
import {checkTags, keyFor, tagItems, writtenTags} from '../../api/tags.ts'
import {checkOf} from '../health-check/actions-described.ts'
import {tagsOf} from '../tags.ts'
import type {Item, View} from '../view.ts'
import {
	checkResourceId,
	delegationSet,
	type FoundZone,
	ownZones,
	recordSetPage,
	reversed,
	vpcItem,
	zoneItem,
	zoneOf,
	zoneOfAnybody
} from './actions-described.ts'
import {recordsPatch} from './actions-records.ts'
import {domainOf, dotted} from './domain.ts'

/** Key of a VPC of any account. Errors: AwsError. */
function vpcKeyOf({VPCId = '', VPCRegion}: VPC, {lab}: View): string {
	const vpc = lab.vpcs.find(({id, region}) => id === VPCId && (VPCRegion === undefined || region === VPCRegion))
	if (!vpc) throw new AwsError('InvalidVPCId', `The VPC: ${VPCId} that you provided is not valid.`)
	return vpc.key
}

/** The zone and the VPC, if the caller owns either of them. Errors: AwsError. */
function associable(id: string, vpc: VPC, view: View) {
	const found = zoneOfAnybody(id, view)
	const key = vpcKeyOf(vpc, view)
	const owners = [found.zone.account, view.lab.vpcs.find(one => one.key === key)?.account]
	if (owners.includes(view.account)) return {...found, key}
	throw new AwsError('AccessDenied', `Neither the hosted zone nor the VPC ${vpc.VPCId} is yours`, 403)
}

const changeInfo = (nowMs: number): Item => ({
	ChangeInfo: {Id: `/change/C${nowMs}`, Status: 'PENDING', SubmittedAt: new Date(nowMs).toISOString()}
})

/** A token is the first item of the next page, as in Route 53. */
function page(items: readonly FoundZone[], maxItems = '100', start = 0) {
	const size = Math.min(100, Math.max(1, Number(maxItems) || 100))
	const next = items[start + size]
	return {items: items.slice(start, start + size), next, rest: {IsTruncated: next !== undefined, MaxItems: String(size)}}
}

/** A hosted zone or a health check. Errors: AwsError. */
function tagged(type: string, id: string, view: View) {
	if (type === 'healthcheck') {
		const {check, ...found} = checkOf(id, view)
		return {...found, key: check.key}
	}
	const {zone, ...found} = zoneOf(id, view)
	return {...found, key: zone.key}
}

const ended = ({written}: FoundZone): readonly string[] =>
	(written.aws?.EndedAuthorizations as readonly string[] | undefined) ?? []

const without = (list: readonly string[] | undefined, key: string): readonly string[] => (list ?? []).filter(one => one !== key)

const actions: Actions<Requests> = {
	CreateHostedZone({input, view, newId, nowMs}) {
		const {Name, VPC, CallerReference, HostedZoneConfig} = input
		if (ownZones(view).some(({written}) => written.aws?.CallerReference === CallerReference)) {
			throw new AwsError(
				'HostedZoneAlreadyExists',
				'A hosted zone has already been created with the specified caller reference.',
				409
			)
		}
		const id = newId('z').slice(2).toUpperCase().padStart(21, 'Z0')
		const name = domainOf(Name)
		const {account} = scopeOf(view)
		return {
			patch: patchAt(['hostedZones', keyFor(id, name, view, 'hosted-zone')], {
				id,
				name,
				...(VPC && {vpcs: [vpcKeyOf(VPC, view)]}),
				...(account !== undefined && {account}),
				tags: writtenTags({}),
				aws: {CallerReference, ...(HostedZoneConfig?.Comment !== undefined && {Comment: HostedZoneConfig.Comment})}
			}),
			answer: after => ({
				HostedZone: zoneItem(zoneOf(id, after)),
				...changeInfo(nowMs),
				...(VPC ? {VPC} : {DelegationSet: delegationSet}),
				Location: `https://route53.amazonaws.com/2013-04-01/hostedzone/${id}`
			})
		}
	},
	GetHostedZone({input: {Id}, view}) {
		const found = zoneOf(Id, view)
		const {vpcs} = found.zone
		return {
			answer: {
				HostedZone: zoneItem(found),
				...(vpcs ? {VPCs: vpcs.map(key => vpcItem(key, view))} : {DelegationSet: delegationSet})
			}
		}
	},
	GetHostedZoneCount: ({view}) => ({answer: {HostedZoneCount: ownZones(view).length}}),
	ListHostedZones({input: {Marker, MaxItems}, view}) {
		const all = ownZones(view)
		const {items, next, rest} = page(
			all,
			MaxItems,
			Math.max(
				0,
				all.findIndex(({zone}) => zone.id === Marker)
			)
		)
		return {answer: {HostedZones: items.map(zoneItem), Marker: Marker ?? '', ...rest, ...(next && {NextMarker: next.zone.id})}}
	},
	ListHostedZonesByName({input: {DNSName, MaxItems}, view}) {
		const first = DNSName === undefined ? '' : reversed(domainOf(DNSName))
		const all = ownZones(view)
			.map(found => ({found, order: reversed(found.zone.name)}))
			.filter(({order}) => order >= first)
			.toSorted((one, other) => (one.order < other.order ? -1 : 1))
		const {items, next, rest} = page(
			all.map(({found}) => found),
			MaxItems
		)
		return {
			answer: {
				HostedZones: items.map(zoneItem),
				...(DNSName !== undefined && {DNSName}),
				...rest,
				...(next && {NextDNSName: dotted(next.zone.name), NextHostedZoneId: next.zone.id})
			}
		}
	},
	ListHostedZonesByVPC({input: {VPCId, VPCRegion, MaxItems}, view}) {
		const key = vpcKeyOf({VPCId, VPCRegion}, view)
		const all = (view.lab.hostedZones ?? []).filter(({vpcs}) => vpcs?.includes(key))
		return {
			answer: {
				HostedZoneSummaries: all.map(({id, name, account}) => ({
					HostedZoneId: id,
					Name: dotted(name),
					Owner: {OwningAccount: account}
				})),
				MaxItems: MaxItems ?? '100'
			}
		}
	},
	UpdateHostedZoneComment({input: {Id, Comment = ''}, view}) {
		return {
			patch: patchAt(zoneOf(Id, view).path, {aws: {Comment}}),
			answer: after => ({HostedZone: zoneItem(zoneOf(Id, after))})
		}
	},
	DeleteHostedZone({input: {Id}, view, nowMs}) {
		const {path, zone} = zoneOf(Id, view)
		if (zone.records.length > 0) {
			throw new AwsError(
				'HostedZoneNotEmpty',
				'The specified hosted zone contains non-required resource record sets and so cannot be deleted.'
			)
		}
		return {patch: patchAt(path, null), answer: changeInfo(nowMs)}
	},
	ChangeResourceRecordSets({input: {HostedZoneId, ChangeBatch}, view, nowMs}) {
		return {patch: recordsPatch(ChangeBatch.Changes, zoneOf(HostedZoneId, view), view), answer: changeInfo(nowMs)}
	},
	ListResourceRecordSets: ({input, view}) => ({answer: recordSetPage(input, zoneOf(input.HostedZoneId, view).zone, view)}),
	GetChange: ({input: {Id}, nowMs}) => ({
		answer: {
			ChangeInfo: {Id: `/change/${Id.replace(/^\/change\//, '')}`, Status: 'INSYNC', SubmittedAt: new Date(nowMs).toISOString()}
		}
	}),
	AssociateVPCWithHostedZone({input: {HostedZoneId, VPC}, view, nowMs}) {
		const {path, zone, key} = associable(HostedZoneId, VPC, view)
		if (!zone.vpcs) throw new AwsError('PublicZoneVPCAssociation', 'The hosted zone is public: it has no VPCs.')
		return {
			patch: patchAt(path, {vpcs: [...without(zone.vpcs, key), key]}),
			words: {
				NotAuthorizedException: `The VPC: ${VPC.VPCId} has not authorized to associate with your hosted zone.`
			},
			answer: changeInfo(nowMs)
		}
	},
	DisassociateVPCFromHostedZone({input: {HostedZoneId, VPC}, view, nowMs}) {
		const {path, zone, key} = associable(HostedZoneId, VPC, view)
		if (!zone.vpcs?.includes(key)) {
			throw new AwsError('VPCAssociationNotFound', `The VPC: ${VPC.VPCId} is not associated with the hosted zone.`, 404)
		}
		if (zone.vpcs.length === 1) {
			throw new AwsError('LastVPCAssociation', 'The VPC that you are trying to disassociate is the last one of the hosted zone.')
		}
		return {patch: patchAt(path, {vpcs: without(zone.vpcs, key)}), answer: changeInfo(nowMs)}
	},
	CreateVPCAssociationAuthorization({input: {HostedZoneId, VPC}, view}) {
		const found = zoneOf(HostedZoneId, view)
		const key = vpcKeyOf(VPC, view)
		return {
			patch: patchAt(found.path, {
				authorizations: [...without(found.written.authorizations, key), key],
				aws: {EndedAuthorizations: without(ended(found), key)}
			}),
			answer: {HostedZoneId: found.zone.id, VPC}
		}
	},
	/** An existing association stays: the file then keeps the authorization. */
	DeleteVPCAssociationAuthorization({input: {HostedZoneId, VPC}, view}) {
		const found = zoneOf(HostedZoneId, view)
		const key = vpcKeyOf(VPC, view)
		if (!found.written.authorizations?.includes(key) || ended(found).includes(key)) {
			throw new AwsError('VPCAssociationAuthorizationNotFound', `The VPC: ${VPC.VPCId} is not authorized.`, 404)
		}
		return {
			patch: patchAt(
				found.path,
				found.zone.vpcs?.includes(key)
					? {aws: {EndedAuthorizations: [...ended(found), key]}}
					: {authorizations: without(found.written.authorizations, key)}
			)
		}
	},
	ListVPCAssociationAuthorizations({input: {HostedZoneId}, view}) {
		const found = zoneOf(HostedZoneId, view)
		const keys = (found.written.authorizations ?? []).filter(key => !ended(found).includes(key))
		return {answer: {HostedZoneId: found.zone.id, VPCs: keys.map(key => vpcItem(key, view))}}
	},
	ChangeTagsForResource({input: {ResourceType, ResourceId, AddTags = [], RemoveTagKeys = []}, view}) {
		checkResourceId(ResourceType, ResourceId)
		checkTags(AddTags)
		const removed = RemoveTagKeys.map(key => [key, key === 'Name' ? false : null] as const)
		const tags = Object.fromEntries([...removed, ...AddTags.map(({Key = '', Value = ''}) => [Key, Value] as const)])
		return {patch: patchAt(tagged(ResourceType, ResourceId, view).path, {tags})}
	},
	ListTagsForResource({input: {ResourceType, ResourceId}, view}) {
		checkResourceId(ResourceType, ResourceId)
		const {key, written} = tagged(ResourceType, ResourceId, view)
		return {answer: {ResourceTagSet: {ResourceType, ResourceId, Tags: tagItems(tagsOf(key, written.tags))}}}
	}
}

export const hostedZone: ApiPart = {route53: actions}
