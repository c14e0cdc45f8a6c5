/** What the DNS servers of a lab know of it: plain JSON that the plan holds and the agent is given. */
import type {Routing} from '../model/hosted-zone.ts'
import type {RecordType} from '../model/record-type.ts'
import type {CidrText, IpText} from '../net/names.ts'

/** Of the whole lab, once, whatever the number of its servers. */
export type DnsFacts = {
	/** By key. */
	readonly vpcs: Readonly<Record<string, VpcFacts>>
	readonly zones: readonly Zone[]
	readonly rules: readonly ForwardingRule[]
	/** Of DNS servers in a site, by key. */
	readonly siteServers: Readonly<Record<string, SiteServerFacts>>
}

export type VpcFacts = {
	readonly region: string
	readonly cidrs: readonly CidrText[]
	/** `enableDnsHostnames`; one that has no `enableDnsSupport` has no server. */
	readonly hostnames: boolean
	/** Private IPv4 addresses of its interfaces. */
	readonly addresses: readonly IpText[]
	/** Of its instances, by id. */
	readonly instances: Readonly<Record<string, InstanceAddresses>>
	/** Private addresses by the public one. */
	readonly publicAddresses: Readonly<Record<IpText, IpText>>
	/** Keys of VPCs whose public names resolve to private addresses here (PCX-4). */
	readonly peers: readonly string[]
	/** Blocks of the subnets that have `EnableDns64` (NAT-8). */
	readonly dns64: readonly CidrText[]
}

export type InstanceAddresses = {readonly ipv4?: IpText; readonly ipv6?: IpText}

/** Names that something answers for: those at and below the zone's own. */
export type Zone = {
	/** In lower case, without a dot at the end: `corp.internal`. */
	readonly name: string
	/** Keys of the VPCs in which it is seen; absent: the lab's public DNS. */
	readonly vpcs?: readonly string[]
	/** True: seen by those alone who ask a VPC's inbound endpoint (PL-2). */
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
	/** Given out only while what has this id is healthy, as the agent's checkers find it; if all of a name are not, all are given out. */
	readonly health?: string
	/** Of an alias: the name whose records of the type are given out in its place, as its own. `data` is empty. */
	readonly alias?: string
	/** It is one of several of which a policy chooses (R53-1). */
	readonly routing?: Routing
	/** Of an alias: nothing behind its target is healthy. */
	readonly isUnhealthy?: true
}

/** Of the Route 53 Resolver (DNS-6): who is asked for names at and below `name`. */
export type ForwardingRule = {
	/** `''` matches every name. */
	readonly name: string
	readonly vpcs: readonly string[]
	/** Absent: the resolver itself, a SYSTEM rule. */
	readonly forward?: Forwarding
}

export type Forwarding = {
	/** Id of a forwarder, which has sockets where the questions leave. */
	readonly via: string
	readonly targets: readonly ForwardTarget[]
}

export type ForwardTarget = {readonly address: IpText; readonly port: number}

export type SiteServerFacts = {
	readonly zones: readonly Zone[]
	readonly forwards: readonly {readonly name: string; readonly forward: Forwarding}[]
}

/** Who a listener answers as. */
export type DnsServer =
	/** The resolver of a VPC, asked inside it or at an inbound endpoint. */
	| {readonly kind: 'vpc'; readonly vpc: string; readonly isInbound?: true}
	/** Of the simulated Internet. */
	| {readonly kind: 'public'}
	/** A site's own, by key. */
	| {readonly kind: 'site'; readonly key: string}
