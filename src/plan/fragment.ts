import type {Lab, LinkQuality, RouteTarget, Vpc} from '../lab/model.ts'
import type {Context} from './context.ts'
import {farEnd, routerMac} from './fabric.ts'
import type {Direction} from './firewall/security-groups.ts'
import type {
	CapturePoint,
	Host,
	Link,
	LinkEnd,
	LinkName,
	NamespaceName,
	NamespacePlan,
	Neighbor,
	Nexthop,
	PlannedTunnel
} from './types.ts'

/** What one kind adds to the plan. */
export type Fragment = {
	readonly namespaces?: Readonly<Record<NamespaceName, NamespacePlan>>
	readonly links?: readonly Link[]
	readonly points?: Readonly<Record<string, CapturePoint>>
	readonly hosts?: readonly Host[]
	readonly vpn?: Readonly<Record<string, PlannedTunnel>>
}

/** A gateway's link into a VPC's router, as that router sees it. The link itself is in the gateway's fragment. */
export type Attachment = {
	readonly link: LinkName
	/** Which targets of routes lead here. */
	readonly serves: (target: RouteTarget) => boolean
	/** What has to be resolved on the link, beyond the far end of an unnumbered one. */
	readonly neighbors?: readonly Neighbor[]
	/** Addresses of the VPC that live behind the link (a NAT gateway's). */
	readonly addresses?: readonly string[]
	/**
	 * Set where a gateway has one link in each zone: only what comes from this zone (its id, `use1-az1`) leaves by it, so
	 * that a zone without a link has no way to the gateway (TGW-2).
	 */
	readonly zoneId?: string
	/** The route table that what enters here is searched in; undefined: only the VPC's own addresses (PCX-3). */
	readonly entersBy: string | undefined
	/**
	 * Zone that what enters here comes from, where a table leads to different links for different zones;
	 * or `fromInternet`, to whose packets a table means something else (RT-10).
	 */
	readonly entersFromZone?: string
	/** Key of the subnet in which the gateway has its ENI: to its neighbours there it sends without a route table (MOD-6). */
	readonly subnet?: string
	readonly nexthop: Readonly<Record<4 | 6, Nexthop>>
	/** Larger packets pass by propagated routes alone (DX-8). Absent: the link's own MTU counts for all. */
	readonly staticMtuBytes?: number
	/** Whether a rule of this VPC may name a group of that VPC for what comes (goes) by this link (SG-8). Absent: never. */
	readonly carriesReferences?: (vpc: string, direction: Direction) => boolean
}

/** Stands for a zone where what enters comes by an internet gateway. */
export const fromInternet = 'internet'

/** A kind of gateway: what it adds to the plan, and how it hangs on each VPC. One file a kind; `compile.ts` lists them. */
export type GatewayKind = {
	readonly compile: (lab: Lab, context: Context) => Fragment
	readonly attachments: (lab: Lab, vpc: Vpc, context: Context) => readonly Attachment[]
}

/** Neighbour entries for "the other end" of an unnumbered link. */
export const farEndNeighbors = (link: LinkName): readonly Neighbor[] => [
	{link, address: farEnd[4], mac: routerMac},
	{link, address: farEnd[6], mac: routerMac}
]

export const viaFarEnd = (link: LinkName): Readonly<Record<4 | 6, Nexthop>> => ({
	4: {link, via: farEnd[4]},
	6: {link, via: farEnd[6]}
})

export const routerEnd = (
	namespace: NamespaceName,
	name: LinkName,
	{mtuBytes, group = 0, quality}: {mtuBytes: number; group?: number; quality?: LinkQuality | undefined}
): LinkEnd => ({namespace, name, mac: routerMac, mtuBytes, group, up: true, ...shaped(quality)})

/** What a link's quality, which is of both directions, does to what leaves by one end. */
export const shaped = (quality: LinkQuality | undefined): Pick<LinkEnd, 'shape'> => {
	const wanted = Object.entries(quality ?? {}).filter(([, value]) => value !== undefined && value !== 0)
	return wanted.length > 0 ? {shape: Object.fromEntries(wanted)} : {}
}

/** AWS's own path between two regions. */
export const pathBetween = ({links}: Lab, regions: readonly (string | undefined)[]): LinkQuality | undefined =>
	links?.regions[regions.toSorted().join(' ')]

/**
 * Flows are spread over equal routes by addresses, protocol and ports, and both directions of one fall on the same route.
 * Not the kernel's own layer-4 policy: that takes a sender's hash where the packet still has one, which is another for the
 * replies, and another for every retransmission.
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

/** Reverse path filters off (paths here are asymmetric by design), no redirects, every ICMP error sent. */
export const routerSysctls: Readonly<Record<string, string>> = {
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

export const isIpv6 = (text: string): boolean => text.includes(':')
export const familyOf = (text: string): 4 | 6 => (isIpv6(text) ? 6 : 4)
export const hostPrefix = (address: string): string => `${address}/${isIpv6(address) ? 128 : 32}`
/** Addresses forwarded packets are searched by: the default route of a family. */
export const everywhere = {4: '0.0.0.0/0', 6: '::/0'} as const

/** A whole table of `iptables-restore` text. Built-in chains are not declared: that would cost a grace period each. */
export const renderTable = (table: string, chains: readonly string[], rules: readonly string[]): string =>
	[`*${table}`, ...chains.map(chain => `:${chain} - [0:0]`), ...rules, 'COMMIT', ''].join('\n')
