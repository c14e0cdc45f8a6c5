/**
 * Regional NAT gateways (NAT-9): in no subnet, with a public address in each zone, by which packets of that zone leave. They are on the VPC's
 * border: their own route table has one route, to the internet gateway, and no network ACL but the sender's sees their packets.
 *
 * Differs from AWS: a zone with a subnet counts as one with workloads, and a zone is served at once. The route table cannot be changed.
 */
import type {Address} from '../../net/address.ts'
import type {Draft, VpcDraft} from '../draft.ts'
import {elasticKey} from '../interface-requests.ts'
import {entriesOf} from '../kind.ts'
import {publicAddressOf} from '../public-addresses.ts'

/** The part of a regional gateway in one zone. */
export type RegionalZone = {
	/** `us-east-1a`, and its id. */
	readonly zone: string
	readonly zoneId: string
	readonly address: Address
	/** Key of its elastic address. */
	readonly elasticIp: string
}

type Written = {readonly availabilityMode?: string | undefined; readonly zones?: readonly string[] | undefined}

export const isRegional = ({availabilityMode}: Written): boolean => availabilityMode === 'regional'

/** Names of the zones that it serves: those that are named, or those with subnets. */
export function zonesServed({zones}: Written, vpc: VpcDraft): readonly string[] {
	const all = new Set([...vpc.subnets.values()].flatMap(({zone}) => zone ?? []))
	return zones ? zones.map(zone => zoneNamed(zone, vpc)) : [...all].sort()
}

/** `a` is `us-east-1a`. */
const zoneNamed = (zone: string, {region}: VpcDraft): string => (zone.length === 1 ? `${region}${zone}` : zone)

/** Key of the elastic address in a zone. */
export const elasticIn = (gateway: string, zone: string): string => `${gateway}.${zone}`

export const regionalZones = (gateway: string, written: Written, vpc: VpcDraft, draft: Draft): readonly RegionalZone[] =>
	zonesServed(written, vpc).flatMap(zone => {
		const elasticIp = elasticIn(gateway, zone)
		const address = publicAddressOf(elasticKey(elasticIp), draft)
		const zoneId = vpc.zones.get(zone)
		return address && zoneId !== undefined ? [{zone, zoneId, address, elasticIp}] : []
	})

export const zonalIn = ({written}: VpcDraft) => entriesOf(written.natGateways).filter(([, one]) => !isRegional(one))
export const regionalIn = ({written}: VpcDraft) => entriesOf(written.natGateways).filter(([, one]) => isRegional(one))

/** Keys by full name, and by short name if that is unique. A regional one has a point in each zone: `nat.us-east-1a`. */
export function natCapturePoints({vpcs}: Draft): ReadonlyMap<string, string> {
	const all = [...vpcs.values()].flatMap(vpc =>
		[
			...zonalIn(vpc).map(([name]) => name),
			...regionalIn(vpc).flatMap(([name, written]) => zonesServed(written, vpc).map(zone => `${name}.${zone}`))
		].map(name => ({key: `${vpc.key}.${name}`, name}))
	)
	const names = new Map(all.map(({key}) => [key, key]))
	for (const [name, group] of Map.groupBy(all, one => one.name)) if (group[0] && group.length === 1) names.set(name, group[0].key)
	return names
}
