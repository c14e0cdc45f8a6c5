/**
 * A Direct Connect connection: AWS's router at the location, connected to the site's by one link, the cross connect,
 * with a VLAN interface and a BGP session for each virtual interface, and a link to each gateway that it reaches. A
 * Direct Connect gateway is control plane only. Packets from a virtual interface go only to AWS, and packets from a
 * gateway only to its virtual interface: nothing passes between two of either kind (DX-5), except from one VPC to another
 * if a prefix of the site covers the destination, and between the sites of a virtual private gateway, which passes
 * their routes on (VPN-10).
 *
 * A hop: ICMP errors come from AWS's peer address. `[unverified]` of AWS.
 */

import {type Advertised, advertisedOverDirectConnect, hubOf} from '../../control/cloud-hub.ts'
import type {PlacedInterface} from '../../control/direct-connect-state.ts'
import type {DirectConnectConnection} from '../../model/direct-connect.ts'
import type {LinkQuality} from '../../model/model.ts'
import {type Cidr, contains} from '../../net/address.ts'
import type {NamespaceName} from '../../net/names.ts'
import {speaker} from '../../plan/bgp-sessions.ts'
import type {Context} from '../../plan/context.ts'
import {mtu, numbered, routerMac, tables} from '../../plan/fabric.ts'
import {renderTable} from '../../plan/firewall/table.ts'
import {directLink, directLinkTo, namespaceOf, prefixedLink} from '../../plan/names.ts'
import {mergePartialPlans, type PartialPlan, type PlanPart} from '../../plan/partial-plan.ts'
import {balancingSysctls, routerEnd, routerNamespace} from '../../plan/router.ts'
import {blackhole, everywhere, unicast, viaFarEnd} from '../../plan/routes.ts'
import type {CapturePoint, Link, NamespacePlan, Route, Rule} from '../../plan/types.ts'
import {crossMtuBytes, customerMac, directAddress, peerRoute, siteCrossLink, vlanOf} from './plan-parts.ts'
import {awsDirectSessions} from './plan-sessions.ts'

const crossLink = 'cross'
const firstTable = 1000
const priority = 100

/** Amazon's own ASN; sessions use their gateway's instead. */
const routerAsn = 16_509

/** The link's name in the location's router. */
const vifLink = ({interface: {name}}: PlacedInterface) => prefixedLink('virtualInterface', name)
const linkTo = ({interface: {key}}: PlacedInterface, gateway: string) => directLinkTo(key, gateway)

const namespaceOfGateway = ({kind, key}: PlacedInterface['reached'][number]['gateway']): NamespaceName =>
	({'vpn-gateway': namespaceOf.vpnGateway, 'transit-gateway': namespaceOf.transitGateway, 'region-edge': namespaceOf.regionEdge})[
		kind
	](key)

/** Routes for packets from the site: only to AWS's prefixes. For packets from AWS: to the site's, or to another VPC that one of them covers. */
function routesOf(
	placed: PlacedInterface,
	advertised: readonly Advertised[],
	tableFromSite: number,
	tableFromAws: number
): readonly Route[] {
	const {reached, learned, interface: own} = placed
	const to = (gateway: string) => [viaFarEnd(linkTo(placed, gateway))[4]]
	const toAws = reached.flatMap(({gateway, prefixes}) => prefixes.map(destination => ({destination, nexthops: to(gateway.key)})))
	const toOthers = advertised.map(({destination}) => ({destination, nexthops: to(hubOf(placed) ?? '')}))
	const isCovered = ({destination}: {readonly destination: Cidr}) =>
		learned.some(one => one.destination !== destination && contains(one.destination, destination))
	const fromSite = [...toAws, ...toOthers].map(({destination, nexthops}) => unicast(destination, nexthops, tableFromSite))
	const fromAws = [
		...learned.map(({destination}) => unicast(destination, [{link: vifLink(placed), via: own.customerAddress}], tableFromAws)),
		...toAws.filter(isCovered).map(({destination, nexthops}) => unicast(destination, nexthops, tableFromAws))
	]
	return [...fromSite, ...restDropped(fromSite, tableFromSite), ...fromAws, ...restDropped(fromAws, tableFromAws)]
}

/** Drops what no other route matches, if there is no default route. */
const restDropped = (routes: readonly Route[], table: number): readonly Route[] =>
	routes.some(({destination}) => destination === everywhere[4]) ? [] : [blackhole(everywhere[4], table)]

/** For the router's own ICMP errors: TTL exceeded, packet too big. */
const ownRoutes = (searched: readonly Route[]): readonly Route[] =>
	searched
		.filter(
			({destination}, index) =>
				destination !== everywhere[4] && searched.findIndex(one => one.destination === destination) === index
		)
		.map(route => ({...route, table: tables.main}))

function compileRouter(connection: DirectConnectConnection, all: readonly PlacedInterface[], {vpn}: Context): NamespacePlan {
	const namespace = namespaceOf.directConnect(connection.key)
	const keys = all.flatMap(({interface: {key}}) => [`${key} site`, `${key} aws`])
	const numbers = numbered(keys, firstTable, firstTable + 2 ** 30)
	const table = (key: string) => numbers.get(key) ?? tables.main
	const rules = all.flatMap((placed): Rule[] => {
		const {key} = placed.interface
		const rule = (iif: string, search: number): Rule => ({family: 4, priority, iif, table: search})
		return [
			rule(vifLink(placed), table(`${key} site`)),
			...placed.reached.map(({gateway}) => rule(linkTo(placed, gateway.key), table(`${key} aws`)))
		]
	})
	const advertisedTo = (placed: PlacedInterface) => advertisedOverDirectConnect(vpn, placed)
	const searched = all.flatMap(placed =>
		routesOf(placed, advertisedTo(placed), table(`${placed.interface.key} site`), table(`${placed.interface.key} aws`))
	)
	const cut = connection.fault === 'down' ? all.map(vifLink) : []
	const daemons = speaker(namespace, {asn: routerAsn, ecmp: true, ...awsDirectSessions(all, vifLink, advertisedTo)})
	const links = all.flatMap(placed => placed.reached.map(({gateway}) => linkTo(placed, gateway.key)))
	return routerNamespace('direct-connect', links, {
		sysctls: balancingSysctls,
		vlans: all.map(placed =>
			vlanOf(placed.interface, {name: vifLink(placed), parent: crossLink, vlanId: placed.interface.vlan, mac: routerMac})
		),
		addresses: all.map(placed => ({link: vifLink(placed), address: directAddress(placed.interface, 'amazon')})),
		neighbors: all.map(placed => ({link: vifLink(placed), address: placed.interface.customerAddress, mac: customerMac})),
		routes: [
			...searched,
			...all.map(placed => peerRoute(vifLink(placed), placed.interface)),
			...ownRoutes(searched),
			blackhole(everywhere[4])
		],
		rules,
		firewall: {
			ipv4:
				renderTable(
					'raw',
					cut.map(link => `-A PREROUTING -i ${link} -j DROP`)
				) +
				renderTable(
					'mangle',
					cut.map(link => `-A POSTROUTING -o ${link} -j DROP`)
				) +
				renderTable('filter', [
					...all.flatMap(ownedSourcesAlone),
					...all.flatMap(placed => ownTraffic(vifLink(placed))),
					'-A INPUT ! -i lo -j DROP'
				])
		},
		...(daemons.length > 0 && {daemons})
	})
}

/** DX-4: only packets from the customer's own prefixes may enter AWS's public address space. */
function ownedSourcesAlone(placed: PlacedInterface): string[] {
	const {prefixes} = placed.interface
	if (!prefixes) return []
	return [
		...prefixes.map(prefix => `-A FORWARD -s ${prefix} -i ${vifLink(placed)} -j ACCEPT`),
		`-A FORWARD -i ${vifLink(placed)} -j DROP`
	]
}

/** BGP, BFD and pings of the peer address. */
const ownTraffic = (link: string): string[] =>
	['-p tcp -m tcp --dport 179', '-p tcp -m tcp --sport 179', '-p icmp', '-p udp -m udp --dport 3784:3785'].map(
		what => `-A INPUT -i ${link} ${what} -j ACCEPT`
	)

/** Above this rate no limit is set, since the machine itself is slower. */
const fastestMbps = 10_000

/** DX-1: a hosted connection is policed; a dedicated one has its port's rate. */
const qualityOf = ({rateMbps, link}: DirectConnectConnection): LinkQuality => ({
	...(rateMbps <= fastestMbps && {rateMbps}),
	...link
})

const mtuTowards = ({kind}: PlacedInterface['reached'][number]['gateway']) => (kind === 'region-edge' ? mtu.internet : mtu.vpc)

function compileConnection(connection: DirectConnectConnection, context: Context): PartialPlan {
	const all = context.vpn.directConnect.interfaces.filter(one => one.connection.key === connection.key)
	const namespace = namespaceOf.directConnect(connection.key)
	const site = namespaceOf.site(connection.site)
	const end = {mtuBytes: crossMtuBytes, quality: qualityOf(connection)}
	const cross: Link = {
		ends: [routerEnd(namespace, crossLink, end), {...routerEnd(site, siteCrossLink(connection.key), end), mac: customerMac}]
	}
	const toGateways = all.flatMap(placed =>
		placed.reached.map(
			({gateway}): Link => ({
				ends: [
					routerEnd(namespace, linkTo(placed, gateway.key), {mtuBytes: mtuTowards(gateway)}),
					routerEnd(namespaceOfGateway(gateway), directLink(placed.interface.key), {mtuBytes: mtuTowards(gateway)})
				]
			})
		)
	)
	const points: Record<string, CapturePoint> = {
		[`dx:${connection.key}`]: {
			namespace,
			link: crossLink,
			what: `Direct Connect ${connection.key}, its cross connect with the VLAN tags, at AWS's end`
		},
		...Object.fromEntries(
			all.map(placed => [
				`dx:${placed.interface.key}`,
				{namespace, link: vifLink(placed), what: `virtual interface ${placed.interface.key}, at AWS's end`}
			])
		)
	}
	return {namespaces: {[namespace]: compileRouter(connection, all, context)}, links: [cross, ...toGateways], points}
}

const compile = (_lab: unknown, context: Context): PartialPlan =>
	mergePartialPlans(context.vpn.directConnect.connections.map(one => compileConnection(one, context)))

export const directConnect: PlanPart = {compile}
