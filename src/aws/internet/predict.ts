/**
 * Everything between VPCs and the Internet: a VPC's gateways, which show no hop, each region's edge, and the Internet's core,
 * a hop each (MOD-7; an instance that pings a public address of its region sees 254).
 */

import {carriedBy, flowOf, isKnown, type Packet, startsFlow, withDestination, withSource} from '../../control/predict/packet.ts'
import {endpointKey, type Topology, type VpnEndpoint} from '../../control/predict/topology.ts'
import type {Code, Component} from '../../control/predict/types.ts'
import {type Kind, lose, type Position, pass, takeHop, type Walk} from '../../control/predict/walk.ts'
import type {Vpc} from '../../model/model.ts'
import {type Address, contains, family, longestMatch, parseCidr} from '../../net/address.ts'
import {customerGatewayOf} from '../site/predict-internet.ts'
import {intoOneOf} from '../vpn-gateway/predict.ts'

const blocks = (...texts: string[]) => texts.flatMap(text => parseCidr(text) ?? [])
const rfc1918 = blocks('10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16')
const rfc6598 = blocks('100.64.0.0/10')

/** IGW-2. */
const privateCode = (address: Address, codes: readonly [Code, Code]): Code | undefined => {
	const within = (list: typeof rfc1918) => list.some(block => contains(block, address))
	return within(rfc1918) ? codes[0] : within(rfc6598) ? codes[1] : undefined
}

const internetGateway = ({key, internetGateway: gateway}: Vpc): Component => ({
	kind: 'internet-gateway',
	key,
	...(gateway && {id: gateway.id})
})

const egressOnly = ({key, egressOnlyInternetGateway: gateway}: Vpc): Component => ({
	kind: 'egress-only-internet-gateway',
	key,
	...(gateway && {id: gateway.id})
})

const edgeOf = ({region}: Vpc): Position => ({at: 'region-edge', region})

/** IPv4: the source becomes its public address, if it has one (IGW-1). IPv6 passes as it is (IGW-4). */
export const internetGatewaySends: Kind<'internet-gateway-sends'> = ({vpc: key}, walk): Position | undefined => {
	const {topology, packet} = walk
	const vpc = topology.vpcs.get(key)
	if (!vpc) {
		return undefined
	}

	const at = internetGateway(vpc)
	if (family(packet.source) === 6) {
		if (!vpc.ipv6Cidrs.some(cidr => contains(cidr, packet.source))) {
			return lose(walk, at, 'GATEWAY_REJECTS_SPOOFED_TRAFFIC')
		}
	} else {
		const code = privateCode(packet.destination, [
			'IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS',
			'IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS'
		])
		if (code) {
			return lose(walk, at, code)
		}

		const outside = topology.outside(key, packet.source)
		if (outside === undefined) {
			return lose(walk, at, 'IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS')
		}

		walk.packet = withSource(packet, outside)
	}

	walk.packet = carriedBy(walk.packet, 'internet', key)
	pass(walk, at)
	return edgeOf(vpc)
}

/** What left by it may be answered; answers to what came in another way do not pass (EIGW-1). */
export const egressOnlySends: Kind<'egress-only-sends'> = ({vpc: key}, walk): Position | undefined => {
	const {topology, packet} = walk
	const vpc = topology.vpcs.get(key)
	if (!vpc) {
		return undefined
	}

	const at = egressOnly(vpc)
	if (family(packet.source) === 4) {
		return lose(walk, at, 'PROTOCOL_RESTRICTION')
	}

	if (!vpc.ipv6Cidrs.some(cidr => contains(cidr, packet.source))) {
		return lose(walk, at, 'GATEWAY_REJECTS_SPOOFED_TRAFFIC')
	}

	const memory = walk.memory(`internet-gateway ${key}`)
	if (isKnown(memory.ingress, packet) || !(startsFlow(packet) || isKnown(memory.egress, packet))) {
		return lose(walk, at, 'NO_PATH')
	}

	memory.egress.add(flowOf(packet))
	walk.packet = carriedBy(packet, 'internet', key)
	pass(walk, at)
	return edgeOf(vpc)
}

export const internetGatewayReceives: Kind<'internet-gateway-receives'> = ({vpc: key}, walk): Position | undefined => {
	const {topology, packet} = walk
	const vpc = topology.vpcs.get(key)
	if (!vpc) {
		return undefined
	}

	return family(packet.destination) === 4 ? receiveIpv4(vpc, walk, topology) : receiveIpv6(vpc, walk)
}

const receiveIpv4 = (vpc: Vpc, walk: Walk, {translations}: Topology): Position | undefined => {
	const {packet} = walk
	const at = internetGateway(vpc)
	const translation = translations.get(packet.destination)
	if (translation?.vpc.key !== vpc.key) {
		return lose(walk, at, 'IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS')
	}

	const code = privateCode(packet.source, [
		'IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS',
		'IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS'
	])
	if (code) {
		return lose(walk, at, code)
	}

	walk.packet = withDestination(packet, translation.inside)
	pass(walk, at)
	return {at: 'router', vpc: vpc.key, entrance: {by: 'internet-gateway'}}
}

const receiveIpv6 = (vpc: Vpc, walk: Walk): Position | undefined => {
	const memory = walk.memory(`internet-gateway ${vpc.key}`)
	const {packet} = walk
	if (vpc.egressOnlyInternetGateway && isKnown(memory.egress, packet)) {
		pass(walk, egressOnly(vpc))
		return {at: 'router', vpc: vpc.key, entrance: {by: 'egress-only-internet-gateway'}}
	}

	if (!vpc.internetGateway) {
		return lose(walk, egressOnly(vpc), 'NO_PATH')
	}

	memory.ingress.add(flowOf(packet))
	pass(walk, internetGateway(vpc))
	return {at: 'router', vpc: vpc.key, entrance: {by: 'internet-gateway'}}
}

/** The VPC that the Internet sends an address to. */
const vpcOf = ({lab, translations}: Topology, address: Address): Vpc | undefined =>
	translations.get(address)?.vpc ??
	lab.vpcs.find(
		vpc => (vpc.internetGateway || vpc.egressOnlyInternetGateway) && vpc.ipv6Cidrs.some(cidr => contains(cidr, address))
	)

/** What comes by a public virtual interface goes to the region's own addresses alone; what the customer owns is sent back by it (DX-4). */
export const regionEdge: Kind<'region-edge'> = ({region, direct}, walk): Position | undefined => {
	const {topology, packet} = walk
	const at: Component = {kind: 'region-edge', key: region}
	if (!takeHop(walk, at)) {
		return undefined
	}

	const endpoint = topology.vpnEndpoints.get(packet.destination)
	if (endpoint?.region === region && !direct) {
		return endpointReceives(walk, endpoint)
	}

	const vpc = vpcOf(topology, packet.destination)
	const isHere = vpc?.region === region
	if (direct && !isHere) {
		return lose(walk, at, 'NO_ROUTE_TO_DESTINATION')
	}

	const learned = direct ? [] : topology.vpn.directConnect.ofRegion(region)
	const own = longestMatch(packet.destination, learned, ({destination}) => destination)
	if (own && !isHere) {
		return intoOneOf(walk, at, own, 'site', region)
	}

	pass(walk, at)
	return isHere ? {at: 'internet-gateway-receives', vpc: vpc.key} : {at: 'internet'}
}

/** AWS's end of a VPN tunnel, where its outside address is. */
const endpointReceives = (walk: Walk, endpoint: VpnEndpoint): undefined => {
	const at: Component = {kind: 'vpn-tunnel', key: endpoint.tunnel, id: endpoint.connectionId}
	if (endpoint.isDead) {
		return lose(walk, at, 'BAD_STATE_VPN')
	}

	pass(walk, at)
	walk.arrived = {host: endpointKey(endpoint)}
	return undefined
}

export const internet: Kind<'internet'> = (_, walk): Position | undefined => {
	const at: Component = {kind: 'internet', key: 'internet'}
	if (!takeHop(walk, at)) {
		return undefined
	}

	const {topology, packet} = walk
	const vpc = vpcOf(topology, packet.destination)
	const host = topology.internetHosts.get(packet.destination)
	const endpoint = topology.vpnEndpoints.get(packet.destination)
	if (endpoint) {
		pass(walk, at)
		return {at: 'region-edge', region: endpoint.region}
	}

	const site = vpc || host ? undefined : customerGatewayOf(topology, packet.destination)
	if (!vpc && !host && !site) {
		return lose(walk, at, 'NO_POSSIBLE_DESTINATION')
	}

	pass(walk, at)
	if (site !== undefined) {
		return {at: 'site-uplink', key: site, to: 'site'}
	}

	return vpc ? edgeOf(vpc) : {at: 'internet-host-receives', name: host?.name ?? ''}
}

export const internetHostReceives: Kind<'internet-host-receives'> = ({name}, walk): Position | undefined => {
	pass(walk, {kind: 'internet-host', key: name})
	walk.arrived = {host: name}
	return undefined
}

/** Whether two addresses are one Internet host's. */
export const isSameInternetHost = ({internetHosts}: Topology, {source, destination}: Packet): boolean =>
	internetHosts.get(source) !== undefined && internetHosts.get(source) === internetHosts.get(destination)
