/**
 * What a running lab still waits for: the difference between what its daemons should learn once everything that can come up is up (`expected.ts`)
 * and what they have learned. Pure.
 *
 * Differs from the lab: what a user's own frr.conf advertises is not known here, so where a site has one, sessions are waited for and routes are
 * not compared.
 */
import {daemonsOf} from '../agent/client.ts'
import {expectedWithout, isCutOff, sessionsWithout} from '../control/expected.ts'
import type {Learned} from '../control/learned.ts'
import {lostOnUnderlay} from '../control/predict/underlay.ts'
import type {Session} from '../control/sessions.ts'
import {vpnStateOf} from '../control/vpn-state.ts'
import type {BgpReason} from '../model/trouble.ts'
import type {PlannedTunnel} from '../plan/types.ts'
import {type BgpFacts, bgpFacts} from '../services/frr/facts.ts'
import {sessionOf} from '../services/frr/shown.ts'
import type {BgpSession} from '../services/frr/status.ts'
import type {Observed} from '../services/observed.ts'
import {tunnelFact} from '../services/strongswan/facts.ts'
import {type ObservedTunnelEnd, tunnelEndOf} from '../services/strongswan/shown.ts'
import type {LabState} from './state.ts'

export type Pending = {
	/** In words: `tunnel office:1`. */
	readonly what: string
	/** `arriving`: it should still come up or be learned; `leaving`: it is still there, but should go. */
	readonly is: 'arriving' | 'leaving'
}

export type Situation = {
	readonly state: Pick<LabState, 'loaded' | 'plan' | 'changedAt'>
	readonly observed: Observed
	readonly learned: Learned
	readonly nowMs: number
	/** How long something may stay down for a temporary reason, such as a peer that does not answer yet. */
	readonly explainedWithinMs: number
}

/** Empty: everything is up, or the reason why it is not is known, and routes have been recomputed. */
export function pendingOf(situation: Situation): readonly Pending[] {
	const {state, observed, learned} = situation
	const {lab} = state.loaded
	const down = explained(situation)
	const expected = expectedWithout(lab, down)
	const hasOwnFrr = lab.vpn?.sites.some(({device}) => device?.frr) ?? false
	return [
		...pendingDaemons(situation),
		...Object.entries(state.plan.vpn ?? {}).flatMap(([key, planned]) =>
			pendingTunnel(key, planned, tunnelFact(expected, planned.aws.daemon, planned.aws.end)?.up ?? false, down, situation)
		),
		...sessionsWithout(lab, expected, down)
			.filter(session => !endsOf(session, observed).every(end => end?.isUp))
			.map(({link}): Pending => ({what: `BGP session of ${link}`, is: 'arriving'})),
		...(hasOwnFrr ? [] : pendingRoutes(bgpFacts(expected), bgpFacts(learned))),
		...(observed.reconciliations.isDue ? [{what: 'routes to be computed', is: 'arriving'} as const] : [])
	]
}

/** Tunnels and sessions that are down for a known, lasting reason. */
function explained(situation: Situation): ReadonlySet<string> {
	const {state, observed} = situation
	const {lab} = state.loaded
	const cut = lostOnUnderlay(lab)
	const waiting = new Set(observed.daemons.filter(one => one.state === 'waiting').map(({id}) => id))
	const tunnels = Object.entries(state.plan.vpn ?? {}).flatMap(([key, planned]) => {
		const ends = tunnelEnds(planned, observed)
		if (ends.every(end => end?.isUp)) return []
		const {own} = planned.customer
		const isHopeless = (own && own.connection === undefined) || ends.some(end => end && waiting.has(end.daemon))
		const reasons = ends.flatMap(end => end?.reasons ?? [])
		const lasts =
			reasons.some(({isCause}) => isCause) || (reasons.length > 0 && (cut.has(key) || isOld(sinceOf(ends), situation)))
		return isHopeless || lasts ? [key] : []
	})
	const down = new Set(tunnels)
	const sessions = sessionsWithout(lab, expectedWithout(lab, down), down).flatMap(session => {
		const ends = endsOf(session, observed)
		if (ends.every(end => end?.isUp)) return []
		const routers = [session.aws.router, session.customer.router]
		const isHopeless = observed.daemons.some(one => one.kind === 'bgp' && routers.includes(one.namespace) && waiting.has(one.id))
		const kinds = ends.flatMap(end => end?.trouble?.kind ?? [])
		const planned = state.plan.vpn?.[session.link]
		const sinceMs = Math.max(0, ...ends.map(end => end?.sinceMs ?? 0), planned ? sinceOf(tunnelEnds(planned, observed)) : 0)
		const lasts = kinds.some(kind => lasting.has(kind)) || (kinds.length > 0 && isOld(sinceMs, situation))
		return isHopeless || lasts ? [session.link] : []
	})
	return new Set([...tunnels, ...sessions])
}

/** Reasons that another attempt would not change. */
const lasting = new Set<BgpReason>(['wrong-asn', 'too-many-prefixes', 'shut-down', 'shut-down-by-neighbor'])

const isOld = (sinceMs: number, {state, nowMs, explainedWithinMs}: Situation): boolean =>
	nowMs - Math.max(sinceMs, Date.parse(state.changedAt)) > explainedWithinMs

const sinceOf = (ends: readonly (ObservedTunnelEnd | undefined)[]) => Math.max(0, ...ends.map(end => end?.sinceMs ?? 0))

const tunnelEnds = ({aws, customer}: PlannedTunnel, observed: Observed): readonly (ObservedTunnelEnd | undefined)[] =>
	[aws, customer].map(end => tunnelEndOf(observed, end))

const endsOf = ({aws, customer}: Session, observed: Observed): readonly (BgpSession | undefined)[] => [
	sessionOf(observed, aws.router, customer.address),
	sessionOf(observed, customer.router, aws.address)
]

function pendingDaemons({state: {plan}, observed}: Situation): readonly Pending[] {
	const states = new Map(observed.daemons.map(({id, state}) => [id, state]))
	return daemonsOf(plan)
		.filter(({daemon}) => (states.get(daemon.id) ?? 'starting') === 'starting')
		.map(({daemon}) => ({what: `start of ${daemon.id}`, is: 'arriving'}))
}

function pendingTunnel(
	key: string,
	planned: PlannedTunnel,
	comesUp: boolean,
	down: ReadonlySet<string>,
	situation: Situation
): readonly Pending[] {
	const ends = tunnelEnds(planned, situation.observed)
	const isUp = ends.every(end => end?.isUp)
	// For static tunnels, the routes show whether it is still used.
	if (isUp) return comesUp || planned.routing === 'bgp' ? [] : [{what: `end of tunnel ${key}`, is: 'leaving'}]
	if (comesUp) return [{what: `tunnel ${key}`, is: 'arriving'}]
	const found = vpnStateOf(situation.state.loaded.lab).tunnel(key)
	const isUnexplained =
		!down.has(key) &&
		found !== undefined &&
		!isCutOff(situation.state.loaded.lab, found.connection, found.tunnel) &&
		ends.every(end => end?.reasons.length === 0) &&
		!isOld(sinceOf(ends), situation)
	return isUnexplained ? [{what: `why tunnel ${key} is down`, is: 'arriving'}] : []
}

function pendingRoutes(expected: BgpFacts, learned: BgpFacts): readonly Pending[] {
	const [wanted, found] = [keysOf(expected), keysOf(learned)]
	return [
		...[...wanted].filter(([key]) => !found.has(key)).map(([, what]): Pending => ({what, is: 'arriving'})),
		...[...found].filter(([key]) => !wanted.has(key)).map(([, what]): Pending => ({what: `end of ${what}`, is: 'leaving'}))
	]
}

/** Routes as keys that include all attributes relevant for selection. */
const keysOf = (routes: BgpFacts): ReadonlyMap<string, string> =>
	new Map(
		Object.entries(routes).flatMap(([router, all]) =>
			all.map(
				({destination, via, asPath, med, localPreference}) =>
					[
						`${router} ${destination} ${via} ${asPath.join(' ')} ${med} ${localPreference}`,
						`route ${destination} of ${via} at ${router}`
					] as const
			)
		)
	)
