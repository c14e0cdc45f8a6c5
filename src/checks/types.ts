/**
 * Checks and actions of a lab file, as read: names taken apart, defaults filled in, nothing looked up.
 * Addresses are looked up when an item runs, since the actions before it may have moved them.
 *
 * A new kind of check is one more entry of `Checks` or `Actions` here and one of `checkKinds` (`check-kinds.ts`).
 * Every key of the file keeps its name; times and sizes carry their unit.
 */

import type {Address} from '../net/address.ts'
import type {TcpFlag} from '../net/tcp-flags.ts'
import type {Observations, Patience} from './observation-types.ts'
import type {Outage} from './outage.ts'
import type {Range} from './range.ts'
import type {DirectConnectFailure, SiteFailure, TunnelFailure} from './tunnel-actions.ts'

/** One item of `checks`, in the order of the file. */
export type CheckItem = ProbeItem | CaptureItem | ObservationItem | OutageItem | ActionItem

export type ProbeItem = {readonly [K in ProbeKind]: Item<K, Probes[K]>}[ProbeKind]
export type CaptureItem = Item<'capture', Capture>
export type OutageItem = Item<'outage', Outage>
export type ObservationItem = {readonly [K in keyof Observations]: Item<K, Observations[K] & Patience>}[keyof Observations]
export type ActionItem = {readonly [K in ActionKind]: Item<K, Actions[K]>}[ActionKind]

export type ProbeKind = keyof Probes
export type ActionKind = keyof Actions

type Item<K extends string, Body> = Body & {
	readonly kind: K
	/** A sentence, if the file gives one. */
	readonly name?: string
	readonly at: Where
}

/** Where an item stands in the lab file, for messages. Without line and column: it was not read from a text. */
export type Where = {
	/** `checks[3].http`. */
	readonly path: string
	readonly file?: string
	/** Both from 1. */
	readonly line?: number
	readonly column?: number
}

// Probes

export type Probes = {
	readonly ping: Probe & {
		readonly expect: Expect<'reply' | 'timeout' | 'unreachable' | 'too-big', 'ttl' | 'from' | 'pathMtu' | 'rttMs'>
		/** Bytes of ICMP payload. Default: 56, as ping. */
		readonly sizeBytes?: number
		/** Sets DF (IPv4). Default: false. */
		readonly dontFragment?: boolean
	}
	/** `reset`: the connection stood and was reset later; `refused`: the SYN was answered by RST. */
	readonly tcp: Probe & {
		readonly port: number
		readonly expect: Expect<'connect' | 'timeout' | 'refused' | 'reset' | 'unreachable', 'client' | 'server' | 'host' | 'from'>
		/** How long the connection lies idle before something is sent over it. Default: 0. */
		readonly idleSeconds?: number
		/** How much is sent and must come back. Default: a short line. */
		readonly sizeBytes?: number
	}
	readonly udp: Probe & {
		readonly port: number
		readonly expect: Expect<'reply' | 'timeout' | 'refused' | 'unreachable', 'client' | 'server' | 'host' | 'from'>
		readonly sizeBytes?: number
	}
	readonly http: Probe & {
		readonly port: number
		/** Begins with `/`. */
		readonly path: string
		readonly expect: Expect<
			number | 'timeout' | 'refused' | 'reset' | 'unreachable',
			'client' | 'server' | 'host' | 'body' | 'from'
		>
	}
	/** `reached`: the last hop is the target itself. */
	readonly trace: Probe & {
		readonly protocol: 'icmp' | 'udp' | 'tcp'
		/** tcp only. Default: 80. */
		readonly port?: number
		readonly expect: Expect<'reached' | 'timeout' | 'unreachable', 'hops' | 'route' | 'from'>
	}
	/** A number: the largest packet that gets through, whole IP packet. `timeout`: not even the smallest does. */
	readonly mtu: Probe & {
		readonly expect: Expect<number | 'timeout' | 'unreachable', 'from'>
	}
}

export type Probe = {
	/** Name of a host: unique short (`web`) or whole (`main.web`). */
	readonly from: string
	readonly to: AddressRef
	/** What it sends from (`ping -I`), if not what the asker would take by itself. */
	readonly source?: AddressRef
	/** True: ask over IPv6 where the target has both. Default: IPv4 where it has it. */
	readonly v6: boolean
	/** How long silence is listened to. Absent: the probe's own default. */
	readonly timeoutMs?: number
	/** How long what is expected has to become true; it is asked again until then. Absent: the run's own, 5 s. Of silence nothing is asked twice. */
	readonly withinMs?: number
}

/** What must come, and facts that must come with it. */
export type Expect<Outcome, Fact extends keyof Facts> = {readonly got: Outcome} & Pick<Facts, Fact>

/** Facts that a probe may report and a check may expect. Absent: not looked at. */
export type Facts = {
	/** TTL (hop limit) of the answer as it arrived. */
	readonly ttl?: number
	/** Address of the client as the server saw it. */
	readonly client?: AddressRef
	/** Address of itself over which the server was reached. */
	readonly server?: AddressRef
	/** Name of the host that answered. */
	readonly host?: string
	/** http: the whole body, or a pattern that must be found in it. */
	readonly body?: {readonly text: string} | {readonly pattern: string; readonly flags: string}
	/** Who said `unreachable` or `too-big`. */
	readonly from?: AddressRef
	/** MTU that the router named in its `too-big`. */
	readonly pathMtu?: number
	/** How long the round trip took, in milliseconds. */
	readonly rttMs?: Range
	/** How many hops the target is away; it is the last one itself, so a neighbour is 1 away. */
	readonly hops?: number
	/** Every hop, the target included. `silent`: no answer (`*`); `any`: whatever it is. */
	readonly route?: readonly (AddressRef | {readonly kind: 'silent' | 'any'; readonly text: string})[]
}

/** Something with an address. `text` is what the file says. */
export type AddressRef =
	| {readonly kind: 'address'; readonly text: string; readonly address: Address}
	| {
			readonly kind: 'host'
			readonly text: string
			readonly host: string
			readonly which: WhichAddress /** Device index. Default: 0. */
			readonly interface?: number
	  }
	/** Key (`main.nat`). */
	| {readonly kind: 'nat-gateway'; readonly text: string; readonly key: string; readonly which: 'asker' | 'public' | 'private'}
	| {readonly kind: 'elastic-ip'; readonly text: string; readonly key: string}

/**
 * `asker`: the one that the asker would use: private within the VPC and over a peering, public from anywhere else.
 * IPv6 has one kind of address only, so there `asker` and `ipv6` are the same.
 */
export type WhichAddress = 'asker' | 'public' | 'private' | 'ipv6'

// Capture

export type Capture = {
	/** Names of points: `web`, `web:eth1`, `eni:web`, `igw:main`, `nat:main.nat`, `pcx:a-b`, `tgw:hub.dev:use1-az1`. All of `expect`'s are among them. */
	readonly points: readonly string[]
	/** Filter as tcpdump takes it. Default: everything. */
	readonly filter?: string
	/** Runs while the capture watches, and must itself come out as it expects. */
	readonly during: ProbeItem
	readonly expect: readonly Sighting[]
}

/** What must be seen, or must not be seen, at a point. */
export type Sighting = {
	readonly point: string
	readonly seen: boolean
	readonly packet: PacketMatch
	/** How many must be seen. Absent: at least one. */
	readonly count?: number
}

export type PacketMatch =
	| {readonly kind: 'filter' /** As tcpdump takes it. */; readonly filter: string}
	| {
			readonly kind: 'fields'
			readonly protocol?: 'tcp' | 'udp' | 'icmp' | 'icmpv6'
			readonly source?: AddressRef
			readonly destination?: AddressRef
			readonly sourcePort?: number
			readonly destinationPort?: number
			/** tcp: exactly these flags are set: `['syn', 'ack']`. */
			readonly flags?: readonly TcpFlag[]
			readonly icmpType?: number
			readonly icmpCode?: number
			readonly ttl?: number
			/** As who is watched sees it. */
			readonly direction?: 'in' | 'out'
	  }

// Actions

export type Actions = {
	/** `refused`: the change must be refused with this AWS error code, and then changes nothing. */
	readonly change: {readonly patch: unknown; readonly refused?: string}
	readonly fail: Fault
	readonly heal: Fault
	readonly stop: {readonly instance: string}
	readonly start: {readonly instance: string}
	readonly maintenance: {readonly tunnel: string}
	readonly reboot: {readonly site: string}
}

/** Of these exactly one. */
export type Fault = {
	readonly what: /** As written: `a` (of the lab's region) or `us-east-1a`. */
		| {readonly zone: string}
		/** The host under the instance dies: it keeps its addresses and its place in route tables, and is silent. */
		| {readonly instance: string}
		/** `web`, `web:eth1`, or a network interface. */
		| {readonly link: string}
		/** A VPN tunnel; `how` says nothing when it is healed. */
		| TunnelFailure
		/** The gateway device of a customer's site. */
		| SiteFailure
		| DirectConnectFailure
}

const actionKinds = ['change', 'fail', 'heal', 'stop', 'start', 'maintenance', 'reboot'] as const satisfies readonly ActionKind[]
const observationKinds = ['bgp', 'tunnel', 'route', 'balance', 'throughput'] as const satisfies readonly (keyof Observations)[]

export const isAction = (item: CheckItem): item is ActionItem => (actionKinds as readonly string[]).includes(item.kind)
export const isCapture = (item: CheckItem): item is CaptureItem => item.kind === 'capture'
export const isOutage = (item: CheckItem): item is OutageItem => item.kind === 'outage'
export const isObservation = (item: CheckItem): item is ObservationItem =>
	(observationKinds as readonly string[]).includes(item.kind)
export const isProbe = (item: CheckItem): item is ProbeItem =>
	!isAction(item) && !isCapture(item) && !isObservation(item) && !isOutage(item)
