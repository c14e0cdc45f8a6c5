/** The router of a site: its routes into tunnels and to the Internet, and its firewall. */
import {internetDevice, publicBlocks, routerAddresses} from '../../model/site-addresses.ts'
import type {CustomerGateway, Site, SiteHost, VpnConnection} from '../../model/vpn.ts'
import {family, prefixLength} from '../../net/address.ts'
import type {Context} from '../../plan/context.ts'
import {renderTable} from '../../plan/firewall/table.ts'
import {namespaceOf, prefixedLink, tunnelLink} from '../../plan/names.ts'
import {balancingSysctls, routerNamespace} from '../../plan/router.ts'
import {blackhole, elseDropped, everywhere, hostPrefix, overLink} from '../../plan/routes.ts'
import type {NamespacePlan} from '../../plan/types.ts'
import {siteEnds} from '../direct-connect/plan-parts.ts'
import {withoutSaSilent} from '../vpn-connection/plan-traffic.ts'
import {tunnelRoutes} from '../vpn-gateway/plan.ts'
import {routesLearned, siteSpeaker} from './plan-routing.ts'

export const internetLink = 'internet'
/** The link's name in the router, and in the namespace at its other end. */
export const lanLink = 'lan'
/** Searched by the kernel after `main`. A routing daemon neither reads nor announces it. */
const defaultTable = 253
export const priority = 100

export const hostLink = ({key}: SiteHost) => prefixedLink('siteHost', key.slice(key.indexOf('.') + 1))

export const tunnelsOf = (connections: readonly VpnConnection[]) =>
	connections.flatMap(connection => connection.tunnels.map(tunnel => ({connection, tunnel})))

/** A firewall with one zone per tunnel: packets that arrive by another tunnel than their flow's first are dropped. */
const zoneRules = (connections: readonly VpnConnection[]): string[] =>
	tunnelsOf(connections).flatMap(({connection, tunnel}, index) => {
		const link = tunnelLink(connection.key, tunnel.number)
		const mark = index + 1
		return [
			`-A FORWARD -i ${link} -m conntrack --ctstate INVALID -j DROP`,
			`-A FORWARD -i ${link} -m conntrack --ctstate NEW -j CONNMARK --set-mark ${mark}`,
			`-A FORWARD -o ${link} -m conntrack --ctstate NEW -j CONNMARK --set-mark ${mark}`,
			`-A FORWARD -i ${link} -m conntrack --ctstate ESTABLISHED -m connmark ! --mark ${mark} -j DROP`
		]
	})

/** Never sent to the Internet. Enforced by routes, not by a filter: a flow that waits for its tunnel must not be translated. */
const privateRanges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '169.254.0.0/16']

const internetRoutes = (hasUplink: boolean) =>
	hasUplink
		? [overLink(everywhere[4], internetLink, defaultTable), ...privateRanges.map(range => blackhole(range, defaultTable))]
		: []

/** An office router's firewall: connections outward, and their replies. Behind a NAT, the NAT translates and not the router. */
function internetFirewall(site: Site, device: CustomerGateway | undefined) {
	if (!device) return {nat: [], filter: []}
	const isNoAnswer = `-i ${internetLink} -m conntrack ! --ctstate ESTABLISHED,RELATED -j DROP`
	return {
		nat: site.behindNat
			? []
			: [
					...publicBlocks(site).map(block => `-A POSTROUTING -o ${internetLink} -s ${block} -j ACCEPT`),
					`-A POSTROUTING -o ${internetLink} -j SNAT --to-source ${device.publicIp}`
				],
		filter: [`-A INPUT ${isNoAnswer}`, `-A FORWARD ${isNoAnswer}`]
	}
}

/** Static routes into tunnels are among the learned routes. */
const staticRoutes = ({routes = [], hosts}: Site) =>
	routes.flatMap(({destination, to, key}) => {
		if (to === 'nowhere') return [blackhole(destination)]
		const host = to === 'host' ? hosts.find(one => one.key === key) : undefined
		return host ? [overLink(destination, hostLink(host))] : []
	})

export function compileRouter(site: Site, connections: readonly VpnConnection[], context: Context): NamespacePlan {
	const {vpn, dataPath} = context
	const namespace = namespaceOf.site(site.key)
	const lan = routerAddresses(site)
	const direct = vpn.directConnect.connectionsOfSite(site.key)
	const ends = siteEnds(direct)
	const daemons = siteSpeaker(site, namespace, connections, direct)
	const isOwn = site.device?.frr !== undefined
	const fixed = staticRoutes(site)
	const learned = routesLearned(site, context).filter(({destination}) => !fixed.some(route => route.destination === destination))
	const blocks = [...site.cidrs, ...site.ipv6Cidrs]
	const device = internetDevice(site)
	const toInternet = internetFirewall(site, device)
	const zones = site.statefulFirewall ? zoneRules(connections) : []
	const silent = (of: 4 | 6) => (connections.length > 0 ? withoutSaSilent(dataPath, of) : [])
	const filter = [...toInternet.filter, ...silent(4), ...zones]
	const filter6 = site.ipv6Cidrs.length > 0 ? [...silent(6), ...zones] : []
	const known = new Set<string>([...learned, ...fixed].map(({destination}) => destination).concat(blocks))
	return routerNamespace('site', [...site.hosts.map(hostLink), ...(device ? [internetLink] : [])], {
		sysctls: {...balancingSysctls, ...(site.statefulFirewall && {'net.netfilter.nf_conntrack_tcp_loose': '0'})},
		...(ends.vlans.length > 0 && {vlans: ends.vlans}),
		addresses: [
			...lan.map(({block, address}) => ({
				link: lanLink,
				address: `${address}/${prefixLength(block)}`,
				isConnected: true as const
			})),
			...ends.addresses
		],
		neighbors: ends.neighbors,
		routes: [
			...site.hosts.flatMap(host =>
				addressesOf(host).map(one => {
					const own = lan.find(({address}) => family(address) === family(one))
					return {...overLink(hostPrefix(one), hostLink(host)), ...(own && {source: own.address})}
				})
			),
			// Replaces the connected routes: absent hosts are silent.
			...fixed,
			...blocks
				.filter(cidr => ![...learned, ...fixed].some(({destination}) => destination === cidr))
				.map(cidr => blackhole(cidr)),
			...ends.routes,
			...tunnelRoutes(vpn, learned, 'customer'),
			...internetRoutes(device !== undefined),
			...(isOwn
				? []
				: elseDropped.filter(({destination}) => !known.has(destination) && !(device && destination === everywhere[4])))
		],
		firewall: {
			...(filter.length > 0 && {
				ipv4: (toInternet.nat.length > 0 ? renderTable('nat', toInternet.nat) : '') + renderTable('filter', filter)
			}),
			...(filter6.length > 0 && {ipv6: renderTable('filter', filter6)})
		},
		...(daemons.length > 0 && {daemons})
	})
}

export const addressesOf = ({address, ipv6}: SiteHost) => [address, ...(ipv6 ? [ipv6] : [])]
