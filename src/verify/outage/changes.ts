/** What the daemons of a lab said while it was looked at: one event each time that something came up or went down. Pure. */
import type {Known, KnownTunnel} from '../../agent/daemons/types.ts'
import type {BgpSession, BgpTroubleKind} from '../../daemons/frr/status.ts'
import type {ReasonKind} from '../../daemons/strongswan/reasons.ts'
import type {Plan} from '../../plan/types.ts'

export type Side = 'aws' | 'customer'

export type Change = {
	/** Since the epoch. */
	readonly ms: number
	/** `office:1`; of a session over Direct Connect its router and neighbor. */
	readonly tunnel: string
	readonly side: Side
	readonly isUp: boolean
	/** For people. */
	readonly words: string
} & (
	| {readonly kind: 'ipsec'; readonly why?: ReasonKind}
	/** `trouble`: why a session went down. */
	| {readonly kind: 'bgp'; readonly trouble?: BgpTroubleKind}
)

type Ends = Plan['vpn']

/** Tunnels that are not meant to stand are none: those of a lab file's fault, and those that cannot for what they are. */
export function isSettled(known: Known, vpn: Ends = {}, faulty: ReadonlySet<string> = new Set()): boolean {
	return downOf(known, vpn, faulty).length === 0
}

/** Among the faulty: some connection of Direct Connect is, so that sessions without a tunnel may be down. */
export const anyDirectConnect = 'directConnect'

/** Tunnels that are not whole: an end is down, or a session over it. */
export function downOf(known: Known, vpn: Ends = {}, faulty: ReadonlySet<string> = new Set()): readonly string[] {
	const states = statesOf(known, vpn)
	const others = [...states.values()].filter(one => !isWhole(one) && vpn?.[one.tunnel] === undefined)
	const down = faulty.has(anyDirectConnect) ? [] : others.map(({tunnel}) => tunnel)
	return down.concat(
		Object.entries(vpn ?? {}).flatMap(([tunnel, {routing}]) => {
			if (faulty.has(tunnel)) return []
			const own = (['aws', 'customer'] as const).flatMap(side => [
				states.get(`${tunnel} ${side} ipsec`),
				...(routing === 'bgp' ? [states.get(`${tunnel} ${side} bgp`)] : [])
			])
			const cannot = own.some(one => one?.kind === 'ipsec' && one.cannot)
			return cannot || own.every(one => one && isWhole(one)) ? [] : [tunnel]
		})
	)
}

/** Between two looks. Of what came and went meanwhile both are said. */
export function changesBetween(before: Known, after: Known, vpn: Ends, nowMs: number): readonly Change[] {
	const was = statesOf(before, vpn)
	return [...statesOf(after, vpn)].flatMap(([key, now]): readonly Change[] => {
		const old = was.get(key)
		const base = {tunnel: now.tunnel, side: now.side}
		if (now.kind === 'ipsec') {
			if ((old?.isUp ?? false) === now.isUp) return []
			const why = now.isUp ? undefined : now.why
			return [
				{
					...base,
					kind: 'ipsec',
					ms: Math.min(nowMs, now.sinceMs || nowMs),
					isUp: now.isUp,
					words: `tunnel ${now.tunnel} is ${now.isUp ? 'up' : 'down'} at ${placeOf(now.side)}${now.words && !now.isUp ? `: ${now.words}` : ''}`,
					...(why !== undefined && {why})
				}
			]
		}
		const wasBgp = old?.kind === 'bgp' ? old : undefined
		const fell = (wasBgp?.isUp ?? false) && (!now.isUp || now.timesDown > (wasBgp?.timesDown ?? 0))
		const rose = now.isUp && (!wasBgp?.isUp || fell)
		const words = (isUp: boolean) =>
			`BGP over ${now.tunnel} is ${isUp ? 'up' : 'down'} at ${placeOf(now.side)}${!isUp && now.words ? `: ${now.words}` : ''}`
		return [
			...(fell
				? [
						{
							...base,
							kind: 'bgp' as const,
							ms: nowMs,
							isUp: false,
							words: words(false),
							...(now.trouble !== undefined && {trouble: now.trouble})
						}
					]
				: []),
			...(rose ? [{...base, kind: 'bgp' as const, ms: nowMs, isUp: true, words: words(true)}] : [])
		]
	})
}

const placeOf = (side: Side) => (side === 'aws' ? 'AWS' : 'the customer')

type State = {readonly tunnel: string; readonly side: Side; readonly isUp: boolean; readonly words?: string} & (
	| {readonly kind: 'ipsec'; readonly sinceMs: number; readonly why?: ReasonKind; readonly cannot: boolean}
	| {readonly kind: 'bgp'; readonly timesDown: number; readonly trouble?: BgpTroubleKind; readonly waitsForBfd: boolean}
)

const isWhole = (state: State) => state.isUp && !(state.kind === 'bgp' && state.waitsForBfd)

/** AWS's end of Direct Connect offers BFD whether the customer's uses it or not, so that the customer's end says whether it counts. */
const waitsForBfd = (side: Side, session: BgpSession | undefined) =>
	side === 'customer' && session?.bfd !== undefined && !/^up$/i.test(session.bfd)

/** By tunnel, side and kind. A router that does not run has no sessions: they are down. */
function statesOf({tunnels, bgp}: Known, vpn: Ends = {}): ReadonlyMap<string, State> {
	const states = new Map<string, State>()
	for (const [tunnel, planned] of Object.entries(vpn ?? {})) {
		for (const side of ['aws', 'customer'] as const) {
			const end = planned[side]
			const found = tunnels.find(({daemon, end: name}) => daemon === end.daemon && name === end.end)
			states.set(`${tunnel} ${side} ipsec`, {kind: 'ipsec', tunnel, side, ...ipsecOf(found)})
			if (planned.routing !== 'bgp') continue
			const neighbor = planned[side === 'aws' ? 'customer' : 'aws'].inside
			const session = bgp.find(({router}) => router === end.router)?.sessions.find(one => one.neighbor === neighbor)
			states.set(`${tunnel} ${side} bgp`, {
				kind: 'bgp',
				tunnel,
				side,
				isUp: session?.isUp ?? false,
				timesDown: session?.timesDown ?? 0,
				waitsForBfd: waitsForBfd(side, session),
				...(session?.trouble && {trouble: session.trouble.kind, words: session.trouble.words})
			})
		}
	}
	const overTunnels = new Set(
		Object.values(vpn ?? {}).flatMap(({aws, customer}) => [
			`${aws.router} ${customer.inside}`,
			`${customer.router} ${aws.inside}`
		])
	)
	for (const {router, sessions} of bgp)
		for (const session of sessions) {
			const {neighbor, isUp, timesDown, trouble} = session
			const name = `${router} ${neighbor}`
			if (overTunnels.has(name)) continue
			const side = router.startsWith('site') ? 'customer' : 'aws'
			const why = trouble && {trouble: trouble.kind, words: trouble.words}
			states.set(name, {kind: 'bgp', tunnel: name, side, isUp, timesDown, waitsForBfd: waitsForBfd(side, session), ...why})
		}
	return states
}

function ipsecOf(found: KnownTunnel | undefined) {
	const reason = found?.reasons.at(-1)
	return {
		isUp: found?.isUp ?? false,
		sinceMs: found?.sinceMs ?? 0,
		cannot: found?.reasons.some(({isCause}) => isCause) ?? false,
		...(reason && {why: reason.kind, words: reason.words})
	}
}
