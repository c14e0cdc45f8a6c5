/** Parses bgpd's JSON. Pure. As of FRR 8.4; missing values are left out, never guessed. */
import type {BgpReason} from '../../model/trouble.ts'
import type {CidrText, IpText} from '../../net/names.ts'
import type {Asn} from './types.ts'

export type BgpSession = {
	readonly neighbor: IpText
	readonly family: 4 | 6
	/** The neighbor's ASN, as configured. */
	readonly asn: Asn
	/** bgpd's state: `Established`, `Active`, `Connect`, `Idle`, `Idle (Admin)`, `Idle (PfxCt)`, … */
	readonly state: string
	readonly isUp: boolean
	/** When it came up or, if it was up before, went down: seconds since 1970. */
	readonly sinceMs?: number
	/** Prefixes that passed this router's policy, and those advertised to the neighbor. */
	readonly accepted: number
	readonly sent: number
	/** How often it came up and went down. */
	readonly timesUp: number
	readonly timesDown: number
	/** Timers that both ends have agreed on. */
	readonly holdSeconds?: number
	readonly keepaliveSeconds?: number
	/** `Up`, `Down`, … where BFD is configured. */
	readonly bfd?: string
	/** Why it is not up, or last went down. */
	readonly trouble?: BgpTrouble
}

export type BgpTrouble = {
	readonly kind: BgpReason
	/** A description for people: one sentence without a full stop. */
	readonly words: string
	/** bgpd's own message. */
	readonly line: string
}

export type BgpPath = {
	readonly destination: CidrText
	/** Absent: this router's own. */
	readonly neighbor?: IpText
	readonly nexthop: IpText
	/** Nearest first. */
	readonly asPath: readonly Asn[]
	/** Default 0. */
	readonly med: number
	readonly localPreference: number
	readonly communities: readonly string[]
	/** `IGP`, `EGP` or `incomplete`. */
	readonly origin: string
	/** False: its next hop cannot be reached. */
	readonly isValid: boolean
	/** Selected before all others. */
	readonly isBest: boolean
	/** Equally good, and used beside the best one. */
	readonly isMultipath: boolean
	/** Why it is the best: bgpd's name of the deciding step, as `AS Path`, `MED`, `Older Path`, `Router ID`. */
	readonly why?: string
}

/** From `show bgp summary json` and `show bgp neighbors json`. */
export function readSessions(summary: unknown, neighbors: unknown): readonly BgpSession[] {
	const details = objectOf(neighbors)
	return ([4, 6] as const).flatMap(family =>
		Object.entries(objectOf(objectOf(objectOf(summary)[`ipv${family}Unicast`]).peers)).map(([neighbor, found]) =>
			readSession(neighbor, family, objectOf(found), objectOf(details[neighbor]))
		)
	)
}

function readSession(neighbor: IpText, family: 4 | 6, peer: Json, more: Json): BgpSession {
	const state = textOf(peer.state) ?? 'Idle'
	const isUp = state === 'Established'
	const since = numberOf(peer.peerUptimeEstablishedEpoch)
	const trouble = (isUp ? readMissingPolicy(family, more) : undefined) ?? readTrouble(state, more)
	const bfd = textOf(objectOf(more.peerBfdInfo).status)
	return {
		neighbor,
		family,
		asn: numberOf(peer.remoteAs) ?? 0,
		state,
		isUp,
		...(since !== undefined && {sinceMs: since * 1000}),
		accepted: numberOf(peer.pfxRcd) ?? 0,
		sent: numberOf(peer.pfxSnt) ?? 0,
		timesUp: numberOf(peer.connectionsEstablished) ?? 0,
		timesDown: numberOf(peer.connectionsDropped) ?? 0,
		...(isUp && seconds('holdSeconds', more.bgpTimerHoldTimeMsecs)),
		...(isUp && seconds('keepaliveSeconds', more.bgpTimerKeepAliveIntervalMsecs)),
		...(bfd !== undefined && {bfd}),
		...(trouble && {trouble})
	}
}

/** bgpd's default for eBGP: without a policy, no routes pass. */
function readMissingPolicy(family: 4 | 6, more: Json): BgpTrouble | undefined {
	const {inboundEbgpRequiresPolicy, outboundEbgpRequiresPolicy} = objectOf(
		objectOf(more.addressFamilyInfo)[`ipv${family}Unicast`]
	)
	const [inbound, outbound] = [textOf(inboundEbgpRequiresPolicy), textOf(outboundEbgpRequiresPolicy)]
	if (inbound === undefined && outbound === undefined) return undefined
	const [does, ways] = !outbound ? ['takes', 'in'] : !inbound ? ['announces', 'out'] : ['announces and takes', 'in and out']
	return {
		kind: 'no-policy',
		words: `this router ${does} no routes, for lack of an eBGP policy: add "no bgp ebgp-requires-policy", or give the neighbor a route-map ${ways}`,
		line: [inbound, outbound].filter(text => text !== undefined).join('; ')
	}
}

/** The order matters: a notification is more specific than how the session then ended. */
function readTrouble(state: string, more: Json): BgpTrouble | undefined {
	if (state.startsWith('Idle (Admin')) return {kind: 'shut-down', words: 'this router has shut the session down', line: state}
	if (state.startsWith('Idle (PfxCt')) {
		return {
			kind: 'too-many-prefixes',
			words: 'the neighbor advertised more prefixes than are allowed: the session stays closed',
			line: state
		}
	}
	const dueTo = textOf(more.lastResetDueTo)
	if (dueTo === undefined) return undefined
	const isNotification = /notification/i.test(dueTo)
	const notification = isNotification ? textOf(more.lastNotificationReason) : undefined
	const isReceived = /received/i.test(dueTo)
	const line = notification === undefined ? dueTo : `${dueTo}: ${notification}`
	for (const [pattern, kind, own, others] of troubles) {
		if (!pattern.test(notification ?? dueTo)) continue
		// Each new attempt would have failed the same way: this one does not get as far any more.
		const isOver = kind === 'wrong-asn' && state !== 'Idle' && (numberOf(more.lastResetTimerMsecs) ?? 0) > attemptMs
		return isOver ? noAnswer(state) : {kind, words: isReceived ? others : own, line}
	}
	// While bgpd starts a session it gives these as the reason of the last reset; later they mean nothing.
	if (/Waiting for|No AFI/.test(dueTo)) {
		if (state === 'Established') return undefined
		return /NHT/.test(dueTo)
			? {kind: 'no-route', words: 'there is no link on which the neighbor could be reached', line}
			: noAnswer(`${state}: ${dueTo}`)
	}
	return {kind: 'other', words: `the session ended: ${line}`, line}
}

/** Two attempts are two seconds apart, give or take one. */
const attemptMs = 3500

const noAnswer = (line: string): BgpTrouble => ({
	kind: 'no-answer',
	words: 'the neighbor does not answer: it is not there, does not know this router, or has another MD5 password',
	line
})

/** Pattern, kind, words if this end sent it, words if the neighbor did. */
const troubles: ReadonlyArray<readonly [RegExp, BgpReason, string, string]> = [
	[
		/Bad Peer AS/,
		'wrong-asn',
		'the neighbor has another AS number than the one that is configured for it',
		'the neighbor expects another AS number than this router has'
	],
	[
		/Hold Timer Expired/,
		'hold-time',
		'nothing was received from the neighbor for the hold time',
		'the neighbor received nothing from this router for the hold time'
	],
	[/BFD Down|^BFD/i, 'bfd', 'BFD noticed that the neighbor is gone', 'the neighbor noticed by BFD that this router is gone'],
	[
		/Maximum Number of Prefixes|Max.*Prefix/i,
		'too-many-prefixes',
		'the neighbor advertised more prefixes than are allowed',
		'this router advertised more prefixes than the neighbor allows'
	],
	[
		/Administrative Shutdown|Admin\. shutdown/,
		'shut-down',
		'this router has shut the session down',
		'the neighbor has shut the session down'
	],
	[/Peer closed the session/, 'closed-by-neighbor', 'the neighbor closed the session', 'the neighbor closed the session'],
	[/Interface down/, 'interface-down', 'the link to the neighbor went down', 'the link to the neighbor went down']
]

/** From `show bgp ipv4 unicast json detail`, or ipv6. Paths to one destination follow one another, the best one first. */
export function readPaths(table: unknown): readonly BgpPath[] {
	const {routes, defaultLocPrf} = objectOf(table)
	return Object.entries(objectOf(routes)).flatMap(([destination, found]) =>
		// FRR 8 has a list, whose first entry describes the destination, not a path to it; newer releases have `paths` there.
		listOf(objectOf(found).paths ?? found)
			.map(objectOf)
			.filter(path => path.nexthops !== undefined)
			.map(path => readPath(destination, path, numberOf(defaultLocPrf) ?? 100))
			.sort((a, b) => rank(b) - rank(a))
	)
}

const rank = ({isBest, isMultipath}: BgpPath) => (isBest ? 2 : isMultipath ? 1 : 0)

function readPath(destination: CidrText, path: Json, defaultLocalPreference: number): BgpPath {
	const nexthops = listOf(path.nexthops).map(objectOf)
	const nexthop = nexthops.find(({used}) => used === true) ?? nexthops[0] ?? {}
	const best = objectOf(path.bestpath)
	const why = textOf(best.selectionReason)
	const neighbor = path.local === true ? undefined : textOf(objectOf(path.peer).peerId)
	return {
		destination,
		...(neighbor !== undefined && {neighbor}),
		nexthop: textOf(nexthop.ip) ?? '',
		asPath: listOf(objectOf(path.aspath).segments).flatMap(segment => listOf(objectOf(segment).list).filter(isNumber)),
		med: numberOf(path.metric) ?? 0,
		localPreference: numberOf(path.locPrf) ?? numberOf(path.localpref) ?? defaultLocalPreference,
		communities: listOf(objectOf(path.community).list).filter(isText),
		origin: textOf(path.origin) ?? 'incomplete',
		isValid: path.valid === true,
		isBest: best.overall === true,
		isMultipath: path.multipath === true,
		...(why !== undefined && {why})
	}
}

type Json = Readonly<Record<string, unknown>>

function seconds<K extends string>(key: K, ms: unknown) {
	const found = numberOf(ms)
	return found === undefined ? {} : ({[key]: found / 1000} as {readonly [k in K]?: number})
}

const isNumber = (value: unknown): value is number => typeof value === 'number'
const isText = (value: unknown): value is string => typeof value === 'string'
const objectOf = (value: unknown): Json =>
	typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {}
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)
const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined)
