/** Instances, what their operating systems do, and what they serve. */
import type {Cidr} from '../net/address.ts'
import type {IcmpMatch, Protocol} from './firewall.ts'
import type {MetadataOptions} from './metadata-options.ts'

export type Instance = {
	readonly key: string
	readonly id: string
	/** Shortest name that is unique among the lab's hosts. */
	readonly name: string
	readonly state: 'running' | 'stopped'
	/** Keys by device index. */
	readonly interfaces: readonly string[]
	readonly services: readonly Service[]
	readonly guest: Guest
	readonly metadataOptions: MetadataOptions
	/** Served at /latest/user-data. It is never run. */
	readonly userData?: string
	readonly tags: Readonly<Record<string, string>>
}

/** What the instance's own operating system does. */
export type Guest = {
	/** `net.ipv4.ip_forward` and IPv6's. */
	readonly forward: boolean
	/** Rewrites the source of what it forwards out of its primary interface: a NAT instance (NAT-10). */
	readonly masquerade: boolean
	/** Drops forwarded packets of flows whose first packet it did not see: a stateful firewall appliance. */
	readonly statefulFirewall: boolean
	/** Replies leave by the interface that owns their source, as Amazon Linux sets up (ENI-4). */
	readonly policyRouting: boolean
	/** Secondary addresses are configured in the guest (ENI-2). */
	readonly configuresSecondaryIps: boolean
	/** Additional routes, beside those of its interfaces; one to the same destination in table `main` replaces theirs. Default: none. */
	readonly routes?: readonly GuestRoute[]
	/** Policy rules: which table is searched for which packets. Default: none. */
	readonly rules?: readonly GuestRule[]
	/** It inspects what Gateway Load Balancers send it in GENEVE, and sends it back (GWLB-1). Absent: it does not. */
	readonly appliance?: Appliance
	/** TTL of what it sends. Amazon Linux, as recorded: 255. */
	readonly ttl: number
}

export type Appliance = {readonly drops: readonly ApplianceDrop[]}

/** Packets that it drops, by their own addresses and ports, whichever way they go. */
export type ApplianceDrop = {
	readonly protocol: Protocol
	/** Destination ports, inclusive. Absent: all. */
	readonly ports?: readonly [number, number]
	readonly icmp?: IcmpMatch
	/** Absent: any. */
	readonly from?: Cidr
	readonly to?: Cidr
}

/** As `ip route add DESTINATION via ROUTER dev ethN table TABLE`. The next hop is the router of the interface's subnet. */
export type GuestRoute = {
	readonly destination: Cidr
	/** Absent: what matches is dropped (`blackhole`). */
	readonly deviceIndex?: number
	/** 1 to 252, or 254: `main`. */
	readonly table: number
}

/** As `ip rule add from FROM to TO table TABLE priority PRIORITY`. */
export type GuestRule = {
	readonly priority: number
	readonly from?: Cidr
	readonly to?: Cidr
	/** 1 to 252, or 254: `main`. */
	readonly table: number
}

export type Service = {
	readonly protocol: 'http' | 'tcp' | 'udp'
	readonly port: number
	readonly body?: string
	readonly status?: number
}
