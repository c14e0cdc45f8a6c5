/** BGP sessions over the tunnels of VPN connections, as each end configures them (VPN-7, VPN-8). */
import type {Advertised} from '../../control/cloud-hub.ts'
import {ipsecEndName} from '../../control/learners.ts'
import type {Site, VpnConnection, VpnTunnel} from '../../model/vpn.ts'
import {type Cidr, family} from '../../net/address.ts'
import {exactly, passOn, policyMaps, type Sessions} from '../../plan/bgp-sessions.ts'
import {everywhere} from '../../plan/routes.ts'
import type {BgpNeighbor, PrefixListEntry} from '../../services/frr/types.ts'

const tunnelsOf = (connections: readonly VpnConnection[]) =>
	connections
		.filter(({routing}) => routing === 'bgp')
		.flatMap(connection =>
			connection.tunnels.map(tunnel => ({connection, tunnel, name: ipsecEndName(connection.key, tunnel.number)}))
		)

const timersOf = ({keepaliveSeconds, holdSeconds, bfd}: VpnConnection) => ({keepaliveSeconds, holdSeconds, ...(bfd && {bfd})})

/** MEDs by which AWS prefers the first tunnel, and during maintenance the other one (VPN-8). */
const medOf = ({number, fault}: VpnTunnel, equal: boolean) => (fault === 'maintenance' ? 300 : equal || number === 1 ? 100 : 200)

/** AWS's end of every session. */
export function awsSessions(
	connections: readonly VpnConnection[],
	siteOf: (key: string) => Site | undefined,
	{
		equal,
		maximumPrefixes,
		prefixListOf,
		advertisedOf
	}: {
		/** Both tunnels have the same preference, as on a transit gateway with ECMP. */
		readonly equal: boolean
		readonly maximumPrefixes: number
		/** Name of the prefix list that filters what is advertised to a connection. Absent: everything is advertised. */
		readonly prefixListOf?: (connection: VpnConnection) => string
		readonly advertisedOf: (connection: VpnConnection) => readonly Advertised[]
	}
): Sessions {
	const all = tunnelsOf(connections)
	return {
		neighbors: all.flatMap(({connection, tunnel, name}): BgpNeighbor[] => {
			const site = siteOf(connection.site)
			if (!site) return []
			return [
				{
					address: tunnel.customerInside,
					asn: site.asn,
					description: tunnel.key,
					...timersOf(connection),
					routeMapOut: `to-${name}`,
					...(prefixListOf && {prefixListOut: prefixListOf(connection)}),
					maximumPrefixes,
					...(tunnel.fault === 'shutdown' && {shutdown: true})
				}
			]
		}),
		prefixLists: Object.assign({}, ...all.map(({connection}) => passOn(advertisedOf(connection)).prefixLists)),
		routeMaps: Object.fromEntries(
			all.map(({connection, tunnel, name}) => {
				const set = {med: medOf(tunnel, equal)}
				return [`to-${name}`, [...passOn(advertisedOf(connection), set).entries, {action: 'permit', set}]]
			})
		)
	}
}

/**
 * The customer's end of every session. It waits for AWS's end to connect: if both connect at the same time, bgpd may lose both connections, even an
 * established one. A device with its own frr.conf behaves as configured there.
 */
export function customerSessions(connections: readonly VpnConnection[], site: Site): Sessions {
	const all = tunnelsOf(connections)
	const {deviceAsn} = site
	const elsewhere = announcedElsewhere(connections, site)
	return {
		prefixLists: Object.fromEntries(all.flatMap(({connection, tunnel, name}) => filtersOf(connection, tunnel, name, elsewhere))),
		neighbors: all.map(
			({connection, tunnel, name}): BgpNeighbor => ({
				address: tunnel.awsInside,
				asn: connection.asn,
				description: tunnel.key,
				...timersOf(connection),
				passive: true,
				...(tunnel.customer.accepts && {prefixListIn: acceptsList(name)}),
				...((tunnel.customer.announces || elsewhere.length > 0) && {prefixListOut: announcesList(name)}),
				routeMapIn: `from-${name}`,
				routeMapOut: `to-${name}`
			})
		),
		routeMaps: Object.fromEntries(all.flatMap(({tunnel, name}) => policyMaps(name, tunnel.customer.policy, deviceAsn)))
	}
}

const acceptsList = (name: string) => `accepts-${name}`
const announcesList = (name: string) => `announces-${name}`

/** Prefixes that a site's router announces only over some tunnels. */
const announcedElsewhere = (connections: readonly VpnConnection[], {announces}: Site): readonly Cidr[] =>
	announcedOver(connections).filter(block => !announces.includes(block))

/** Prefixes in the tunnels' own lists of announcements. */
export const announcedOver = (connections: readonly VpnConnection[]): readonly Cidr[] => [
	...new Set(tunnelsOf(connections).flatMap(({tunnel}) => tunnel.customer.announces ?? []))
]

function filtersOf(
	{insideIpVersion}: VpnConnection,
	{customer: {announces, accepts}}: VpnTunnel,
	name: string,
	elsewhere: readonly Cidr[]
): readonly (readonly [string, readonly PrefixListEntry[]])[] {
	const le = insideIpVersion === 4 ? 32 : 128
	const own = (blocks: readonly Cidr[]) => blocks.filter(block => family(block) === insideIpVersion)
	const none = exactly([], insideIpVersion)
	const within = own(accepts ?? []).map((prefix): PrefixListEntry => ({action: 'permit', prefix, le}))
	const others = own(elsewhere).map((prefix): PrefixListEntry => ({action: 'deny', prefix}))
	return [
		...(accepts ? [[acceptsList(name), within.length > 0 ? within : none] as const] : []),
		...(announces ? [[announcesList(name), exactly(own(announces), insideIpVersion)] as const] : []),
		...(!announces && elsewhere.length > 0
			? [[announcesList(name), [...others, {action: 'permit', prefix: everywhere[insideIpVersion], le} as const]] as const]
			: [])
	]
}
