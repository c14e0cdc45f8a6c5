/**
 * What AWS answers inside every VPC at special addresses: sockets in the VPC's router, on its `lo`. Packets to them
 * end in the router, so that no route table, network ACL or security group applies (FILT-1).
 */
import type {Lab, Vpc} from '../../model/model.ts'
import type {IpText} from '../../net/names.ts'
import type {Family} from '../../plan/firewall/match.ts'
import {familyOf} from '../../plan/routes.ts'
import type {IpSet, Listener} from '../../plan/types.ts'
import {dhcpService} from './plan-dhcp.ts'
import {dnsService} from './plan-dns.ts'
import {metadataService} from './plan-metadata.ts'
import {timeService} from './plan-time.ts'

export type RouterService = {
	readonly addresses: readonly IpText[]
	/** Open ports; others are silent. */
	readonly ports: readonly {readonly transport: 'tcp' | 'udp'; readonly listener: Listener}[]
	/** iptables matches of requests to its addresses that are ignored. */
	readonly refused?: (family: Family) => readonly string[]
	/** Rules of INPUT for packets to other addresses than its own. */
	readonly input?: (family: Family) => readonly string[]
	/** Rules of the table `mangle`, after all others, for its answers. */
	readonly mangle?: (family: Family) => readonly string[]
	readonly sets?: Readonly<Record<string, IpSet>>
}

/** One file per service. Undefined: this VPC does not have it. */
const services: readonly ((vpc: Vpc, lab: Lab) => RouterService | undefined)[] = [
	dnsService,
	metadataService,
	timeService,
	dhcpService
]

export const servicesOf = (vpc: Vpc, lab: Lab): readonly RouterService[] => services.flatMap(service => service(vpc, lab) ?? [])

/** Limit of an interface for all services together (DNS-4). Differs from AWS: each of its addresses has this limit. */
const packetsPerSecond = 1024
const chain = 'services'

/**
 * Requests must come from an address of the VPC by that address's own link. Packets from gateways do not, so that peers, VPN and
 * transit gateways reach no service (DNS-1). Nothing is tracked: replies need no state, and a flood would fill the conntrack table.
 */
export function renderServices(family: Family, all: readonly RouterService[]) {
	const own = all.map(service => ({...service, addresses: service.addresses.filter(address => familyOf(address) === family)}))
	const addresses = own.flatMap(service => service.addresses)
	const elsewhere = all.flatMap(({input}) => input?.(family) ?? []).map(rule => `-A INPUT ${rule}`)
	const mangle = all.flatMap(service => service.mangle?.(family) ?? [])
	if (addresses.length === 0) return {raw: [], chains: [], input: elsewhere, mangle}
	return {
		raw: addresses.flatMap(address => [`-A PREROUTING -d ${address} -j CT --notrack`, `-A OUTPUT -s ${address} -j CT --notrack`]),
		chains: [chain],
		mangle,
		input: [
			...elsewhere,
			...addresses.map(address => `-A INPUT -d ${address} -j ${chain}`),
			`-A ${chain} -m set ! --match-set sources${family} src,src -j DROP`,
			`-A ${chain} -m hashlimit --hashlimit-above ${packetsPerSecond}/sec --hashlimit-burst ${packetsPerSecond} --hashlimit-mode srcip --hashlimit-name ${chain}${family} -j DROP`,
			...all.flatMap(({refused}) => (refused?.(family) ?? []).map(match => `-A ${chain} ${match} -j DROP`)),
			...own.flatMap(service =>
				service.addresses.flatMap(address =>
					service.ports.map(
						({transport, listener}) => `-A ${chain} -d ${address} -p ${transport} --dport ${listener.port} -j ACCEPT`
					)
				)
			),
			`-A ${chain} -j DROP`
		]
	}
}
