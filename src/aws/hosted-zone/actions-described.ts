/** Hosted zones and their record sets, as Route 53 describes them. Pure. */
import type {ListResourceRecordSetsRequest} from '../../../api-models/route53.d.ts'
import {AwsError} from '../../api/errors.ts'
import type {HostedZone, RecordSet, RecordValue} from '../../model/hosted-zone.ts'
import {type Item, type View, valueIn} from '../view.ts'
import {aliasItem} from './actions-aliases.ts'
import {dotted} from './domain.ts'
import type {ZoneWritten} from './draft.ts'

export type FoundZone = {readonly zone: HostedZone; readonly path: readonly string[]; readonly written: ZoneWritten}

export const allZones = (view: View): readonly FoundZone[] =>
	(view.lab.hostedZones ?? []).map(zone => {
		const path = ['hostedZones', zone.key]
		return {zone, path, written: valueIn(view.document, path) as ZoneWritten}
	})

export const ownZones = (view: View): readonly FoundZone[] => allZones(view).filter(({zone}) => zone.account === view.account)

/** A zone of any account; `/hostedzone/Z1` is Z1. Its caller checks permissions. Errors: AwsError. */
export function zoneOfAnybody(id: string, view: View): FoundZone {
	const short = id.replace(/^\/?hostedzone\//, '')
	const found = allZones(view).find(({zone}) => zone.id === short)
	if (!found) throw new AwsError('NoSuchHostedZone', `No hosted zone found with ID: ${short}`, 404)
	return found
}

/** Unlike other calls, those about tags take no `/hostedzone/` before the id. Errors: AwsError. */
export function checkResourceId(type: string, id: string): void {
	if (type !== 'hostedzone' || id.length <= 32) return
	throw new AwsError(
		'InvalidInput',
		`1 validation error detected: Value '${id}' at 'resourceId' failed to satisfy constraint: Member must have length less than or equal to 32`
	)
}

/** Errors: AwsError, also for a zone of another account. */
export function zoneOf(id: string, view: View): FoundZone {
	const found = zoneOfAnybody(id, view)
	if (found.zone.account === view.account) return found
	throw new AwsError('AccessDenied', `The hosted zone ${found.zone.id} belongs to another account`, 403)
}

export function vpcItem(key: string, {lab}: View): Item {
	const vpc = lab.vpcs.find(one => one.key === key)
	return {VPCRegion: vpc?.region, VPCId: vpc?.id}
}

const nameServers = ['ns-1536.awsdns-00.co.uk', 'ns-0.awsdns-00.com', 'ns-1024.awsdns-00.org', 'ns-512.awsdns-00.net']

export const delegationSet: Item = {NameServers: nameServers}

/** Records that every zone has by default. */
const standing = ({name}: HostedZone): readonly Item[] => [
	{Name: dotted(name), Type: 'NS', TTL: 172_800, ResourceRecords: nameServers.map(server => ({Value: `${server}.`}))},
	{
		Name: dotted(name),
		Type: 'SOA',
		TTL: 900,
		ResourceRecords: [{Value: `${nameServers[0]}. awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400`}]
	}
]

/** In Route 53's order: by the labels of names, from the right. */
const recordSetItems = (zone: HostedZone, view: View): readonly Item[] =>
	[...standing(zone), ...zone.records.map(set => recordSetItem(set, zone, view))].toSorted((one, other) => {
		const [a, b] = [orderOf(one), orderOf(other)]
		return a < b ? -1 : a > b ? 1 : 0
	})

/** As ListResourceRecordSets answers: a page begins with the set that the one before has named. */
export function recordSetPage(input: ListResourceRecordSetsRequest, zone: HostedZone, view: View): Item {
	const {StartRecordName, StartRecordType, StartRecordIdentifier, MaxItems = '300'} = input
	const first =
		StartRecordName === undefined
			? ''
			: orderOf({Name: StartRecordName, Type: StartRecordType, SetIdentifier: StartRecordIdentifier})
	const all = recordSetItems(zone, view).filter(item => orderOf(item) >= first)
	const size = Math.min(300, Math.max(1, Number(MaxItems) || 300))
	const next = all[size]
	return {
		ResourceRecordSets: all.slice(0, size),
		IsTruncated: next !== undefined,
		MaxItems: String(size),
		...(next && {
			NextRecordName: next.Name,
			NextRecordType: next.Type,
			...(next.SetIdentifier !== undefined && {NextRecordIdentifier: next.SetIdentifier})
		})
	}
}

/** Of whole record sets, and of where a page begins. */
const orderOf = ({Name, Type = '', SetIdentifier = ''}: Item): string =>
	`${reversed(String(Name).toLowerCase().replace('*', '\\052'))} ${String(Type)} ${String(SetIdentifier)}`

export const reversed = (name: string): string => name.replace(/\.$/, '').split('.').toReversed().join('.')

const recordSetItem = (
	{name, type, ttl, values, alias, healthCheck, routing}: RecordSet,
	zone: HostedZone,
	view: View
): Item => ({
	Name: dotted(name),
	Type: type,
	...(routing && routingItem(routing)),
	...(healthCheck !== undefined && {HealthCheckId: view.lab.healthChecks?.find(({key}) => key === healthCheck)?.id}),
	...(alias
		? {AliasTarget: aliasItem(alias, zone, view)}
		: {TTL: ttl, ResourceRecords: values.flatMap(value => addressOf(value, view.lab) ?? []).map(Value => ({Value}))})
})

function routingItem(routing: NonNullable<RecordSet['routing']>): Item {
	const SetIdentifier = routing.setIdentifier
	switch (routing.policy) {
		case 'weighted':
			return {SetIdentifier, Weight: routing.weight}
		case 'failover':
			return {SetIdentifier, Failover: routing.role.toUpperCase()}
		case 'latency':
			return {SetIdentifier, Region: routing.region}
		case 'geolocation': {
			const continent = /^continent-(..)$/.exec(routing.place)?.[1]
			return {SetIdentifier, GeoLocation: continent === undefined ? {CountryCode: routing.place} : {ContinentCode: continent}}
		}
		case 'multivalue':
			return {SetIdentifier, MultiValueAnswer: true}
	}
}

/** Undefined: the instance currently has no such address. */
export function addressOf(value: RecordValue, {vpcs}: View['lab']): string | undefined {
	if (typeof value === 'string') return value
	const vpc = vpcs.find(({instances}) => instances.some(({key}) => key === value.instance))
	const key = vpc?.instances.find(one => one.key === value.instance)?.interfaces[0]
	const own = vpc?.interfaces.find(one => one.key === key)
	const [first] = own?.privateIps ?? []
	return {private: first?.address, public: first?.publicIp?.address, ipv6: own?.ipv6[0]}[value.which]
}

export function zoneItem({zone, written: {aws = {}}}: FoundZone): Item {
	const comment = aws.Comment
	return {
		Id: `/hostedzone/${zone.id}`,
		Name: dotted(zone.name),
		CallerReference: aws.CallerReference ?? zone.key,
		Config: {...(comment !== undefined && {Comment: comment}), PrivateZone: zone.vpcs !== undefined},
		ResourceRecordSetCount: zone.records.length + 2
	}
}
