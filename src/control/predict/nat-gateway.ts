/**
 * A NAT gateway, from its subnet and back into it: rewrites the source of what starts a flow, restores the destination of
 * what answers one, and lets nothing else in (NAT-1, NAT-2, NAT-5). A hop (MOD-7).
 */
import {flowOf, isKnown, startsFlow} from './packet.ts'
import {restore, translate} from './translation.ts'
import type {Component} from './types.ts'
import {type Kind, lose, type Position, pass, takeHop} from './walk.ts'

export const natGatewayReceives: Kind<'nat-gateway-receives'> = ({key}, walk): Position | undefined => {
	const place = walk.topology.natGateways.get(key)
	if (!place) {
		return undefined
	}

	const {gateway, vpc, dead} = place
	const at: Component = {kind: 'nat-gateway', key, id: gateway.id}
	const next: Position = {at: 'router', vpc: vpc.key, entrance: {by: 'nat-gateway', key}}
	const {packet} = walk
	// NAT-7.
	if (dead) {
		return lose(walk, at, 'BAD_STATE')
	}

	const memory = walk.memory(`nat-gateway ${key}`)
	const answer = restore(memory, packet)
	if (!answer && packet.destination === gateway.privateIp) {
		return lose(walk, at, 'NGW_DEST_ADDRESS_PRESERVATION')
	}

	// Its own packet, which its subnet's table sent back to it.
	if (packet.source === gateway.privateIp) {
		return lose(walk, at, 'NO_PATH')
	}

	// The answer to what came another way: a SYN-ACK is reset, all else vanishes, and the client hears neither.
	if (!answer && !startsFlow(packet) && !isKnown(memory.egress, packet)) {
		return lose(walk, at, packet.protocol === 'icmp' ? 'PROTOCOL_RESTRICTION' : 'NGW_SOURCE_ADDRESS_REASSIGN')
	}

	if (!takeHop(walk, at)) {
		return undefined
	}

	if (answer) {
		walk.packet = {...answer, ttl: walk.packet.ttl}
	} else if (!isKnown(memory.egress, packet)) {
		memory.egress.add(flowOf(packet))
		walk.packet = translate(memory, walk.packet, gateway.privateIp)
	}

	const {emitter: _, ...anonymous} = walk.packet
	walk.packet = {...anonymous, carriers: []}
	pass(walk, at)
	return next
}
