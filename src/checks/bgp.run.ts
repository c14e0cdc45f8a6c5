/** BGP sessions, and the routes of a prefix. Pure: based on the observed state of the lab's agent. */

import {namespaceOf} from '../plan/names.ts'
import {areSame, judgePoints, type Look, listed, rangePoint, renderExpected, samePoint} from '../verify/observe/look.ts'
import {observing, reported} from '../verify/observe/run-observation.ts'
import {selectedAt} from '../verify/observe/selected.ts'
import type {ObservedSession, ObservedStatus} from '../verify/observed.ts'
import type {ItemNamed} from './all.ts'
import type {PathCheck, SessionCheck} from './bgp.ts'

export type SessionSeen = {
	readonly about: 'session'
	readonly tunnel: string
	readonly side: 'aws' | 'customer'
	readonly session?: ObservedSession
}

export type PathSeen = {
	readonly about: 'path'
	readonly route: string
	/** Absent: there is no such route. */
	readonly path?: {
		readonly via: readonly string[]
		readonly asPath: readonly number[]
		readonly med: number
		readonly localPreference?: number
		readonly origin: 'static' | 'bgp'
		/** Why it was selected; undefined for a route that is not. */
		readonly why?: string
	}
}

export const runBgp = observing<'bgp'>({
	look: reported((item, now) => lookAtBgp(item, now)),
	byHand: (_item, lab) => `status ${lab}`
})

export const lookAtBgp = (item: ItemNamed<'bgp'>, now: ObservedStatus): Look =>
	item.about === 'session' ? lookAtSession(item, now) : lookAtPath(item, now)

function lookAtSession({tunnel, side, expect}: SessionCheck, now: ObservedStatus): Look {
	const {report} = now
	const end = endOf(tunnel, side, now)
	const session = end && report.sessions.find(({router, neighbor}) => router === end.router && neighbor === end.neighbor)
	const seen: SessionSeen = {about: 'session', tunnel, side, ...(session && {session})}
	const state = session?.isUp ? 'established' : 'down'
	const reason = session?.isUp && session.trouble?.kind !== 'no-policy' ? undefined : session?.trouble
	const because = session && reason ? ` (${reason.words}; bgpd reports: ${reason.line})` : ''
	const got = session ? `${session.state}${because}` : absence(tunnel, now)
	const points = [
		{what: 'state', expected: expect.state, got, holds: session !== undefined && state === expect.state},
		...rangePoint('received', expect.received, session?.accepted ?? 0),
		...rangePoint('sent', expect.sent, session?.sent ?? 0),
		...samePoint('hold time', expect.holdSeconds, session?.holdSeconds),
		...samePoint<string>('BFD', expect.bfd, session && (session.bfd?.toLowerCase() === 'up' ? 'up' : 'down')),
		...samePoint('reason', expect.reason, reason?.kind)
	]
	return {
		...judgePoints(points),
		expected: renderExpected(points),
		got: session ? `${got}, received ${session.accepted}, sent ${session.sent}` : got,
		observed: seen
	}
}

/** The session's router and neighbor: over a tunnel, or over a virtual interface of Direct Connect. */
function endOf(
	name: string,
	side: 'aws' | 'customer',
	{plan, lab}: ObservedStatus
): {router: string; neighbor: string} | undefined {
	const planned = plan.vpn?.[name]
	const isAws = side === 'aws'
	if (planned) return {router: planned[side].router, neighbor: planned[isAws ? 'customer' : 'aws'].inside}
	for (const {key, site, interfaces} of lab.directConnect?.connections ?? []) {
		const found = interfaces.find(one => one.key === name)
		if (found) {
			return isAws
				? {router: namespaceOf.directConnect(key), neighbor: found.customerAddress}
				: {router: namespaceOf.site(site), neighbor: found.amazonAddress}
		}
	}
	return undefined
}

/** Why there is no session at all. */
function absence(tunnel: string, now: ObservedStatus): string {
	if (!endOf(tunnel, 'aws', now)) return `no session: there is no ${tunnel} now`
	const connection = now.lab.vpn?.connections.find(({tunnels}) => tunnels.some(({key}) => key === tunnel))
	return connection?.routing === 'static'
		? 'no session: the connection is routed statically'
		: 'no session: its bgpd does not run'
}

function lookAtPath({place, route, expect}: PathCheck, now: ObservedStatus): Look {
	const path = place.kind === 'tunnel' ? learnedOver(place, route, now) : chosenAt(place, route, now)
	const seen: PathSeen = {about: 'path', route, ...(path && {path})}
	const known = {
		what: `route ${route}`,
		expected: expect.known ? 'known' : 'none',
		got: path ? `one over ${listed(path.via)}` : 'none',
		holds: (path !== undefined) === expect.known
	}
	const facts = path
		? [
				...(expect.via
					? [{what: 'via', expected: listed(expect.via), got: listed(path.via), holds: areSame(expect.via, path.via)}]
					: []),
				...(expect.asPath
					? [
							{
								what: 'AS path',
								expected: said(expect.asPath),
								got: said(path.asPath),
								holds: expect.asPath.join(' ') === path.asPath.join(' ')
							}
						]
					: []),
				...samePoint('MED', expect.med, path.med),
				...samePoint('local preference', expect.localPreference, path.localPreference),
				...samePoint('origin', expect.origin, path.origin)
			]
		: []
	const points = [known, ...facts]
	return {
		...judgePoints(points),
		expected: renderExpected(points),
		got: path
			? `${route} over ${listed(path.via)}, AS path ${said(path.asPath)}, MED ${path.med}${path.why === undefined ? '' : `: ${path.why}`}`
			: `no route ${route} at ${place.text}`,
		observed: seen
	}
}

const said = (asPath: readonly number[]): string => asPath.join(' ') || 'empty'

function learnedOver(
	{tunnel, side}: PathCheck['place'] & {readonly kind: 'tunnel'},
	route: string,
	now: ObservedStatus
): PathSeen['path'] {
	const end = endOf(tunnel, side, now)
	const path =
		end && now.report.learned.find(one => one.router === end.router && one.neighbor === end.neighbor && one.destination === route)
	if (!path) return undefined
	const {asPath, med, localPreference, why} = path
	return {via: [tunnel], asPath, med, localPreference, origin: 'bgp', ...(why !== undefined && {why})}
}

function chosenAt(at: Exclude<PathCheck['place'], {kind: 'tunnel'}>, route: string, now: ObservedStatus): PathSeen['path'] {
	const chosen = selectedAt(at, now).find(({destination}) => destination === route)
	if (!chosen) return undefined
	const {tunnels, asPath, med, origin, why, candidates} = chosen
	const localPreference = candidates[0]?.localPreference
	return {via: tunnels, asPath, med, origin, why, ...(localPreference !== undefined && {localPreference})}
}
