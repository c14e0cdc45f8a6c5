/**
 * A packet's path through a lab: from position to position, each of them implemented in its kind's folder (`aws/predictors.ts` lists them). The
 * state of stateful components is shared by a request and its reply.
 */

import type {KindName} from '../../model/kind-names.ts'
import type {Subnet, Vpc} from '../../model/model.ts'
import type {Address} from '../../net/address.ts'
import {flowOf, type Packet} from './packet.ts'
import type {Answerer, AttachedInterface, Topology} from './topology.ts'
import type {Code, Component, Decision, Hop} from './types.ts'

/** Where a packet can be, and from which side it came. Each kind's `predict.ts` adds its own, which `aws/predictors.ts` must then handle. */
// biome-ignore lint/suspicious/noEmptyInterface: merged with those of the kinds
export interface Positions {}

export type Position = {[At in keyof Positions]: {readonly at: At} & Positions[At]}[keyof Positions]

/** How a packet enters a VPC's router. */
export type Entrance =
	/** Key of a network interface, whoever owns it. */
	| {readonly interface: string; readonly gateway?: never}
	/** A gateway without an interface, and the route table that it may have (edge association, RT-10). */
	| {
			readonly gateway: KindName
			readonly key: string
			readonly routeTable?: string | undefined
			readonly interface?: never
	  }

/** How a packet leaves a VPC's router. `border`: the subnet's, which it crosses. */
export type Exit = {
	/** The route table that was searched. */
	readonly table?: string
	readonly decision?: Decision
} & (
	| {
			readonly next: Position
			readonly border?: Border
			/** The network interface to which the packet goes. */
			readonly place?: AttachedInterface
			/** The packet goes directly to another VPC's router. */
			readonly across?: {readonly vpc: Vpc; readonly entrance: Entrance}
			readonly code?: never
	  }
	/** The packet is lost. */
	| {readonly code: Code}
)

/** The exit through a route's target of one kind. Undefined: the target is gone. */
export type ExitBy = (from: {
	readonly topology: Topology
	readonly receivers: Receivers
	readonly vpc: Vpc
	readonly entrance: Entrance
	/** Key of the target; empty if a VPC has only one of the kind. */
	readonly key: string
	readonly destination: Address
}) => Exit | undefined

/** A subnet's border as packets cross it. A transit gateway's ENI has a border of its own in its subnet, with the same list (NACL-8). */
export type Border = {readonly subnet: Subnet; readonly transit: boolean}

/** The ends of a flow before its destination, and perhaps its source, were translated. */
export type Forwarded = {
	readonly flow: string
	readonly source: Address
	readonly sourcePort: number
	readonly destination: Address
	readonly destinationPort: number
	/** Key of the network interface whose private link it came by (PL-4). */
	readonly privateLink?: string
}

/** State of one stateful component. */
export type Memory = {
	/** Flows by the direction in which they were admitted, as `flowOf()` gives them. */
	readonly ingress: Set<string>
	readonly egress: Set<string>
	/** Translated sources: the flow as it left, and its original source and port. */
	readonly translated: {readonly flow: string; readonly from: Address; readonly fromPort: number; readonly to: Address}[]
	/** Flows forwarded to another destination: as they left, and their original ends. */
	readonly forwarded: Forwarded[]
}

export type Walk = {
	readonly topology: Topology
	readonly exits: Predictors['exits']
	readonly receivers: Receivers
	readonly borders: Predictors['borders']
	packet: Packet
	readonly hops: Hop[]
	/** Memory of a component, by its kind and key. */
	readonly memory: (component: string) => Memory
	/** Chooses one of `count` equal paths, the same for all packets of a flow in both directions (TGW-7); for each `chooser` independently. */
	readonly choose: (count: number, chooser?: string) => number
	/** The receiver, at its end. Absent: it was lost. */
	arrived?: {readonly host: string}
}

/** Moves the packet from a position to the next. Undefined: it ends here, arrived or lost. */
export type WalkStep<At extends keyof Positions> = (
	position: {readonly at: At} & Positions[At],
	walk: Walk
) => Position | undefined

export type Steps = {readonly [At in keyof Positions]: WalkStep<At>}

/** A kind's part in a packet's path. */
export type Predictor = {
	readonly steps?: {readonly [At in keyof Positions]?: WalkStep<At>}
	readonly exit?: ExitBy
	/** Position of packets for one of its network interfaces. Absent: they are lost. */
	readonly receives?: Receive
	/** Its own server, by the host name at which the packet has arrived. */
	readonly answers?: Answers
	readonly border?: BorderGateway
}

/** A gateway beside the internet gateway on a VPC's border to the Internet. The border keeps state for all of them. */
export type BorderGateway = {
	readonly kind: KindName
	/** Undefined: the VPC has no such gateway. */
	readonly of: (vpc: Vpc) => Component | undefined
	/** Whether a packet from the Internet belongs to a flow that left by it. */
	readonly comesBack: (memory: Memory, packet: Packet) => boolean
}

export type Answers = (topology: Topology, host: string) => Answerer | undefined

export type Receive = (place: AttachedInterface) => Position

/** Receivers by the kind that owns the interface. */
export type Receivers = ReadonlyMap<string, Receive>

/** The predictors of all kinds together. */
export type Predictors = {
	readonly steps: Steps
	readonly exits: ReadonlyMap<string, ExitBy>
	readonly receivers: Receivers
	readonly answers: Answers
	readonly borders: readonly BorderGateway[]
}

const described = ({source, destination, sourcePort, destinationPort, ttl}: Packet) => ({
	source,
	destination,
	sourcePort,
	destinationPort,
	ttl
})

/** The packet leaves a component as it is now. */
export function pass(walk: Walk, at: Component, decision?: Decision): void {
	walk.hops.push({at, packet: described(walk.packet), ...(decision && {decision})})
}

/** The packet is dropped silently (MOD-5). */
export function lose(walk: Walk, at: Component, code: Code, decision?: Decision): undefined {
	walk.hops.push({at, packet: described(walk.packet), ...(decision && {decision}), code})
}

/** The packet is dropped at its last component. */
export function refuse(walk: Walk, code: Code): void {
	const last = walk.hops.pop()
	if (last) walk.hops.push({...last, code})
}

/** A visible hop: decrements the TTL. False: it has expired, and the packet is lost. */
export function takeHop(walk: Walk, at: Component): boolean {
	if (walk.packet.ttl <= 1) {
		lose(walk, at, 'NO_PATH')
		return false
	}

	walk.packet = {...walk.packet, ttl: walk.packet.ttl - 1}
	return true
}

/** A packet at the same position for the third time, unchanged, loops until its TTL expires. */
const rounds = 2
/** A packet whose ports are translated each time it passes is never unchanged. */
const translatedRounds = 12

export function follow(steps: Steps, start: Position, walk: Walk): void {
	const visits = new Map<string, number>()
	let position: Position | undefined = start
	while (position) {
		const place = JSON.stringify(position)
		const visit = `${place} ${flowOf(walk.packet)}`
		const count = (visits.get(visit) ?? 0) + 1
		const total = (visits.get(place) ?? 0) + 1
		visits.set(visit, count).set(place, total)
		if (count > rounds || total > translatedRounds) {
			refuse(walk, 'NO_PATH')
			return
		}

		position = (steps[position.at] as (position: Position, walk: Walk) => Position | undefined)(position, walk)
	}
}

export function newMemory(): (component: string) => Memory {
	const memories = new Map<string, Memory>()
	return component => {
		const memory = memories.get(component) ?? {ingress: new Set(), egress: new Set(), translated: [], forwarded: []}
		memories.set(component, memory)
		return memory
	}
}
