/**
 * A customer's site: its router, where its tunnels end; its LAN, a connected prefix there; the hosts, each on its own link; and
 * for each gateway device an uplink to the Internet that distinguishes its tunnels by AWS's address, since all of them use the device's only
 * public address, or that is its NAT (VPN-6). Two devices share the router, as a pair with one control plane. The LAN reaches the Internet by
 * the uplink of the first device that has power.
 */

import type {Lab, LinkQuality} from '../../model/model.ts'
import {siteResolver} from '../../model/resolvers.ts'
import {internetDevice, publicBlocks} from '../../model/site-addresses.ts'
import type {CustomerGateway, Site, SiteHost, VpnConnection} from '../../model/vpn.ts'
import type {Context} from '../../plan/context.ts'
import {mtu} from '../../plan/fabric.ts'
import {renderTable} from '../../plan/firewall/table.ts'
import {namespaceOf, prefixedLink} from '../../plan/names.ts'
import {mergePartialPlans, type PartialPlan, type PlanPart} from '../../plan/partial-plan.ts'
import {emptyNamespace, farEndNeighbors, routerEnd, routerNamespace} from '../../plan/router.ts'
import {blackhole, everywhere, hostPrefix, overLink} from '../../plan/routes.ts'
import type {Host, HostListener, Link, Listener, NamespacePlan, Rule} from '../../plan/types.ts'
import {edgeLink} from '../vpn-connection/plan.ts'
import {privateEnd} from '../vpn-connection/plan-parts.ts'
import {siteForwarder} from './names.ts'
import {instancePoints} from './plan-instance.ts'
import {addressesOf, compileRouter, hostLink, internetLink, lanLink, priority, tunnelsOf} from './plan-router.ts'

const hostDevice = 'eth0'
const routerLink = 'router'
/** An uplink's link to the router. */
const siteRouterLink = 'site'
const firstTable = 1000
/** Without power nothing answers and nothing passes. */
function withoutPower(router: NamespacePlan): NamespacePlan {
	const {daemons: _, ...rest} = router
	return {...rest, addresses: [], routes: [blackhole(everywhere[4])]}
}

/** The router of the device's provider, or the NAT. */
function compileUplink(site: Site, {key, publicIp}: CustomerGateway, all: readonly VpnConnection[]): NamespacePlan {
	const connections = all.filter(({customerGateway}) => customerGateway.key === key)
	const tunnels = tunnelsOf(connections)
	const link = ({connection, tunnel}: (typeof tunnels)[number]) => edgeLink(connection.key, tunnel.number)
	const isWayOut = internetDevice(site)?.key === key
	const links = [internetLink, ...tunnels.map(link), ...(isWayOut ? [siteRouterLink] : [])]
	const toLan = (blocks: readonly string[]) => (isWayOut ? blocks.map(block => overLink(block, siteRouterLink)) : [])
	if (site.behindNat) {
		return routerNamespace('site-nat', links, {
			addresses: [{link: 'lo', address: hostPrefix(publicIp)}],
			routes: [
				...tunnels.map(one => overLink(hostPrefix(privateEnd(site, all, one.connection.key, one.tunnel.number)), link(one))),
				...toLan(site.cidrs),
				overLink(everywhere[4], internetLink)
			],
			firewall: {
				ipv4:
					renderTable('nat', [`-A POSTROUTING -o ${internetLink} -j SNAT --to-source ${publicIp}`]) +
					renderTable('filter', [
						'-A INPUT -j DROP',
						`-A FORWARD -i ${internetLink} -m conntrack ! --ctstate ESTABLISHED,RELATED -j DROP`
					])
			}
		})
	}

	return routerNamespace('site-uplink', links, {
		routes: [
			...tunnels.map((one, index) => overLink(hostPrefix(publicIp), link(one), firstTable + index)),
			...(isWayOut ? toLan([hostPrefix(publicIp), ...publicBlocks(site)]) : [blackhole(hostPrefix(publicIp))]),
			overLink(everywhere[4], internetLink)
		],
		rules: tunnels.map(
			({tunnel}, index): Rule => ({
				family: 4,
				priority,
				from: hostPrefix(tunnel.outsideIp),
				iif: internetLink,
				table: firstTable + index
			})
		)
	})
}

const compileHost = (host: SiteHost, listeners: readonly HostListener[]): NamespacePlan => ({
	...emptyNamespace('site-host'),
	sysctls: {'net.ipv4.ip_default_ttl': String(host.ttl), ...(host.ipv6 && {'net.ipv6.conf.default.hop_limit': String(host.ttl)})},
	addresses: [
		...addressesOf(host).map(one => ({link: hostDevice, address: hostPrefix(one)})),
		...(host.loopbacks ?? []).map(one => ({link: 'lo', address: hostPrefix(one)}))
	],
	neighbors: farEndNeighbors(hostDevice),
	routes: ([4, ...(host.ipv6 ? [6 as const] : [])] as const).map(family => overLink(everywhere[family], hostDevice)),
	listeners: [...listeners, ...dnsListeners(host)]
})

function dnsListeners(host: SiteHost): Listener[] {
	if (!host.dns) return []
	const server = {port: 53, addresses: addressesOf(host), server: {kind: 'site', key: host.key}} as const
	return [
		{...server, protocol: 'dns'},
		{...server, protocol: 'dns-tcp'},
		{protocol: 'dns-forwarder', port: 0, addresses: [host.address], id: siteForwarder(host.key)}
	]
}

/** The LAN takes the largest frames of its virtual interfaces (DX-8). Unit: bytes. */
const lanMtu = (site: Site, {vpn}: Context) =>
	Math.max(
		mtu.internet,
		...vpn.directConnect.connectionsOfSite(site.key).flatMap(({interfaces}) => interfaces.map(one => one.mtuBytes))
	)

const linksOf = (site: Site, lanMtuBytes: number, quality: LinkQuality | undefined): Link[] => [
	...[internetDevice(site)]
		.flatMap(device => device ?? [])
		.map(
			({key}): Link => ({
				ends: [
					routerEnd(namespaceOf.site(site.key), internetLink, {mtuBytes: mtu.internet}),
					routerEnd(namespaceOf.siteUplink(key), siteRouterLink, {mtuBytes: mtu.internet})
				]
			})
		),
	...site.customerGateways.map(
		({key}): Link => ({
			ends: [
				routerEnd(namespaceOf.internet(), siteLink(key), {mtuBytes: mtu.internet, quality}),
				routerEnd(namespaceOf.siteUplink(key), internetLink, {mtuBytes: mtu.internet, quality})
			]
		})
	),
	{
		ends: [
			routerEnd(namespaceOf.site(site.key), lanLink, {mtuBytes: lanMtuBytes}),
			routerEnd(namespaceOf.siteLan(site.key), routerLink, {mtuBytes: lanMtuBytes})
		]
	},
	...site.hosts.map(
		(host): Link => ({
			ends: [
				routerEnd(namespaceOf.site(site.key), hostLink(host), {mtuBytes: lanMtuBytes}),
				routerEnd(namespaceOf.siteHost(host.key), hostDevice, {mtuBytes: lanMtuBytes})
			]
		})
	)
]

/** The Internet core's link to a customer gateway. */
export const siteLink = (customerGateway: string) => prefixedLink('customerGateway', customerGateway)

function compileSite(site: Site, context: Context, quality: LinkQuality | undefined): PartialPlan {
	// An instance's namespace, routes and programs are in its VPC's partial plan (`plan-instance.ts`).
	if (site.instance) return instancePoints(site)
	const connections = context.vpn.connectionsOfSite(site.key)
	const router = compileRouter(site, connections, context)
	const hosts = site.hosts.map(host => ({
		host,
		listeners: host.services.map(
			(service): HostListener => ({...service, addresses: [...addressesOf(host), ...(host.loopbacks ?? [])], host: host.name})
		)
	}))
	return {
		namespaces: {
			[namespaceOf.site(site.key)]: site.failed ? withoutPower(router) : router,
			[namespaceOf.siteLan(site.key)]: emptyNamespace('site-lan'),
			...Object.fromEntries(
				site.customerGateways.map(one => [namespaceOf.siteUplink(one.key), compileUplink(site, one, context.vpn.connections)])
			),
			...Object.fromEntries(hosts.map(({host, listeners}) => [namespaceOf.siteHost(host.key), compileHost(host, listeners)]))
		},
		links: linksOf(site, lanMtu(site, context), quality),
		points: {
			...Object.fromEntries(
				site.customerGateways.map(({key}) => [
					`site:${key}`,
					{namespace: namespaceOf.siteUplink(key), link: internetLink, what: `site ${key}, its uplink to the Internet`}
				])
			),
			...Object.fromEntries(
				site.hosts.map(({key, name}) => [
					name,
					{namespace: namespaceOf.siteHost(key), link: hostDevice, what: `${name}, as its own tcpdump sees it`}
				])
			)
		},
		hosts: hosts.map(
			({host, listeners}): Host => ({
				name: host.name,
				kind: 'site-host',
				namespace: namespaceOf.siteHost(host.key),
				ipv4: [host.address],
				ipv6: host.ipv6 ? [host.ipv6] : [],
				publicIpv4: [],
				running: true,
				resolver: siteResolver(site),
				listeners
			})
		)
	}
}

const compile = ({vpn, links}: Lab, context: Context): PartialPlan =>
	mergePartialPlans((vpn?.sites ?? []).map(one => compileSite(one, context, links?.internet[one.key])))

export const site: PlanPart = {compile}
