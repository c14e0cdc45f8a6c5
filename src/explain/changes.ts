import type {Ends} from '../control/predict/types.ts'

type Packet = Ends & {readonly ttl: number}

/** What changed in a packet between two hops: addresses by a translation, the TTL by a router. */
export function changesBetween(before: Packet, after: Packet): readonly string[] {
	const side = (name: string, was: string, wasPort: number, is: string, isPort: number) =>
		was === is && wasPort === isPort
			? []
			: [wasPort === isPort ? `${name} ${was} becomes ${is}` : `${name} ${was} port ${wasPort} becomes ${is} port ${isPort}`]
	return [
		...side('source', before.source, before.sourcePort, after.source, after.sourcePort),
		...side('destination', before.destination, before.destinationPort, after.destination, after.destinationPort),
		...(after.ttl < before.ttl ? [`TTL ${after.ttl}`] : [])
	]
}
