/**
 * A VPC: one namespace that is its implicit router, with a veth to every ENI, a kernel table for every route table,
 * and network ACLs and security groups as one firewall text. No bridge: AWS has no layer 2 (MOD-6).
 *
 * Past 250 lines since a router's rules, routes, sets and firewall all concern the same links.
 */

import {effectiveRoutes, routeTo} from '../../control/routes.ts'
import type {Lab, NetworkInterface, RouteTable, Subnet, Vpc, Route as VpcRoute} from '../../model/model.ts'
import {addressAt} from '../../net/address.ts'
import {type Context, transitSubnet, type VpcContext} from '../../plan/context.ts'
import {priorities, routerMac, tables} from '../../plan/fabric.ts'
import {hideHop} from '../../plan/firewall/hidden-hop.ts'
import type {Family} from '../../plan/firewall/match.ts'
import {renderTable} from '../../plan/firewall/table.ts'
import {fromChecked, fromDead, toDead} from '../../plan/groups.ts'
import {namespaceOf} from '../../plan/names.ts'
import {type Attachment, fromInternet, type PlanPart} from '../../plan/partial-plan.ts'
import {type Rejects, rejectChains, rejectRules, silent} from '../../plan/rejects.ts'
import {farEndNeighbors, routerNamespace} from '../../plan/router.ts'
import {blackhole, everywhere, familyOf, hostPrefix, searchOn, unicast} from '../../plan/routes.ts'
import {type Member, referencedSets} from '../../plan/sets.ts'
import type {IpSet, NamespacePlan, Neighbor, Nexthop, Route, Rule} from '../../plan/types.ts'
import {flowLogDaemon, rejectsIn} from '../flow-log/plan.ts'
import {renderNetworkAcls} from '../network-acl/plan.ts'
import {type Direction, renderSecurityGroups} from '../security-group/plan.ts'
import {returnMarks, returnRoutes} from './plan-returns.ts'
import {kernelTables, rulesOf, tableNumbering} from './plan-rules.ts'
import {type RouterService, renderServices, servicesOf} from './plan-services.ts'

/** Timeouts of security groups (SG-5). AWS does not check TCP windows, and picks up flows midway. */
const conntrackSysctls = {
	'net.netfilter.nf_conntrack_tcp_be_liberal': '1',
	'net.netfilter.nf_conntrack_tcp_timeout_established': '432000',
	'net.netfilter.nf_conntrack_udp_timeout': '30',
	'net.netfilter.nf_conntrack_udp_timeout_stream': '180',
	'net.netfilter.nf_conntrack_generic_timeout': '600'
}

const addressesOf = ({privateIps, ipv6}: NetworkInterface): readonly string[] => [
	...privateIps.map(({address}) => address),
	...ipv6
]

function routerAddress({cidr, ipv6Cidr}: Subnet, family: Family): string | undefined {
	const block = family === 4 ? cidr : ipv6Cidr
	return block && addressAt(block, 1)
}

/** `/32 dev <link>`, with the subnet's router address as source of the router's own messages ("fragmentation needed"). */
const interfaceRoutes = (context: VpcContext): Route[] =>
	context.linked.flatMap(({networkInterface, link, subnet}) =>
		addressesOf(networkInterface).map(address => {
			const source = routerAddress(subnet, familyOf(address))
			return {...unicast(hostPrefix(address), [{link}], tables.local), ...(source && {source})}
		})
	)

const attachmentRoutes = (attachments: readonly Attachment[]): Route[] =>
	attachments.flatMap(({link, addresses = []}) => addresses.map(address => unicast(hostPrefix(address), [{link}], tables.local)))

/** The kernel route of a route table's route. */
function kernelRoute(
	table: number,
	{destination, target, state, origin}: VpcRoute,
	zoneId: string | undefined,
	context: VpcContext,
	attachments: readonly Attachment[]
): Route {
	if (target.kind === 'local') return searchOn(destination, table)

	const nexthop = state === 'active' ? nexthopTo(target, familyOf(destination), zoneId, context, attachments) : undefined
	const mtuBytes = origin === 'propagated' ? undefined : attachments.find(one => one.serves(target))?.staticMtuBytes
	return nexthop
		? {...unicast(destination, [nexthop], table), ...(mtuBytes !== undefined && {mtuBytes})}
		: blackhole(destination, table)
}

function nexthopTo(
	target: VpcRoute['target'],
	family: Family,
	zoneId: string | undefined,
	context: VpcContext,
	attachments: readonly Attachment[]
): Nexthop | undefined {
	if (target.kind !== 'network-interface') {
		return attachments.find(one => one.serves(target) && (one.zoneId === undefined || one.zoneId === zoneId))?.nexthop[family]
	}

	const linked = context.linkedByKey.get(target.key)
	// An ENI that checks destinations accepts only packets addressed to it (ENI-3): see `ownAddressRoutes()`.
	if (!linked || linked.networkInterface.sourceDestCheck) return undefined

	// RT-10.
	if (zoneId === fromInternet && family === 4 && !linked.networkInterface.privateIps.some(({publicIp}) => publicIp)) {
		return undefined
	}

	const via = addressesOf(linked.networkInterface).find(address => familyOf(address) === family)
	return via === undefined ? undefined : {link: linked.link, via}
}

/** Routes to the own addresses of an ENI that checks destinations: these packets arrive even by a route to the ENI. */
const ownAddressRoutes = (table: number, routeTable: RouteTable, context: VpcContext): Route[] =>
	effectiveRoutes(routeTable).flatMap(({destination, target, state}) => {
		const linked = target.kind === 'network-interface' && state === 'active' ? context.linkedByKey.get(target.key) : undefined
		return linked?.networkInterface.sourceDestCheck
			? [...linked.networkInterface.privateIps.map(({address}) => address), ...linked.networkInterface.ipv6]
					.filter(address => routeTo(routeTable, address)?.destination === destination)
					.map(address => searchOn(hostPrefix(address), table))
			: []
	})

const neighborsOf = (context: VpcContext, attachments: readonly Attachment[]): Neighbor[] => [
	...context.linked.flatMap(({networkInterface, link, filtered}) =>
		addressesOf(networkInterface).map(address => ({
			link,
			address,
			mac: filtered ? networkInterface.mac : routerMac
		}))
	),
	...attachments.flatMap(({link, neighbors}) => neighbors ?? farEndNeighbors(link))
]

/** ENI-3: the links by which each source address is valid. ENIs that pass transit packets use the services only with their own addresses. */
function sourceSets(context: VpcContext, families: readonly Family[]): Record<string, IpSet> {
	const entries: Record<Family, string[]> = {4: [], 6: []}
	for (const {networkInterface, link} of context.linked) {
		for (const address of addressesOf(networkInterface)) {
			entries[familyOf(address)].push(`${address},${link}`)
		}
	}

	return Object.fromEntries(
		families.map(family => [`sources${family}`, {type: 'hash:net,iface' as const, family, entries: entries[family].sort()}])
	)
}

/** The links of this router by which members of a security group can be recognized (SG-7, SG-8). */
const linksTo =
	(vpc: Vpc, attachments: readonly Attachment[]) =>
	(member: Member, direction: Direction): readonly string[] => [
		...(member.vpc === vpc.key ? [member.link] : []),
		...attachments.filter(({carriesReferences}) => carriesReferences?.(member.vpc, direction)).map(({link}) => link)
	]

type Ways = {
	readonly services: readonly RouterService[]
	readonly attachments: readonly Attachment[]
	readonly rejects: Rejects
}

function firewallOf(family: Family, vpc: Vpc, context: VpcContext, {services, attachments, rejects}: Ways): string {
	const acls = renderNetworkAcls(
		family,
		vpc.subnets.flatMap(({key, networkAcl}) => {
			const number = context.subnetNumbers.get(key)
			const transit = context.subnetNumbers.get(transitSubnet(key))
			const acl = vpc.networkAcls.find(candidate => candidate.key === networkAcl)
			if (number === undefined || !acl) return []

			return transit === undefined
				? [{number, acl}]
				: [
						{number, acl, unaskedFrom: transit},
						{number: transit, acl, unaskedTo: number}
					]
		}),
		rejects
	)
	const hasMiddlebox = context.linked.some(({filtered}) => !filtered)
	const hasNextHop = vpc.vpcEndpoints?.some(({type}) => type === 'GatewayLoadBalancer')
	const groups = renderSecurityGroups(family, context.groupSets, {
		middlebox: hasNextHop ? 'nextHop' : hasMiddlebox ? 'router' : undefined,
		rejects
	})
	const answered = renderServices(family, services)
	return [
		renderTable('raw', [`-A PREROUTING ${fromDead} -j DROP`, ...answered.raw]),
		hideHop(family, {before: family === 4 ? returnMarks(attachments) : [], after: answered.mangle}),
		renderTable(
			'filter',
			[
				...answered.input,
				'-A INPUT -j DROP',
				...(rejects === silent ? [] : rejectRules),
				...acls.rules,
				...groups.rules,
				`-A FORWARD ${toDead} -j DROP`,
				`-A FORWARD ${fromChecked} -m set ! --match-set sources${family} src,src -j ${rejects.unlogged}`,
				...acls.forward,
				...groups.forward
			],
			[...answered.chains, ...(rejects === silent ? [] : rejectChains), ...acls.chains, ...groups.chains]
		)
	].join('')
}

/** Replies go directly to the client, whatever the route table of the subnet that contains the service's address. */
const answersLocally = (address: string): Rule => ({
	family: familyOf(address),
	priority: priorities.services,
	from: hostPrefix(address),
	table: tables.local
})

function compileVpc(lab: Lab, vpc: Vpc, context: Context, attachments: readonly Attachment[]): NamespacePlan {
	const here = context.vpc(vpc.key)
	const hasIpv6 = vpc.ipv6Cidrs.length > 0
	const families = hasIpv6 ? ([4, 6] as const) : ([4] as const)
	const all = kernelTables(vpc, attachments)
	const services = servicesOf(vpc, lab)
	const serviceAddresses = services.flatMap(({addresses}) => addresses)
	const tableNumber = tableNumbering(all)
	const ways = {services, attachments, rejects: rejectsIn(lab, vpc)}
	const flowLog = flowLogDaemon(lab, here, attachments, serviceAddresses)
	return routerNamespace('vpc', [], {
		sysctls: {
			...conntrackSysctls,
			'net.ipv4.conf.default.proxy_arp': '1'
		},
		addresses: [
			// The router's own addresses: sources of its "fragmentation needed". They answer nothing (MOD-7).
			...vpc.subnets.flatMap(subnet => ([4, 6] as const).flatMap(family => routerAddress(subnet, family) ?? [])),
			...serviceAddresses
		].map(address => ({link: 'lo', address: hostPrefix(address)})),
		neighbors: neighborsOf(here, attachments),
		routes: [
			...interfaceRoutes(here),
			...attachmentRoutes(attachments),
			...returnRoutes(attachments),
			...families.map(family => blackhole(everywhere[family], tables.local)),
			...all.flatMap(({routeTable, zoneId}) => {
				const number = tableNumber(routeTable.key, zoneId)
				return number === undefined
					? []
					: [
							...effectiveRoutes(routeTable).map(route => kernelRoute(number, route, zoneId, here, attachments)),
							...ownAddressRoutes(number, routeTable, here)
						]
			})
		],
		rules: [...serviceAddresses.map(answersLocally), ...rulesOf(vpc, here, attachments, tableNumber)],
		sets: {
			...Object.assign({}, ...services.map(({sets}) => sets)),
			...sourceSets(here, families),
			...referencedSets(lab, here.groupSets, families, linksTo(vpc, attachments))
		},
		firewall: {ipv4: firewallOf(4, vpc, here, ways), ...(hasIpv6 && {ipv6: firewallOf(6, vpc, here, ways)})},
		listeners: services.flatMap(({ports}) => ports.map(({listener}) => listener)),
		...(flowLog && {daemons: [flowLog]})
	})
}

export const vpc: PlanPart = {
	compile: (lab, context) => ({
		namespaces: Object.fromEntries(
			lab.vpcs.map(one => [namespaceOf.vpc(one.key), compileVpc(lab, one, context, context.attachments(one))])
		)
	})
}
