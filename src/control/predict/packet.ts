import {type Address, family} from '../../net/address.ts'

/**
 * A packet, as far as its path depends on it. `request`: SYN, echo request, first datagram. `reply`: SYN-ACK, echo reply, datagram back. `reset`:
 * RST. `unreachable`: ICMP "port unreachable" about a datagram.
 */
export type Packet = {
	readonly protocol: 'icmp' | 'tcp' | 'udp'
	readonly kind: 'request' | 'reply' | 'reset' | 'unreachable'
	readonly source: Address
	readonly destination: Address
	/** ICMP only: the type, 8 for a request and 0 for a reply, so that an echo request in the reverse direction is not taken for the reply. */
	readonly sourcePort: number
	readonly destinationPort: number
	readonly ttl: number
	/** Only for `unreachable`: the quoted packet that could not be delivered. */
	readonly about?: Packet
	/** Key of the ENI that sent it last, and the components that have carried it since: decides whether a reference to a security group still matches (SG-7). */
	readonly emitter?: string
	readonly carriers: readonly Carrier[]
}

export type Carrier = {readonly kind: 'peering' | 'transit-gateway' | 'vpn-gateway' | 'internet'; readonly key: string}

type Ends = Pick<Packet, 'protocol' | 'source' | 'sourcePort' | 'destination' | 'destinationPort'>

const key = (protocol: string, from: string, fromPort: number, to: string, toPort: number) =>
	`${protocol} ${from} ${fromPort} ${to} ${toPort}`

/** The flow in this direction. For an ICMP error: the flow it is about. */
export const flowOf = (packet: Packet): string => forward(packet.about ?? packet)

/** The same flow in the other direction. */
export const reverseFlowOf = (packet: Packet): string => backward(packet.about ?? packet)

const forward = ({protocol, source, sourcePort, destination, destinationPort}: Ends) =>
	key(protocol, source, sourcePort, destination, destinationPort)
const backward = ({protocol, source, sourcePort, destination, destinationPort}: Ends) =>
	key(protocol, destination, destinationPort, source, sourcePort)

/** Whether this packet can begin a tracked flow: any datagram, but no SYN-ACK and no echo reply. */
export const startsFlow = ({protocol, kind}: Packet): boolean => kind === 'request' || (protocol === 'udp' && kind === 'reply')

/** Whether the packet's flow is known in either direction. */
export const isKnown = (flows: ReadonlySet<string>, packet: Packet): boolean =>
	flows.has(flowOf(packet)) || flows.has(reverseFlowOf(packet))

/** The protocol, ports and ICMP type that rules match. */
export type Traffic = {
	readonly protocol: 'tcp' | 'udp' | 'icmp' | 'icmpv6'
	readonly port?: number
	readonly icmp?: {readonly type: number; readonly code: number}
}

/** Default ports of a request. */
export const echoPorts = {sourcePort: 8, destinationPort: 0} as const

const icmpTypes = {
	4: {request: {type: 8, code: 0}, reply: {type: 0, code: 0}, unreachable: {type: 3, code: 3}},
	6: {request: {type: 128, code: 0}, reply: {type: 129, code: 0}, unreachable: {type: 1, code: 4}}
} as const

export function trafficOf({protocol, kind, source, destinationPort}: Packet): Traffic {
	const of = family(source)
	if (kind === 'unreachable') return {protocol: of === 4 ? 'icmp' : 'icmpv6', icmp: icmpTypes[of].unreachable}

	return protocol === 'icmp'
		? {protocol: of === 4 ? 'icmp' : 'icmpv6', icmp: icmpTypes[of][kind === 'request' ? 'request' : 'reply']}
		: {protocol, port: destinationPort}
}

/** Replaces the source (address translation); ports are kept. In an ICMP error the quoted packet changes with it. */
export const withSource = (packet: Packet, source: Address): Packet => ({
	...packet,
	source,
	...(packet.about && packet.about.destination === packet.source && {about: {...packet.about, destination: source}})
})

export const withDestination = (packet: Packet, destination: Address): Packet => ({
	...packet,
	destination,
	...(packet.about && packet.about.source === packet.destination && {about: {...packet.about, source: destination}})
})

export const carriedBy = (packet: Packet, kind: Carrier['kind'], carrierKey: string): Packet => ({
	...packet,
	carriers: [...packet.carriers, {kind, key: carrierKey}]
})

/** The packet that a host sends back, from the address that the request was sent to. */
export const answerTo = (packet: Packet, kind: 'reply' | 'reset' | 'unreachable', ttl: number): Packet => ({
	protocol: packet.protocol,
	kind,
	source: packet.destination,
	sourcePort: packet.destinationPort,
	destination: packet.source,
	destinationPort: packet.sourcePort,
	ttl,
	carriers: [],
	...(kind === 'unreachable' && {about: packet})
})
