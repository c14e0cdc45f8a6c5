import {type Packet, trafficOf} from '../../control/predict/packet.ts'
import type {Direction} from '../../control/predict/types.ts'
import {type Border, lose, pass, type Walk} from '../../control/predict/walk.ts'
import type {Vpc} from '../../model/model.ts'
import {contains, family} from '../../net/address.ts'
import {type GroupVerdict, matchesTraffic} from '../security-group/predict.ts'

declare module '../../control/predict/types.ts' {
	interface Components {
		'network-acl': 'key of the network ACL'
	}

	interface Decisions {
		/** The subnet whose border is crossed. 32767 is the last entry, `*` (NACL-1). */
		'network-acl-entry': {
			readonly direction: Direction
			readonly acl: string
			readonly subnet: string
			readonly number: number
			readonly action: 'allow' | 'deny'
		}
	}
}

/** The number of the final deny. */
const lastNumber = 32_767

/** The first matching entry in ascending order, or the final deny (NACL-1). No state is kept: replies are checked too (NACL-5). */
export function decideByNetworkAcl(
	{key, ingress, egress}: Pick<Vpc['networkAcls'][number], 'key' | 'ingress' | 'egress'>,
	direction: Direction,
	packet: Packet,
	subnet: string
): GroupVerdict {
	const traffic = trafficOf(packet)
	const peer = direction === 'ingress' ? packet.source : packet.destination
	const entries = (direction === 'ingress' ? ingress : egress).toSorted((a, b) => a.number - b.number)
	const entry = entries.find(
		({cidr, ...rest}) => family(cidr) === family(peer) && contains(cidr, peer) && matchesTraffic(rest, traffic)
	)
	const {number, action} = entry ?? {number: lastNumber, action: 'deny' as const}
	return {
		decision: {by: 'network-acl-entry', direction, acl: key, subnet, number, action},
		...(action === 'deny' && {code: 'SUBNET_ACL_RESTRICTION' as const})
	}
}

const isSame = (a: Border | undefined, b: Border | undefined) => a?.subnet.key === b?.subnet.key && a?.transit === b?.transit

/** Whether it goes from a transit gateway to an instance in the subnet of the gateway's ENI (NACL-8). */
const isUnasked = (from: Border | undefined, to: Border | undefined): boolean =>
	from?.subnet.key === to?.subnet.key && from?.transit === true && to?.transit === false

/**
 * Both ACLs on a packet's way through a VPC's router: that of the subnet it leaves, then that of the one it enters, and
 * none within a subnet (NACL-3). False: it is lost.
 */
export function crossBorders(walk: Walk, vpc: Vpc, from: Border | undefined, to: Border | undefined): boolean {
	if (isSame(from, to) || isUnasked(from, to)) return true

	return cross(walk, vpc, 'egress', from) && cross(walk, vpc, 'ingress', to)
}

function cross(walk: Walk, vpc: Vpc, direction: Direction, border: Border | undefined): boolean {
	const acl = border && walk.topology.networkAcl(vpc, border.subnet.networkAcl)
	if (!acl) return true

	const at = {kind: 'network-acl', key: acl.key, id: acl.id} as const
	const {decision, code} = decideByNetworkAcl(acl, direction, walk.packet, border.subnet.key)
	if (code) {
		lose(walk, at, code, decision)
		return false
	}

	pass(walk, at, decision)
	return true
}
