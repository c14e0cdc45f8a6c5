/** BGP sessions, and what became of a prefix. Pure: all of it is what the lab's agent knows. */
import type {ObservationItem} from '../../lab/check-types.ts'
import type {PathCheck, SessionCheck} from '../../lab/checks/observation-types.ts'
import type {StatusNow} from '../../life/ask-status.ts'
import {areSame, judgePoints, type Look, listed, rangePoint, samePoint, sayExpected} from './look.ts'
import {selectedAt} from './selected.ts'

type Session = StatusNow['report']['sessions'][number]

export type SessionSeen = {
	readonly about: 'session'
	readonly tunnel: string
	readonly side: 'aws' | 'customer'
	readonly session?: Session
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
		/** Why it, and not another; of one that is not used: nothing. */
		readonly why?: string
	}
}

export const lookAtBgp = (item: ObservationItem & {readonly kind: 'bgp'}, now: StatusNow): Look =>
	item.about === 'session' ? lookAtSession(item, now) : lookAtPath(item, now)

function lookAtSession({tunnel, side, expect}: SessionCheck, now: StatusNow): Look {
	const {report, plan} = now
	const planned = plan.vpn?.[tunnel]
	const session =
		planned &&
		report.sessions.find(
			({router, neighbor}) => router === planned[side].router && neighbor === planned[side === 'aws' ? 'customer' : 'aws'].inside
		)
	const seen: SessionSeen = {about: 'session', tunnel, side, ...(session && {session})}
	const state = session?.isUp ? 'established' : 'down'
	const because = session?.trouble && !session.isUp ? ` (${session.trouble.words}; bgpd says: ${session.trouble.line})` : ''
	const got = session ? `${session.state}${because}` : absence(tunnel, now)
	const points = [
		{what: 'state', expected: expect.state, got, holds: session !== undefined && state === expect.state},
		...rangePoint('received', expect.received, session?.accepted ?? 0),
		...rangePoint('sent', expect.sent, session?.sent ?? 0),
		...samePoint('hold time', expect.holdSeconds, session?.holdSeconds),
		...samePoint('reason', expect.reason, session?.isUp ? undefined : session?.trouble?.kind)
	]
	return {
		...judgePoints(points),
		expected: sayExpected(points),
		got: session ? `${got}, received ${session.accepted}, sent ${session.sent}` : got,
		observed: seen
	}
}

/** Why there is no session at all. */
function absence(tunnel: string, {plan, lab}: StatusNow): string {
	const planned = plan.vpn?.[tunnel]
	if (!planned) return `no session: there is no tunnel ${tunnel} now`
	const connection = lab.vpn?.connections.find(({key}) => key === planned.connection)
	return connection?.routing === 'static'
		? 'no session: the connection is routed statically'
		: 'no session: its bgpd does not run'
}

function lookAtPath({at, route, expect}: PathCheck, now: StatusNow): Look {
	const path = at.kind === 'tunnel' ? toldOver(at, route, now) : chosenAt(at, route, now)
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
		expected: sayExpected(points),
		got: path
			? `${route} over ${listed(path.via)}, AS path ${said(path.asPath)}, MED ${path.med}${path.why === undefined ? '' : `: ${path.why}`}`
			: `no route ${route} at ${at.text}`,
		observed: seen
	}
}

const said = (asPath: readonly number[]): string => asPath.join(' ') || 'empty'

function toldOver(
	{tunnel, side}: PathCheck['at'] & {readonly kind: 'tunnel'},
	route: string,
	{report, plan}: StatusNow
): PathSeen['path'] {
	const planned = plan.vpn?.[tunnel]
	if (!planned) return undefined
	const neighbor = planned[side === 'aws' ? 'customer' : 'aws'].inside
	const path = report.learned.find(
		one => one.router === planned[side].router && one.neighbor === neighbor && one.destination === route
	)
	if (!path) return undefined
	const {asPath, med, localPreference, why} = path
	return {via: [tunnel], asPath, med, localPreference, origin: 'bgp', ...(why !== undefined && {why})}
}

function chosenAt(at: Exclude<PathCheck['at'], {kind: 'tunnel'}>, route: string, now: StatusNow): PathSeen['path'] {
	const chosen = selectedAt(at, now).find(({destination}) => destination === route)
	if (!chosen) return undefined
	const {tunnels, asPath, med, origin, why, candidates} = chosen
	const localPreference = candidates[0]?.localPreference
	return {via: tunnels, asPath, med, origin, why, ...(localPreference !== undefined && {localPreference})}
}
