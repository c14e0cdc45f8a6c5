/** What the DNS servers of a lab know of it: plain JSON that the plan holds and the agent is given. */
import type {CidrText, IpText} from '../net/names.ts'

/** Of the whole lab, once, whatever the number of its servers. */
export type DnsFacts = {
	/** By key. */
	readonly vpcs: Readonly<Record<string, VpcFacts>>
	readonly zones: readonly Zone[]
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
	/** Keys of VPCs whose public names are private here (PCX-4). */
	readonly peers: readonly string[]
}

export type InstanceAddresses = {readonly ipv4?: IpText; readonly ipv6?: IpText}

/** Names that something answers for: those at and below the zone's own. */
export type Zone = {
	/** In lower case, without a dot at the end: `corp.internal`. */
	readonly name: string
	/** Keys of the VPCs in which it is seen; absent: the lab's public DNS. */
	readonly vpcs?: readonly string[]
	/** By name, whole: `web.corp.internal`; `*.corp.internal` stands for what has no records of its own. */
	readonly records: Readonly<Record<string, readonly ResourceRecord[]>>
}

export type RecordType = 'A' | 'AAAA' | 'CNAME' | 'MX' | 'NS' | 'PTR' | 'SOA' | 'SRV' | 'TXT' | 'CAA'

/** As a zone file writes it: `10 mail.example.com` is the data of an MX. */
export type ResourceRecord = {
	readonly type: RecordType
	/** In seconds. */
	readonly ttl: number
	readonly data: string
}

/** Who a listener answers as. */
export type DnsServer =
	/** The resolver of a VPC. */
	{readonly kind: 'vpc'; readonly vpc: string}
