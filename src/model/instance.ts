/** Instances, their operating systems and their services. */
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
	/** Served at /latest/user-data, but never run. */
	readonly userData?: string
	readonly tags: Readonly<Record<string, string>>
}

/** The behavior of the instance's own operating system. */
export type Guest = {
	/** `net.ipv4.ip_forward` and IPv6's. */
	readonly forward: boolean
	/** Rewrites the source of packets that it forwards out of its primary interface: a NAT instance (NAT-10). */
	readonly masquerade: boolean
	/** Drops forwarded packets of flows whose first packet it did not see: a stateful firewall appliance. */
	readonly statefulFirewall: boolean
	/** Replies leave by the interface that owns their source, as Amazon Linux sets up (ENI-4). */
	readonly policyRouting: boolean
	/** Secondary addresses are configured in the guest (ENI-2). */
	readonly configuresSecondaryIps: boolean
	/** Routes in addition to those of its interfaces; one to the same destination in table `main` replaces theirs. Default: none. */
	readonly routes?: readonly GuestRoute[]
	/** Policy rules: which table is searched for which packets. Default: none. */
	readonly rules?: readonly GuestRule[]
	/** Set if it inspects packets that Gateway Load Balancers send it in GENEVE, and returns them (GWLB-1). */
	readonly appliance?: Appliance
	/** TTL of its packets. Amazon Linux, as recorded: 255. */
	readonly ttl: number
}

export type Appliance = {readonly drops: readonly ApplianceDrop[]}

/** Packets that it drops, by their own addresses and ports, in either direction. */
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
	/** Absent: matching packets are dropped (`blackhole`). */
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
	/** http over TLS, with a certificate for the host's name. */
	readonly tls?: true
	/** Connections begin with a header of the PROXY protocol. */
	readonly proxyProtocol?: true
}
