/**
 * Hosted zones with their records. An answer of `list-resource-record-sets` does not name its zone: the SOA record in it identifies the zone,
 * or the zone's id in the file's name if two zones have the same name.
 */
import {Names, slug} from '../../import/names.ts'
import type {ImportPart} from '../../import/part.ts'
import type {Thing} from '../../import/snapshot.ts'
import type {World} from '../../import/world.ts'
import {listOrNothing, sortedSection, type Written, written} from '../../import/written.ts'
import {healthCheckNames} from '../health-check/import.ts'
import {domainOf} from './domain.ts'
import {type policyNames, writtenTypes} from './schema.ts'

type Zone = Thing<'HostedZones'>
type RecordSet = Thing<'ResourceRecordSets'>

const shortId = ({Id}: Zone): string => Id.replace(/^\/hostedzone\//, '')

export const hostedZone: ImportPart = {
	atTop(world) {
		const names = new Names()
		return {
			hostedZones: sortedSection(
				world.snapshot.things.HostedZones.flatMap(zone => {
					const whole = zoneWritten(zone, world)
					return whole ? [[names.give(zone.Id, slug(domainOf(zone.Name).replaceAll('.', '-'))), whole] as const] : []
				})
			)
		}
	}
}

function zoneWritten(zone: Zone, world: World): Written | undefined {
	const id = shortId(zone)
	const vpcs = (zone.VPCs ?? []).flatMap(({VPCId}) => world.vpcOf(VPCId) ?? [])
	const isPrivate = zone.Config?.PrivateZone === true
	if (isPrivate && vpcs.length === 0) {
		const consequence = `none of its VPCs is known (aws route53 get-hosted-zone --id ${id}): it is left out`
		world.note(zone.at, {kind: 'private hosted zone', id, consequence})
		return undefined
	}
	const {account} = zone.at
	const foreign = account === undefined ? [] : vpcs.filter(vpc => vpc.account !== undefined && vpc.account !== account)
	return written({
		name: domainOf(zone.Name),
		vpcs: isPrivate ? vpcs.map(({key}) => key).sort() : undefined,
		account: account === world.account ? undefined : account,
		authorizations: listOrNothing(foreign.map(({key}) => key).sort()),
		records: recordsOf(zone, world)
	})
}

function recordsOf(zone: Zone, world: World): Written | undefined {
	const apex = domainOf(zone.Name)
	const all = setsOf(zone, world).filter(({Name, Type}) => !(['SOA', 'NS'].includes(Type) && domainOf(Name) === apex))
	const byName = Map.groupBy(
		all.filter(set => isKept(set, zone, world)),
		({Name}) => nameIn(Name, apex)
	)
	return sortedSection([...byName].map(([name, sets]) => [name, recordWritten(sets, healthCheckNames(world))] as const))
}

function setsOf(zone: Zone, {snapshot: {things}}: World): readonly RecordSet[] {
	const files = [...Map.groupBy(things.ResourceRecordSets, ({at}) => at.file)]
	const ofName = files.filter(([, sets]) => sets.some(({Type, Name}) => Type === 'SOA' && domainOf(Name) === domainOf(zone.Name)))
	const ofId = files.filter(([file]) => file.includes(shortId(zone)))
	const hasOtherId = (file: string) => things.HostedZones.some(other => other !== zone && file.includes(shortId(other)))
	return (ofId.length > 0 ? ofId : ofName.filter(([file]) => !hasOtherId(file))).flatMap(([, sets]) => sets)
}

const isWithin = (name: string, apex: string): boolean => name === apex || name.endsWith(`.${apex}`)

/** `\052` is an asterisk. */
const plain = (name: string): string => domainOf(name.replaceAll('\\052', '*'))

const nameIn = (name: string, apex: string): string => (plain(name) === apex ? '@' : plain(name).slice(0, -(apex.length + 1)))

const recordName = /^(?:@|(?:\*|[\w-]{1,63})(?:\.[\w-]{1,63})*)$/

function isKept(set: RecordSet, zone: Zone, world: World): boolean {
	const {Name, Type, SetIdentifier, AliasTarget, at} = set
	const apex = domainOf(zone.Name)
	const target = plain(AliasTarget?.DNSName ?? '')
	const why =
		AliasTarget !== undefined && !isWithin(target, apex)
			? `an alias of ${AliasTarget.DNSName ?? 'something'} is not imported`
			: SetIdentifier !== undefined && routingOf(set) === undefined
				? 'its routing policy is not emulated'
				: !writtenTypes.some(type => type === Type)
					? `records of type ${Type} are not emulated`
					: recordName.test(nameIn(Name, apex))
						? undefined
						: 'such names are not emulated'
	if (why !== undefined) world.note(at, {kind: 'record', id: `${plain(Name)} ${Type}`, consequence: `${why}: it is left out`})
	return why === undefined
}

type RoutingWritten = {readonly policy: (typeof policyNames)[number]; readonly key: string; readonly more: Written}

function routingOf({
	SetIdentifier: id = '',
	Weight,
	Failover,
	Region,
	GeoLocation,
	MultiValueAnswer
}: RecordSet): RoutingWritten | undefined {
	if (Weight !== undefined) return {policy: 'weighted', key: id, more: {weight: Weight}}
	if (Failover !== undefined) return {policy: 'failover', key: Failover.toLowerCase(), more: {}}
	if (Region !== undefined) return {policy: 'latency', key: Region, more: {}}
	if (MultiValueAnswer === true) return {policy: 'multivalue', key: id, more: {}}
	if (!GeoLocation || GeoLocation.SubdivisionCode !== undefined) return undefined
	const {ContinentCode, CountryCode = '*'} = GeoLocation
	return {policy: 'geolocation', key: ContinentCode === undefined ? CountryCode : `continent-${ContinentCode}`, more: {}}
}

const defaultTtl = 300

/** The records of one name. Records of several types with one policy are one entry. */
function recordWritten(sets: readonly RecordSet[], checks: ReadonlyMap<string, string>): unknown {
	const routed = sets.flatMap(set => {
		const routing = set.SetIdentifier === undefined ? undefined : routingOf(set)
		return routing ? [{set, routing}] : []
	})
	const [first] = routed
	if (!first) return valuesWritten(sets, checks)
	const {policy} = first.routing
	const byKey = Map.groupBy(
		routed.filter(({routing}) => routing.policy === policy),
		({routing}) => routing.key
	)
	const entries = [...byKey].map(([key, all]) => {
		const whole = valuesWritten(
			all.map(({set}) => set),
			checks
		)
		return [
			key,
			{...(typeof whole === 'string' || Array.isArray(whole) ? {A: whole} : (whole as object)), ...all[0]?.routing.more}
		]
	})
	return {[policy]: Object.fromEntries(entries)}
}

function valuesWritten(sets: readonly RecordSet[], checks: ReadonlyMap<string, string>): unknown {
	const alias = sets.find(({AliasTarget}) => AliasTarget !== undefined)?.AliasTarget
	const healthCheck = sets.map(({HealthCheckId = ''}) => checks.get(HealthCheckId)).find(name => name !== undefined)
	const more = healthCheck === undefined ? {} : {healthCheck}
	if (alias) return {alias: plain(alias.DNSName ?? ''), ...more}
	const entries = sets.map(({Type, ResourceRecords}) => {
		const values = ResourceRecords.map(({Value}) => Value)
		return [Type, values.length === 1 ? values[0] : values] as const
	})
	const ttl = sets[0]?.TTL ?? defaultTtl
	const [first, ...others] = entries
	return others.length === 0 && first?.[0] === 'A' && ttl === defaultTtl && healthCheck === undefined
		? first[1]
		: {...Object.fromEntries(entries), ...(ttl !== defaultTtl && {ttl}), ...more}
}
