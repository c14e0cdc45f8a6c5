/**
 * A packet's way through a lab: from position to position, each kind of position in a file of its own (`predict.ts` lists
 * them). What stateful components remember is shared by a request and its reply.
 */
import type {Address} from '../../net/address.ts'
import {flowOf, type Packet} from './packet.ts'
import type {Topology} from './topology.ts'
import type {Code, Component, Decision, Hop} from './types.ts'

/** Where a packet is, and by which side it came. */
export type Position =
	/** It looks for its way out of an instance: the instance's own, or one that it forwards. */
	| {readonly at: 'instance-sends'; readonly key: string}
	| {readonly at: 'instance-receives'; readonly key: string}
	| {readonly at: 'interface-sends'; readonly key: string}
	| {readonly at: 'interface-receives'; readonly key: string}
	| {readonly at: 'router'; readonly vpc: string; readonly entrance: Entrance}
	| {readonly at: 'internet-gateway-sends' | 'egress-only-sends' | 'internet-gateway-receives'; readonly vpc: string}
	| {readonly at: 'nat-gateway-receives'; readonly key: string}
	| {readonly at: 'transit-gateway-receives'; readonly key: string; readonly attachment: string; readonly zoneId?: string}
	| {readonly at: 'vpn-gateway-receives'; readonly key: string}
	/** Key of a tunnel or virtual interface, and to which end of it the packet goes. `gateway`: the one that it comes from. */
	| {readonly at: 'vpn-tunnel'; readonly key: string; readonly to: 'aws' | 'site'}
	| {readonly at: 'virtual-interface'; readonly key: string; readonly to: 'aws'}
	| {readonly at: 'virtual-interface'; readonly key: string; readonly to: 'site'; readonly gateway: string}
	/** Of a site's device. `over`: the tunnel or virtual interface that it comes by; absent: its own network. */
	| {readonly at: 'site-receives'; readonly key: string; readonly over?: string}
	| {readonly at: 'site-sends'; readonly key: string}
	/** Key of a customer gateway: its provider's router or its NAT, and which way the packet goes. */
	| {readonly at: 'site-uplink'; readonly key: string; readonly to: 'internet' | 'site'}
	| {readonly at: 'site-internet-receives'; readonly key: string}
	| {readonly at: 'site-host-receives'; readonly key: string}
	/** `direct`: by a public virtual interface. */
	| {readonly at: 'region-edge'; readonly region: string; readonly direct?: true}
	| {readonly at: 'internet'}
	| {readonly at: 'internet-host-receives'; readonly name: string}

/** By what a packet comes to a VPC's router. */
export type Entrance =
	| {readonly by: 'interface' | 'nat-gateway' | 'peering' | 'vpn-gateway'; readonly key: string}
	/** Key of the attachment's subnet. */
	| {readonly by: 'transit-gateway'; readonly key: string; readonly subnet: string}
	| {readonly by: 'internet-gateway' | 'egress-only-internet-gateway'}

/** What one stateful component remembers. */
export type Memory = {
	/** Flows by the direction in which they were admitted, as `flowOf()` gives them. */
	readonly ingress: Set<string>
	readonly egress: Set<string>
	/** Sources that it has rewritten: the flow as it left, and the source and port that it came with. */
	readonly translated: {readonly flow: string; readonly from: Address; readonly fromPort: number; readonly to: Address}[]
}

export type Walk = {
	readonly topology: Topology
	packet: Packet
	readonly hops: Hop[]
	/** By component kind and key. */
	readonly memory: (component: string) => Memory
	/** One of `count` equal ways, for all packets of a flow the same in both directions (TGW-7); for each `chooser` by itself. */
	readonly choose: (count: number, chooser?: string) => number
	/** Who has it, at its end. Absent: it was lost. */
	arrived?: {readonly host: string}
}

/** Takes the packet from a position to the next. Undefined: here it ends, arrived or lost. */
export type Kind<At extends Position['at'] = Position['at']> = (
	position: Extract<Position, {at: At}>,
	walk: Walk
) => Position | undefined

export type Kinds = {readonly [At in Position['at']]: Kind<At>}

const described = ({source, destination, ttl}: Packet) => ({source, destination, ttl})

/** The packet leaves a component as it is now. */
export const pass = (walk: Walk, at: Component, decision?: Decision): void => {
	walk.hops.push({at, packet: described(walk.packet), ...(decision && {decision})})
}

/** The packet is dropped in silence (MOD-5). */
export const lose = (walk: Walk, at: Component, code: Code, decision?: Decision): undefined => {
	walk.hops.push({at, packet: described(walk.packet), ...(decision && {decision}), code})
}

/** The packet is dropped where it last was. */
export const refuse = (walk: Walk, code: Code): void => {
	const last = walk.hops.pop()
	if (last) {
		walk.hops.push({...last, code})
	}
}

/** A hop that shows: one off the TTL. False: the packet has none left and is lost. */
export const takeHop = (walk: Walk, at: Component): boolean => {
	if (walk.packet.ttl <= 1) {
		lose(walk, at, 'NO_PATH')
		return false
	}

	walk.packet = {...walk.packet, ttl: walk.packet.ttl - 1}
	return true
}

/** A packet that comes to the same position for the third time unchanged goes round until its TTL is used up. */
const rounds = 2

export const follow = (kinds: Kinds, start: Position, walk: Walk): void => {
	const visits = new Map<string, number>()
	let position: Position | undefined = start
	while (position) {
		const visit = `${JSON.stringify(position)} ${flowOf(walk.packet)}`
		const count = (visits.get(visit) ?? 0) + 1
		visits.set(visit, count)
		if (count > rounds) {
			refuse(walk, 'NO_PATH')
			return
		}

		position = (kinds[position.at] as Kind)(position as never, walk)
	}
}

export const newMemory = (): ((component: string) => Memory) => {
	const memories = new Map<string, Memory>()
	return component => {
		const memory = memories.get(component) ?? {ingress: new Set(), egress: new Set(), translated: []}
		memories.set(component, memory)
		return memory
	}
}
