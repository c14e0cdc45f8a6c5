/** Common parts of router namespaces: sysctls, neighbors, link ends. */
import type {Lab, LinkQuality} from '../model/model.ts'
import type {LinkName, NamespaceName} from '../net/names.ts'
import {farEnd, routerMac} from './fabric.ts'
import type {LinkEnd, NamespacePlan, Neighbor} from './types.ts'

/** Reverse path filters off (paths here are asymmetric by design), no redirects, no rate limit for ICMP errors. */
const routerSysctls: Readonly<Record<string, string>> = {
	'net.ipv4.conf.all.rp_filter': '0',
	'net.ipv4.conf.default.rp_filter': '0',
	'net.ipv4.conf.all.send_redirects': '0',
	'net.ipv4.conf.default.send_redirects': '0',
	'net.ipv4.icmp_ratelimit': '0',
	'net.ipv4.ip_forward': '1',
	'net.ipv6.icmp.ratelimit': '0',
	'net.ipv6.conf.all.forwarding': '1',
	'net.ipv6.conf.default.accept_ra': '0'
}

/**
 * ECMP by addresses, protocol and ports, with both directions of a flow on the same route. Not the kernel's own layer-4 policy: it uses a
 * sender's hash where the packet still has one, which differs for the replies, and for every retransmission.
 */
export const balancingSysctls: Readonly<Record<string, string>> = {
	'net.ipv4.fib_multipath_hash_policy': '3',
	'net.ipv4.fib_multipath_hash_fields': '55',
	'net.ipv6.fib_multipath_hash_policy': '3',
	'net.ipv6.fib_multipath_hash_fields': '55'
}

export const emptyNamespace = (kind: string): NamespacePlan => ({
	kind,
	sysctls: {},
	addresses: [],
	neighbors: [],
	routes: [],
	rules: [],
	sets: {},
	firewall: {},
	listeners: []
})

/** A router. `links`: its unnumbered ones, whose far ends get neighbor entries. `sysctls` and `neighbors` are added to those of every router. */
export const routerNamespace = (
	kind: string,
	links: readonly LinkName[],
	{sysctls, neighbors = [], ...parts}: Partial<Omit<NamespacePlan, 'kind'>>
): NamespacePlan => ({
	...emptyNamespace(kind),
	...parts,
	sysctls: {...routerSysctls, ...sysctls},
	neighbors: [...links.flatMap(farEndNeighbors), ...neighbors]
})

/** Neighbor entries for "the other end" of an unnumbered link. */
export const farEndNeighbors = (link: LinkName): readonly Neighbor[] => [
	{link, address: farEnd[4], mac: routerMac},
	{link, address: farEnd[6], mac: routerMac}
]

export const routerEnd = (
	namespace: NamespaceName,
	name: LinkName,
	{mtuBytes, group = 0, quality}: {mtuBytes: number; group?: number; quality?: LinkQuality | undefined}
): LinkEnd => ({namespace, name, mac: routerMac, mtuBytes, group, up: true, ...shaped(quality)})

/** The egress shape of one end, from a link quality that applies to both directions. */
function shaped(quality: LinkQuality | undefined): Pick<LinkEnd, 'shape'> {
	const wanted = Object.entries(quality ?? {}).filter(([, value]) => value !== undefined && value !== 0)
	return wanted.length > 0 ? {shape: Object.fromEntries(wanted)} : {}
}

/** Link quality of AWS's backbone between two regions. */
export const pathBetween = ({links}: Lab, regions: readonly (string | undefined)[]): LinkQuality | undefined =>
	links?.regions[regions.toSorted().join(' ')]
