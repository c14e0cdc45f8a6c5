/** Flows that a node of a Network Load Balancer has sent on, and the way back through it (NLB-12). */
import {flowOf, type Packet, reverseFlowOf} from '../../control/predict/packet.ts'
import type {AttachedInterface} from '../../control/predict/topology.ts'
import type {Exit, Forwarded, Memory, Walk} from '../../control/predict/walk.ts'
import {exitTo} from '../network-interface/predict-exit.ts'

export const memoryKey = (place: AttachedInterface): string => `load-balancer ${place.networkInterface.key}`

/** The flow that a packet answers; an ICMP error is about the packet that it quotes. */
export function answering({forwarded: all}: Memory, packet: Packet): Forwarded | undefined {
	const flow = packet.about ? flowOf(packet) : reverseFlowOf(packet)
	return all.find(one => one.flow === flow)
}

/** From the node to the client, as if the node had answered itself. */
export const asAnswer = (packet: Packet, {source, sourcePort, destination, destinationPort}: Forwarded): Packet => ({
	...packet,
	source: destination,
	destination: source,
	...(packet.about
		? {about: {...packet.about, source, sourcePort, destination, destinationPort}}
		: {sourcePort: destinationPort, destinationPort: sourcePort})
})

/**
 * What answers the client of a flow that a node of this VPC has sent on goes back to the node, whatever the sender's route table (NLB-12).
 * `entrance`: key of the interface that it comes from.
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
