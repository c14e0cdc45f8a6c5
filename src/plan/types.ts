/**
 * The plan: every kernel object of a lab as plain JSON. `compile(lab)` makes it, `diff()` compares two,
 * `kernel/` applies one. Nothing here depends on AWS or has effects.
 */

import type {Resolver} from '../model/resolvers.ts'
import type {CidrText, IpText, LinkName, NamespaceName} from '../net/names.ts'
import type {Daemon} from '../services/services.ts'
import type {HostListener, Listener, ListenerFacts} from './listener-types.ts'
import type {PlannedTunnel} from './tunnel-types.ts'

export type {Daemon} from '../services/services.ts'

export type * from './listener-types.ts'
export type * from './tunnel-types.ts'

export type Plan = {
	/** The lab's name: one folder under the state directory. */
	readonly lab: string
	readonly namespaces: Readonly<Record<NamespaceName, NamespacePlan>>
	/** Every veth pair, by an identity that survives changes of its attributes: `<namespace>/<link>` of the first end. */
	readonly links: Readonly<Record<string, Link>>
	/** Hosts that a check, `exec` or `shell` can name. By name; a host may have both a short and a long one. */
	readonly hosts: Readonly<Record<string, Host>>
	/** Where `capture` can watch. By name: `web`, `web:eth1`, `eni:web`, `igw:main`, `nat:main.nat`, `pcx:a-b`. */
	readonly points: Readonly<Record<string, CapturePoint>>
	/** Tunnels of VPN connections, by `<connection>:<1 or 2>`: their daemons, and the routers that they connect. */
	readonly vpn?: Readonly<Record<string, PlannedTunnel>>
	/** Absent: no listener needs any. */
	readonly listenerFacts?: ListenerFacts
}

export type Link = {
	/** `ends[0]` is the end in the router, if one end is; the pair is made from there. */
	readonly ends: readonly [LinkEnd, LinkEnd]
}

export type LinkEnd = {
	readonly namespace: NamespaceName
	readonly name: LinkName
	readonly mac: string
	/** 68 to 65535. */
	readonly mtuBytes: number
	/** `ip link … group`; 0 is the kernel's default. For a VPC router: see `groups.ts`. */
	readonly group: number
	readonly up: boolean
	/** Shapes egress traffic, like a long, slow or lossy cable. Absent: no shaping. */
	readonly shape?: LinkShape
}

/** One direction of a link: packets keep their order where the kernel has no netem. */
export type LinkShape = {
	/** Packets above the rate wait in a short queue, and are dropped when it is full. */
	readonly rateMbps?: number
	/** Burst size above the rate. Default: the rate's amount in 4 ms, at least 16 kB. */
	readonly burstBytes?: number
	/** One-way delay. */
	readonly delayMs?: number
	/** Uniform variation of the delay, plus or minus. At most the delay. */
	readonly jitterMs?: number
	/** Percentage of packets lost, 0 to 100, each independently. */
	readonly lossPercent?: number
}

export type NamespacePlan = {
	/** What it implements, for people: `vpc`, `instance`, `internet-gateway`, … */
	readonly kind: string
	/** `net.ipv4.ip_forward` -> `1`. Set when the namespace is made, before its links. `lo` is always set up. */
	readonly sysctls: Readonly<Record<string, string>>
	readonly addresses: readonly Address[]
	/** Permanent neighbor entries: they are exempt from the machine-wide garbage collection. */
	readonly neighbors: readonly Neighbor[]
	readonly routes: readonly Route[]
	readonly rules: readonly Rule[]
	/** By name, at most 31 characters. */
	readonly sets: Readonly<Record<string, IpSet>>
	/** Whole `iptables-restore` texts, replaced atomically. Absent: no table of that family is ever touched. */
	readonly firewall: {readonly ipv4?: string; readonly ipv6?: string}
	/**
	 * True if a changed firewall requires flushing connection tracking (a 1:1 translation that moved). Existing flows are tracked again from
	 * their next packet.
	 */
	readonly forgetsFlows?: boolean
	/** Sockets that the lab's agent opens here and serves. */
	readonly listeners: readonly Listener[]
	/** Instances of services that the lab's agent keeps running here. */
	readonly daemons?: readonly Daemon[]
	/** Each exists only while its parent does, one of this namespace's link ends. */
	readonly vlans?: readonly Vlan[]
}

/** An interface that carries its parent's packets with one 802.1Q tag. */
export type Vlan = {
	readonly name: LinkName
	readonly parent: LinkName
	/** 1 to 4094. */
	readonly vlanId: number
	readonly mac: string
	readonly mtuBytes: number
	readonly group: number
	readonly up: boolean
}

export type Address = {
	readonly link: LinkName | 'lo'
	/** With prefix length. IPv6: set with `nodad`. */
	readonly address: CidrText
	/**
	 * True: the kernel adds the prefix route, so that a routing daemon finds it connected. Default: `noprefixroute`, as routes are the plan's
	 * own.
	 */
	readonly isConnected?: true
}

export type Neighbor = {readonly link: LinkName; readonly address: IpText; readonly mac: string}

/**
 * Identity: table, destination. Replaced in place when anything else differs. `throw` continues the lookup with the next rule: the route `local`
 * of a route table. `local`: every address of the destination is the namespace's own; by `lo`.
 */
export type Route = {
	/** Kernel table, 1 to 2^31; 254 is `main`. */
	readonly table: number
	readonly destination: CidrText
	readonly type: 'unicast' | 'local' | 'blackhole' | 'unreachable' | 'throw'
	/** One for a plain route, several for ECMP, none unless `unicast` or `local`. */
	readonly nexthops: readonly Nexthop[]
	/** Preferred source address of packets that this namespace itself sends that way. */
	readonly source?: IpText
	readonly mtuBytes?: number
	/**
	 * TTL (IPv4) or hop limit (IPv6) of packets that this namespace itself sends that way, 1 to 255. Default: the namespace's own, whose sysctl
	 * would cost half a millisecond per namespace that needs no other, in a lab of a thousand.
	 */
	readonly hopLimit?: number
}

/** Every `via` is used `onlink`: links of routers are unnumbered. */
export type Nexthop = {readonly link: LinkName; readonly via?: IpText; readonly weight?: number}

/** Identity: all fields. All of `from`, `to`, `iif`, `fwmark` that are given must match. */
export type Rule = {
	readonly family: 4 | 6
	readonly priority: number
	readonly from?: CidrText
	readonly to?: CidrText
	readonly iif?: LinkName
	readonly fwmark?: number
	/** The bits of the mark that are compared. Default: all. */
	readonly fwmask?: number
	readonly table: number
}

export type IpSet = {
	readonly type: 'hash:ip' | 'hash:net' | 'hash:net,iface'
	readonly family: 4 | 6
	/** In the format of `ipset restore` after `add NAME`: `10.0.0.5`, `10.0.0.0/24`, `10.0.0.5,veth1`. Sorted. */
	readonly entries: readonly string[]
}

export type Host = {
	/** Shortest name that is unique in the lab. */
	readonly name: string
	readonly kind: 'instance' | 'internet-host' | 'site-host'
	readonly namespace: NamespaceName
	/** The first one is the primary private address (of an Internet host: its public one). */
	readonly ipv4: readonly IpText[]
	readonly ipv6: readonly IpText[]
	/** Public IPv4 addresses by which the Internet reaches it; the primary address's first. Empty: none. */
	readonly publicIpv4: readonly IpText[]
	/** VPC's name; absent on the Internet. */
	readonly vpc?: string
	/** False while the instance is stopped. */
	readonly running: boolean
	/** Contents of its /etc/resolv.conf. */
	readonly resolver: Resolver
	readonly listeners: readonly HostListener[]
}

export type CapturePoint = {
	readonly namespace: NamespaceName
	readonly link: LinkName
	readonly what: string
	/** MAC of the captured host or gateway: frames with it as source leave, frames with it as destination arrive. Absent: unknown. */
	readonly mac?: string
}

/** One change of the kernel. `diff()` gives them in a safe order: see there. */
export type Step =
	| {readonly do: 'add-namespace'; readonly namespace: NamespaceName}
	| {readonly do: 'delete-namespace'; readonly namespace: NamespaceName}
	| {readonly do: 'set-sysctl'; readonly namespace: NamespaceName; readonly key: string; readonly value: string}
	/** Makes both ends, down, with `addrgenmode none`. */
	| {readonly do: 'add-link'; readonly link: Link}
	/** Either end is deleted with the other. */
	| {readonly do: 'delete-link'; readonly namespace: NamespaceName; readonly name: LinkName}
	/**
	 * Gives one end, or a VLAN interface, these attributes, `up` as well. `keepsMac`: its MAC is already right. Setting it again would lose all
	 * neighbor entries of the link, permanent ones too.
	 */
	| {readonly do: 'set-link'; readonly namespace: NamespaceName; readonly end: LinkEnd; readonly keepsMac?: true}
	/** Shapes one end's egress, replacing any shape that it has; without `shape`, removes it. */
	| {readonly do: 'set-shape'; readonly namespace: NamespaceName; readonly name: LinkName; readonly shape?: LinkShape}
	/** Makes it, down, on an existing parent: an 802.1Q device, or where the kernel has none, its replacement (`kernel/vlan.ts`). */
	| {readonly do: 'add-vlan' | 'delete-vlan'; readonly namespace: NamespaceName; readonly vlan: Vlan}
	| {readonly do: 'add-address' | 'delete-address'; readonly namespace: NamespaceName; readonly address: Address}
	| {readonly do: 'replace-neighbor' | 'delete-neighbor'; readonly namespace: NamespaceName; readonly neighbor: Neighbor}
	/**
	 * `tunnelDependent`: over a tunnel's link, which its daemon makes, deletes and sets up and down at any time. While it is down or missing
	 * there is no such route, and that is not an error: it is added when the tunnel comes up (`reconcileLearned()`).
	 */
	| {
			readonly do: 'replace-route' | 'delete-route'
			readonly namespace: NamespaceName
			readonly route: Route
			readonly tunnelDependent?: true
	  }
	| {readonly do: 'add-rule' | 'delete-rule'; readonly namespace: NamespaceName; readonly rule: Rule}
	/** An `ipset restore` text (run with `-exist`), all of one namespace's changes at once. */
	| {readonly do: 'restore-sets'; readonly namespace: NamespaceName; readonly text: string}
	/** An `iptables-restore` text; every table in it is replaced whole. */
	| {readonly do: 'restore-firewall'; readonly namespace: NamespaceName; readonly family: 4 | 6; readonly text: string}
	/** `conntrack -F`. */
	| {readonly do: 'forget-flows'; readonly namespace: NamespaceName}
