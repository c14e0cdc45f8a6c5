/** BGP sessions of virtual interfaces, as each end configures them (DX-2…4, DX-6, DX-7). */
import type {Advertised} from '../../control/cloud-hub.ts'
import {scopeOf} from '../../control/direct-connect-public.ts'
import type {PlacedInterface} from '../../control/direct-connect-state.ts'
import {
	type DirectConnectConnection,
	directConnectBfd,
	mostReceivedPrefixes,
	type VirtualInterface
} from '../../model/direct-connect.ts'
import type {Site} from '../../model/vpn.ts'
import type {Cidr} from '../../net/address.ts'
import type {LinkName} from '../../net/names.ts'
import {exactly, passOn, policyMaps, type Sessions} from '../../plan/bgp-sessions.ts'
import {directLink} from '../../plan/names.ts'
import type {BgpNeighbor, RouteMapEntry} from '../../services/frr/types.ts'

const sessionOf = ({keepaliveSeconds, holdSeconds, bfd}: VirtualInterface) => ({
	keepaliveSeconds,
	holdSeconds,
	...(bfd && {bfd: directConnectBfd})
})

type Networks = {readonly networks: readonly Cidr[]}

/** AWS's end of every session of a connection. Each advertises only the prefixes of its virtual interface (DX-6, VPN-10). */
export function awsDirectSessions(
	all: readonly PlacedInterface[],
	linkOf: (placed: PlacedInterface) => LinkName,
	advertisedOf: (placed: PlacedInterface) => readonly Advertised[]
): Sessions & Networks {
	const advertised = (placed: PlacedInterface) => [
		...new Set([...placed.reached.flatMap(({prefixes}) => prefixes), ...advertisedOf(placed).map(({destination}) => destination)])
	]
	const publics = all.filter(isPublic)
	const hubs = all.map(placed => ({placed, ...passOn(advertisedOf(placed))})).filter(({entries}) => entries.length > 0)
	const hasRouteMap = new Set([...publics.filter(({reached}) => reached.length > 0), ...hubs.map(({placed}) => placed)])
	return {
		networks: [...new Set(all.flatMap(advertised))],
		prefixLists: Object.fromEntries([
			...hubs.flatMap(({prefixLists}) => Object.entries(prefixLists)),
			...all.map(placed => [listOut(placed.interface), exactly(advertised(placed))] as const),
			...publics.flatMap(placed =>
				placed.reached.map(({gateway, prefixes}) => [scopeList(placed, gateway.key), exactly(prefixes)] as const)
			)
		]),
		// DX-4: AWS's own prefixes must not leave the customer's network, and carry a community that shows their scope.
		routeMaps: Object.fromEntries([
			...hubs.map(({placed, entries}) => [listOut(placed.interface), [...entries, {action: 'permit'}]] as const),
			...publics.map(
				placed =>
					[
						listOut(placed.interface),
						placed.reached.map(
							({gateway}): RouteMapEntry => ({
								action: 'permit',
								match: {prefixList: scopeList(placed, gateway.key)},
								set: {communities: ['no-export', ...scopeOf(gateway.key, placed.connection.region)]}
							})
						)
					] as const
			)
		]),
		neighbors: all.map((placed): BgpNeighbor => {
			const own = placed.interface
			return {
				address: own.customerAddress,
				asn: placed.siteAsn,
				localAsn: own.amazonAsn,
				description: own.key,
				link: linkOf(placed),
				password: own.authKey,
				...sessionOf(own),
				prefixListOut: listOut(own),
				...(hasRouteMap.has(placed) && {routeMapOut: listOut(own)}),
				maximumPrefixes: mostReceivedPrefixes(own)
			}
		})
	}
}

const listOut = ({key}: VirtualInterface) => `to-${key}`
const scopeList = ({interface: {key}}: PlacedInterface, region: string) => `${region}-to-${key}`
const isPublic = ({interface: {type}}: PlacedInterface) => type === 'public'

/** Prefix list of a site's router with Direct Connect: what it advertises to AWS, there and over VPN; nothing received from AWS. */
export const ownPrefixes = 'own-prefixes'

/** The site's end of every session. It waits for AWS's end to connect, as over VPN. */
export function customerDirectSessions(connections: readonly DirectConnectConnection[], {asn, announces}: Site): Sessions {
	const all = connections.flatMap(({interfaces}) => interfaces)
	return {
		prefixLists:
			all.length === 0
				? {}
				: {
						[ownPrefixes]: exactly(announces),
						...Object.fromEntries(all.flatMap(({key, prefixes}) => (prefixes ? [[`own-${key}`, exactly(prefixes)]] : [])))
					},
		neighbors: all.map(
			(one): BgpNeighbor => ({
				address: one.amazonAddress,
				asn: one.amazonAsn,
				description: one.key,
				link: directLink(one.key),
				password: one.customer.authKey,
				...sessionOf(one),
				passive: true,
				prefixListOut: one.prefixes ? `own-${one.key}` : ownPrefixes,
				routeMapIn: `from-${one.key}`,
				routeMapOut: `to-${one.key}`
			})
		),
		routeMaps: Object.fromEntries(
			all.flatMap(({key, customer: {policy, communities}}) => policyMaps(key, policy, asn, communities))
		)
	}
}
