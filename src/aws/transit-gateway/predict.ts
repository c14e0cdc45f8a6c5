/**
 * A transit gateway: a hop that searches the route table of the packet's attachment (TGW-3) and keeps the packet in its zone (TGW-7), or sends
 * it into the tunnels and virtual interfaces from which it has learned the route.
 */

import {carriedBy} from '../../control/predict/packet.ts'
import type {Topology} from '../../control/predict/topology.ts'
import type {Code, Component, Decision} from '../../control/predict/types.ts'
import {
	type ExitBy,
	lose,
	type Position,
	type Predictor,
	pass,
	takeHop,
	type Walk,
	type WalkStep
} from '../../control/predict/walk.ts'
import {effectiveTransitGatewayRoutes, entryZones, isAvailable} from '../../control/transit-gateway-routes.ts'
import type {TransitGateway, TransitGatewayAttachment, TransitGatewayRoute} from '../../model/model.ts'
import {family, longestMatch} from '../../net/address.ts'
import {borderOf} from '../network-interface/predict-exit.ts'
import {wayInto} from '../vpn-gateway/predict.ts'

declare module '../../control/predict/types.ts' {
	interface Components {
		'transit-gateway': 'key of the transit gateway'
	}

	interface Decisions {
		/** `from`: the packet's attachment, whose table was searched. */
		'transit-gateway-route': {readonly table: string; readonly from: string} & TransitGatewayRoute
		/** The table has no matching route. */
		'transit-gateway-table': {readonly table: string; readonly from: string}
		/** The attachment is associated with no table. */
		'transit-gateway-attachment': {readonly from: string}
	}
}

declare module '../../control/predict/walk.ts' {
	interface Positions {
		'transit-gateway-receives': {readonly key: string; readonly attachment: string; readonly zoneId?: string}
	}
}

export const transitGatewayReceives: WalkStep<'transit-gateway-receives'> = (position, walk): Position | undefined => {
	const gateway = walk.topology.transitGateways.get(position.key)
	if (!gateway) return undefined

	const at: Component = {kind: 'transit-gateway', key: gateway.key, id: gateway.id}
	if (!takeHop(walk, at)) return undefined

	const from = position.attachment
	const entered = gateway.attachments.find(({key}) => key === from)
	const table = gateway.routeTables.find(({key}) => key === entered?.routeTable)
	if (!table) return lose(walk, at, 'TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION', {by: 'transit-gateway-attachment', from})

	const route = longestMatch(walk.packet.destination, effectiveTransitGatewayRoutes(table), ({destination}) => destination)
	if (!route) return lose(walk, at, 'TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT', {by: 'transit-gateway-table', table: table.key, from})

	const decision: Decision = {by: 'transit-gateway-route', table: table.key, from, ...route}
	const next = nextOf(walk, {gateway, at, route, zoneId: position.zoneId})
	if (typeof next === 'string') return lose(walk, at, next, decision)

	walk.packet = carriedBy(walk.packet, 'transit-gateway', gateway.key)
	pass(walk, at, decision)
	return next
}

type Onward = {
	readonly gateway: TransitGateway
	readonly at: Component
	readonly route: TransitGatewayRoute
	/** The zone that the packet comes from. */
	readonly zoneId: string | undefined
}

function nextOf(walk: Walk, step: Onward): Position | Code {
	const {topology} = walk
	const {gateway, route, zoneId} = step
	const attachment = gateway.attachments.find(({key}) => key === route.attachment)
	if (!attachment || !isAvailable(attachment)) return 'TGW_RTB_BAD_STATE_ROUTE'

	const {resource} = attachment
	switch (resource.kind) {
		case 'vpn':
			return wayInto(walk, step.at, tunnelsOf(topology, resource.connection, step), 'site', gateway.key) ?? 'TGW_BAD_STATE_VPN'
		case 'direct-connect-gateway':
			return wayInto(walk, step.at, route.tunnels ?? [], 'site', gateway.key) ?? 'BAD_STATE_ATTACHMENT'
		case 'peering':
			return peerOf(topology, resource)
		case 'vpc':
			return intoVpc(topology, resource, zoneId, walk)
	}
}

/** Tunnels with a learned route. For a static route: tunnels that are up, only one of them if there is no BGP or no ECMP (TGW-6). */
function tunnelsOf({vpn}: Topology, key: string, {gateway, route}: Onward): readonly string[] {
	const connection = vpn.connections.find(one => one.key === key)
	if (connection?.insideIpVersion !== family(route.destination)) return []

	const standing = connection.tunnels.map(one => one.key).filter(one => vpn.isUp(one, 'aws'))
	return route.tunnels ?? (gateway.vpnEcmp && connection.routing === 'bgp' ? standing : standing.slice(0, 1))
}

/** TGW-5. The zone is not kept across a peering. */
function peerOf(
	topology: Topology,
	{peering, peer}: Extract<TransitGatewayAttachment['resource'], {kind: 'peering'}>
): Position | Code {
	const isActive = topology.lab.transitGatewayPeerings.some(({key, state}) => key === peering && state === 'active')
	const far = topology.transitGateways
		.get(peer)
		?.attachments.find(({resource}) => resource.kind === 'peering' && resource.peering === peering)
	return isActive && far && isAvailable(far)
		? {at: 'transit-gateway-receives', key: peer, attachment: far.key}
		: 'BAD_STATE_ATTACHMENT'
}

function intoVpc(
	topology: Topology,
	{vpc, subnets, applianceMode}: Extract<TransitGatewayAttachment['resource'], {kind: 'vpc'}>,
	fromZone: string | undefined,
	walk: Walk
): Position | Code {
	const standing = subnets.flatMap(({subnet: key, interface: own}) => {
		const subnet = topology.subnets.get(key)
		return subnet && !topology.isZoneDead(subnet.zoneId) ? [{zoneId: subnet.zoneId, own}] : []
	})
	const zones = entryZones(
		standing.map(({zoneId}) => zoneId),
		fromZone,
		applianceMode
	)
	const zone = zones.length > 1 ? zones[walk.choose(zones.length)] : zones[0]
	const entered = standing.find(({zoneId}) => zoneId === zone)
	return entered ? {at: 'router', vpc, entrance: {interface: entered.own}} : 'BAD_STATE'
}

/** Only from a zone in which the attachment has a subnet (TGW-2). */
const exit: ExitBy = ({topology, vpc, entrance, key}) => {
	const attachment = topology.transitGateways
		.get(key)
		?.attachments.find(({state, resource}) => state === 'available' && resource.kind === 'vpc' && resource.vpc === vpc.key)
	if (attachment?.resource.kind !== 'vpc') return undefined

	const zoneId = entrance.interface === undefined ? undefined : topology.places.get(entrance.interface)?.subnet.zoneId
	const place = attachment.resource.subnets
		.map(one => topology.places.get(one.interface))
		.find(one => one !== undefined && one.subnet.zoneId === zoneId)
	if (!place) return {code: 'TGW_ROUTE_AZ_RESTRICTION'}

	return place.dead
		? {code: 'BAD_STATE'}
		: {
				next: {at: 'transit-gateway-receives', key, attachment: attachment.key, zoneId: place.subnet.zoneId},
				border: borderOf(place)
			}
}

export const transitGateway = {steps: {'transit-gateway-receives': transitGatewayReceives}, exit} satisfies Predictor
