/** Records of zones. Doc: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-route53-recordset.html */
import {leftOut, notEmulated} from '../../iac/made.ts'
import type {Made, Making, ResourceType, Thing} from '../../iac/part.ts'
import type {Edit} from '../../iac/placed.ts'
import type {Properties} from '../../iac/properties.ts'
import {type Unknown, unknownIn} from '../../iac/unknown.ts'
import {type RecordSets, type SetWritten, setKey, setsOf, writtenSets} from './actions-sets.ts'
import {domainOf} from './domain.ts'
import {type HostedRecordWritten, type WrittenType, writtenTypes} from './schema.ts'

const defaultTtl = 300
const recordName = /^(?:@|(?:\*|[\w-]{1,63})(?:\.[\w-]{1,63})*)$/

type Zone = Thing | Unknown | undefined

/** By id, or by name if only one zone has it. Undefined: it is no zone of the lab. */
function zoneOf({properties, lab}: Making, from: Properties = properties): Zone {
	const unknown = unknownIn(from.raw('HostedZoneId')) ?? unknownIn(from.raw('HostedZoneName'))
	if (unknown) return unknown
	const zones = lab.things().filter(({kind}) => kind === 'hosted-zone')
	const id = from.text('HostedZoneId')?.replace(/^\/hostedzone\//, '')
	if (id !== undefined) return zones.find(one => one.id === id) ?? lab.thing(id)
	const domain = domainOf(from.text('HostedZoneName') ?? '')
	const named = zones.filter(({facts}) => facts?.domain === domain)
	return named.length === 1 ? named[0] : undefined
}

const isThing = (zone: Zone): zone is Thing => zone !== undefined && 'kind' in zone && zone.kind === 'hosted-zone'

function makeSet(making: Making): Made {
	const zone = zoneOf(making)
	const name = making.properties.text('Name')
	const edits = isThing(zone) ? editsOf(zone, [making.properties], making) : undefined
	if (!isThing(zone)) return withoutZone(zone, making)
	return edits === undefined || name === undefined ? leftOut(making) : {ref: domainOf(name), edits}
}

function makeGroup(making: Making): Made {
	const {properties, name} = making
	const own = properties.has('HostedZoneId') || properties.has('HostedZoneName') ? zoneOf(making) : undefined
	const byZone = Map.groupBy(properties.items('RecordSets'), one =>
		one.has('HostedZoneId') || one.has('HostedZoneName') ? zoneOf(making, one) : own
	)
	const edits: Edit[] = []
	for (const [zone, sets] of byZone) {
		if (isThing(zone)) {
			edits.push(...(editsOf(zone, sets, making) ?? []))
		} else {
			withoutZone(zone, making)
		}
	}
	return {ref: name, edits}
}

function withoutZone(zone: Zone, making: Making): Made {
	const {properties} = making
	if (zone && 'isReported' in zone && zone.isReported) return leftOut(making)
	const called = properties.raw('HostedZoneName') ?? properties.raw('HostedZoneId')
	const what = typeof called === 'string' ? `the zone ${called}` : 'its zone'
	return notEmulated(making, `it is left out: ${what} is not in the lab`)
}

/** All records of a name are one entry of the lab file. */
function editsOf(zone: Thing, asked: readonly Properties[], making: Making): readonly Edit[] | undefined {
	const {lab, note} = making
	const apex = String(zone.facts?.domain ?? (lab.written([...zone.path, 'name']) as string))
	const byName = new Map<string, {readonly sets: RecordSets; readonly from: Properties}>()
	for (const from of asked) {
		const full = domainOf(from.text('Name') ?? '').replaceAll('\\052', '*')
		const name = full === apex ? '@' : full.endsWith(`.${apex}`) ? full.slice(0, -(apex.length + 1)) : undefined
		if (name === undefined) {
			from.refuse('Name', {
				message: `RRSet with DNS name ${full}. is not permitted in zone ${apex}.`,
				code: 'InvalidChangeBatch',
				fix: `choose a name that ends with ${apex}`
			})
			continue
		}
		if (!recordName.test(name)) {
			note(`${full} is left out: such names are not emulated`)
			continue
		}
		const set = setOf(from, apex, making)
		if (!set) continue
		const written = lab.written([...zone.path, 'records', name]) as HostedRecordWritten | undefined
		const sets = byName.get(name)?.sets ?? new Map(setsOf(written))
		if (sets.has(setKey(set))) {
			from.refuse('Name', {
				message: `Tried to create resource record set [name='${full}.', type='${set.type}'] but it already exists`,
				code: 'InvalidChangeBatch',
				fix: 'keep one of the two'
			})
			continue
		}
		sets.set(setKey(set), set)
		byName.set(name, {sets, from})
	}
	if (byName.size === 0) return undefined
	return [...byName].flatMap(([name, {sets, from}]) => {
		const path = [...zone.path, 'records', name]
		return [
			{path, value: undefined, remove: true as const},
			{path, value: from.placed('Name', writtenSets(sets))}
		]
	})
}

const isType = (type: string): type is WrittenType => writtenTypes.some(one => one === type)

/** Undefined: not emulated, or not known, and reported. */
function setOf(from: Properties, apex: string, making: Making): SetWritten | undefined {
	const {note} = making
	const name = domainOf(from.text('Name') ?? '')
	const type = from.text('Type') ?? ''
	const leave = (why: string): undefined => note(`${name} ${type} is left out: ${why}`) as undefined
	if (!isType(type)) return leave(`records of type ${type} are not emulated`)
	if (from.has('HealthCheckId')) note(`${name} ${type}: health checks are not made of templates: it counts as healthy`)
	const routing = routingOf(from)
	if (routing === 'unknown') return leave('its routing policy is not emulated')
	const more = routing && {routing}
	const target = from.object('AliasTarget')
	if (target) {
		const unknown = unknownIn(target.raw('DNSName'))
		if (unknown) return unknown.isReported ? undefined : leave(`its target depends on ${unknown.why}`)
		const dns = domainOf(target.text('DNSName') ?? '')
		const alias = aliasOf(dns, apex, making)
		if (alias === undefined) return leave(`nothing in the lab is called ${dns}`)
		return {type, values: [], alias, evaluateTargetHealth: target.flag('EvaluateTargetHealth') ?? false, ...more}
	}
	const unknown = unknownIn(from.raw('ResourceRecords'))
	if (unknown) return unknown.isReported ? undefined : leave(`its value depends on ${unknown.why}`)
	const values = from.texts('ResourceRecords') ?? []
	if (values.length === 0) return leave('it has no values')
	return {type, ttl: from.number('TTL') ?? defaultTtl, values, ...more}
}

/** `main.web` of a load balancer or an endpoint, or a name of the zone. */
function aliasOf(dns: string, apex: string, {lab}: Making): string | undefined {
	const plain = dns.replace(/^dualstack\./, '')
	const found = lab.things().find(({facts}) => {
		const names = typeof facts?.dnsNames === 'function' ? facts.dnsNames() : [facts?.dnsName]
		return names.some((one: unknown) => typeof one === 'string' && one.toLowerCase() === plain)
	})
	if (found) return `${found.vpc}.${found.name}`
	return dns === apex || dns.endsWith(`.${apex}`) ? dns : undefined
}

function routingOf(from: Properties): SetWritten['routing'] | 'unknown' {
	const id = from.text('SetIdentifier')
	if (id === undefined) return undefined
	const weight = from.number('Weight')
	if (weight !== undefined) return {...keyed(id), policy: 'weighted', weight}
	const failover = from.text('Failover')
	if (failover !== undefined) return {...keyed(failover.toLowerCase()), policy: 'failover'}
	const region = from.text('Region')
	if (region !== undefined) return {...keyed(region), policy: 'latency'}
	if (from.flag('MultiValueAnswer')) return {...keyed(id), policy: 'multivalue'}
	const place = from.object('GeoLocation')
	if (!place || place.has('SubdivisionCode')) return 'unknown'
	const continent = place.text('ContinentCode')
	return {
		...keyed(continent === undefined ? (place.text('CountryCode') ?? '*') : `continent-${continent}`),
		policy: 'geolocation'
	}
}

const keyed = (key: string) => ({setIdentifier: key, key})

const effect = [
	'Name',
	'Type',
	'TTL',
	'ResourceRecords',
	'AliasTarget',
	'HostedZoneId',
	'HostedZoneName',
	'SetIdentifier',
	'Weight',
	'Failover',
	'Region',
	'MultiValueAnswer',
	'GeoLocation',
	'HealthCheckId'
]

const byBlock = 'routing by blocks of addresses is not emulated: every one is asked alike'

export const recordTypes: Readonly<Record<string, ResourceType>> = {
	'AWS::Route53::RecordSet': {
		effect,
		inert: ['Comment'],
		named: {CidrRoutingConfig: byBlock},
		make: makeSet
	},
	'AWS::Route53::RecordSetGroup': {
		effect: ['HostedZoneId', 'HostedZoneName', 'RecordSets'],
		inert: ['Comment'],
		make: makeGroup
	}
}
