/** Site-to-Site VPN (VPN-1…7): customer gateways as sites, virtual private gateways, connections. */

import {nameTag} from '../../import/names.ts'
import type {Thing} from '../../import/snapshot.ts'
import {block, type World, type WorldVpc} from '../../import/world.ts'
import {listOrNothing, oneOrList, section, type Written, written} from '../../import/written.ts'
import {type Cidr, family, overlaps, prefixLength} from '../../net/address.ts'
import {defaultAmazonAsn, defaultCustomerAsn} from '../asn.ts'
import {isUsedByDirectConnect} from '../direct-connect/import-parts.ts'
import {edgeTableOf} from '../route-table/import.ts'
import {unknownBlock} from '../site/unknown-block.ts'
import {associationOf, defaultTables, gatewaysOf, type Parts} from '../transit-gateway/import-parts.ts'
import {applianceAt, applianceWritten} from './import-appliance.ts'
import {type Connection, connectionsOf, isGone, isOwn, type VpnGateway, vpnGatewayIn, vpnGatewaysOf} from './import-parts.ts'
import {tunnelsWritten} from './import-tunnels.ts'

export function nameVpn(world: World) {
	const {sites, connections, vpnGateways} = world.names
	for (const {key} of world.vpcs) vpnGateways.keep(key, key)
	for (const {id, thing, vpc} of vpnGatewaysOf(world)) {
		if (vpc) {
			vpnGateways.keep(id, vpc.key)
		} else {
			vpnGateways.give(id, nameTag(thing.Tags), id)
		}
	}
	for (const {connection, customer} of connectionsOf(world)) {
		sites.give(siteKey(customer), nameTag(customer.Tags), customer.DeviceName ?? '', customer.CustomerGatewayId)
		connections.give(connection.VpnConnectionId, nameTag(connection.Tags), connection.VpnConnectionId)
	}
}

/** A device that has VPNs to several Regions is described in each, and is one site. */
export const siteKey = ({IpAddress = ''}: Thing<'CustomerGateways'>) => IpAddress

export function vpnOf(
	world: World,
	partsOf: (gatewayId: string) => Parts | undefined
): {sites?: Written | undefined; vpnGateways?: Written | undefined; vpnConnections?: Written | undefined} {
	const all = connectionsOf(world)
	noteUnused(all, world)
	return {
		sites: section(
			[...Map.groupBy(all, ({customer}) => siteKey(customer))].map(([key, own]) => [
				world.names.sites.of(key) ?? key,
				siteWritten(own, world)
			])
		),
		vpnGateways: section(
			vpnGatewaysOf(world)
				.filter(({vpc, id}) => !vpc && (all.some(({gateway}) => gateway.id === id) || isUsedByDirectConnect(id, world)))
				.map(({id, thing}) => [
					world.names.vpnGateways.of(id) ?? id,
					written({id, asn: asnOf(thing), region: thing.at.region === world.region ? undefined : thing.at.region})
				])
		),
		vpnConnections: section(
			all.map(one => [
				world.names.connections.of(one.connection.VpnConnectionId) ?? one.connection.VpnConnectionId,
				connectionWritten(one, partsOf, world)
			])
		)
	}
}

/** The virtual private gateway of a VPC. */
export function vpnGatewayWritten(vpc: WorldVpc, world: World): Written | undefined {
	const found = vpnGatewayIn(vpc, world)
	return found && written({id: found.id, asn: asnOf(found.thing), routeTable: edgeTableOf(found.id, vpc, world)})
}

const asnOf = ({AmazonSideAsn}: VpnGateway['thing']) => (AmazonSideAsn === defaultAmazonAsn ? undefined : AmazonSideAsn)

// Sites

function siteWritten(own: readonly Connection[], world: World): Written {
	const {customer} = own[0] as Connection
	const prefixes = [...new Set(own.flatMap(one => prefixesBehind(one, world)))]
	const appliance = applianceAt(customer.IpAddress, world)
	if (appliance) return applianceWritten(customer, {...appliance, asn: customerAsn(customer), known: prefixes}, world)
	// A default route is advertised, but is no network of the site.
	const blocks = prefixes.filter(one => prefixLength(one) > 0)
	const cidrs = withoutParts(blocks.filter(one => family(one) === 4))
	const ipv6Cidrs = withoutParts(blocks.filter(one => family(one) === 6))
	if (cidrs.length === 0) {
		world.note(customer.at, {
			kind: 'customer gateway',
			id: customer.CustomerGatewayId,
			consequence: `the networks behind it are in no answer: it has ${unknownBlock}, and announces ${prefixes.length === 0 ? 'nothing' : prefixes.join(', ')}`
		})
	}
	const announces = prefixes.length > 0 && prefixes.join(' ') === [...cidrs, ...ipv6Cidrs].join(' ') ? undefined : prefixes
	return written({
		id: customer.CustomerGatewayId,
		publicIp: customer.IpAddress,
		asn: customerAsn(customer),
		cidr: cidrs.length === 0 ? unknownBlock : oneOrList(cidrs),
		ipv6Cidr: ipv6Cidrs.length === 0 ? undefined : oneOrList(ipv6Cidrs),
		announces
	})
}

function customerAsn({BgpAsnExtended, BgpAsn}: Connection['customer']) {
	const asn = Number(BgpAsnExtended ?? BgpAsn ?? defaultCustomerAsn)
	return asn === defaultCustomerAsn ? undefined : asn
}

const withoutParts = (blocks: readonly Cidr[]) =>
	blocks.filter(
		(one, index) => !blocks.some((other, n) => n !== index && overlaps(one, other) && contains(other, one, n < index))
	)

const contains = (outer: Cidr, inner: Cidr, isFirst: boolean) =>
	prefixLength(outer) < prefixLength(inner) || (isFirst && prefixLength(outer) === prefixLength(inner))

/** Static routes, and those shown as learned in a table that the gateway propagates into, if they can come from no other site. */
function prefixesBehind({connection, gateway}: Connection, world: World): Cidr[] {
	const {things, about} = world.snapshot
	const statics = connection.Routes.filter(({State}) => !isGone(State)).flatMap(({DestinationCidrBlock: one}) => one ?? [])
	if (gateway.kind === 'vpn-gateway') {
		const isAlone = connectionsOf(world).every(
			other => other.gateway.id !== gateway.id || siteKey(other.customer) === siteKey(customerOf(connection, world))
		)
		const learned = things.RouteTables.flatMap(({Routes}) => Routes).flatMap(({Origin, GatewayId, DestinationCidrBlock}) =>
			isAlone && Origin === 'EnableVgwRoutePropagation' && GatewayId === gateway.id ? (DestinationCidrBlock ?? []) : []
		)
		return [...new Set([...statics, ...learned].map(block))]
	}
	const attachments = things.TransitGatewayAttachments.filter(
		({ResourceType, ResourceId}) => ResourceType === 'vpn' && ResourceId === connection.VpnConnectionId
	).map(({TransitGatewayAttachmentId}) => TransitGatewayAttachmentId)
	const routes = [...things.TransitGatewayStaticRoutes.flatMap(({Routes}) => Routes), ...[...about.Routes.values()].flat()]
	const behind = routes
		.filter(({TransitGatewayAttachments}) =>
			TransitGatewayAttachments.some(one => attachments.includes(one.TransitGatewayAttachmentId))
		)
		.flatMap(({DestinationCidrBlock}) => DestinationCidrBlock ?? [])
	return [...new Set([...statics, ...behind].map(block))]
}

const customerOf = ({CustomerGatewayId}: Thing<'VpnConnections'>, {snapshot}: World) =>
	snapshot.things.CustomerGateways.find(one => one.CustomerGatewayId === CustomerGatewayId) as Thing<'CustomerGateways'>

// Connections

function connectionWritten(one: Connection, partsOf: (gatewayId: string) => Parts | undefined, world: World): Written {
	const {connection, customer, gateway} = one
	const {Options, Routes, VpnConnectionId: id} = connection
	const isStatic = Options?.StaticRoutesOnly === true
	const routes = Routes.filter(({State}) => !isGone(State)).flatMap(({DestinationCidrBlock: block}) => block ?? [])
	return written({
		id,
		site: world.names.sites.of(siteKey(customer)),
		gateway:
			gateway.kind === 'vpn-gateway'
				? {vpnGateway: world.names.vpnGateways.of(gateway.id)}
				: {transitGateway: world.names.gateways.of(gateway.id)},
		routing: isStatic ? 'static' : undefined,
		routes: isStatic && gateway.kind === 'vpn-gateway' ? listOrNothing(routes.map(block)) : undefined,
		insideIpVersion: Options?.TunnelInsideIpVersion === 'ipv6' ? 'ipv6' : undefined,
		...networksWritten(Options),
		accelerated: Options?.EnableAcceleration && gateway.kind === 'transit-gateway' ? true : undefined,
		...(gateway.kind === 'transit-gateway' && attachmentWritten(one, partsOf(gateway.id), world)),
		tunnels: tunnelsWritten(connection, world)
	})
}

/** The networks that the tunnels carry, where these are restricted. */
function networksWritten(options: Connection['connection']['Options']): Written {
	const isIpv6 = options?.TunnelInsideIpVersion === 'ipv6'
	const restricted = (cidr: string | undefined) => (cidr === undefined || cidr.endsWith('/0') ? undefined : block(cidr))
	return isIpv6
		? {
				localIpv6NetworkCidr: restricted(options?.LocalIpv6NetworkCidr),
				remoteIpv6NetworkCidr: restricted(options?.RemoteIpv6NetworkCidr)
			}
		: {
				localIpv4NetworkCidr: restricted(options?.LocalIpv4NetworkCidr),
				remoteIpv4NetworkCidr: restricted(options?.RemoteIpv4NetworkCidr)
			}
}

/** The table in which the transit gateway looks up packets from the site, and those that learn the site's routes. */
function attachmentWritten({connection, gateway}: Connection, parts: Parts | undefined, world: World): Written {
	const attachment = world.snapshot.things.TransitGatewayAttachments.find(
		one => one.ResourceType === 'vpn' && one.ResourceId === connection.VpnConnectionId
	)?.TransitGatewayAttachmentId
	return tablesWritten(attachment, gateway.id, parts, world)
}

/** For an attachment of a VPN connection or a Direct Connect gateway. */
export function tablesWritten(
	attachment: string | undefined,
	gatewayId: string,
	parts: Parts | undefined,
	world: World
): Written {
	const {things, about} = world.snapshot
	const thing = gatewaysOf(world).find(({TransitGatewayId}) => TransitGatewayId === gatewayId)
	if (attachment === undefined || !parts || !thing) return {}
	const defaults = defaultTables(thing, parts, world)
	const table = associationOf(attachment, gatewayId, world)
	const association = table === undefined ? defaults.association : table === null ? undefined : parts.tables.of(table)
	const propagating = [
		...things.TransitGatewayPropagations.map(
			one => [one.TransitGatewayRouteTableId, one.TransitGatewayRouteTablePropagations] as const
		),
		...about.TransitGatewayRouteTablePropagations
	].filter(([id]) => parts.tables.of(id) !== undefined)
	const propagations = propagating.flatMap(([id, all]) =>
		all.some(one => one.TransitGatewayAttachmentId === attachment && (one.State === undefined || one.State === 'enabled'))
			? (parts.tables.of(id) ?? [])
			: []
	)
	const usual = defaults.propagation === undefined ? [] : [defaults.propagation]
	return {
		association: association === defaults.association ? undefined : (association ?? false),
		propagations: propagating.length === 0 || propagations.join(' ') === usual.join(' ') ? undefined : propagations
	}
}

/** Reports what the lab leaves out, by name. */
function noteUnused(all: readonly Connection[], world: World) {
	const {things} = world.snapshot
	const used = new Set(all.flatMap(({connection, customer}) => [connection.VpnConnectionId, customer.CustomerGatewayId]))
	for (const {VpnConnectionId: id, State, at} of things.VpnConnections) {
		if (!isGone(State) && !used.has(id)) world.note(at, {kind: 'VPN connection', id, consequence: 'nothing comes or goes by it'})
	}
	for (const {CustomerGatewayId: id, State, IpAddress, at} of things.CustomerGateways) {
		if (isGone(State) || used.has(id)) continue
		const whose = isOwn(IpAddress, world)
			? `${IpAddress} is an address of this account, and what its holder does with VPN is in no answer: `
			: ''
		world.note(at, {kind: 'customer gateway', id, consequence: `${whose}the site behind it is not there`})
	}
	for (const {VpnGatewayId: id, State, VpcAttachments, at} of things.VpnGateways) {
		const attached = VpcAttachments.some(one => one.State === undefined || one.State === 'attached')
		if (!isGone(State) && attached && !vpnGatewaysOf(world).some(one => one.id === id)) {
			world.note(at, {kind: 'virtual private gateway', id, consequence: 'its VPC is in no answer: it is left out'})
		}
	}
}
