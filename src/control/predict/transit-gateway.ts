/** A transit gateway: a hop that searches the table of the attachment by which a packet came (TGW-3) and keeps to its zone (TGW-7). */
import type {TransitGateway, TransitGatewayAttachment, TransitGatewayRoute} from '../../lab/model.ts'
import {longestMatch} from '../../net/address.ts'
import {effectiveTransitGatewayRoutes, entryZones, isAvailable} from '../transit-gateway-routes.ts'
import {carriedBy} from './packet.ts'
import type {Topology} from './topology.ts'
import type {Code, Component, Decision} from './types.ts'
import {type Kind, lose, type Position, pass, takeHop, type Walk} from './walk.ts'

export const transitGatewayReceives: Kind<'transit-gateway-receives'> = (position, walk): Position | undefined => {
	const {topology} = walk
	const gateway = topology.transitGateways.get(position.key)
	if (!gateway) {
		return undefined
	}

	const at: Component = {kind: 'transit-gateway', key: gateway.key, id: gateway.id}
	if (!takeHop(walk, at)) {
		return undefined
	}

	const entered = gateway.attachments.find(({key}) => key === position.attachment)
	const table = gateway.routeTables.find(({key}) => key === entered?.routeTable)
	if (!table) {
		return lose(walk, at, 'TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION')
	}

	const route = longestMatch(walk.packet.destination, effectiveTransitGatewayRoutes(table), ({destination}) => destination)
	if (!route) {
		return lose(walk, at, 'TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT')
	}

	const decision: Decision = {by: 'transit-gateway-route', table: table.key, ...route}
	const next = nextOf(topology, gateway, route, position.zoneId, walk)
	if (typeof next === 'string') {
		return lose(walk, at, next, decision)
	}

	walk.packet = carriedBy(walk.packet, 'transit-gateway', gateway.key)
	pass(walk, at, decision)
	return next
}

const nextOf = (
	topology: Topology,
	gateway: TransitGateway,
	route: TransitGatewayRoute,
	zoneId: string | undefined,
	walk: Walk
): Position | Code => {
	const attachment = gateway.attachments.find(({key}) => key === route.attachment)
	if (!attachment || !isAvailable(attachment)) {
		return 'TGW_RTB_BAD_STATE_ROUTE'
	}

	if (attachment.resource.kind === 'vpn' || attachment.resource.kind === 'direct-connect-gateway') {
		return 'BAD_STATE_ATTACHMENT'
	}

	return attachment.resource.kind === 'peering'
		? peerOf(topology, attachment.resource)
		: intoVpc(topology, gateway, attachment.resource, zoneId, walk)
}

/** TGW-5. The zone is forgotten on the way. */
const peerOf = (
	topology: Topology,
	{peering, peer}: Extract<TransitGatewayAttachment['resource'], {kind: 'peering'}>
): Position | Code => {
	const isActive = topology.lab.transitGatewayPeerings.some(({key, state}) => key === peering && state === 'active')
	const far = topology.transitGateways
		.get(peer)
		?.attachments.find(({resource}) => resource.kind === 'peering' && resource.peering === peering)
	return isActive && far && isAvailable(far)
		? {at: 'transit-gateway-receives', key: peer, attachment: far.key}
		: 'BAD_STATE_ATTACHMENT'
}

const intoVpc = (
	topology: Topology,
	{key}: TransitGateway,
	{vpc, subnets, applianceMode}: Extract<TransitGatewayAttachment['resource'], {kind: 'vpc'}>,
	fromZone: string | undefined,
	walk: Walk
): Position | Code => {
	const standing = subnets.flatMap(({subnet}) => {
		const place = topology.subnets.get(subnet)
		return place && !topology.isZoneDead(place.zone) ? [place] : []
	})
	const zones = entryZones(
		standing.map(({zoneId}) => zoneId),
		fromZone,
		applianceMode
	)
	const zone = zones.length > 1 ? zones[walk.choose(zones.length)] : zones[0]
	const subnet = standing.find(({zoneId}) => zoneId === zone)
	return subnet ? {at: 'router', vpc, entrance: {by: 'transit-gateway', key, subnet: subnet.key}} : 'BAD_STATE'
}
