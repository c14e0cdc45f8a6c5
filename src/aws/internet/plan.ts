/**
 * The simulated Internet: an edge router for every Region, a core that connects them, and hosts with public addresses.
 * It has no connection to the real one. Each edge and the core is a hop, so that traffic to a public address of the own Region
 * passes one (MOD-7), whichever VPC the address is in.
 */
import type {InternetHost, Lab, LinkQuality, Vpc} from '../../model/model.ts'
import {publicResolvers} from '../../model/resolvers.ts'
import {internetDevice, publicBlocks as publicBlocksOfSite} from '../../model/site-addresses.ts'
import type {PublicService} from '../../model/vpc-endpoint.ts'
import type {Site} from '../../model/vpn.ts'
import type {IpText, NamespaceName} from '../../net/names.ts'
import type {Context} from '../../plan/context.ts'
import {mtu, shortNumber} from '../../plan/fabric.ts'
import {directLink, linkName, namespaceOf, prefixedLink, shortHash} from '../../plan/names.ts'
import type {PartialPlan, PlanPart} from '../../plan/partial-plan.ts'
import {routerEnd, routerNamespace} from '../../plan/router.ts'
import {blackhole, elseDropped, everywhere, familyOf, hostPrefix, overLink, unicast} from '../../plan/routes.ts'
import type {DnsListener, Link, NamespacePlan, Route} from '../../plan/types.ts'
import {edgeLinkOf} from '../aws-service/plan.ts'
import {directNexthop} from '../direct-connect/plan-parts.ts'
import {checkersLink, checkersOf} from '../health-check/plan.ts'
import {borderAddressesOf, reachesInternet, translationsOf} from '../internet-gateway/plan.ts'
import {siteLink} from '../site/plan.ts'
import {edgeLink} from '../vpn-connection/plan.ts'
import {addressesOf, compileHost, describeHost, hostDevice, listenersOf} from './plan-host.ts'

/** Sources of "TTL exceeded": ranges used by AWS's backbone and by carriers, which no lab assigns. */
const edgeAddresses = (region: string) => [
	`150.222.${shortNumber(region, 256)}.${1 + shortNumber(`${region}.`, 254)}`,
	`2620:107:4000::${shortHash(region, 4).replace(/^0+/, '') || '1'}`
]
const coreAddresses = ['62.115.0.1', '2001:2034::1']

const resolverAddresses = Object.values(publicResolvers)
/** The lab's public DNS, as hosts on the Internet query it. */
const publicDns: readonly DnsListener[] = (['dns', 'dns-tcp'] as const).map(protocol => ({
	protocol,
	port: 53,
	addresses: resolverAddresses,
	server: {kind: 'public'}
}))

const uplink = 'internet'

/** All blocks of a VPC that the Internet can send to. */
const publicBlocks = (vpc: Vpc): string[] => [
	...(vpc.internetGateway ? translationsOf(vpc).map(({outside}) => hostPrefix(outside)) : []),
	...borderAddressesOf(vpc).map(({address}) => hostPrefix(address)),
	...vpc.ipv6Cidrs
]

const hostLink = ({name}: InternetHost) => prefixedLink('internetHost', name)
/** The link has the same name at the VPC's internet gateway (`internet-gateway/plan.ts`). */
const vpcLink = ({key}: Vpc) => prefixedLink('vpc', key)

/** A Region's edge: its VPCs that reach the Internet, and AWS's ends of its VPN tunnels. */
type Edge = {
	readonly region: string
	/** The link's name in the core. */
	readonly link: string
	readonly vpcs: readonly Vpc[]
	readonly tunnels: readonly {readonly outsideIp: string; readonly link: string}[]
	readonly services: readonly PublicService[]
}

function edgesOf({vpcs, vpn, awsServices = []}: Lab, context: Context): readonly Edge[] {
	const members = Map.groupBy(
		vpcs.filter(vpc => reachesInternet(vpc, context)),
		({region}) => region
	)
	const connections = Map.groupBy(vpn?.connections ?? [], ({region}) => region)
	const services = Map.groupBy(awsServices, ({service}) => service.region)
	return [...new Set([...members.keys(), ...connections.keys(), ...services.keys()])].map(region => ({
		region,
		link: linkName(region),
		vpcs: members.get(region) ?? [],
		tunnels: (connections.get(region) ?? []).flatMap(({key, tunnels}) =>
			tunnels.map(({number, outsideIp}) => ({outsideIp, link: edgeLink(key, number)}))
		),
		services: services.get(region) ?? []
	}))
}

const onLoopback = (addresses: readonly string[]) => addresses.map(address => ({link: 'lo', address: hostPrefix(address)}))

const directTable = 1000
const directPriority = 100

function compileEdge({region, vpcs, tunnels, services}: Edge, {vpn: {directConnect}}: Context): NamespacePlan {
	const toVpcs = vpcs.flatMap(vpc => publicBlocks(vpc).map(block => overLink(block, vpcLink(vpc))))
	const toServices = services.flatMap(one => one.cidrs.map(block => overLink(block, edgeLinkOf(one))))
	const direct = directConnect.towards('region-edge', region).map(({interface: {key}}) => directLink(key))
	return routerNamespace(
		'region-edge',
		[uplink, ...vpcs.map(vpcLink), ...tunnels.map(({link}) => link), ...services.map(edgeLinkOf), ...direct],
		{
			addresses: onLoopback(edgeAddresses(region)),
			routes: [
				// DX-4: AWS sends packets for a customer's own prefixes only over its public virtual interfaces.
				...directConnect.ofRegion(region).map(({destination, tunnels: keys}) =>
					unicast(
						destination,
						keys.flatMap(key => directNexthop(directConnect.interface(key), 'aws'))
					)
				),
				...toVpcs,
				...toServices,
				...tunnels.map(({outsideIp, link}) => overLink(hostPrefix(outsideIp), link)),
				overLink(everywhere[4], uplink),
				overLink(everywhere[6], uplink),
				...(direct.length > 0 ? fromDirect([...toVpcs, ...toServices]) : [])
			],
			rules: direct.map(iif => ({family: 4, priority: directPriority, iif, table: directTable}))
		}
	)
}

/** DX-4: packets from a public virtual interface go only to AWS's own addresses. */
const fromDirect = (toAmazon: readonly Route[]): readonly Route[] => [
	...toAmazon.filter(({destination}) => familyOf(destination) === 4).map(route => ({...route, table: directTable})),
	blackhole(everywhere[4], directTable)
]

/** Unassigned addresses are silent, not "unreachable" (IGW-2). */
function compileCore(
	edges: readonly Edge[],
	hosts: readonly InternetHost[],
	sites: readonly Site[],
	checkers: readonly IpText[]
): NamespacePlan {
	const customerGateways = sites.flatMap(site => site.customerGateways)
	return routerNamespace(
		'internet',
		[
			...edges.map(({link}) => link),
			...hosts.map(hostLink),
			...customerGateways.map(({key}) => siteLink(key)),
			...(checkers.length > 0 ? [checkersLink] : [])
		],
		{
			addresses: onLoopback([...coreAddresses, ...resolverAddresses]),
			listeners: publicDns,
			routes: firstOfEach([
				...edges.flatMap(({vpcs, tunnels, services, link}) =>
					[
						...vpcs.flatMap(publicBlocks),
						...tunnels.map(({outsideIp}) => hostPrefix(outsideIp)),
						...services.flatMap(({cidrs}) => cidrs)
					].map(block => overLink(block, link))
				),
				...customerGateways.map(({key, publicIp}) => overLink(hostPrefix(publicIp), siteLink(key))),
				...checkers.map(address => overLink(hostPrefix(address), checkersLink)),
				...hosts.flatMap(host => addressesOf(host).map(address => overLink(hostPrefix(address), hostLink(host)))),
				...sites.flatMap(site => {
					const device = internetDevice(site)
					return device ? publicBlocksOfSite(site).map(block => overLink(block, siteLink(device.key))) : []
				}),
				...elseDropped
			])
		}
	)
}

/** If two sites have the same block, the first gets it. */
const firstOfEach = (routes: readonly Route[]): readonly Route[] => [
	...new Map(routes.toReversed().map(route => [route.destination, route])).values()
]

/** Links from the core to edges and hosts. The link to a site is in the site's plan (`site/plan.ts`). */
function linksOf(edges: readonly Edge[], {internetHosts, links: qualities}: Lab): Link[] {
	const link = (name: string, far: NamespaceName, farName: string, quality: LinkQuality | undefined): Link => {
		const end = {mtuBytes: mtu.internet, quality}
		return {ends: [routerEnd(namespaceOf.internet(), name, end), routerEnd(far, farName, end)]}
	}
	return [
		...edges.map(one => link(one.link, namespaceOf.regionEdge(one.region), uplink, qualities?.internet[one.region])),
		...internetHosts.map(host =>
			link(hostLink(host), namespaceOf.internetHost(host.name), hostDevice, qualities?.internet[host.name])
		)
	]
}

function compile(lab: Lab, context: Context): PartialPlan {
	const {internetHosts, vpn} = lab
	const edges = edgesOf(lab, context)
	// An instance that is a customer gateway is behind its VPC's edge.
	const sites = (vpn?.sites ?? []).filter(({instance}) => instance === undefined)
	const checkers = checkersOf(lab)
	if (edges.length + internetHosts.length + sites.length + checkers.length === 0) return {}

	const hosts = internetHosts.map(host => ({host, namespace: namespaceOf.internetHost(host.name), listeners: listenersOf(host)}))
	return {
		namespaces: {
			[namespaceOf.internet()]: compileCore(edges, internetHosts, sites, checkers),
			...Object.fromEntries(edges.map(edge => [namespaceOf.regionEdge(edge.region), compileEdge(edge, context)])),
			...Object.fromEntries(hosts.map(({host, namespace, listeners}) => [namespace, compileHost(host, listeners)]))
		},
		links: linksOf(edges, lab),
		points: Object.fromEntries(
			hosts.map(({host: {name}, namespace}) => [name, {namespace, link: hostDevice, what: `${name}, as its own tcpdump sees it`}])
		),
		hosts: hosts.map(({host, listeners}) => describeHost(host, listeners))
	}
}

export const internet: PlanPart = {compile}
