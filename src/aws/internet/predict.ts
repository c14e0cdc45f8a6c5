/**
 * Between VPCs and the Internet: each region's edge, and the Internet's core, a hop each (MOD-7; an instance that pings a public address of its region sees 254).
 */

import type {Packet} from '../../control/predict/packet.ts'
import {endpointKey, type Topology, type VpnEndpoint} from '../../control/predict/topology.ts'
import type {Component} from '../../control/predict/types.ts'
import {lose, type Position, type Predictor, pass, takeHop, type Walk, type WalkStep} from '../../control/predict/walk.ts'
import type {Vpc} from '../../model/model.ts'
import {type Address, contains, longestMatch} from '../../net/address.ts'
import {publicServiceAt} from '../aws-service/predict.ts'
import {reachesInternet} from '../internet-gateway/predict.ts'
import {customerGatewayOf} from '../site/predict-internet.ts'
import {intoOneOf} from '../vpn-gateway/predict.ts'

declare module '../../control/predict/types.ts' {
	interface Components {
		'region-edge': 'name of the region'
		internet: 'internet'
		'internet-host': 'name of the host'
	}
}

declare module '../../control/predict/walk.ts' {
	interface Positions {
		/** `direct`: the packet comes from a public virtual interface. */
		'region-edge': {readonly region: string; readonly direct?: true}
		internet: object
		'internet-host-receives': {readonly name: string}
	}
}

/** The VPC to which the Internet routes an address. */
const vpcOf = (walk: Walk, address: Address): Vpc | undefined =>
	walk.topology.translations.get(address)?.vpc ??
	walk.topology.lab.vpcs.find(vpc => reachesInternet(vpc, walk) && vpc.ipv6Cidrs.some(cidr => contains(cidr, address)))

/** A packet from a public virtual interface goes only to the Region's own addresses; one to the customer's own prefixes returns by it (DX-4). */
export const regionEdge: WalkStep<'region-edge'> = ({region, direct}, walk): Position | undefined => {
	const {topology, packet} = walk
	const at: Component = {kind: 'region-edge', key: region}
	if (!takeHop(walk, at)) return undefined

	const endpoint = topology.vpnEndpoints.get(packet.destination)
	if (endpoint?.region === region && !direct) return endpointReceives(walk, endpoint)

	const service = publicServiceAt(topology, packet.destination)
	if (service?.service.region === region) {
		pass(walk, at)
		return {at: 'aws-service-receives', key: service.key}
	}

	const vpc = vpcOf(walk, packet.destination)
	const isHere = vpc?.region === region
	if (direct && !isHere) return lose(walk, at, 'NO_ROUTE_TO_DESTINATION')

	const learned = direct ? [] : topology.vpn.directConnect.ofRegion(region)
	const own = longestMatch(packet.destination, learned, ({destination}) => destination)
	if (own && !isHere) return intoOneOf(walk, at, own, 'site', region)

	pass(walk, at)
	return isHere ? {at: 'internet-gateway-receives', vpc: vpc.key} : {at: 'internet'}
}

/** AWS's end of a VPN tunnel, at its outside address. */
function endpointReceives(walk: Walk, endpoint: VpnEndpoint): undefined {
	const at: Component = {kind: 'vpn-tunnel', key: endpoint.tunnel, id: endpoint.connectionId}
	if (endpoint.isDead) return lose(walk, at, 'BAD_STATE_VPN')

	pass(walk, at)
	walk.arrived = {host: endpointKey(endpoint)}
	return undefined
}

export const internet: WalkStep<'internet'> = (_, walk): Position | undefined => {
	const at: Component = {kind: 'internet', key: 'internet'}
	if (!takeHop(walk, at)) return undefined

	const {topology, packet} = walk
	const vpc = vpcOf(walk, packet.destination)
	const host = topology.internetHosts.get(packet.destination)
	const region =
		topology.vpnEndpoints.get(packet.destination)?.region ?? publicServiceAt(topology, packet.destination)?.service.region
	if (region !== undefined) {
		pass(walk, at)
		return {at: 'region-edge', region}
	}

	const site = vpc || host ? undefined : customerGatewayOf(topology, packet.destination)
	if (!vpc && !host && !site) return lose(walk, at, 'NO_POSSIBLE_DESTINATION')

	pass(walk, at)
	if (site !== undefined) return {at: 'site-uplink', key: site, to: 'site'}

	return vpc ? {at: 'region-edge', region: vpc.region} : {at: 'internet-host-receives', name: host?.name ?? ''}
}

export const internetHostReceives: WalkStep<'internet-host-receives'> = ({name}, walk): Position | undefined => {
	pass(walk, {kind: 'internet-host', key: name})
	walk.arrived = {host: name}
	return undefined
}

/** Whether both addresses belong to the same Internet host. */
export const isSameInternetHost = ({internetHosts}: Topology, {source, destination}: Packet): boolean =>
	internetHosts.get(source) !== undefined && internetHosts.get(source) === internetHosts.get(destination)

export const internetPredictor = {
	steps: {'region-edge': regionEdge, internet, 'internet-host-receives': internetHostReceives}
} satisfies Predictor
