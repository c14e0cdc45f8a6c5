/** Flows that a Network Load Balancer's node has forwarded, and the way back through the node (NLB-12). */
import {flowOf, type Packet, reverseFlowOf} from '../../control/predict/packet.ts'
import type {AttachedInterface} from '../../control/predict/topology.ts'
import type {Exit, Forwarded, Memory, Walk} from '../../control/predict/walk.ts'
import {exitTo} from '../network-interface/predict-exit.ts'

export const memoryKey = (place: AttachedInterface): string => `load-balancer ${place.networkInterface.key}`

/** The forwarded flow that a packet answers; an ICMP error belongs to the flow of the packet that it quotes. */
export function answering({forwarded: all}: Memory, packet: Packet): Forwarded | undefined {
	const flow = packet.about ? flowOf(packet) : reverseFlowOf(packet)
	return all.find(one => one.flow === flow)
}

/** The answer from the node to the client, as if the node had sent it itself. */
export const asAnswer = (packet: Packet, {source, sourcePort, destination, destinationPort}: Forwarded): Packet => ({
	...packet,
	source: destination,
	destination: source,
	...(packet.about
		? {about: {...packet.about, source, sourcePort, destination, destinationPort}}
		: {sourcePort: destinationPort, destinationPort: sourcePort})
})

/**
 * An answer to the client of a flow that a node of this VPC has forwarded returns to the node, whatever the sender's route table (NLB-12).
 * `entrance`: key of the interface that the answer comes from.
 */
export function returnThroughNode(walk: Walk, vpc: string, entrance: string | undefined): Exit | undefined {
	for (const balancer of walk.topology.vpcs.get(vpc)?.loadBalancers ?? []) {
		for (const node of balancer.nodes) {
			const place = walk.topology.places.get(node.interface)
			const isForNode = place?.addresses.has(walk.packet.destination) === true
			if (place && !isForNode && node.interface !== entrance && answering(walk.memory(memoryKey(place)), walk.packet)) {
				return exitTo(place, walk.receivers)
			}
		}
	}

	return undefined
}
