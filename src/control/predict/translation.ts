/** Rewriting the source of what goes out, and the destination of what comes back: NAT gateways and NAT instances. */
import type {Address} from '../../net/address.ts'
import {flowOf, type Packet, reverseFlowOf, withDestination, withSource} from './packet.ts'
import type {Memory} from './walk.ts'

/** The packet from a new source, remembered. */
export const translate = (memory: Memory, packet: Packet, to: Address): Packet => {
	const translated = withSource(packet, to)
	memory.translated.push({flow: flowOf(translated), from: packet.source, to})
	return translated
}

/** What comes back to a rewritten source, for the true one. Undefined: the packet answers none. */
export const restore = (memory: Memory, packet: Packet): Packet | undefined => {
	const flow = packet.about ? flowOf(packet) : reverseFlowOf(packet)
	const entry = memory.translated.find(known => known.flow === flow && known.to === packet.destination)
	return entry && withDestination(packet, entry.from)
}
