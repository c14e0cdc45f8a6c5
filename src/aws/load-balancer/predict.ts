/**
 * A node of a Network Load Balancer: sends what a listener admits on to a target, with the client's address or its own (NLB-3), and what
 * answers it back (NLB-12). All else vanishes (NLB-8, NLB-9, NLB-14). It is no hop (NLB-17). Where several targets are in use there is a
 * prediction for each.
 */
import {targetGroupOf, targetsInUse} from '../../control/load-balancing.ts'
import {flowOf, type Packet, reverseFlowOf, startsFlow, withDestination, withSource} from '../../control/predict/packet.ts'
import type {AttachedInterface} from '../../control/predict/topology.ts'
import type {Component} from '../../control/predict/types.ts'
import {
	type Exit,
	type Forwarded,
	lose,
	type Memory,
	type Position,
	type Predictor,
	pass,
	type Walk,
	type WalkStep
} from '../../control/predict/walk.ts'
import {privateIpOf} from '../../model/interfaces.ts'
import type {LoadBalancer, LoadBalancerListener, LoadBalancerNode} from '../../model/model.ts'
import {exitTo} from '../network-interface/predict-exit.ts'

declare module '../../control/predict/types.ts' {
	interface Components {
		'load-balancer': 'key of the load balancer'
	}
}

declare module '../../control/predict/walk.ts' {
	interface Positions {
		/** Key of the node's network interface. `privateLink`: of the endpoint's that it comes from, if it comes from one. */
		'load-balancer-receives': {readonly interface: string; readonly privateLink?: string}
	}
}

const memoryKey = (place: AttachedInterface): string => `load-balancer ${place.networkInterface.key}`

export const loadBalancerReceives: WalkStep<'load-balancer-receives'> = (
	{interface: key, privateLink},
	walk
): Position | undefined => {
	const place = walk.topology.places.get(key)
	const balancer = place?.vpc.loadBalancers.find(one => one.key === place.owner.key)
	const node = balancer?.nodes.find(one => one.interface === key)
	if (!place || !balancer || !node) return undefined

	const at: Component = {kind: 'load-balancer', key: balancer.key, id: place.networkInterface.id}
	if (place.dead) return lose(walk, at, 'BAD_STATE')

	const memory = walk.memory(memoryKey(place))
	const back = answering(memory, walk.packet)
	const packet = back ? asAnswer(walk.packet, back) : forwarded(walk, {place, balancer, node, at, memory, privateLink})
	if (!packet) return undefined

	walk.packet = {...packet, emitter: key, carriers: []}
	pass(walk, at)
	if (back?.privateLink !== undefined) return {at: 'interface-endpoint-answers', interface: back.privateLink}
	return {at: 'router', vpc: place.vpc.key, entrance: {interface: key}}
}

type At = {
	readonly place: AttachedInterface
	readonly balancer: LoadBalancer
	readonly node: LoadBalancerNode
	readonly at: Component
	readonly memory: Memory
	readonly privateLink: string | undefined
}

/** To a target. Undefined: it is lost. */
function forwarded(walk: Walk, {place, balancer, node, at, memory, privateLink}: At): Packet | undefined {
	const {packet} = walk
	const privateIp = privateIpOf(place.vpc, node.interface)
	if (packet.destination !== privateIp) return lose(walk, at, 'NO_POSSIBLE_DESTINATION')

	if (packet.protocol === 'icmp' || packet.about) return lose(walk, at, 'PROTOCOL_RESTRICTION')

	const listener = balancer.listeners.find(one => one.port === packet.destinationPort && takes(one, packet.protocol))
	const group = listener && targetGroupOf(place.vpc, listener.targetGroup)
	if (!group || !startsFlow(packet)) return lose(walk, at, 'ELBV2_LISTENERS_MISMATCH')

	const targets = targetsInUse(balancer, node, group, walk.topology.vpn.learned)
	const target = targets[targets.length > 1 ? walk.choose(targets.length, memoryKey(place)) : 0]
	if (!target) return lose(walk, at, 'ELBV2_NO_TARGETS_IN_AZ')

	const sent = {...withDestination(packet, target.address), destinationPort: target.port}
	const left = group.preserveClientIp && privateLink === undefined ? sent : withSource(sent, privateIp)
	const {source, sourcePort, destination, destinationPort} = packet
	const way = privateLink === undefined ? {} : {privateLink}
	memory.forwarded.push({flow: flowOf(left), source, sourcePort, destination, destinationPort, ...way})
	return left
}

const takes = ({protocol}: LoadBalancerListener, asked: Packet['protocol']): boolean =>
	protocol === 'TCP_UDP' || protocol === (asked === 'tcp' ? 'TCP' : 'UDP')

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
 * What answers the client of a flow that a node of this VPC has sent on goes back to the node, whatever the sender's route table says
 * (NLB-12).
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

export const loadBalancer = {
	steps: {'load-balancer-receives': loadBalancerReceives},
	receives: ({networkInterface}) => ({at: 'load-balancer-receives', interface: networkInterface.key})
} satisfies Predictor
