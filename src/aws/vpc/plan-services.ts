/**
 * What AWS answers inside every VPC, at addresses of its own: sockets in the VPC's router, on its `lo`. What is sent there
 * ends in the router, so that no route table, network ACL or security group has a say (FILT-1).
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
	/** What answers there; other ports are silent. */
	readonly ports: readonly {readonly transport: 'tcp' | 'udp'; readonly listener: Listener}[]
	/** Whose questions at its addresses are passed over: what iptables matches them by. */
	readonly refused?: (family: Family) => readonly string[]
	/** Rules of INPUT for what it takes at other addresses than its own. */
	readonly input?: (family: Family) => readonly string[]
	/** Rules of the table `mangle`, behind all others: what becomes of its answers. */
	readonly mangle?: (family: Family) => readonly string[]
	readonly sets?: Readonly<Record<string, IpSet>>
}

/** Each in a file of its own. Undefined: this VPC has none. */
const services: readonly ((vpc: Vpc, lab: Lab) => RouterService | undefined)[] = [
	dnsService,
	metadataService,
	timeService,
	dhcpService
]

export const servicesOf = (vpc: Vpc, lab: Lab): readonly RouterService[] => services.flatMap(service => service(vpc, lab) ?? [])

/** All services of an interface together (DNS-4). Differs from AWS: each of its addresses has this much. */
const packetsPerSecond = 1024
const chain = 'services'

/**
 * Nobody asks in another's name: an address of the VPC by its own link. What comes by a gateway is none, so that peers, VPN and
 * transit gateways reach no service (DNS-1). Nothing is tracked: there is no flow, and a flood would fill the table of all.
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
