/**
 * The result of a probe: one word for the kind of outcome, with the differences that matter for learning, and the facts that came with it. A `timeout` is what AWS's own drops
 * look like (MOD-5); anything else was sent by a host or router.
 */
import type {IpText} from '../net/names.ts'

/** Options of every probe. Addresses are already resolved: the programs look up no names. */
export type Target = {
	readonly address: IpText
	/** Source address. Default: by the client's routes. */
	readonly source?: IpText
	/** How long to wait for an answer. Default: 2000; trace and mtu: 1000. */
	readonly timeoutMs?: number
}

export type ProbeRequests = {
	readonly ping: Target & {
		/** Echoes sent, 0.2 s apart. Default: 1. */
		readonly count?: number
		/** Bytes of ICMP payload. Default: 56. */
		readonly sizeBytes?: number
		/** Sets DF (IPv4); IPv6: forbids the client to fragment. Default: false. */
		readonly dontFragment?: boolean
		/** TTL or hop limit of the echo. Default: the client's own. */
		readonly ttl?: number
	}
	readonly tcp: Target & {
		readonly port: number
		/** How long the connection is idle before something is sent over it. Default: 0. */
		readonly idleSeconds?: number
		/** Interval of the kernel's keepalives while it is idle. Whole seconds. Default: never. */
		readonly keepaliveSeconds?: number
		/** How many bytes are sent and must be echoed. Default: one short line. */
		readonly sizeBytes?: number
	}
	readonly udp: Target & {
		readonly port: number
		/** Bytes of payload that must be echoed. Default: a question that the lab's services answer. */
		readonly sizeBytes?: number
	}
	readonly http: Target & {
		readonly port: number
		/** The host name of the URL, from which the address was resolved. */
		readonly name?: string
		/** The name is mapped to the address, so it need not be in DNS. */
		readonly isPinned?: true
		/** Begins with `/`. */
		readonly path: string
		/** https, with a certificate signed by the lab's own authority. */
		readonly tls?: true
		/** Default: GET. */
		readonly method?: string
		/** Request headers by name. */
		readonly headers?: Readonly<Record<string, string>>
	}
	readonly dns: Target & {
		/** Default: 53. */
		readonly port?: number
		readonly name: string
		readonly type: string
		readonly tcp?: boolean
	}
	readonly trace: Target & {
		readonly protocol: 'icmp' | 'udp' | 'tcp'
		/** tcp only. Default: 80. */
		readonly port?: number
		/** Default: 16. */
		readonly maxHops?: number
	}
	readonly mtu: Target
}

export type ProbeKind = keyof ProbeRequests
export type ProbeRequest = {readonly [K in ProbeKind]: {readonly kind: K} & ProbeRequests[K]}[ProbeKind]

export type PingOutcome =
	/** `ttl`, `bytes` (ICMP, header included) and `rttMs` are the first reply's. */
	| {
			readonly got: 'reply'
			readonly ttl: number
			readonly rttMs: number
			readonly bytes: number
			readonly sent: number
			readonly received: number
	  }
	| Timeout
	| Unreachable
	/** `from` is absent if the client's own kernel already knew. */
	| {readonly got: 'too-big'; readonly pathMtu: number; readonly from?: IpText}
	| Failed

export type TcpOutcome =
	/** `answered`: what was sent was echoed. A service that sends nothing counts as connected all the same. */
	({readonly got: 'connect'; readonly answered: boolean} & ServerFacts) | Timeout | Refused | Reset | Unreachable | Failed

export type UdpOutcome =
	| ({readonly got: 'reply'; readonly bytes: number} & ServerFacts)
	| Timeout
	| Refused
	| Unreachable
	| Failed

export type HttpOutcome =
	| ({
			readonly got: 'answer'
			readonly status: number
			/** Names in lower case; several of one name are joined by a comma. */
			readonly headers: Readonly<Record<string, string>>
			readonly body: string
	  } & ServerFacts)
	| Timeout
	| Refused
	| Reset
	| Unreachable
	| Failed

export type DnsOutcome =
	/** Records of the type that was asked for; `aliases`: the CNAMEs that led to them. */
	| {readonly got: 'records'; readonly records: readonly string[]; readonly aliases: readonly string[]; readonly ttl: number}
	/** `no-data`: the name has records of other types. `query-refused`: the server does not serve the client. */
	| {readonly got: 'nxdomain' | 'no-data' | 'servfail' | 'query-refused'}
	| Timeout
	| Refused
	| Unreachable
	| Failed

export type TraceOutcome =
	/** `hops`: the target's distance, itself included. */
	| {readonly got: 'reached'; readonly hops: number; readonly route: readonly Hop[]}
	/** `route` ends with the last hop that answered. */
	| (Timeout & {readonly route: readonly Hop[]})
	| (Unreachable & {readonly route: readonly Hop[]})
	| Failed

export type MtuOutcome =
	/**
	 * `pathMtu`: largest IP packet that passed whole. `how` one byte more failed: refused by `from` with a `too-big`, lost silently, or too big
	 * for the client's own link.
	 */
	| {readonly got: 'mtu'; readonly pathMtu: number; readonly how: 'too-big' | 'silence' | 'link'; readonly from?: IpText}
	| Timeout
	| Unreachable
	| Failed

export type ProbeOutcomes = {
	readonly ping: PingOutcome
	readonly tcp: TcpOutcome
	readonly udp: UdpOutcome
	readonly http: HttpOutcome
	readonly dns: DnsOutcome
	readonly trace: TraceOutcome
	readonly mtu: MtuOutcome
}
export type ProbeOutcome = ProbeOutcomes[ProbeKind]

/** Nothing came back. `after`: the connection was established, and then nothing came. */
export type Timeout = {readonly got: 'timeout'; readonly after?: 'connect'}

/** The target reported that nothing listens there: RST, or for UDP its own ICMP "port unreachable". */
export type Refused = {readonly got: 'refused'}

/** The connection was established, and reset while idle or in use. */
export type Reset = {readonly got: 'reset'}

/** An ICMP error reported that the packet cannot go on. `from` is absent if it was the client's own kernel, which has no route. */
export type Unreachable = {readonly got: 'unreachable'; readonly why: UnreachableWhy; readonly from?: IpText}

/** The probe itself could not be run, which says nothing about the network. */
export type Failed = {readonly got: 'failed'; readonly message: string}

export type UnreachableWhy = 'network' | 'host' | 'protocol' | 'port' | 'prohibited' | 'ttl-exceeded' | 'other'

/** Facts in the answer of a lab's service: its name, the client's address, and its own address that was used. */
export type ServerFacts = {
	readonly host?: string
	readonly client?: IpText
	readonly server?: IpText
	/** http: address of the client in the header of the PROXY protocol. */
	readonly proxyClient?: IpText
	/** http: headers of the request as they arrived, names in lower case. */
	readonly received?: Readonly<Record<string, string>>
}

/** `address` is absent if the hop did not answer. */
export type Hop = {readonly ttl: number; readonly address?: IpText; readonly rttMs?: number}
