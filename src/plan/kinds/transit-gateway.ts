/**
 * A transit gateway: one namespace that is a router, a link into each VPC for each zone that an attachment covers (TGW-2),
 * and a kernel table for each route table and each zone that packets come from, since a packet stays in its zone where
 * it can (TGW-7). It is a hop (MOD-7) that never shows itself. What is too long it drops in silence (TGW-8).
 */
import {toldOfTable} from '../../control/cloud-hub.ts'
import {effectiveTransitGatewayRoutes, entryZones, isAvailable, referencesAcross} from '../../control/transit-gateway-routes.ts'
import type {PrefixListEntry} from '../../daemons/frr/types.ts'
import type {
	Lab,
	TransitGateway,
	TransitGatewayAttachment,
	TransitGatewayRoute,
	TransitGatewaySubnet,
	Vpc,
	VpnConnection
} from '../../lab/model.ts'
import {type Context, transitSubnet} from '../context.ts'
import {directNexthop} from '../direct-connect-fragments.ts'
import {mtu, numbered} from '../fabric.ts'
import type {Direction} from '../firewall/security-groups.ts'
import {renderTable} from '../firewall/table.ts'
import type {Attachment, Fragment, GatewayKind} from '../fragment.ts'
import {deadGroup, trackedGroup} from '../groups.ts'
import {directLink, linkName, namespaceOf, tunnelLink} from '../names.ts'
import {balancingSysctls, pathBetween, routerEnd, routerNamespace} from '../router.ts'
import {blackhole, elseDropped, everywhere, familyOf, unicast, viaFarEnd} from '../routes.ts'
import type {Daemon, Link, NamespacePlan, Nexthop, Route, Rule} from '../types.ts'
import {awsSessions, clampRules, intoTunnel, ownTraffic, speaker} from '../vpn-fragments.ts'

const firstTable = 1000
const priority = 100

/** A VPC attachment's ENI in one zone. */
type Port = {
	readonly attachment: TransitGatewayAttachment
	readonly subnet: TransitGatewaySubnet
	readonly zoneId: string
	/** The zone has failed: the gateway uses its other ports. */
	readonly dead: boolean
	/** Of the gateway's namespace, and of the VPC's router. */
	readonly link: string
	readonly routerLink: string
}

const portsOf = (gateway: TransitGateway, context: Context, ofVpc?: string): readonly Port[] =>
	gateway.attachments.filter(isAvailable).flatMap(attachment => {
		const {resource} = attachment
		if (resource.kind !== 'vpc' || (ofVpc !== undefined && resource.vpc !== ofVpc)) {
			return []
		}

		const {subnets} = context.vpc(resource.vpc).vpc
		return resource.subnets.flatMap(subnet => {
			const place = subnets.find(({key}) => key === subnet.subnet)
			return place
				? [
						{
							attachment,
							subnet,
							zoneId: place.zoneId,
							dead: context.isZoneDead(place.zone),
							link: linkName(`${attachment.key}@${place.zoneId}`),
							routerLink: linkName(`tgw-${gateway.key}@${place.zoneId}`)
						}
					]
				: []
		})
	})

const peeringLink = (peering: string) => linkName(`peer-${peering}`)

/** Tables are searched by where a packet comes in: an attachment's table, a port's zone. Peerings have no zone. */
const tableKey = (routeTable: string, zoneId: string | undefined) => `${routeTable}@${zoneId ?? ''}`

/** The tunnels that a route to a VPN attachment leads into: those that were learned, or for a static one those that stand (TGW-6). */
const tunnelsOf = (
	connection: string,
	{tunnels, destination}: TransitGatewayRoute,
	{vpnEcmp}: TransitGateway,
	{vpn}: Context
): readonly Nexthop[] => {
	const own = vpn.connections.find(({key}) => key === connection)
	if (own?.insideIpVersion !== familyOf(destination)) return []
	const standing = own?.tunnels.map(({key}) => key).filter(key => vpn.isUp(key, 'aws')) ?? []
	const used = tunnels ?? (vpnEcmp && own?.routing === 'bgp' ? standing : standing.slice(0, 1))
	return used.flatMap(key => {
		const found = vpn.tunnel(key)
		return found ? [intoTunnel('aws', found)] : []
	})
}

const nexthopsOf = (
	lab: Lab,
	gateway: TransitGateway,
	route: TransitGatewayRoute,
	fromZone: string | undefined,
	ports: readonly Port[],
	context: Context
): readonly Nexthop[] => {
	const attachment = gateway.attachments.find(({key}) => key === route.attachment)
	if (!attachment || !isAvailable(attachment)) {
		return []
	}

	const {resource} = attachment
	const family = familyOf(route.destination)
	if (resource.kind === 'peering') {
		const standing = lab.transitGatewayPeerings.some(({key, state}) => key === resource.peering && state === 'active')
		return standing ? [viaFarEnd(peeringLink(resource.peering))[family]] : []
	}

	if (resource.kind === 'vpn') {
		return tunnelsOf(resource.connection, route, gateway, context)
	}

	if (resource.kind === 'direct-connect-gateway') {
		return (route.tunnels ?? []).flatMap(key => directNexthop(context.vpn.directConnect.interface(key), 'aws'))
	}

	const own = ports.filter(port => port.attachment.key === attachment.key && !port.dead)
	const zones = entryZones(
		own.map(({zoneId}) => zoneId),
		fromZone,
		resource.applianceMode
	)
	return zones.flatMap(zone => own.filter(({zoneId}) => zoneId === zone).map(({link}) => viaFarEnd(link)[family]))
}

/** TGW-8: nothing over 8500 bytes passes, and nobody is told; TCP is made to agree on less from the start, on VPN still less (VPN-11). */
const firewallOf = (family: 4 | 6, clamps: readonly string[]): string => {
	const clamp = `-p tcp -m tcp --tcp-flags SYN,RST SYN -j TCPMSS --set-mss ${mtu.transitGateway - (family === 4 ? 40 : 60)}`
	return (
		renderTable('mangle', [`-A FORWARD ${clamp}`, ...clamps]) +
		renderTable('filter', [
			...(clamps.length > 0 ? ownTraffic(family) : ['-A INPUT -j DROP', '-A OUTPUT -j DROP']),
			`-A FORWARD ! -p tcp -m length --length ${mtu.transitGateway + 1}:65535 -j DROP`
		])
	)
}

/** VPN-7. */
const maximumPrefixes = 1000

/** What the gateway says over VPN: to each site the table that its attachment is associated with (VPN-7). */
const vpnSpeaker = (gateway: TransitGateway, connections: readonly VpnConnection[], {vpn}: Context): readonly Daemon[] => {
	const tableOf = (connection: string) =>
		gateway.attachments.find(({resource}) => resource.kind === 'vpn' && resource.connection === connection)?.routeTable
	const inForce = gateway.routeTables.map(table => ({
		table,
		routes: effectiveTransitGatewayRoutes(table).filter(({attachment}) => attachment)
	}))
	// What BGP has learned over VPN it passes on by itself, with its path.
	const own = inForce.flatMap(({table, routes}) => {
		const overVpn = new Set(
			vpn
				.ofTransitTable(gateway, table.key)
				.flatMap(({destination, origin, candidates: [best]}) => (origin === 'bgp' && !best?.over ? [destination] : []))
		)
		return routes.flatMap(({tunnels, destination}) => (tunnels && overVpn.has(destination) ? [] : [destination]))
	})
	const listName = (table: string | undefined, family: 4 | 6) => `table-${table ?? 'none'}${family === 6 ? '-ipv6' : ''}`
	const versionOf = (connection: string) => connections.find(({key}) => key === connection)?.insideIpVersion ?? 4
	const families = ([4, 6] as const).filter(family => connections.some(({insideIpVersion}) => insideIpVersion === family))
	const nothing = (family: 4 | 6): PrefixListEntry[] => [
		{action: 'deny', prefix: everywhere[family], le: family === 4 ? 32 : 128}
	]
	const told = new Map(gateway.routeTables.map(({key}) => [key, toldOfTable(vpn, gateway, key)]))
	const sessions = awsSessions(connections, vpn.site, {
		equal: gateway.vpnEcmp,
		maximumPrefixes,
		prefixListOf: connection => listName(tableOf(connection), versionOf(connection)),
		// Direct Connect carries IPv4 alone.
		toldOf: ({key, insideIpVersion}) => (insideIpVersion === 4 ? told.get(tableOf(key) ?? '') : undefined) ?? []
	})
	return speaker(namespaceOf.transitGateway(gateway.key), {
		asn: gateway.asn,
		networks: [...new Set(own)],
		ecmp: gateway.vpnEcmp,
		ecmpAcrossAsPaths: false,
		...sessions,
		prefixLists: {
			...sessions.prefixLists,
			...Object.fromEntries(
				families.flatMap((family): [string, readonly PrefixListEntry[]][] => [
					[listName(undefined, family), nothing(family)],
					...inForce.map(({table, routes}): [string, readonly PrefixListEntry[]] => {
						const own = routes.filter(({destination}) => familyOf(destination) === family)
						return [
							listName(table.key, family),
							own.length === 0 ? nothing(family) : own.map(({destination}) => ({action: 'permit', prefix: destination}))
						]
					})
				])
			)
		}
	})
}

const compileGateway = (lab: Lab, gateway: TransitGateway, ports: readonly Port[], context: Context): NamespacePlan => {
	const connections = context.vpn.connectionsOf('transit-gateway', gateway.key)
	const daemons = vpnSpeaker(gateway, connections, context)
	const tunnels = gateway.attachments.flatMap(attachment => {
		const {resource} = attachment
		if (resource.kind !== 'vpn') {
			return []
		}

		const own = connections.find(({key}) => key === resource.connection)
		return (own?.tunnels ?? []).map(({number}) => ({
			attachment,
			link: tunnelLink(resource.connection, number),
			zoneId: undefined
		}))
	})
	const peerings = gateway.attachments.flatMap(attachment =>
		attachment.resource.kind === 'peering' && isAvailable(attachment) && isPeeringActive(lab, attachment.resource.peering)
			? [{attachment, link: peeringLink(attachment.resource.peering)}]
			: []
	)
	const direct = context.vpn.directConnect.towards('transit-gateway', gateway.key).flatMap(({interface: one}) => {
		const attachment = gateway.attachments.find(
			({resource}) => resource.kind === 'direct-connect-gateway' && resource.gateway === one.gateway.key
		)
		return attachment ? [{attachment, link: directLink(one.key)}] : []
	})
	const entrances = [
		...ports.map(({attachment, link, zoneId}) => ({attachment, link, zoneId})),
		...[...peerings, ...direct].map(one => ({...one, zoneId: undefined}))
	]
	const zones = [undefined, ...new Set(ports.map(({zoneId}) => zoneId))]
	const searches = gateway.routeTables.flatMap(routeTable =>
		zones.map(zoneId => ({routeTable, zoneId, key: tableKey(routeTable.key, zoneId)}))
	)
	const numbers = numbered(
		searches.map(({key}) => key),
		firstTable,
		firstTable + 2 ** 30
	)
	const rules = [...entrances, ...tunnels].flatMap(({attachment, link, zoneId}): Rule[] => {
		const table = attachment.routeTable && numbers.get(tableKey(attachment.routeTable, zoneId))
		return table ? ([4, 6] as const).map(family => ({family, priority, iif: link, table})) : []
	})
	const routes = searches.flatMap(({routeTable, zoneId, key}) =>
		effectiveTransitGatewayRoutes(routeTable).map((route): Route => {
			const nexthops = nexthopsOf(lab, gateway, route, zoneId, ports, context)
			const table = numbers.get(key) ?? 0
			return nexthops.length > 0 ? unicast(route.destination, nexthops, table) : blackhole(route.destination, table)
		})
	)
	return routerNamespace(
		'transit-gateway',
		entrances.map(({link}) => link),
		{
			sysctls: balancingSysctls,
			routes: [...routes, ...elseDropped],
			rules,
			firewall: {
				ipv4: firewallOf(4, clampRules(connections, context.dataPath)),
				ipv6: firewallOf(6, clampRules(connections, context.dataPath, 6))
			},
			...(daemons.length > 0 && {daemons})
		}
	)
}

const isPeeringActive = ({transitGatewayPeerings}: Lab, peering: string): boolean =>
	transitGatewayPeerings.some(({key, state}) => key === peering && state === 'active')

const linksOf = (lab: Lab, gateway: TransitGateway, ports: readonly Port[], context: Context): Link[] => [
	...ports.flatMap(({attachment: {resource}, subnet, dead, link, routerLink}): Link[] => {
		if (resource.kind !== 'vpc') {
			return []
		}

		const number = context.vpc(resource.vpc).subnetNumbers.get(transitSubnet(subnet.subnet))
		return [
			{
				ends: [
					routerEnd(namespaceOf.vpc(resource.vpc), routerLink, {
						mtuBytes: mtu.vpc,
						group: dead ? deadGroup : trackedGroup(number)
					}),
					routerEnd(namespaceOf.transitGateway(gateway.key), link, {mtuBytes: mtu.vpc})
				]
			}
		]
	}),
	...lab.transitGatewayPeerings
		.filter(({requester, state}) => state === 'active' && requester === gateway.key)
		.map(({key, requester, accepter}): Link => {
			const regions = [requester, accepter].map(one => lab.transitGateways.find(other => other.key === one)?.region)
			const quality = pathBetween(lab, regions)
			const end = (gatewayKey: string) =>
				routerEnd(namespaceOf.transitGateway(gatewayKey), peeringLink(key), {mtuBytes: mtu.vpc, quality})
			return {ends: [end(requester), end(accepter)]}
		})
]

const compile = (lab: Lab, context: Context): Fragment => {
	const all = lab.transitGateways.map(gateway => ({gateway, ports: portsOf(gateway, context)}))
	return {
		namespaces: Object.fromEntries(
			all.map(({gateway, ports}) => [namespaceOf.transitGateway(gateway.key), compileGateway(lab, gateway, ports, context)])
		),
		links: all.flatMap(({gateway, ports}) => linksOf(lab, gateway, ports, context)),
		points: Object.fromEntries(
			all.flatMap(({gateway, ports}) =>
				ports.map(({attachment, link, zoneId}) => [
					`tgw:${attachment.key}:${zoneId}`,
					{
						namespace: namespaceOf.transitGateway(gateway.key),
						link,
						what: `transit gateway ${gateway.key}, attachment ${attachment.key} in ${zoneId}`
					}
				])
			)
		)
	}
}

const attachments = (lab: Lab, vpc: Vpc, context: Context): Attachment[] =>
	lab.transitGateways.flatMap(gateway =>
		portsOf(gateway, context, vpc.key).map(({routerLink: link, subnet, zoneId}) => {
			const routeTable = vpc.subnets.find(({key}) => key === subnet.subnet)?.routeTable
			return {
				link,
				serves: (target: Parameters<Attachment['serves']>[0]) => target.kind === 'transit-gateway' && target.key === gateway.key,
				zoneId,
				entersBy: routeTable,
				entersFromZone: zoneId,
				subnet: subnet.subnet,
				nexthop: viaFarEnd(link),
				carriesReferences: (other: string, direction: Direction) =>
					direction === 'ingress' && referencesAcross({transitGateways: [gateway]}, other, vpc.key)
			}
		})
	)

export const transitGateway: GatewayKind = {compile, attachments}
