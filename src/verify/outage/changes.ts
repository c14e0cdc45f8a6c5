/** Events in the observed state of a lab's daemons: one whenever a tunnel or session went up or down. Pure. */

import type {BgpReason, TunnelReason} from '../../model/trouble.ts'
import type {Plan} from '../../plan/types.ts'
import {routersOf, sessionOf} from '../../services/frr/shown.ts'
import type {BgpSession} from '../../services/frr/status.ts'
import {type ObservedTunnelEnd, tunnelEndOf} from '../../services/strongswan/shown.ts'
import type {ObservedDaemons} from '../observed.ts'

export type Side = 'aws' | 'customer'

export type StateChange = {
	/** Milliseconds since the epoch. */
	readonly ms: number
	/** `office:1`; for a session over Direct Connect its router and neighbor. */
	readonly tunnel: string
	readonly side: Side
	readonly isUp: boolean
	/** A description for people. */
	readonly words: string
} & (
	| {readonly kind: 'ipsec'; readonly why?: TunnelReason}
	/** `trouble`: why a session went down. */
	| {readonly kind: 'bgp'; readonly trouble?: BgpReason}
)

type Ends = Plan['vpn']

/** Ignores tunnels that are not meant to be up: those with a fault in the lab file, and those that cannot come up. */
export const isSettled = (observed: ObservedDaemons, vpn: Ends = {}, faulty: ReadonlySet<string> = new Set()): boolean =>
	downOf(observed, vpn, faulty).length === 0

/** A member of `faulty` that stands for Direct Connect, whose sessions (without a tunnel) may then be down. */
export const anyDirectConnect = 'directConnect'

/** Tunnels that are not fully up: an end is down, or a session over it. */
export function downOf(observed: ObservedDaemons, vpn: Ends = {}, faulty: ReadonlySet<string> = new Set()): readonly string[] {
	const states = statesOf(observed, vpn)
	const others = [...states.values()].filter(one => !isWhole(one) && vpn[one.tunnel] === undefined)
	const down = faulty.has(anyDirectConnect) ? [] : others.map(({tunnel}) => tunnel)
	return down.concat(
		Object.entries(vpn).flatMap(([tunnel, {routing}]) => {
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

/** The events between two observations. If something changed and changed back, both events are reported. */
export function changesBetween(
	before: ObservedDaemons,
	after: ObservedDaemons,
	vpn: Ends,
	nowMs: number
): readonly StateChange[] {
	const was = statesOf(before, vpn)
	return [...statesOf(after, vpn)].flatMap(([key, now]) => {
		const old = was.get(key)
		return now.kind === 'ipsec'
			? tunnelChanges(old, now, nowMs)
			: sessionChanges(old?.kind === 'bgp' ? old : undefined, now, nowMs)
	})
}

function tunnelChanges(old: State | undefined, now: EndState, nowMs: number): readonly StateChange[] {
	const {tunnel, side, isUp, sinceMs, why, words} = now
	if ((old?.isUp ?? false) === isUp) return []
	const what = `tunnel ${tunnel} is ${isUp ? 'up' : 'down'} at ${placeOf(side)}`
	const change = {kind: 'ipsec', tunnel, side, isUp, ms: Math.min(nowMs, sinceMs || nowMs)} as const
	if (isUp) return [{...change, words: what}]
	return [{...change, words: words ? `${what}: ${words}` : what, ...(why !== undefined && {why})}]
}

function sessionChanges(old: SessionState | undefined, now: SessionState, nowMs: number): readonly StateChange[] {
	const {tunnel, side, isUp, timesDown, trouble, words} = now
	const fell = (old?.isUp ?? false) && (!isUp || timesDown > (old?.timesDown ?? 0))
	const rose = isUp && (!old?.isUp || fell)
	const what = (state: string) => `BGP over ${tunnel} is ${state} at ${placeOf(side)}`
	const change = {kind: 'bgp', tunnel, side, ms: nowMs} as const
	const fall: StateChange = {...change, isUp: false, words: words ? `${what('down')}: ${words}` : what('down')}
	return [
		...(fell ? [{...fall, ...(trouble !== undefined && {trouble})}] : []),
		...(rose ? [{...change, isUp: true, words: what('up')}] : [])
	]
}

const placeOf = (side: Side) => (side === 'aws' ? 'AWS' : 'the customer')

type State = EndState | SessionState
type About = {readonly tunnel: string; readonly side: Side; readonly isUp: boolean; readonly words?: string}
type EndState = About & {
	readonly kind: 'ipsec'
	readonly sinceMs: number
	readonly why?: TunnelReason
	readonly cannot: boolean
}
type SessionState = About & {
	readonly kind: 'bgp'
	readonly timesDown: number
	readonly trouble?: BgpReason
	readonly waitsForBfd: boolean
}

const isWhole = (state: State) => state.isUp && !(state.kind === 'bgp' && state.waitsForBfd)

/** By tunnel, side and kind. A router that does not run has no sessions: they are down. */
function statesOf(observed: ObservedDaemons, vpn: Ends = {}): ReadonlyMap<string, State> {
	const states = new Map<string, State>()
	const overTunnels = new Set<string>()
	for (const [tunnel, planned] of Object.entries(vpn)) {
		for (const side of ['aws', 'customer'] as const) {
			const {router} = planned[side]
			states.set(`${tunnel} ${side} ipsec`, tunnelState(tunnel, side, tunnelEndOf(observed, planned[side])))
			const neighbor = planned[side === 'aws' ? 'customer' : 'aws'].inside
			overTunnels.add(`${router} ${neighbor}`)
			if (planned.routing !== 'bgp') continue
			states.set(`${tunnel} ${side} bgp`, sessionState(tunnel, side, sessionOf(observed, router, neighbor)))
		}
	}
	for (const {router, sessions} of routersOf(observed)) {
		const side = router.startsWith('site') ? 'customer' : 'aws'
		for (const session of sessions) {
			const name = `${router} ${session.neighbor}`
			if (!overTunnels.has(name)) states.set(name, sessionState(name, side, session))
		}
	}
	return states
}

function tunnelState(tunnel: string, side: Side, found: ObservedTunnelEnd | undefined): EndState {
	const reason = found?.reasons.at(-1)
	return {
		kind: 'ipsec',
		tunnel,
		side,
		isUp: found?.isUp ?? false,
		sinceMs: found?.sinceMs ?? 0,
		cannot: found?.reasons.some(({isCause}) => isCause) ?? false,
		...(reason && {why: reason.kind, words: reason.words})
	}
}

const sessionState = (tunnel: string, side: Side, session: BgpSession | undefined): SessionState => ({
	kind: 'bgp',
	tunnel,
	side,
	isUp: session?.isUp ?? false,
	timesDown: session?.timesDown ?? 0,
	// AWS's end of Direct Connect offers BFD whether or not the customer's uses it, so the customer's end decides whether it counts.
	waitsForBfd: side === 'customer' && session?.bfd !== undefined && !/^up$/i.test(session.bfd),
	...(session?.trouble && {trouble: session.trouble.kind, words: session.trouble.words})
})
