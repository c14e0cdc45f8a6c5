/**
 * What a probe brings back: one word that keeps the difference that teaches, and the facts that came with it.
 * A `timeout` is what AWS's own drops look like (MOD-5); anything else was said by somebody.
 */
import type {IpText} from '../net/names.ts'

/** What every probe needs to know. Addresses are settled: nothing is looked up by the programs that ask. */
export type Target = {
	readonly address: IpText
	/** What it sends from. Default: what the client's own routes say. */
	readonly source?: IpText
	/** How long silence is listened to. Default: 2000; trace and mtu: 1000. */
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
		/** How long the connection lies idle before something is sent over it. Default: 0. */
		readonly idleSeconds?: number
		/** While it lies idle the kernel sends a keepalive so often. Whole seconds. Default: never. */
		readonly keepaliveSeconds?: number
		/** How much is sent and must come back. Default: one short line. */
		readonly sizeBytes?: number
	}
	readonly udp: Target & {
		readonly port: number
		/** Bytes of payload, which must come back as they were. Default: a question that the lab's services answer. */
		readonly sizeBytes?: number
	}
	readonly http: Target & {
		readonly port: number
		/** The name that the address was found by, as the server is called. */
		readonly name?: string
		/** Begins with `/`. */
		readonly path: string
		/** Default: GET. */
		readonly method?: string
		/** By name. */
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
	/** `from` is absent if the client's own kernel knew already. */
	| {readonly got: 'too-big'; readonly pathMtu: number; readonly from?: IpText}
	| Failed

export type TcpOutcome =
	/** `answered`: what was sent came back. A service that says nothing is connected all the same. */
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
	/** Of the type that was asked for; `aliases`: over which names they were found. */
	| {readonly got: 'records'; readonly records: readonly string[]; readonly aliases: readonly string[]; readonly ttl: number}
	/** `no-data`: the name has records of other types. `query-refused`: the server does not serve the client. */
	| {readonly got: 'nxdomain' | 'no-data' | 'servfail' | 'query-refused'}
	| Timeout
	| Refused
	| Unreachable
	| Failed

export type TraceOutcome =
	/** `hops`: how many the target is away, itself included. */
	| {readonly got: 'reached'; readonly hops: number; readonly route: readonly Hop[]}
	/** `route` ends with the last hop that said something. */
	| (Timeout & {readonly route: readonly Hop[]})
	| (Unreachable & {readonly route: readonly Hop[]})
	| Failed

export type MtuOutcome =
	/**
	 * `pathMtu`: largest IP packet that got through whole.
	 * `how` one byte more fared: refused by `from` in a `too-big`, lost in silence, or too big for the client's own link.
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

/** Nothing came back. `after`: the connection stood, and then nothing came. */
export type Timeout = {readonly got: 'timeout'; readonly after?: 'connect'}

/** The target said that nothing listens there: RST, or for UDP its own ICMP "port unreachable". */
export type Refused = {readonly got: 'refused'}

/** The connection stood, and was reset when it lay idle or was used. */
export type Reset = {readonly got: 'reset'}

/** Somebody said by ICMP that it does not go on. `from` is absent if it was the client's own kernel, which has no route. */
export type Unreachable = {readonly got: 'unreachable'; readonly why: UnreachableWhy; readonly from?: IpText}

/** The probe itself could not be made: says nothing about the network. */
export type Failed = {readonly got: 'failed'; readonly message: string}

export type UnreachableWhy = 'network' | 'host' | 'protocol' | 'port' | 'prohibited' | 'ttl-exceeded' | 'other'

/** What a service of the lab says about the question: who it is, whom it sees, over which of its addresses. */
export type ServerFacts = {
	readonly host?: string
	readonly client?: IpText
	readonly server?: IpText
	/** http: headers of the request as they arrived, names in lower case. */
	readonly received?: Readonly<Record<string, string>>
}

/** `address` is absent if nobody answered. */
export type Hop = {readonly ttl: number; readonly address?: IpText; readonly rttMs?: number}
