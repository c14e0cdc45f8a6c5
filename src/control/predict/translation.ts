/** Source translation of outgoing packets, and of the destination of their replies: NAT gateways and NAT instances. */
import type {Address} from '../../net/address.ts'
import {flowOf, type Packet, reverseFlowOf, withDestination, withSource} from './packet.ts'
import type {Memory} from './walk.ts'

/** Gives the packet a new source and port (default: its own) and remembers it; a port that another flow already has is skipped. */
export function translate(memory: Memory, packet: Packet, to: Address, port = packet.sourcePort): Packet {
	const translated = withFreePort(memory, {...withSource(packet, to), sourcePort: port}, flowOf(packet))
	memory.translated.push({flow: flowOf(translated), from: packet.source, fromPort: packet.sourcePort, to})
	return translated
}

function withFreePort({translated, egress}: Memory, packet: Packet, original: string): Packet {
	const isTaken = (candidate: Packet) => {
		const flow = flowOf(candidate)
		return (
			translated.some(known => known.flow === flow) ||
			(flow !== original && egress.has(flow)) ||
			egress.has(reverseFlowOf(candidate))
		)
	}

	let free = packet
	while (packet.protocol !== 'icmp' && isTaken(free)) {
		free = {...free, sourcePort: free.sourcePort === 65_535 ? 1024 : free.sourcePort + 1}
	}

	return free
}

/** Restores the destination of a reply to a translated source. Undefined: it is not a reply to any flow. */
export function restore(memory: Memory, packet: Packet): Packet | undefined {
	const flow = packet.about ? flowOf(packet) : reverseFlowOf(packet)
	const entry = memory.translated.find(known => known.flow === flow && known.to === packet.destination)
	return entry && withPort(withDestination(packet, entry.from), packet, entry.fromPort)
}

/** In an ICMP error the quoted packet is restored too. */
function withPort(packet: Packet, {about}: Packet, port: number): Packet {
	if (packet.protocol === 'icmp' && !about) return packet

	return packet.about ? {...packet, about: {...packet.about, sourcePort: port}} : {...packet, destinationPort: port}
}
