/**
 * A transit gateway: one namespace that is a router, a link into each VPC for each zone that an attachment covers (TGW-2),
 * and a kernel table for each route table and each zone that packets come from, since a packet stays in its zone where
 * if it can (TGW-7). It is a hop (MOD-7) that reveals itself only to a VPC's sender of an oversize packet
 * (`plan-mtu.ts`, TGW-8).
 *
 * Past 250 lines since links, routes and entrances of a gateway are all derived from the same ports.
 */

import {effectiveTransitGatewayRoutes, entryZones, isAvailable, referencesAcross} from '../../control/transit-gateway-routes.ts'
import {privateIpOf} from '../../model/interfaces.ts'
import type {
	Lab,
	TransitGateway,
	TransitGatewayAttachment,
	TransitGatewayRoute,
	TransitGatewaySubnet,
	Vpc,
	VpnConnection
} from '../../model/model.ts'
import type {Cidr} from '../../net/address.ts'
import {type Context, transitSubnet} from '../../plan/context.ts'
import {mtu} from '../../plan/fabric.ts'
import {deadGroup, trackedGroup} from '../../plan/groups.ts'
import {directLink, linkName, namespaceOf, prefixedLink, tunnelLink} from '../../plan/names.ts'
import type {Attachment, PartialPlan, PlanPart} from '../../plan/partial-plan.ts'
import {balancingSysctls, pathBetween, routerEnd, routerNamespace} from '../../plan/router.ts'
import {blackhole, elseDropped, familyOf, unicast, viaFarEnd} from '../../plan/routes.ts'
import type {Link, NamespacePlan, Nexthop, Route} from '../../plan/types.ts'
import {directNexthop} from '../direct-connect/plan-parts.ts'
import type {Direction} from '../security-group/plan.ts'
import {intoTunnel} from '../vpn-connection/plan-parts.ts'
import {clampRules} from '../vpn-connection/plan-traffic.ts'
import {answerAddresses, answerWays, oversizeMarks, oversizeSysctls, transitFirewall} from './plan-mtu.ts'
import {transitGatewaySpeaker} from './plan-speaker.ts'
import {type Entrance, entranceRules, kernelTables, priorities} from './plan-tables.ts'

/** A VPC attachment's ENI in one zone. */
type Port = {
	readonly attachment: TransitGatewayAttachment
	readonly subnet: TransitGatewaySubnet
	readonly zoneId: string
	readonly ipv6Cidr: Cidr | undefined
	/** The zone has failed: the gateway uses its other ports. */
	readonly dead: boolean
	/** Names of the link's two ends: in the gateway's namespace, and in the VPC's router. */
	readonly link: string
	readonly routerLink: string
}

const portsOf = (gateway: TransitGateway, context: Context, ofVpc?: string): readonly Port[] =>
	gateway.attachments.filter(isAvailable).flatMap(attachment => {
		const {resource} = attachment
		if (resource.kind !== 'vpc' || (ofVpc !== undefined && resource.vpc !== ofVpc)) return []

		const {subnets} = context.vpc(resource.vpc).vpc
		return resource.subnets.flatMap(subnet => {
			const place = subnets.find(({key}) => key === subnet.subnet)
			return place
				? [
						{
							attachment,
							subnet,
							zoneId: place.zoneId,
							ipv6Cidr: place.ipv6Cidr,
							dead: context.isZoneDead(place.zoneId),
							link: linkName(`${attachment.key}@${place.zoneId}`),
							routerLink: prefixedLink('transitGateway', `${gateway.key}@${place.zoneId}`)
						}
					]
				: []
		})
	})

const peeringLink = (peering: string) => prefixedLink('transitGatewayPeering', peering)

const isPeeringActive = ({transitGatewayPeerings}: Lab, peering: string): boolean =>
	transitGatewayPeerings.some(({key, state}) => key === peering && state === 'active')

/** The tunnels of a route to a VPN attachment: those with a learned route, or for a static route those that are up (TGW-6). */
function tunnelsOf(
	connection: string,
	{tunnels, destination}: TransitGatewayRoute,
	{vpnEcmp}: TransitGateway,
	{vpn}: Context
): readonly Nexthop[] {
	const own = vpn.connections.find(({key}) => key === connection)
	if (own?.insideIpVersion !== familyOf(destination)) return []
	const standing = own?.tunnels.map(({key}) => key).filter(key => vpn.isUp(key, 'aws')) ?? []
	const used = tunnels ?? (vpnEcmp && own?.routing === 'bgp' ? standing : standing.slice(0, 1))
	return used.flatMap(key => {
		const found = vpn.tunnel(key)
		return found ? [intoTunnel('aws', found)] : []
	})
}

/** Finds the next hops of a route for packets from a zone. None: the route leads nowhere. */
function nexthopsFinder(lab: Lab, gateway: TransitGateway, ports: readonly Port[], context: Context) {
	const attachmentsByKey = new Map(gateway.attachments.map(one => [one.key, one]))
	const living = Map.groupBy(
		ports.filter(({dead}) => !dead),
		({attachment}) => attachment.key
	)
	return (route: TransitGatewayRoute, fromZone: string | undefined): readonly Nexthop[] => {
		const attachment = attachmentsByKey.get(route.attachment ?? '')
		if (!attachment || !isAvailable(attachment)) return []

		const {resource} = attachment
		const family = familyOf(route.destination)
		switch (resource.kind) {
			case 'peering':
				return isPeeringActive(lab, resource.peering) ? [viaFarEnd(peeringLink(resource.peering))[family]] : []
			case 'vpn':
				return tunnelsOf(resource.connection, route, gateway, context)
			case 'direct-connect-gateway':
				return (route.tunnels ?? []).flatMap(key => directNexthop(context.vpn.directConnect.interface(key), 'aws'))
			case 'vpc': {
				const own = living.get(attachment.key) ?? []
				const zones = entryZones(
					own.map(({zoneId}) => zoneId),
					fromZone,
					resource.applianceMode
				)
				return zones.flatMap(zone => own.filter(({zoneId}) => zoneId === zone).map(({link}) => viaFarEnd(link)[family]))
			}
		}
	}
}

/** Entrances by unnumbered links. */
const linkEntrances = (lab: Lab, gateway: TransitGateway, ports: readonly Port[], {vpn}: Context): readonly Entrance[] => [
	...ports,
	...gateway.attachments.flatMap((attachment): Entrance[] => {
		const {resource} = attachment
		return resource.kind === 'peering' && isAvailable(attachment) && isPeeringActive(lab, resource.peering)
			? [{attachment, link: peeringLink(resource.peering)}]
			: []
	}),
	...vpn.directConnect.towards('transit-gateway', gateway.key).flatMap(({interface: one}): Entrance[] => {
		const attachment = gateway.attachments.find(
			({resource}) => resource.kind === 'direct-connect-gateway' && resource.gateway === one.gateway.key
		)
		return attachment ? [{attachment, link: directLink(one.key)}] : []
	})
]

const tunnelEntrances = ({attachments: all}: TransitGateway, connections: readonly VpnConnection[]): readonly Entrance[] =>
	all.flatMap(attachment => {
		const {resource} = attachment
		const own = resource.kind === 'vpn' ? connections.find(({key}) => key === resource.connection) : undefined
		return own?.tunnels.map(({number}) => ({attachment, link: tunnelLink(own.key, number)})) ?? []
	})

/** Ports of VPC attachments, each with the blocks of VPCs attached earlier. */
function vpcPorts(ports: readonly Port[], context: Context) {
	const vpcs = [...new Set(ports.flatMap(({attachment: {resource}}) => (resource.kind === 'vpc' ? [resource.vpc] : [])))]
	return ports.flatMap(({attachment: {resource}, subnet, link, ipv6Cidr}) => {
		if (resource.kind !== 'vpc') return []
		const before = vpcs.slice(0, vpcs.indexOf(resource.vpc))
		const privateIp = privateIpOf(context.vpc(resource.vpc).vpc, subnet.interface)
		return [{link, ipv6Cidr, privateIp, othersBlocks: before.flatMap(key => context.vpc(key).vpc.cidrs)}]
	})
}

function compileGateway(lab: Lab, gateway: TransitGateway, ports: readonly Port[], context: Context): NamespacePlan {
	const connections = context.vpn.connectionsOf('transit-gateway', gateway.key)
	const daemons = transitGatewaySpeaker(gateway, connections, context.vpn)
	const entrances = linkEntrances(lab, gateway, ports, context)
	const tables = kernelTables(gateway, ports)
	const marks = oversizeMarks(ports)
	const answers = answerWays(marks, tables.answersTable, priorities.answer)
	const nexthops = nexthopsFinder(lab, gateway, ports, context)
	const routes = tables.searches.flatMap(({routeTable, zoneId, oversize}) => {
		const table = tables.numberOf(routeTable.key, zoneId, oversize)
		return effectiveTransitGatewayRoutes(routeTable).map((route): Route => {
			const found = nexthops(route, zoneId)
			const {destination} = route
			return found.length > 0
				? {...unicast(destination, found, table), ...(oversize && {mtuBytes: mtu.transitGateway})}
				: blackhole(destination, table)
		})
	})
	return routerNamespace(
		'transit-gateway',
		entrances.map(({link}) => link),
		{
			sysctls: {...balancingSysctls, ...oversizeSysctls},
			addresses: answerAddresses(vpcPorts(ports, context)),
			routes: [...routes, ...answers.routes, ...elseDropped],
			rules: [
				...[...entrances, ...tunnelEntrances(gateway, connections)].flatMap(one =>
					entranceRules(one, marks.get(one.link), tables)
				),
				...answers.rules
			],
			firewall: {
				ipv4: transitFirewall(4, marks, clampRules(connections, context.dataPath)),
				ipv6: transitFirewall(6, marks, clampRules(connections, context.dataPath, 6))
			},
			...(daemons.length > 0 && {daemons})
		}
	)
}

const linksOf = (lab: Lab, gateway: TransitGateway, ports: readonly Port[], context: Context): Link[] => [
	...ports.flatMap(({attachment: {resource}, subnet, dead, link, routerLink}): Link[] => {
		if (resource.kind !== 'vpc') return []

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

function compile(lab: Lab, context: Context): PartialPlan {
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
				interface: subnet.interface,
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

export const transitGateway: PlanPart = {compile, attachments}
