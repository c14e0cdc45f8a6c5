/**
 * AWS's router at a Direct Connect location, a hop. Packets from a virtual interface go to its gateways, and packets from
 * a gateway to the site. Between two of either kind they pass only if a prefix of the site covers another gateway's
 * (DX-5), or between the sites of a virtual private gateway (VPN-10).
 */

import {advertisedOverDirectConnect, hubOf} from '../../control/cloud-hub.ts'
import type {PlacedInterface} from '../../control/direct-connect-state.ts'
import type {Component} from '../../control/predict/types.ts'
import {lose, type Position, type Predictor, pass, takeHop, type WalkStep} from '../../control/predict/walk.ts'
import type {VpnState} from '../../control/vpn-state.ts'
import {type Cidr, contains, longestMatch} from '../../net/address.ts'
import {intoGateway} from '../vpn-gateway/predict.ts'

declare module '../../control/predict/types.ts' {
	interface Components {
		'virtual-interface': 'key of the virtual interface'
	}
}

declare module '../../control/predict/walk.ts' {
	interface Positions {
		/** `gateway`: the gateway that a packet to the site comes from. */
		'virtual-interface': {readonly key: string} & ({readonly to: 'aws'} | {readonly to: 'site'; readonly gateway: string})
	}
}

type Gateway = PlacedInterface['reached'][number]['gateway']
type Way = {readonly destination: Cidr; readonly gateway?: Gateway}

export const virtualInterface: WalkStep<'virtual-interface'> = (position, walk): Position | undefined => {
	const {topology, packet} = walk
	const placed = topology.vpn.directConnect.interface(position.key)
	if (!placed) return undefined

	const {connection, interface: own} = placed
	const at: Component = {kind: 'virtual-interface', key: own.key, id: own.id}
	if (connection.fault === 'down') return lose(walk, at, 'BAD_STATE')

	if (!takeHop(walk, at)) return undefined

	// DX-4.
	if (position.to === 'aws' && own.prefixes && !own.prefixes.some(prefix => contains(prefix, packet.source))) {
		return lose(walk, at, 'GATEWAY_REJECTS_SPOOFED_TRAFFIC')
	}

	const ways = position.to === 'aws' ? waysToAws(placed, topology.vpn) : waysToSite(placed)
	const way = longestMatch(packet.destination, ways, ({destination}) => destination)
	if (!way) return lose(walk, at, 'NO_ROUTE_TO_DESTINATION')

	pass(walk, at)
	return way.gateway
		? intoGateway(topology, way.gateway, {kind: 'direct-connect-gateway', key: own.gateway.key})
		: {at: 'site-receives', key: connection.site, over: own.key}
}

const announced = ({reached}: PlacedInterface): readonly Way[] =>
	reached.flatMap(({gateway, prefixes}) => prefixes.map(destination => ({destination, gateway})))

function waysToAws(placed: PlacedInterface, state: VpnState): readonly Way[] {
	const hub = hubOf(placed)
	const others = advertisedOverDirectConnect(state, placed).flatMap(({destination}): Way[] =>
		hub === undefined ? [] : [{destination, gateway: {kind: 'vpn-gateway', key: hub}}]
	)
	return [...announced(placed), ...others]
}

function waysToSite(placed: PlacedInterface): readonly Way[] {
	const own = placed.learned.map(({destination}): Way => ({destination}))
	const isCovered = ({destination}: Way) =>
		own.some(one => one.destination !== destination && contains(one.destination, destination))
	return [...own, ...announced(placed).filter(isCovered)]
}

export const directConnect = {steps: {'virtual-interface': virtualInterface}} satisfies Predictor
