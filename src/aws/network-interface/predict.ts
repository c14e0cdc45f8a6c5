/** Packets that leave and enter an ENI: source/destination check (ENI-3) and security groups (SG-1, SG-2, SG-6). */
import {flowOf, isKnown, type Packet, reverseFlowOf, startsFlow} from '../../control/predict/packet.ts'
import type {AttachedInterface, Topology} from '../../control/predict/topology.ts'
import type {Component, Direction} from '../../control/predict/types.ts'
import {lose, type Position, type Predictor, pass, type Walk, type WalkStep} from '../../control/predict/walk.ts'
import {type Counterpart, decideBySecurityGroups} from '../security-group/predict.ts'
import {directReceiver} from '../vpc/predict.ts'
import {exit} from './predict-exit.ts'

declare module '../../control/predict/types.ts' {
	interface Components {
		'network-interface': 'key of the network interface'
	}

	interface Decisions {
		/** The packet belongs to a flow that was admitted before (SG-2). */
		'remembered-flow': {readonly direction: Direction}
	}
}

declare module '../../control/predict/walk.ts' {
	interface Positions {
		'interface-sends': {readonly key: string}
		'interface-receives': {readonly key: string}
	}
}

const componentOf = ({networkInterface: {key, id}}: AttachedInterface): Component => ({kind: 'network-interface', key, id})

export const interfaceSends: WalkStep<'interface-sends'> = ({key}, walk): Position | undefined => {
	const place = walk.topology.places.get(key)
	if (!place || !isOpen(walk, place, place.addresses.has(walk.packet.source))) return undefined

	walk.packet = {...walk.packet, emitter: key, carriers: []}
	return admitsFrom(walk, place) ? {at: 'router', vpc: place.vpc.key, entrance: {interface: key}} : undefined
}

export const interfaceReceives: WalkStep<'interface-receives'> = ({key}, walk): Position | undefined => {
	const place = walk.topology.places.get(key)
	return place && admitsInto(walk, place) ? {at: 'instance-receives', key: place.owner.key} : undefined
}

/** Whether its security groups let the packet leave the interface. */
export function admitsFrom(walk: Walk, place: AttachedInterface): boolean {
	const receiver = directReceiver(walk, place, walk.packet)
	return admits(walk, place, 'egress', receiver && {place: receiver, carriers: []})
}

/** Whether the packet reaches the interface's owner. */
export const admitsInto = (walk: Walk, place: AttachedInterface): boolean =>
	isOpen(walk, place, place.addresses.has(walk.packet.destination)) &&
	admits(walk, place, 'ingress', senderOf(walk.topology, walk.packet))

/** Whether it is attached to a running owner, and either has the address or does not check it. */
function isOpen(walk: Walk, place: AttachedInterface, isOwn: boolean): boolean {
	const at = componentOf(place)
	if (place.dead) {
		lose(walk, at, 'BAD_STATE')
		return false
	}

	if (place.networkInterface.sourceDestCheck && !isOwn) {
		lose(walk, at, 'ENI_SOURCE_DEST_CHECK_RESTRICTION')
		return false
	}

	pass(walk, at)
	return true
}

function senderOf({places}: Topology, {emitter, carriers}: Packet): Counterpart | undefined {
	const place = emitter === undefined ? undefined : places.get(emitter)
	return place && {place, carriers}
}

/**
 * Packets of an admitted flow pass in both directions (SG-2), as does an ICMP error about it (SG-6).
 * Whether AWS tracks the flow or evaluates every packet (SG-3) makes no difference for a single question.
 */
function admits(walk: Walk, place: AttachedInterface, direction: Direction, counterpart: Counterpart | undefined): boolean {
	const {packet, topology} = walk
	const memory = walk.memory(`network-interface ${place.networkInterface.key}`)
	const back = direction === 'ingress' ? memory.egress : memory.ingress
	const remembered = packet.about
		? isKnown(memory.ingress, packet) || isKnown(memory.egress, packet)
		: back.has(reverseFlowOf(packet)) || memory[direction].has(flowOf(packet))
	if (remembered) {
		pass(walk, groupsOf(place), {by: 'remembered-flow', direction})
		return true
	}

	const {decision, code} = decideBySecurityGroups(topology, place, direction, packet, counterpart)
	if (code) {
		lose(walk, groupsOf(place), code, decision)
		return false
	}

	if (startsFlow(packet)) memory[direction].add(flowOf(packet))

	const group = decision.by === 'security-group-rule' ? decision.group : undefined
	pass(walk, groupsOf(place, group), decision)
	return true
}

/** The group that decided; if none did, the first one stands for all. */
function groupsOf({networkInterface, vpc}: AttachedInterface, key = networkInterface.securityGroups[0] ?? ''): Component {
	const id = vpc.securityGroups.find(group => group.key === key)?.id
	return {kind: 'security-group', key, ...(id !== undefined && {id})}
}

export const networkInterface = {
	steps: {'interface-sends': interfaceSends, 'interface-receives': interfaceReceives},
	exit
} satisfies Predictor
