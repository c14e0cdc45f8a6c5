/** The internet gateway by name, and the public addresses missing where it drops (IGW-1). */
import {type Context, type Explainer, type LostPacket, patchAt, type Remedy} from '../../explain/part.ts'
import type {Address} from '../../net/address.ts'

export const internetGateway = {
	components: {
		'internet-gateway': ({key}) => ({name: `internet gateway of VPC ${key}`})
	},
	*remedies({hop, hops}, context) {
		const vpcs = context.draft.vpcs
		const [first] = hops
		if (hop.code === 'NO_ROUTE_TO_DESTINATION' || hop.code === 'NO_POSSIBLE_DESTINATION') {
			for (const {key, written} of vpcs.values()) {
				if (!written.internetGateway) {
					yield {what: `VPC ${key} has an internet gateway`, patch: patchAt(['vpcs', key, 'internetGateway'], true)}
				}
			}
		}
		yield* publicAddress(hop.code === 'IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS' ? first?.packet.source : undefined, context)
		yield* publicAddress(isUnknownOutside(hop) ? hop.packet.destination : undefined, context)
	}
} satisfies Explainer

/** Private addresses are not routed on the Internet. */
const isUnknownOutside = ({at, code}: LostPacket['hop']): boolean => at.kind === 'internet' && code === 'NO_POSSIBLE_DESTINATION'

function* publicAddress(address: Address | undefined, {topology, directory}: Context): Generator<Remedy> {
	if (address === undefined) return
	for (const place of topology.places.values()) {
		if (place.owner.kind !== 'instance' || !place.addresses.has(address) || !place.vpc.internetGateway) continue
		const path = directory.pathOf(place.networkInterface.id)
		if (path) yield {what: `${place.owner.key} has a public IPv4 address`, patch: patchAt([...path, 'publicIp'], true)}
	}
}
