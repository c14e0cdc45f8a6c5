/** Records as they are written, one set per type. */

import {didYouMean} from '../../model/did-you-mean.ts'
import type {Alias, AliasTarget, RecordSet, RecordValue, Routing} from '../../model/hosted-zone.ts'
import {family, parseAddress} from '../../net/address.ts'
import type {Draft} from '../draft.ts'
import {entriesOf} from '../kind.ts'
import {domainOf} from './domain.ts'
import {aliasTypes, type HostedRecordWritten, type WrittenType, writtenTypes} from './schema.ts'

const defaultTtl = 300

/** Values by type. An address or an instance without a type is an A record, an IPv6 address an AAAA record. */
export function valuesOf(written: HostedRecordWritten): readonly (readonly [WrittenType, readonly string[]])[] {
	if (typeof written === 'string' || Array.isArray(written)) {
		const all = [written].flat()
		const byType = Map.groupBy(all, value => (parseAddress(value) && family(value) === 6 ? ('AAAA' as const) : ('A' as const)))
		return [...byType]
	}
	return writtenTypes.flatMap(type => (written[type] === undefined ? [] : [[type, [written[type]].flat()] as const]))
}

export const nameIn = (own: string, zone: string): string => (own === '@' ? zone : `${own.toLowerCase()}.${zone}`)

export function recordSetsOf(own: string, written: HostedRecordWritten, zone: string, draft: Draft): RecordSet[] {
	const name = nameIn(own, zone)
	return partsOf(written).flatMap(({part, routing}) => {
		const healthCheck = isPlain(part) ? undefined : part.healthCheck
		const more = {...(healthCheck !== undefined && {healthCheck}), ...(routing && {routing})}
		const aliases = aliasesOf(part, zone, draft).map(([type, alias]) => ({
			name,
			type,
			ttl: ttlOf(part, type),
			values: [],
			alias,
			...more
		}))
		const others = valuesOf(part).map(([type, values]) => ({
			name,
			type,
			ttl: ttlOf(part, type),
			values: values.map(value => recordValueOf(value, type, draft) ?? value),
			...more
		}))
		return [...aliases, ...others]
	})
}

function aliasesOf(part: HostedRecordWritten, zone: string, draft: Draft): readonly (readonly [AliasType, Alias])[] {
	if (isPlain(part) || part.alias === undefined) return []
	const target = aliasTarget(part.alias, zone, draft) ?? {kind: 'record' as const, name: part.alias}
	const alias = {target, evaluateTargetHealth: part.evaluateTargetHealth ?? false}
	return aliasTypesOf(part).map(type => [type, alias] as const)
}

type AliasType = (typeof aliasTypes)[number]

/** Of an alias. */
export const aliasTypesOf = (written: HostedRecordWritten): readonly AliasType[] =>
	isPlain(written) ? [] : (written.aliasTypes ?? aliasTypes)

export function ttlOf(written: HostedRecordWritten, type: WrittenType): number {
	const ttl = isPlain(written) ? undefined : written.ttl
	return (typeof ttl === 'object' ? ttl[type] : ttl) ?? defaultTtl
}

export const isPlain = (written: HostedRecordWritten): written is string | string[] =>
	typeof written === 'string' || Array.isArray(written)

export type RecordPart = {
	readonly part: HostedRecordWritten
	readonly routing?: Routing
	/** Its path below the record. */
	readonly path: readonly string[]
}

/** Each record of a routing policy, or the only one. */
export function partsOf(written: HostedRecordWritten): readonly RecordPart[] {
	if (isPlain(written)) return [{part: written, path: []}]
	const {weighted, failover, latency, geolocation, multivalue} = written
	const routed = [
		...entriesOf(weighted).map(([setIdentifier, part]) => ({
			part,
			key: setIdentifier,
			routing: {setIdentifier, policy: 'weighted' as const, weight: part.weight}
		})),
		...(['primary', 'secondary'] as const).flatMap(role => {
			const part = failover?.[role]
			return part
				? [{part, key: role, routing: {setIdentifier: part.setIdentifier ?? role, policy: 'failover' as const, role}}]
				: []
		}),
		...entriesOf(latency).map(([region, part]) => ({
			part,
			key: region,
			routing: {setIdentifier: part.setIdentifier ?? region, policy: 'latency' as const, region}
		})),
		...entriesOf(geolocation).map(([place, part]) => ({
			part,
			key: place,
			routing: {setIdentifier: part.setIdentifier ?? place, policy: 'geolocation' as const, place}
		})),
		...entriesOf(multivalue).map(([setIdentifier, part]) => ({
			part,
			key: setIdentifier,
			routing: {setIdentifier, policy: 'multivalue' as const}
		}))
	].map(({key, ...one}) => ({...one, path: [one.routing.policy, key]}))
	return routed.length > 0 && valuesOf(written).length === 0 && written.alias === undefined
		? routed
		: [{part: written, path: []}, ...routed]
}

/** `main.web` is the key of a load balancer or an interface endpoint; otherwise a name in the zone, short or full. Undefined: none of these. */
export function aliasTarget(written: string, zone: string, draft: Draft): AliasTarget | undefined {
	for (const vpc of draft.vpcs.values()) {
		const name = written.startsWith(`${vpc.key}.`) ? written.slice(vpc.key.length + 1) : undefined
		if (name === undefined) continue
		if (entriesOf(vpc.written.loadBalancers).some(([key]) => key === name)) return {kind: 'load-balancer', key: written}
		if (vpc.endpoints.get(name)?.type === 'Interface') return {kind: 'vpc-endpoint', key: written}
	}
	const name = written.toLowerCase().replace(/\.$/, '')
	const names = entriesOf(draft.document.hostedZones)
		.filter(([, one]) => domainOf(one.name) === zone)
		.flatMap(([, {records}]) => entriesOf(records).map(([own]) => nameIn(own, zone)))
	const found = [name, nameIn(name, zone)].find(one => names.includes(one))
	return found === undefined ? undefined : {kind: 'record', name: found}
}

/** Undefined: neither an address nor an instance. */
export function recordValueOf(value: string, type: WrittenType, draft: Draft): RecordValue | undefined {
	if (type !== 'A' && type !== 'AAAA') return namesName[type] ? value.toLowerCase().replace(/\.$/, '') : value
	const address = parseAddress(value)
	if (address) return family(address) === (type === 'A' ? 4 : 6) ? address : undefined
	const [, name = value, choice] = /^(.+)\.(public|private)$/.exec(value) ?? []
	const instance = instanceNamed(name, draft)
	const which = type === 'AAAA' ? 'ipv6' : choice === 'public' ? 'public' : 'private'
	return instance === undefined ? undefined : {instance, which}
}

const namesName: Readonly<Partial<Record<WrittenType, true>>> = {CNAME: true, NS: true, PTR: true}

/** The instance that was probably meant, among short and whole names. */
export function instanceMeant(written: string, {vpcs}: Draft): string | undefined {
	const names = [...vpcs.values()].flatMap(({key, instances}) => [...instances.keys()].flatMap(own => [own, `${key}.${own}`]))
	return didYouMean(written, names)
}

/** `main.web`, or `web` if only one VPC has such an instance. */
function instanceNamed(name: string, {vpcs}: Draft): string | undefined {
	const found = [...vpcs.values()].flatMap(({key, instances}) =>
		[...instances.keys()].filter(own => own === name || `${key}.${own}` === name).map(own => `${key}.${own}`)
	)
	return found.length === 1 ? found[0] : undefined
}
