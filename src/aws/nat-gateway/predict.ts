/**
 * A NAT gateway, from its subnet and back into it: rewrites the source of packets that start a flow, restores the destination
 * of replies, and lets nothing else in (NAT-1, NAT-2, NAT-5). A hop (MOD-7).
 *
 * Its source port is a random one of 1024-65535 (NAT-2): if network ACLs treat some of them differently, there is one
 * prediction for each range of ports.
 */

import {flowOf, isKnown, type Packet, startsFlow} from '../../control/predict/packet.ts'
import type {AttachedInterface, Topology} from '../../control/predict/topology.ts'
import {restore, translate} from '../../control/predict/translation.ts'
import type {Component} from '../../control/predict/types.ts'
import {
	type ExitBy,
	lose,
	type Memory,
	type Position,
	type Predictor,
	pass,
	takeHop,
	type Walk,
	type WalkStep
} from '../../control/predict/walk.ts'
import {privateIpOf} from '../../model/interfaces.ts'
import type {Lab, Vpc} from '../../model/model.ts'
import {family} from '../../net/address.ts'
import {address4Within, address64} from '../../net/nat64.ts'
import {exitTo} from '../network-interface/predict-exit.ts'
import {regionalExit, regionalGatewayReceives, regionalGatewaySends} from './predict-regional.ts'

declare module '../../control/predict/types.ts' {
	interface Components {
		'nat-gateway': 'key of the NAT gateway'
	}
}

declare module '../../control/predict/walk.ts' {
	interface Positions {
		'nat-gateway-receives': {readonly key: string}
	}
}

export const natGatewayReceives: WalkStep<'nat-gateway-receives'> = ({key}, walk): Position | undefined => {
	const found = gatewaysIn(walk.topology).get(key)
	if (!found) return undefined

	const {gateway, place} = found
	const {vpc, dead, networkInterface} = place
	const privateIp = privateIpOf(vpc, networkInterface.key)
	const at: Component = {kind: 'nat-gateway', key, id: gateway.id}
	const next: Position = {at: 'router', vpc: vpc.key, entrance: {interface: networkInterface.key}}
	const {packet} = walk
	// NAT-7.
	if (dead) return lose(walk, at, 'BAD_STATE')

	const memory = walk.memory(`nat-gateway ${key}`)
	const answer = restored(memory, packet)
	if (!answer && packet.destination === privateIp) return lose(walk, at, 'NGW_DEST_ADDRESS_PRESERVATION')

	// Its own packet, sent back to it by its subnet's route table.
	if (packet.source === privateIp) return lose(walk, at, 'NO_PATH')

	// The reply to a request that used another path: a SYN-ACK is reset, all else vanishes, and the client receives neither.
	if (!answer && !startsFlow(packet) && !isKnown(memory.egress, packet)) {
		return lose(walk, at, packet.protocol === 'icmp' ? 'PROTOCOL_RESTRICTION' : 'NGW_SOURCE_ADDRESS_REASSIGN')
	}

	if (!takeHop(walk, at)) return undefined

	if (answer) {
		walk.packet = {...answer, ttl: walk.packet.ttl}
	} else if (!isKnown(memory.egress, packet)) {
		memory.egress.add(flowOf(packet))
		walk.packet = translate(memory, inIpv4(walk.packet), privateIp, chosenPort(walk, key))
	}

	const {emitter: _, ...anonymous} = walk.packet
	walk.packet = {...anonymous, carriers: []}
	pass(walk, at)
	return next
}

/** NAT64 (NAT-8): replaces the destination with the IPv4 address that it contains. */
function inIpv4(packet: Packet): Packet {
	const destination = address4Within(packet.destination)
	return destination === undefined ? packet : {...packet, destination}
}

/** A reply to an IPv6 client comes from such an address. */
function restored(memory: Memory, packet: Packet): Packet | undefined {
	const answer = restore(memory, packet)
	if (!answer || family(answer.destination) === 4) return answer

	const source = address64(answer.source)
	const {about} = answer
	return {...answer, source, ...(about && {about: {...about, destination: address64(about.destination)}})}
}

function chosenPort(walk: Walk, gateway: string): number | undefined {
	if (walk.packet.protocol === 'icmp') return undefined

	const ports = portKinds(walk.topology.lab)
	return ports.length > 1 ? ports[walk.choose(ports.length, `nat-gateway ${gateway}`)] : ports[0]
}

type Found = {readonly gateway: NonNullable<Vpc['natGateways']>[number]; readonly place: AttachedInterface}

const knownGateways = new WeakMap<Topology, ReadonlyMap<string, Found>>()

function gatewaysIn(topology: Topology): ReadonlyMap<string, Found> {
	const found =
		knownGateways.get(topology) ??
		new Map(
			topology.lab.vpcs.flatMap(({natGateways = []}) =>
				natGateways.flatMap(gateway => {
					const place = topology.places.get(gateway.interface)
					return place ? [[gateway.key, {gateway, place}] as const] : []
				})
			)
		)
	knownGateways.set(topology, found)
	return found
}

const knownKinds = new WeakMap<Lab, readonly number[]>()

/** One port of each range of 1024-65535 that no network ACL entry splits. */
function portKinds(lab: Lab): readonly number[] {
	const known = knownKinds.get(lab)
	if (known) return known

	const entries = lab.vpcs.flatMap(({networkAcls}) => networkAcls.flatMap(({ingress, egress}) => [...ingress, ...egress]))
	const begins = entries.flatMap(({ports}) => (ports ? [ports[0], ports[1] + 1] : []))
	const kinds = [...new Set([1024, ...begins.filter(port => port > 1024 && port <= 65_535)])].sort((a, b) => a - b)
	knownKinds.set(lab, kinds)
	return kinds
}

/** IPv4, and the IPv6 destinations that it translates (NAT-8). */
const exit: ExitBy = from => {
	const {topology, receivers, vpc, key, destination} = from
	const place = gatewaysIn(topology).get(key)?.place
	const isTaken = family(destination) === 4 || address4Within(destination) !== undefined
	if (!place) return regionalExit(from)
	return place.vpc.key === vpc.key && isTaken ? exitTo(place, receivers) : undefined
}

export const natGateway = {
	steps: {
		'nat-gateway-receives': natGatewayReceives,
		'regional-gateway-sends': regionalGatewaySends,
		'regional-gateway-receives': regionalGatewayReceives
	},
	exit,
	receives: ({owner}) => ({at: 'nat-gateway-receives', key: owner.key})
} satisfies Predictor
