/** Firewall rules for tunnel traffic: MSS clamping, and which packets are the router's own. */
import type {VpnConnection} from '../../model/vpn.ts'
import {tunnelLink} from '../../plan/names.ts'
import type {DataPath} from '../../services/strongswan/types.ts'

/** `group` of tunnel links in routers, by which firewall rules match them. */
export const tunnelGroup = 0x7e
const isTunnel = (side: 'src' | 'dst') => `-m devgroup --${side}-group 0x${tunnelGroup.toString(16)}`

/**
 * The longest packet that a tunnel carries, whatever its algorithms. Unit: bytes.
 * Differs from AWS: charon's userspace ESP reads only 1400 bytes of a packet, so that longer ones must not reach it.
 */
export const mostBytes: Readonly<Record<DataPath, number>> = {userspace: 1400, kernel: 9001}

/** Clamps the MSS of TCP to segments that fit into the tunnel (VPN-11). */
export const clampRules = (connections: readonly VpnConnection[], dataPath: DataPath, family: 4 | 6 = 4): string[] =>
	connections
		.filter(({insideIpVersion}) => insideIpVersion === family)
		.flatMap(({key, tunnels}) =>
			tunnels.flatMap(({number, mssBytes}) =>
				(['-i', '-o'] as const).map(
					side =>
						`-A FORWARD ${side} ${tunnelLink(key, number)} -p tcp -m tcp --tcp-flags SYN,RST SYN -j TCPMSS --set-mss ${Math.min(mssBytes, mostBytes[dataPath] - (family === 4 ? 40 : 60))}`
				)
			)
		)

/** A gateway's own traffic on its tunnels: BGP, BFD and pings of its inside address (VPN-2); no ICMP about path MTUs (VPN-11). */
export const ownTraffic = (family: 4 | 6 = 4): readonly string[] => [
	'-A INPUT -i lo -j ACCEPT',
	...['-p tcp', `-p ${family === 4 ? 'icmp' : 'ipv6-icmp'}`, '-p udp -m udp --dport 3784:3785', '-p udp -m udp --dport 4784'].map(
		what => `-A INPUT ${isTunnel('src')} ${what} -j ACCEPT`
	),
	'-A INPUT -j DROP',
	family === 4
		? '-A OUTPUT -p icmp -m icmp --icmp-type fragmentation-needed -j DROP'
		: '-A OUTPUT -p ipv6-icmp -m icmp6 --icmpv6-type packet-too-big -j DROP',
	'-A OUTPUT -o lo -j ACCEPT',
	`-A OUTPUT ${isTunnel('dst')} -j ACCEPT`,
	'-A OUTPUT -j DROP'
]

/**
 * Packets that match no SA of a tunnel vanish, at the customer's end and at AWS's. An XFRM interface reports "host unreachable"; userspace ESP
 * reports nothing.
 */
export function withoutSaSilent(dataPath: DataPath, family: 4 | 6 = 4): readonly string[] {
	if (dataPath === 'userspace') return []
	return [
		family === 4
			? '-A OUTPUT -p icmp -m icmp --icmp-type host-unreachable -j DROP'
			: '-A OUTPUT -p ipv6-icmp -m icmp6 --icmpv6-type address-unreachable -j DROP'
	]
}
