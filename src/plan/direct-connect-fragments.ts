/** Parts of Direct Connect that its two ends share: VLAN interfaces, addresses, BGP sessions. */
import type {Told} from '../control/cloud-hub.ts'
import {scopeOf} from '../control/direct-connect-public.ts'
import type {PlacedInterface} from '../control/direct-connect-state.ts'
import type {BgpNeighbor, RouteMapEntry} from '../daemons/frr/types.ts'
import {
	type DirectConnectConnection,
	directConnectBfd,
	mostReceivedPrefixes,
	type VirtualInterface
} from '../lab/direct-connect-model.ts'
import type {Site} from '../lab/vpn-model.ts'
import {type Cidr, parseCidr} from '../net/address.ts'
import {routerMac} from './fabric.ts'
import {directLink, linkName} from './names.ts'
import {everywhere, unicast, viaFarEnd} from './routes.ts'
import type {Address, LinkName, Neighbor, Nexthop, Route, Vlan} from './types.ts'
import {type Sessions, tellOn} from './vpn-fragments.ts'

/** Room for the largest frames with their tag. */
export const crossMtuBytes = 9100
/** Of the site's ends; AWS's have that of every router. */
export const customerMac = '0e:00:00:00:00:02'

export const siteCrossLink = (connection: string): LinkName => linkName(`dx-${connection}`)

export const vlanOf = ({mtuBytes}: VirtualInterface, own: Pick<Vlan, 'name' | 'parent' | 'vlanId' | 'mac'>): Vlan => ({
	...own,
	mtuBytes,
	group: 0,
	up: true
})

export const directAddress = (
	{amazonAddress, customerAddress, prefixLength}: VirtualInterface,
	side: 'amazon' | 'customer'
): string => `${side === 'amazon' ? amazonAddress : customerAddress}/${prefixLength}`

const sessionOf = ({keepaliveSeconds, holdSeconds, bfd}: VirtualInterface) => ({
	keepaliveSeconds,
	holdSeconds,
	...(bfd && {bfd: directConnectBfd})
})

type Networks = {readonly networks: readonly Cidr[]}

/** AWS's end of every session of a connection. To each just what it is to be told (DX-6, VPN-10), which is never another's. */
export function awsDirectSessions(
	all: readonly PlacedInterface[],
	linkOf: (placed: PlacedInterface) => LinkName,
	toldOf: (placed: PlacedInterface) => readonly Told[]
): Sessions & Networks {
	const told = (placed: PlacedInterface) => [
		...new Set([...placed.reached.flatMap(({prefixes}) => prefixes), ...toldOf(placed).map(({destination}) => destination)])
	]
	const publics = all.filter(isPublic)
	const hubs = all.map(placed => ({placed, ...tellOn(toldOf(placed))})).filter(({entries}) => entries.length > 0)
	const hasRouteMap = new Set([...publics.filter(({reached}) => reached.length > 0), ...hubs.map(({placed}) => placed)])
	return {
		networks: [...new Set(all.flatMap(told))],
		prefixLists: Object.fromEntries([
			...hubs.flatMap(({prefixLists}) => Object.entries(prefixLists)),
			...all.map(placed => [listOut(placed.interface), exactly(told(placed))] as const),
			...publics.flatMap(placed =>
				placed.reached.map(({gateway, prefixes}) => [scopeList(placed, gateway.key), exactly(prefixes)] as const)
			)
		]),
		// DX-4: what is AWS's own stays with the customer, and says how near it is.
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

type PrefixListEntry = {readonly action: 'permit' | 'deny'; readonly prefix: string; readonly le?: number}

const listOut = ({key}: VirtualInterface) => `to-${key}`
const scopeList = ({interface: {key}}: PlacedInterface, region: string) => `${region}-to-${key}`
const isPublic = ({interface: {type}}: PlacedInterface) => type === 'public'

const exactly = (prefixes: readonly string[]): readonly PrefixListEntry[] =>
	prefixes.length === 0 ? [{action: 'deny', prefix: everywhere[4], le: 32}] : prefixes.map(prefix => ({action: 'permit', prefix}))

/** Prefix list of a site's router with Direct Connect: what it announces to AWS, there and over VPN; nothing that it has heard from AWS. */
export const ownPrefixes = 'own-prefixes'

/** The site's end of every session. */
export function customerDirectSessions(
	connections: readonly DirectConnectConnection[],
	{asn, announces}: Site
): Sessions & {readonly prefixLists: Readonly<Record<string, readonly PrefixListEntry[]>>} {
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
				prefixListOut: one.prefixes ? `own-${one.key}` : ownPrefixes,
				routeMapIn: `from-${one.key}`,
				routeMapOut: `to-${one.key}`
			})
		),
		routeMaps: Object.fromEntries(
			all.flatMap(({key, customer: {policy, communities}}): [string, readonly RouteMapEntry[]][] => {
				const {prepend, med, localPreference} = policy
				return [
					[`from-${key}`, [{action: 'permit', set: {localPreference}}]],
					[
						`to-${key}`,
						[
							{
								action: 'permit',
								set: {
									...(prepend > 0 && {prepend: Array.from({length: prepend}, () => asn)}),
									...(med !== undefined && {med}),
									...(communities.length > 0 && {communities})
								}
							}
						]
					]
				]
			})
		)
	}
}

/** What the site's router has of its connections. */
export const siteEnds = (
	connections: readonly DirectConnectConnection[]
): {vlans: readonly Vlan[]; addresses: readonly Address[]; neighbors: readonly Neighbor[]; routes: readonly Route[]} => {
	const all = connections.flatMap(connection => connection.interfaces.map(one => ({connection, one})))
	return {
		vlans: all.map(({connection, one}) =>
			vlanOf(one, {
				name: directLink(one.key),
				parent: siteCrossLink(connection.key),
				vlanId: one.customer.vlan,
				mac: customerMac
			})
		),
		addresses: all.map(({one}) => ({link: directLink(one.key), address: directAddress(one, 'customer')})),
		neighbors: all.map(({one}) => ({link: directLink(one.key), address: one.amazonAddress, mac: routerMac})),
		routes: all.map(({one}) => peerRoute(directLink(one.key), one))
	}
}

/** The way to the other end. */
export const peerRoute = (link: LinkName, one: VirtualInterface): Route =>
	unicast(parseCidr(directAddress(one, 'amazon'), {maskHostBits: true}) as Cidr, [{link}])

/** From a gateway, by an unnumbered link; from the site, by the peer address. */
export const directNexthop = (placed: PlacedInterface | undefined, side: 'aws' | 'customer'): readonly Nexthop[] => {
	if (!placed) return []
	const {key, amazonAddress} = placed.interface
	return side === 'aws' ? [viaFarEnd(directLink(key))[4]] : [{link: directLink(key), via: amazonAddress}]
}
