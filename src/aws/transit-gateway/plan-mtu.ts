/**
 * TGW-8: no packet over 8500 bytes passes a transit gateway. One from a VPC attachment is answered with "fragmentation needed" (IPv4) or
 * "packet too big" (IPv6), or fragmented if allowed; one from a VPN, Direct Connect or a peering is silently dropped. TCP's MSS is
 * clamped.
 *
 * An oversize packet from a VPC gets the mark of its ingress link. Marked packets are looked up in copies of the route tables whose routes
 * have the gateway's MTU. The kernel's answer has the same mark (`fwmark_reflect`), which routes it back and admits it through the firewall,
 * unlike the kernel's messages about the MTU of a VPN tunnel (VPN-11).
 */
import {type Address, addressAt, type Cidr, contains} from '../../net/address.ts'
import type {LinkName} from '../../net/names.ts'
import {mtu, numbered} from '../../plan/fabric.ts'
import {renderTable} from '../../plan/firewall/table.ts'
import {everywhere, hostPrefix, overLink} from '../../plan/routes.ts'
import type {NamespacePlan, Address as PlannedAddress, Route, Rule} from '../../plan/types.ts'
import {ownTraffic} from '../vpn-connection/plan-traffic.ts'

/** A VPC attachment's ENI in one zone. */
export type VpcPort = {
	readonly link: LinkName
	readonly privateIp: Address
	readonly ipv6Cidr?: Cidr | undefined
	/** IPv4 blocks of VPCs that were attached earlier: packets to these must not be delivered locally. */
	readonly othersBlocks: readonly Cidr[]
}

export const oversizeSysctls = {
	'net.ipv4.fwmark_reflect': '1',
	'net.ipv6.fwmark_reflect': '1',
	'net.ipv4.icmp_errors_use_inbound_ifaddr': '1'
} as const

/** One mark for each link. */
export const oversizeMarks = (ports: readonly {readonly link: LinkName}[]): ReadonlyMap<LinkName, number> =>
	numbered(
		ports.map(({link}) => link),
		1,
		2 ** 24
	)

/**
 * Source addresses of the answers: the attachment's ENI. Differs from AWS: for IPv6 a reserved address of its subnet, since the ENI has
 * no IPv6 address here; where VPCs overlap, the ENI of another attachment (TGW-4).
 */
export const answerAddresses = (ports: readonly VpcPort[]): readonly PlannedAddress[] =>
	ports.flatMap(({link, privateIp, ipv6Cidr, othersBlocks}) => [
		...(othersBlocks.some(block => contains(block, privateIp)) ? [] : [{link, address: hostPrefix(privateIp)}]),
		...(ipv6Cidr ? [{link, address: hostPrefix(addressAt(ipv6Cidr, 3))}] : [])
	])

/** Routes and rules that lead answers back. `tableOf`: a kernel table for each link. */
export function answerWays(
	marks: ReadonlyMap<LinkName, number>,
	tableOf: (link: LinkName) => number | undefined,
	priority: number
): {readonly routes: readonly Route[]; readonly rules: readonly Rule[]} {
	const all = [...marks].flatMap(([link, fwmark]) => {
		const table = tableOf(link)
		return table === undefined ? [] : ([4, 6] as const).map(family => ({family, link, fwmark, table}))
	})
	return {
		routes: all.map(({family, link, table}) => overLink(everywhere[family], link, table)),
		rules: all.map(({family, fwmark, table}) => ({family, priority, iif: 'lo', fwmark, table}))
	}
}

/** TCP is limited by MSS only, since the kernel may carry several segments of a flow as one longer packet. `clamps`: lower MSS rules for VPN (VPN-11). */
export function transitFirewall(
	family: 4 | 6,
	marks: ReadonlyMap<LinkName, number>,
	clamps: readonly string[]
): NonNullable<NamespacePlan['firewall']['ipv4']> {
	const clamp = `-p tcp -m tcp --tcp-flags SYN,RST SYN -j TCPMSS --set-mss ${mtu.transitGateway - (family === 4 ? 40 : 60)}`
	const tooLong = `! -p tcp -m length --length ${mtu.transitGateway + 1}:65535`
	const answer =
		family === 4 ? '-p icmp -m icmp --icmp-type fragmentation-needed' : '-p ipv6-icmp -m icmp6 --icmpv6-type packet-too-big'
	return (
		renderTable('mangle', [
			...[...marks].map(([link, mark]) => `-A PREROUTING -i ${link} ${tooLong} -j MARK --set-mark ${mark}`),
			`-A FORWARD ${clamp}`,
			...clamps
		]) +
		renderTable('filter', [
			...(marks.size > 0 ? [`-A OUTPUT -m mark ! --mark 0 ${answer} -j ACCEPT`] : []),
			...(clamps.length > 0 ? ownTraffic(family) : ['-A INPUT -j DROP', '-A OUTPUT -j DROP']),
			`-A FORWARD -m mark --mark 0 ${tooLong} -j DROP`
		])
	)
}
