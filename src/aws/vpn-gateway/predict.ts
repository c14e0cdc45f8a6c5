/**
 * A virtual private gateway, a hop: to its VPC, or to a site by the one tunnel or the virtual interfaces that it has selected
 * (VPN-8); nowhere else, so that no site can use other gateways of the VPC (VPN-9). And a VPN tunnel from end to end.
 */

import {carriedBy, flowOf} from '../../control/predict/packet.ts'
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
import type {SelectedRoute} from '../../control/vpn-routes.ts'
import type {Cidr} from '../../net/address.ts'
import {type Address, contains, longestMatch} from '../../net/address.ts'

declare module '../../control/predict/types.ts' {
	interface Components {
		'vpn-gateway': 'key of the gateway'
		'vpn-tunnel': 'key of the tunnel'
	}

	interface Decisions {
		/** By a virtual private gateway, AWS's router at a Direct Connect location, or a site's device. */
		'learned-route': Pick<SelectedRoute, 'destination' | 'tunnels' | 'origin' | 'asPath' | 'why'>
	}
}

declare module '../../control/predict/walk.ts' {
	interface Positions {
		'vpn-gateway-receives': {readonly key: string}
		/** Key of the tunnel, and the end that the packet goes to. */
		'vpn-tunnel': {readonly key: string; readonly to: 'aws' | 'site'}
	}
}

export const vpnGatewayReceives: WalkStep<'vpn-gateway-receives'> = ({key}, walk): Position | undefined => {
	const {topology} = walk
	const gateway = topology.vpnGateways.get(key)
	const at: Component = {kind: 'vpn-gateway', key, ...(gateway && {id: gateway.id})}
	if (!gateway || !takeHop(walk, at)) return undefined

	const vpc = gateway.vpc === undefined ? undefined : topology.vpcs.get(gateway.vpc)
	const cidrs: readonly Cidr[] = vpc?.cidrs ?? []
	const learned = topology.vpn.ofGateway(gateway).filter(({destination}) => !cidrs.includes(destination))
	const route = longestMatch(
		walk.packet.destination,
		[...cidrs.map(destination => ({destination, tunnels: undefined})), ...learned],
		({destination}) => destination
	)
	if (!route) return lose(walk, at, 'NO_ROUTE_TO_DESTINATION')

	if (route.tunnels) return intoOneOf(walk, at, route, 'site', key)

	walk.packet = carriedBy(walk.packet, 'vpn-gateway', key)
	pass(walk, at)
	return vpc && {at: 'router', vpc: vpc.key, entrance: {gateway: 'vpn-gateway', key, routeTable: gateway.routeTable}}
}

/** Chooses one of those that share the flows, independently for each direction and router. `from`: the gateway that sends the packet. */
export function intoOneOf(
	walk: Walk,
	at: Component,
	{destination, tunnels, origin, asPath, why}: SelectedRoute,
	to: 'aws' | 'site',
	from = ''
): Position | undefined {
	const decision: Decision = {by: 'learned-route', destination, tunnels, origin, asPath, why}
	const next = wayInto(walk, at, tunnels, to, from)
	if (!next) return lose(walk, at, 'BAD_STATE_VPN', decision)

	pass(walk, at, decision)
	return next
}

/** The position inside one of these tunnels or virtual interfaces. Undefined: there is none. */
export function wayInto(
	walk: Walk,
	{kind, key: at}: Component,
	ways: readonly string[],
	to: 'aws' | 'site',
	gateway: string
): Position | undefined {
	const key = ways.length > 1 ? ways[walk.choose(ways.length, `${kind} ${at} ${flowOf(walk.packet)}`)] : ways[0]
	if (key === undefined) return undefined

	if (walk.topology.vpn.tunnel(key)) return {at: 'vpn-tunnel', key, to}

	return to === 'aws' ? {at: 'virtual-interface', key, to} : {at: 'virtual-interface', key, to, gateway}
}

/** A tunnel does not decrement the TTL. Packets are lost while the other end is down. */
export const vpnTunnel: WalkStep<'vpn-tunnel'> = ({key, to}, walk): Position | undefined => {
	const {topology} = walk
	const found = topology.vpn.tunnel(key)
	if (!found) return undefined

	const {connection, tunnel} = found
	const {gateway, site} = connection
	const at: Component = {kind: 'vpn-tunnel', key, id: connection.id}
	const code: Code = gateway.kind === 'vpn-gateway' ? 'BAD_STATE_VPN' : 'TGW_BAD_STATE_VPN'
	const isCut = tunnel.fault === 'drop' || tunnel.fault === 'kill' || topology.isZoneDead(tunnel.zoneId)
	if (isCut || !topology.vpn.isUp(key, 'aws') || !topology.vpn.isUp(key, 'customer')) return lose(walk, at, code)

	const {local, remote} = tunnel.customer.trafficSelectors ?? {}
	const {source, destination} = walk.packet
	const [here, there] = to === 'aws' ? [source, destination] : [destination, source]
	const isCarried =
		isWithin(local ?? [connection.localNetworkCidr], here) &&
		isWithin(remote ?? [connection.remoteNetworkCidr], there) &&
		contains(connection.localNetworkCidr, here) &&
		contains(connection.remoteNetworkCidr, there)
	if (!isCarried) return lose(walk, at, code)

	pass(walk, at)
	const device = topology.sites.get(site)?.instance
	if (device && to === 'site') return {at: 'instance-receives', key: device.key}

	return to === 'site'
		? {at: 'site-receives', key: site, over: key}
		: intoGateway(topology, gateway, {kind: 'vpn', key: connection.key})
}

const isWithin = (cidrs: readonly Cidr[], address: Address) => cidrs.some(cidr => contains(cidr, address))

/** Enters a gateway with a packet from VPN or Direct Connect. */
export function intoGateway(
	{transitGateways}: Topology,
	{kind, key}: {readonly kind: 'vpn-gateway' | 'transit-gateway' | 'region-edge'; readonly key: string},
	by: {readonly kind: 'vpn' | 'direct-connect-gateway'; readonly key: string}
): Position | undefined {
	if (kind !== 'transit-gateway') {
		return kind === 'vpn-gateway' ? {at: 'vpn-gateway-receives', key} : {at: 'region-edge', region: key, direct: true}
	}

	const attachment = transitGateways
		.get(key)
		?.attachments.find(
			({resource}) =>
				(resource.kind === 'vpn' && by.kind === 'vpn' && resource.connection === by.key) ||
				(resource.kind === 'direct-connect-gateway' && by.kind === resource.kind && resource.gateway === by.key)
		)
	return attachment && {at: 'transit-gateway-receives', key, attachment: attachment.key}
}

const exit: ExitBy = ({topology, vpc, key}) =>
	topology.vpnGateways.get(key)?.vpc === vpc.key ? {next: {at: 'vpn-gateway-receives', key}} : undefined

export const vpnGateway = {steps: {'vpn-gateway-receives': vpnGatewayReceives, 'vpn-tunnel': vpnTunnel}, exit} satisfies Predictor
