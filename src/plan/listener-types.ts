/** Sockets that the agent opens in a lab's namespaces and serves, and the facts they need. Plain data. */
import type {DnsFacts, DnsServer} from '../dns/types.ts'
import type {Bucket} from '../model/bucket.ts'
import type {DynamoDbTable} from '../model/dynamodb-table.ts'
import type {Policy} from '../model/policy.ts'
import type {IpText} from '../net/names.ts'
import type {DhcpFacts} from '../vpc-services/dhcp/types.ts'
import type {MetadataFacts} from '../vpc-services/metadata/types.ts'

/** Sockets that the agent serves: a host's own service, or one of AWS's. */
export type Listener = HostListener | DnsListener | DnsForwarder | AwsListener | MetadataListener | NtpListener | DhcpListener

type Bound = {
	readonly port: number
	/** UDP binds each address separately, so that a reply leaves from the address that was asked; TCP binds all. */
	readonly addresses: readonly IpText[]
}

/** A service of an instance, an Internet host or a host of a site. */
export type HostListener = Bound & {
	readonly protocol: 'http' | 'tcp' | 'udp'
	/** Name of the host, as an http answer shows it: `web`. */
	readonly host: string
	/** http only: the body, in place of the facts about the request. */
	readonly body?: string
	/** http only. Default 200. */
	readonly status?: number
	/** http only: over TLS. */
	readonly tls?: true
	/** Connections must begin with a header of the PROXY protocol. */
	readonly proxyProtocol?: true
}

/** An AWS service at one of its endpoints, or on the Internet. */
export type AwsListener = Bound & {
	readonly protocol: 'aws-service'
	readonly service: string
	readonly region: string
	/** The account to which requests that arrive here are attributed: 12 digits. */
	readonly account: string
	/** Absent: the Internet. */
	readonly endpoint?: {readonly id: string; readonly vpc: string; readonly policy: Policy}
}

/** A DNS server. Its names are in `ListenerFacts`. */
export type DnsListener = Bound & {
	readonly protocol: 'dns' | 'dns-tcp'
	readonly server: DnsServer
}

/** `vpc`: the key of its data in `ListenerFacts`. */
export type MetadataListener = Bound & {readonly protocol: 'metadata'; readonly vpc: string}

export type NtpListener = Bound & {readonly protocol: 'ntp'}

/** `mac`: the only client that it answers. */
export type DhcpListener = Bound & {readonly protocol: 'dhcp'; readonly vpc: string; readonly mac?: string}

/** Queries other DNS servers from its addresses, with ports chosen by the kernel (`port` 0), on behalf of DNS servers that refer to it. */
export type DnsForwarder = Bound & {
	readonly protocol: 'dns-forwarder'
	/** Several listeners with the same id take turns. */
	readonly id: string
}

/** The parts of a table that decide who may use it. */
export type GuardedTable = Pick<DynamoDbTable, 'name' | 'account' | 'region'> & {readonly policy: Policy}

/** Facts about the whole lab that listeners need; stored only once, however many listeners there are. */
export type ListenerFacts = {
	readonly dns?: DnsFacts
	/** Metadata by VPC. */
	readonly metadata?: Readonly<Record<string, MetadataFacts>>
	readonly dhcp?: Readonly<Record<string, DhcpFacts>>
	/** Buckets of S3. Absent: the lab has none. */
	readonly buckets?: readonly Bucket[]
	/** Tables of DynamoDB. Absent: the lab has none. */
	readonly tables?: readonly GuardedTable[]
}
