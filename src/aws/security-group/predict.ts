import {type Packet, type Traffic, trafficOf} from '../../control/predict/packet.ts'
import type {AttachedInterface, Topology} from '../../control/predict/topology.ts'
import type {Code, Decision, Direction} from '../../control/predict/types.ts'
import {referencesAcross} from '../../control/transit-gateway-routes.ts'
import type {IcmpMatch, Protocol, SecurityGroup, SecurityGroupRule} from '../../model/model.ts'
import {type Address, type Cidr, contains} from '../../net/address.ts'

declare module '../../control/predict/types.ts' {
	interface Components {
		'security-group': 'key of the group that decided; where none did, the first of the interface'
	}

	interface Decisions {
		'security-group-rule': {readonly direction: Direction; readonly group: string; readonly id: string}
		/** None of the groups has a rule that admits the packet. */
		'security-groups': {readonly direction: Direction; readonly groups: readonly string[]}
	}
}

/** The interface at the other end of a packet, if a reference to a security group can identify it (SG-7). */
export type Counterpart = {readonly place: AttachedInterface; readonly carriers: Packet['carriers']}

export type GroupVerdict = {readonly decision: Decision; readonly code?: Code}

/**
 * Matches one packet against the rules of an ENI's groups, without state. Rules only allow, so any match decides
 * (SG-1); a reference to a group matches by the private address of a member that the packet comes from, or goes
 * to, directly (SG-7).
 */
export function decideBySecurityGroups(
	topology: Topology,
	place: AttachedInterface,
	direction: Direction,
	packet: Packet,
	counterpart: Counterpart | undefined
): GroupVerdict {
	const groups = place.networkInterface.securityGroups.flatMap(
		key => place.vpc.securityGroups.find(group => group.key === key) ?? []
	)
	const traffic = trafficOf(packet)
	const peer = direction === 'ingress' ? packet.source : packet.destination
	let code: Code = groups.every(group => group[direction].length === 0) ? 'SG_HAS_NO_RULES' : 'ENI_SG_RULES_MISMATCH'
	for (const group of groups) {
		for (const rule of group[direction]) {
			if (matchesTraffic(rule, traffic)) {
				const answer = matchesPeer(topology, place, direction, rule, peer, counterpart)
				if (answer === true) return {decision: {by: 'security-group-rule', direction, group: group.key, id: rule.id}}

				code = answer === false ? code : answer
			}
		}
	}

	return {decision: {by: 'security-groups', direction, groups: place.networkInterface.securityGroups}, code}
}

/** ICMP has one protocol per family; a number is equivalent to its name. */
const protocolNumbers: Readonly<Record<Traffic['protocol'], number>> = {icmp: 1, tcp: 6, udp: 17, icmpv6: 58}

/** The part of matching that security groups and network ACLs share. */
export function matchesTraffic(
	{protocol, ports, icmp}: {readonly protocol: Protocol; readonly ports?: readonly [number, number]; readonly icmp?: IcmpMatch},
	traffic: Traffic
): boolean {
	if (protocol === 'all') return true

	if (protocol !== traffic.protocol && protocol !== protocolNumbers[traffic.protocol]) return false

	if (traffic.icmp) {
		const isLike = (wanted: number, value: number) => wanted === -1 || wanted === value
		return !icmp || (isLike(icmp.type, traffic.icmp.type) && (icmp.type === -1 || isLike(icmp.code, traffic.icmp.code)))
	}

	return !ports || (traffic.port !== undefined && ports[0] <= traffic.port && traffic.port <= ports[1])
}

/** A code: it would match if the reference had been preserved along the path. */
function matchesPeer(
	topology: Topology,
	place: AttachedInterface,
	direction: Direction,
	{peer}: SecurityGroupRule,
	address: Address,
	counterpart: Counterpart | undefined
): boolean | Code {
	switch (peer.kind) {
		case 'cidr':
			return contains(peer.cidr, address)
		case 'prefix-list':
			return blocksOf(topology, peer.key).some(block => contains(block, address))
		case 'stale':
			return false
		case 'group':
			if (counterpart && isMember(counterpart.place, peer.key) && sendsAs(counterpart.place, address, direction)) {
				return isPreserved(topology, place, direction, counterpart)
			}

			return hasMember(topology, peer.key, address) ? 'SG_REFERENCES_NOT_PRESERVED' : false
	}
}

/** A Network Load Balancer's node sends with its clients' addresses, and a rule that refers to its group admits it (NLB-6). */
const sendsAs = ({addresses, networkInterface: {type}}: AttachedInterface, address: Address, direction: Direction): boolean =>
	addresses.has(address) || (direction === 'ingress' && type === 'network_load_balancer')

const blocksOf = ({lab}: Topology, key: string): readonly Cidr[] => lab.prefixLists.find(list => list.key === key)?.cidrs ?? []

const isMember = ({networkInterface}: AttachedInterface, group: SecurityGroup['key']): boolean =>
	networkInterface.securityGroups.includes(group)

const hasMember = ({places}: Topology, group: string, address: Address): boolean =>
	places.values().some(place => isMember(place, group) && place.addresses.has(address))

/** SG-8: always within a VPC and across peering; inbound across one transit gateway if gateway and attachments allow it. */
function isPreserved(
	topology: Topology,
	place: AttachedInterface,
	direction: Direction,
	{place: other, carriers}: Counterpart
): true | Code {
	if (carriers.some(({kind}) => kind === 'internet' || kind === 'vpn-gateway')) return 'SG_REFERENCES_NOT_PRESERVED'

	const gateways = carriers.filter(({kind}) => kind === 'transit-gateway')
	if (gateways.length === 0) return true

	const allowed =
		direction === 'ingress' &&
		gateways.length === 1 &&
		referencesAcross(
			{transitGateways: topology.lab.transitGateways.filter(({key}) => key === gateways[0]?.key)},
			other.vpc.key,
			place.vpc.key
		)
	return allowed || 'SG_REFERENCING_SUPPORT'
}
