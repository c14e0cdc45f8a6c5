/**
 * A node of a Network Load Balancer: forwards what a listener admits to a target, with the client's address or its own (NLB-3), and returns
 * answers (NLB-12). All else vanishes (NLB-8, NLB-9, NLB-14). It is not a hop (NLB-17). If several targets are in use, there is one
 * prediction for each.
 */
import {relayedFamilies, targetGroupOf, targetsInUse} from '../../control/load-balancing.ts'
import {flowOf, type Packet, startsFlow, withDestination, withSource} from '../../control/predict/packet.ts'
import type {AttachedInterface} from '../../control/predict/topology.ts'
import type {Component} from '../../control/predict/types.ts'
import {lose, type Memory, type Position, type Predictor, pass, type Walk, type WalkStep} from '../../control/predict/walk.ts'
import {privateIpOf} from '../../model/interfaces.ts'
import type {LoadBalancerListener, LoadBalancerNode, NetworkLoadBalancer} from '../../model/load-balancer.ts'
import {family} from '../../net/address.ts'
import {admitsFrom, admitsInto} from '../network-interface/predict.ts'
import {applicationNodeAnswers, applicationNodeReceives} from './predict-application.ts'
import {answering, asAnswer, memoryKey} from './predict-return.ts'

declare module '../../control/predict/types.ts' {
	interface Components {
		'load-balancer': 'key of the load balancer'
	}
}

declare module '../../control/predict/walk.ts' {
	interface Positions {
		/** Key of the node's network interface. `privateLink`: key of the endpoint's interface, if the packet comes from an endpoint. */
		'load-balancer-receives': {readonly interface: string; readonly privateLink?: string}
	}
}

export const loadBalancerReceives: WalkStep<'load-balancer-receives'> = (
	{interface: key, privateLink},
	walk
): Position | undefined => {
	const place = walk.topology.places.get(key)
	const balancer = place?.vpc.loadBalancers.find(one => one.key === place.owner.key)
	if (place && balancer?.type === 'application') return applicationNodeReceives(walk, place, balancer)
	const node = balancer?.nodes.find(one => one.interface === key)
	if (!place || balancer?.type !== 'network' || !node) return undefined

	const at: Component = {kind: 'load-balancer', key: balancer.key, id: place.networkInterface.id}
	if (place.dead) return lose(walk, at, 'BAD_STATE')

	const isFiltered = place.networkInterface.securityGroups.length > 0
	if (isFiltered && privateLink === undefined && !admitsInto(walk, place)) return undefined

	const isSecure = walk.packet.protocol === 'tcp' && listenerFor(balancer, walk.packet)?.protocol === 'TLS'
	if (isSecure && privateLink === undefined && place.addresses.has(walk.packet.destination)) {
		return terminates(walk, {place, balancer, node, at})
	}
	const memory = walk.memory(memoryKey(place))
	const back = answering(memory, walk.packet)
	const packet = back ? asAnswer(walk.packet, back) : forwarded(walk, {place, balancer, node, at, memory, privateLink})
	if (!packet) return undefined

	walk.packet = {...packet, emitter: key, carriers: []}
	pass(walk, at)
	if (back?.privateLink !== undefined) return {at: 'interface-endpoint-answers', interface: back.privateLink}
	if (isFiltered && !admitsFrom(walk, place)) return undefined

	return {at: 'router', vpc: place.vpc.key, entrance: {interface: key}}
}

type At = {
	readonly place: AttachedInterface
	readonly balancer: NetworkLoadBalancer
	readonly node: LoadBalancerNode
	readonly at: Component
	readonly memory: Memory
	readonly privateLink: string | undefined
}

/** A TLS listener answers clients itself, if it has targets. */
function terminates(walk: Walk, {place, balancer, node, at}: Pick<At, 'place' | 'balancer' | 'node' | 'at'>): undefined {
	const listener = listenerFor(balancer, walk.packet)
	const group = listener && targetGroupOf(place.vpc, listener.targetGroup)
	if (!group || targetsInUse(balancer, node, group, walk.topology.vpn.learned).length === 0) {
		return lose(walk, at, group ? 'ELBV2_NO_TARGETS_IN_AZ' : 'ELBV2_LISTENERS_MISMATCH')
	}
	pass(walk, at)
	walk.arrived = {host: place.networkInterface.key}
	return undefined
}

/** The packet on its way to a target. Undefined: it is lost. */
function forwarded(walk: Walk, {place, balancer, node, at, memory, privateLink}: At): Packet | undefined {
	const {packet} = walk
	const privateIp = privateIpOf(place.vpc, node.interface)
	const isV6 = family(packet.destination) === 6
	if (packet.destination !== privateIp && !(isV6 && place.addresses.has(packet.destination))) {
		return lose(walk, at, 'NO_POSSIBLE_DESTINATION')
	}

	if (packet.protocol === 'icmp' || packet.about) return lose(walk, at, 'PROTOCOL_RESTRICTION')

	const listener = listenerFor(balancer, packet)
	const group = listener && targetGroupOf(place.vpc, listener.targetGroup)
	const isTaken = listener && group && (!isV6 || relayedFamilies(balancer, listener, group).includes(6))
	if (!isTaken || !startsFlow(packet)) return lose(walk, at, 'ELBV2_LISTENERS_MISMATCH')

	const targets = targetsInUse(balancer, node, group, walk.topology.vpn.learned)
	const target = targets[targets.length > 1 ? walk.choose(targets.length, memoryKey(place)) : 0]
	if (!target) return lose(walk, at, 'ELBV2_NO_TARGETS_IN_AZ')

	const sent = {...withDestination(packet, target.address), destinationPort: target.port}
	const isOther = isV6 || group.ipAddressType === 'ipv6'
	const [ipv6] = place.networkInterface.ipv6
	const own = group.ipAddressType === 'ipv6' && ipv6 ? ipv6 : privateIp
	const left = group.preserveClientIp && privateLink === undefined && !isOther ? sent : withSource(sent, own)
	const {source, sourcePort, destination, destinationPort} = packet
	const way = privateLink === undefined ? {} : {privateLink}
	memory.forwarded.push({flow: flowOf(left), source, sourcePort, destination, destinationPort, ...way})
	return left
}

const listenerFor = ({listeners}: NetworkLoadBalancer, {destinationPort, protocol}: Packet): LoadBalancerListener | undefined =>
	listeners.find(one => one.port === destinationPort && takes(one, protocol))

const takes = ({protocol}: LoadBalancerListener, asked: Packet['protocol']): boolean =>
	protocol === 'TCP_UDP' || (asked === 'tcp' ? protocol === 'TCP' || protocol === 'TLS' : protocol === 'UDP')

export const loadBalancer = {
	steps: {'load-balancer-receives': loadBalancerReceives},
	receives: ({networkInterface}) => ({at: 'load-balancer-receives', interface: networkInterface.key}),
	answers: applicationNodeAnswers
} satisfies Predictor
