/** What every NAT gateway does to packets, zonal or regional. */
import type {Address} from '../../net/address.ts'
import {mtu} from '../../plan/fabric.ts'
import {renderTable} from '../../plan/firewall/table.ts'
import {countedTable} from './plan-counted.ts'

/** Absent connectivity: public. */
type Gateway = {readonly connectivity?: 'public' | 'private'; readonly idleTimeoutSeconds?: number}

/**
 * NAT-3: 55,000 ports to one destination, half of them at either end of 1024-65535 (NAT-2). connlimit is not used, since it walks
 * through all flows for each new one.
 */
const ports = ['1024-28523', '38036-65535'] as const
/** NAT-4, for UDP and ICMP too [unverified]. Unit: seconds. */
const defaultIdleSeconds = 350

export const mtuOf = ({connectivity = 'public'}: Gateway): number => (connectivity === 'public' ? mtu.natPublic : mtu.natPrivate)

/**
 * Packets may come from another VPC by a transit gateway, while a peering's or a VPN's packets are never routed here
 * (NAT-6, PCX-3, VPN-9): so sources are not checked.
 */
export function gatewayFirewall(gateway: Gateway, privateIp: Address, mangle: readonly string[]): string {
	const fragmented = `-p icmp -m length --length ${mtuOf(gateway) + 1}:65535`
	return (
		countedTable(mangle) +
		renderTable('nat', [
			...(['tcp', 'udp'] as const).flatMap(protocol =>
				ports.map(
					(range, index) =>
						`-A POSTROUTING -p ${protocol}${index === 0 ? ' -m statistic --mode random --probability 0.5' : ''} -j SNAT --to-source ${privateIp}:${range} --random-fully`
				)
			),
			`-A POSTROUTING -p icmp -j SNAT --to-source ${privateIp}`
		]) +
		renderTable('filter', [
			'-A INPUT -j DROP',
			`-A FORWARD ${fragmented} -j DROP`,
			'-A FORWARD -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT',
			// NAT-4. A SYN-ACK whose SYN used another path belongs to no flow of the gateway, which resets it.
			`-A FORWARD -p tcp -m conntrack --ctstate INVALID -j REJECT --reject-with tcp-reset`,
			`-A FORWARD -p tcp -m conntrack --ctstate NEW -j ACCEPT`,
			`-A FORWARD -p udp -m conntrack --ctstate NEW -j ACCEPT`,
			`-A FORWARD -p icmp --icmp-type echo-request -m conntrack --ctstate NEW -j ACCEPT`,
			'-A FORWARD -j DROP'
		])
	)
}

export function gatewaySysctls({idleTimeoutSeconds = defaultIdleSeconds}: Gateway): Readonly<Record<string, string>> {
	const idle = String(idleTimeoutSeconds)
	return {
		'net.netfilter.nf_conntrack_tcp_loose': '0',
		'net.netfilter.nf_conntrack_tcp_be_liberal': '1',
		'net.netfilter.nf_conntrack_tcp_timeout_established': idle,
		'net.netfilter.nf_conntrack_udp_timeout': idle,
		'net.netfilter.nf_conntrack_udp_timeout_stream': idle,
		'net.netfilter.nf_conntrack_icmp_timeout': idle
	}
}
