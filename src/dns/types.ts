/** The data of a lab's DNS servers: plain JSON, part of the plan and passed to the agent. */
import type {Routing} from '../model/hosted-zone.ts'
import type {RecordType} from '../model/record-type.ts'
import type {CidrText, IpText} from '../net/names.ts'

/** Once for the whole lab, however many servers it has. */
export type DnsFacts = {
	/** By key. */
	readonly vpcs: Readonly<Record<string, VpcFacts>>
	readonly zones: readonly Zone[]
	readonly rules: readonly ForwardingRule[]
	/** DNS servers in sites, by key. */
	readonly siteServers: Readonly<Record<string, SiteServerFacts>>
}

export type VpcFacts = {
	readonly region: string
	readonly cidrs: readonly CidrText[]
	/** `enableDnsHostnames`. A VPC without `enableDnsSupport` has no server. */
	readonly hostnames: boolean
	/** Private IPv4 addresses of its interfaces. */
	readonly addresses: readonly IpText[]
	/** Instances, by id. */
	readonly instances: Readonly<Record<string, InstanceAddresses>>
	/** Private addresses, by public address. */
	readonly publicAddresses: Readonly<Record<IpText, IpText>>
	/** Keys of VPCs whose public names resolve to private addresses here (PCX-4). */
	readonly peers: readonly string[]
	/** Blocks of the subnets that have `EnableDns64` (NAT-8). */
	readonly dns64: readonly CidrText[]
}

export type InstanceAddresses = {readonly ipv4?: IpText; readonly ipv6?: IpText}

/** A zone: answers for its own name and those below it. */
export type Zone = {
	/** In lower case, without a trailing dot: `corp.internal`. */
	readonly name: string
	/** Keys of the VPCs that see it. Absent: it belongs to the lab's public DNS. */
	readonly vpcs?: readonly string[]
	/** True: visible only to clients of a VPC's inbound endpoints (PL-2). */
	readonly onlyInbound?: true
	/** By full name: `web.corp.internal`; `*.corp.internal` matches names without records of their own. */
	readonly records: Readonly<Record<string, readonly ResourceRecord[]>>
}

export type {RecordType}

/** As a zone file writes it: `10 mail.example.com` is the data of an MX. */
export type ResourceRecord = {
	readonly type: RecordType
	/** In seconds. */
	readonly ttl: number
	readonly data: string
	/** Id of a health check by the agent: unhealthy records are not returned, unless all records of the name are unhealthy. */
	readonly health?: string
	/** For an alias: the name whose records of the type are returned as its own. `data` is empty. */
	readonly alias?: string
	/** A policy chooses between it and others (R53-1). */
	readonly routing?: Routing
	/**
	 * To this share of clients in the block, by the resolver of their VPC, only the records whose blocks contain them are returned (NLB-1).
	 * Absent: to nobody.
	 */
	readonly affinity?: {readonly share: number; readonly vpc: string; readonly blocks: readonly CidrText[]}
	/** By a health check of Route 53, or for an alias: nothing behind its target is healthy. */
	readonly isUnhealthy?: true
}

/** A rule of the Route 53 Resolver (DNS-6): where names at and below `name` are queried. */
export type ForwardingRule = {
	/** `''` matches every name. */
	readonly name: string
	readonly vpcs: readonly string[]
	/** Absent: the resolver answers itself, as by a SYSTEM rule. */
	readonly forward?: Forwarding
}

export type Forwarding = {
	/** Id of a forwarder, whose sockets send the queries. */
	readonly via: string
	readonly targets: readonly ForwardTarget[]
}

export type ForwardTarget = {readonly address: IpText; readonly port: number}

export type SiteServerFacts = {
	readonly zones: readonly Zone[]
	readonly forwards: readonly {readonly name: string; readonly forward: Forwarding}[]
}

/** The role in which a listener answers. */
export type DnsServer =
	/** The resolver of a VPC, queried from inside or by an inbound endpoint. */
	| {readonly kind: 'vpc'; readonly vpc: string; readonly isInbound?: true}
	/** The simulated Internet's public DNS. */
	| {readonly kind: 'public'}
	/** A site's own server, by key. */
	| {readonly kind: 'site'; readonly key: string}
