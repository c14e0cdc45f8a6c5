/**
 * How a node handles packets, as one iptables text: which target a flow goes to, by a hash of its tuple (NLB-2) or of the client's address
 * only; which source address the target sees (NLB-3); silence for all else (NLB-8, NLB-9, NLB-14); a reset for forgotten flows (NLB-5). Tracked
 * flows stay with their targets when the text changes.
 *
 * Differs from AWS: connections to a target that became unhealthy are reset when either side sends its next packet, not at once (NLB-18); the hash
 * does not include the TCP sequence number, so that a client that reuses a port reaches the same target.
 */
import type {Learned} from '../../control/learned.ts'
import {isReachable, relayedFamilies, targetGroupOf, targetsInUse, terminatedTargets} from '../../control/load-balancing.ts'
import type {LoadBalancerListener, LoadBalancerNode, NetworkLoadBalancer, Target, TargetGroup} from '../../model/load-balancer.ts'
import type {Vpc} from '../../model/model.ts'
import type {Address} from '../../net/address.ts'
import {hideHop} from '../../plan/firewall/hidden-hop.ts'
import {renderTable} from '../../plan/firewall/table.ts'
import {endpointBlock, nodeBlock} from '../../plan/private-link.ts'

/** A listener, with the targets that its flows can go to. */
export type Forwarding = {
	readonly listener: LoadBalancerListener
	readonly group: TargetGroup
	readonly targets: readonly Target[]
	/** Targets whose connections are reset (NLB-18). */
	readonly terminated: readonly Target[]
	/** Connections of clients of these families end at the node, which accepts them only if `isOpen` (NLB-10). */
	readonly relay?: {readonly isOpen: boolean; readonly families: readonly (4 | 6)[]}
}

export const forwardingsOf = (
	vpc: Vpc,
	balancer: NetworkLoadBalancer,
	node: LoadBalancerNode,
	learned: Learned
): readonly Forwarding[] =>
	balancer.listeners.flatMap(listener => {
		const group = targetGroupOf(vpc, listener.targetGroup)
		if (!group) return []
		const targets = targetsInUse(balancer, node, group, learned)
		const terminated = terminatedTargets(balancer, node, group, learned)
		const families = relayedFamilies(balancer, listener, group)
		if (families.length === 0) return [{listener, group, targets, terminated}]
		// A TLS listener terminates connections, whatever its targets do.
		const isOpen = targets.some(target => listener.protocol === 'TLS' || isReachable(learned, node, group, target))
		return [{listener, group, targets, terminated, relay: {isOpen, families}}]
	})

/** Idle timeout of UDP flows (NLB-5). Unit: seconds. */
const udpIdleSeconds = '120'

export const nodeSysctls = ({listeners}: NetworkLoadBalancer): Readonly<Record<string, string>> => ({
	'net.netfilter.nf_conntrack_tcp_loose': '0',
	'net.netfilter.nf_conntrack_tcp_be_liberal': '1',
	'net.netfilter.nf_conntrack_tcp_timeout_established': String(
		Math.max(...listeners.map(({idleTimeoutSeconds}) => idleTimeoutSeconds), 1)
	),
	'net.netfilter.nf_conntrack_udp_timeout': udpIdleSeconds,
	'net.netfilter.nf_conntrack_udp_timeout_stream': udpIdleSeconds
})

const protocolsOf = ({protocol}: LoadBalancerListener) =>
	protocol === 'TCP_UDP' ? (['tcp', 'udp'] as const) : protocol === 'UDP' ? (['udp'] as const) : (['tcp'] as const)

/** Bits of the packet's mark: the number of the chosen target, from 1, counted over all listeners. The remaining bit is for `hideHop()`. */
const choiceMask = '0x7fffffff'
const hiddenHopBit = '0x80000000'

const hashSeed = '0x5eed'

/** `hasPrivateLinks`: endpoints connect to the node, which then hides their clients behind its own address (PL-4). */
export function nodeFirewall(privateIp: Address, forwardings: readonly Forwarding[], hasPrivateLinks = false): string {
	const destinations = [privateIp, ...(hasPrivateLinks ? [nodeBlock] : [])]
	const relayed = forwardings.filter(({relay}) => relay?.families.includes(4))
	let next = 1
	const choices = forwardings
		.filter(one => !relayed.includes(one))
		.flatMap(({listener, group, targets}) =>
			protocolsOf(listener).flatMap(protocol => {
				const first = next
				next += targets.length
				const matches = destinations.map(own => `-p ${protocol} -d ${own} --dport ${listener.port}`)
				return targets.length === 0 ? [] : [{matches, protocol, group, first, targets}]
			})
		)
	const tcpListeners = forwardings.filter(({listener}) => listener.protocol !== 'UDP').map(({listener}) => listener)
	return [
		hideHop(4, {
			bit: hiddenHopBit,
			before: [
				...(relayed.some(({group}) => group.preserveClientIp) ? ownAnswers(privateIp) : []),
				...choices.flatMap(({matches, group, first, targets}) =>
					matches.map(
						match =>
							`-A PREROUTING ${match} -m conntrack --ctstate NEW -j HMARK --hmark-tuple ${group.stickiness ? 'src' : 'src,dst,sport,dport'} --hmark-mod ${targets.length} --hmark-offset ${first} --hmark-rnd ${hashSeed}`
					)
				)
			]
		}),
		renderTable('nat', [
			...choices.flatMap(({matches, first, targets}) =>
				matches.flatMap(match =>
					targets.map(
						({address, port}, index) =>
							`-A PREROUTING ${match} -m mark --mark ${hex(first + index)}/${choiceMask} -j DNAT --to-destination ${address}:${port}`
					)
				)
			),
			...(hasPrivateLinks
				? relayed.map(
						({listener: {port}}) =>
							`-A PREROUTING -p tcp -d ${nodeBlock} --dport ${port} -j DNAT --to-destination ${privateIp}:${port}`
					)
				: []),
			...(hasPrivateLinks
				? [`-A POSTROUTING -s ${endpointBlock} -m conntrack --ctstate DNAT -j SNAT --to-source ${privateIp}`]
				: []),
			...choices
				.filter(({group}) => !group.preserveClientIp)
				.flatMap(({protocol, first, targets}) =>
					targets.map(
						(_, index) =>
							`-A POSTROUTING -p ${protocol} -m conntrack --ctstate DNAT -m mark --mark ${hex(first + index)}/${choiceMask} -j SNAT --to-source ${privateIp}`
					)
				)
		]),
		renderTable('filter', [
			...tcpListeners.map(
				({port}) =>
					`-A INPUT -p tcp -d ${privateIp} --dport ${port} -m conntrack --ctstate INVALID -j REJECT --reject-with tcp-reset`
			),
			'-A INPUT -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT',
			...relayed
				.filter(({relay}) => relay?.isOpen)
				.map(
					({listener: {port}}) => `-A INPUT -p tcp -d ${privateIp} --dport ${port} --syn -m conntrack --ctstate NEW -j ACCEPT`
				),
			'-A INPUT -j DROP',
			'-A FORWARD -p tcp -m conntrack --ctstate INVALID -j REJECT --reject-with tcp-reset',
			...forwardings.flatMap(({terminated}) => terminated.map(resetOf)),
			'-A FORWARD -m conntrack --ctstate DNAT -j ACCEPT',
			'-A FORWARD -m conntrack --ctstate RELATED -j ACCEPT',
			'-A FORWARD -j DROP'
		])
	].join('')
}

const accepting = (address: Address, port: number): string =>
	`-A INPUT -p tcp -d ${address} --dport ${port} --syn -m conntrack --ctstate NEW -j ACCEPT`

/** What a node's IPv6 address admits: connections that end here, and answers of targets. */
export const nodeFirewall6 = (address: Address, forwardings: readonly Forwarding[]): string =>
	renderTable('filter', [
		...forwardings
			.filter(({relay}) => relay?.families.includes(6))
			.flatMap(({listener: {port}, relay}) => [
				`-A INPUT -p tcp -d ${address} --dport ${port} -m conntrack --ctstate INVALID -j REJECT --reject-with tcp-reset`,
				...(relay?.isOpen ? [accepting(address, port)] : [])
			]),
		'-A INPUT -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT',
		'-A INPUT -j DROP',
		'-A FORWARD -j DROP'
	])

/** Marks connections of the node from clients' addresses, and packets of targets that answer them: those stay in the node. */
export const ownConnections = {mark: 0x40000000, table: 9998} as const
const ownConnectionBit = `0x${ownConnections.mark.toString(16)}`

const ownAnswers = (privateIp: Address): readonly string[] => [
	`-A OUTPUT -p tcp ! -s ${privateIp} -m conntrack --ctstate NEW -j CONNMARK --set-xmark ${ownConnectionBit}/${ownConnectionBit}`,
	`-A PREROUTING -p tcp -m conntrack --ctdir REPLY -m connmark --mark ${ownConnectionBit}/${ownConnectionBit} -j MARK --set-xmark ${ownConnectionBit}/${ownConnectionBit}`
]

/** Answers packets of both sides of such a flow with a reset. */
const resetOf = ({address, port}: Target): string =>
	`-A FORWARD -p tcp -m conntrack --ctstate ESTABLISHED --ctreplsrc ${address} --ctreplsrcport ${port} -j REJECT --reject-with tcp-reset`

const hex = (value: number): string => `0x${value.toString(16)}`
