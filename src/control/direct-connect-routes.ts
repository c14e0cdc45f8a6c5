/** Prefixes that Direct Connect advertises to a site, and the candidate routes of AWS and the site over it (DX-4…7). */
import type {DirectConnectConnection, DirectConnectGateway, VirtualInterface} from '../model/direct-connect.ts'
import type {Lab} from '../model/model.ts'
import {type Cidr, contains} from '../net/address.ts'
import type {LearnedRoute} from '../services/frr/facts.ts'
import {type PublicSpace, publicSpaceOf} from './direct-connect-public.ts'
import {type Candidate, received} from './vpn-routes.ts'

/** A gateway that a virtual interface reaches, or the edge of a region with its public addresses, and the prefixes advertised to the site for it. */
export type Reached = {
	readonly gateway: {readonly kind: 'vpn-gateway' | 'transit-gateway' | 'region-edge'; readonly key: string}
	readonly prefixes: readonly Cidr[]
	/** Key of the Direct Connect gateway between them. */
	readonly by?: string
}

/**
 * DX-6: a virtual private gateway advertises the blocks of its VPC; behind a Direct Connect gateway those within an allowed prefix; a transit
 * gateway advertises the allowed prefixes themselves. A public virtual interface advertises every region.
 */
export function reachedBy(
	{gateway: end}: VirtualInterface,
	gateways: readonly DirectConnectGateway[],
	blocksOf: (vpnGateway: string) => readonly Cidr[],
	publicSpace: readonly PublicSpace[] = []
): readonly Reached[] {
	if (end.kind === 'public') {
		return publicSpace.map(({region, prefixes}) => ({gateway: {kind: 'region-edge', key: region}, prefixes}))
	}
	if (end.kind === 'vpn-gateway') return [{gateway: {kind: end.kind, key: end.key}, prefixes: blocksOf(end.key)}]
	const {associations = []} = gateways.find(({key}) => key === end.key) ?? {}
	return associations.map(({gateway, allowedPrefixes}) => ({
		gateway,
		prefixes:
			gateway.kind === 'transit-gateway'
				? allowedPrefixes
				: blocksOf(gateway.key).filter(block => allowedPrefixes.some(allowed => contains(allowed, block))),
		by: end.key
	}))
}

/** The same for every virtual interface of a lab. */
export function reachedIn(lab: Lab): (one: VirtualInterface) => readonly Reached[] {
	const {vpn, vpcs, directConnect} = lab
	const blocksOf = (vpnGateway: string): readonly Cidr[] => {
		const vpcKey = vpn?.gateways.find(({key}) => key === vpnGateway)?.vpc
		return vpcs.find(({key}) => key === vpcKey)?.cidrs ?? []
	}
	const space = publicSpaceOf(lab)
	return one => reachedBy(one, directConnect?.gateways ?? [], blocksOf, space)
}

/** DX-7: the local preference that AWS sets by the customer's community. */
const preferences: Readonly<Record<string, number>> = {'7224:7100': 50, '7224:7200': 100, '7224:7300': 150}

const preferenceOf = (communities: readonly string[]) => Math.max(0, ...communities.flatMap(one => preferences[one] ?? [])) || 100

/** Routes that AWS has learned over a virtual interface; over a public one, the customer's own prefixes (DX-4). `learned`: by the router at its location. */
export const candidatesAtAws = (
	{key, customerAddress, prefixes}: VirtualInterface,
	connection: string,
	learned: readonly LearnedRoute[]
): Candidate[] =>
	learned
		.filter(
			({via, destination}) => via === customerAddress && (prefixes?.some(one => contains(one, destination as Cidr)) ?? true)
		)
		// MED is ignored here (DX-7).
		.map(route => ({
			...received(route, {tunnel: key, connection, over: 'direct-connect'}),
			med: 0,
			localPreference: preferenceOf(route.communities)
		}))

/** Routes that the site's router has learned over its virtual interfaces. */
export function candidatesAtSite(connections: readonly DirectConnectConnection[], learned: readonly LearnedRoute[]): Candidate[] {
	const byPeer = Map.groupBy(learned, ({via}) => via)
	return connections.flatMap(({key: connection, interfaces}) =>
		interfaces.flatMap(({key, amazonAddress}) =>
			(byPeer.get(amazonAddress) ?? []).map(route => received(route, {tunnel: key, connection, over: 'direct-connect'}))
		)
	)
}
