/** Folds the reports of BGP speakers into the observed state of their sessions and paths. No effects. */
import type {BgpReason} from '../../model/trouble.ts'
import type {NamespaceName} from '../../net/names.ts'
import {type Beginnings, foldBeginnings, noBeginnings} from '../beginnings.ts'
import type {News, Observer, Placed} from '../contract.ts'
import {concluded, linkTo, type Surroundings, serviceLink} from './conclusions.ts'
import type {BgpFacts, LearnedRoute} from './facts.ts'
import type {ObservedPath, ObservedRouter} from './shown.ts'
import type {BgpSpec} from './types.ts'

export type BgpTypes = {
	readonly spec: BgpSpec
	/** The whole state of the router. */
	readonly report: ObservedRouter
	readonly state: BgpState
	readonly facts: BgpFacts
	readonly shown: readonly ObservedRouter[]
	readonly troubleKind: BgpReason
	readonly command: never
}

export type BgpState = {
	/** Instances by id. */
	readonly placed: ReadonlyMap<string, Placed<BgpSpec>>
	/** By id: routers whose speaker runs and has reported. */
	readonly routers: ReadonlyMap<string, ObservedRouter>
	readonly beginnings: Beginnings
}

export const bgpObserver: Observer<BgpTypes> = {
	initial: {placed: new Map(), routers: new Map(), beginnings: noBeginnings},
	fold: (state, news) => ({
		...foldRouters(state, news),
		beginnings: foldBeginnings(
			state.beginnings,
			news,
			({config: {neighbors}}) => new Map(neighbors.map(one => [one.address, one]))
		)
	}),
	facts({routers, ...state}, around) {
		const surroundings = {...state, ...around}
		const facts: Record<NamespaceName, LearnedRoute[]> = {}
		for (const {router, paths} of routers.values()) {
			for (const path of paths) {
				const route = routeOf(router, path, surroundings)
				if (!route) continue
				facts[router] ??= []
				facts[router].push(route)
			}
		}
		return facts
	},
	show: ({routers, ...state}, around) =>
		[...routers.values()].map(router => ({
			...router,
			sessions: router.sessions.map(session => concluded(router, session, {...state, ...around})),
			paths: router.paths.map(path => {
				const link = linkOf(router.router, path, {...state, ...around})
				return link === undefined ? path : {...path, link}
			})
		})),
	troubles: routers =>
		routers.flatMap(({daemon, sessions}) =>
			sessions.flatMap(({neighbor, trouble}) =>
				trouble ? [{daemon, part: neighbor, ...trouble, isCause: !consequences.has(trouble.kind)}] : []
			)
		)
}

/** Reasons of an end that only knows that there is no session. */
const consequences: ReadonlySet<BgpReason> = new Set([
	'no-answer',
	'closed-by-neighbor',
	'no-route',
	'other',
	'interface-down',
	'waits-for-tunnel'
])

function foldRouters({placed, routers}: BgpState, news: News<BgpTypes>): Pick<BgpState, 'placed' | 'routers'> {
	switch (news.kind) {
		case 'placed': {
			const now = new Map(news.placed.map(one => [one.daemon.id, one]))
			return {placed: now, routers: new Map([...routers].filter(([id]) => now.has(id)))}
		}
		case 'running':
			return {placed, routers: news.isRunning ? routers : new Map([...routers].filter(([id]) => id !== news.id))}
		case 'report':
			return {placed, routers: new Map(routers).set(news.id, news.report)}
	}
}

const linkOf = (router: NamespaceName, {neighbor, nexthop}: ObservedPath, around: Surroundings) =>
	linkTo(router, neighbor ?? nexthop, around)

/** Routes over a missing link, or one that is down with its tunnel, do not count. */
function routeOf(router: NamespaceName, path: ObservedPath, around: Surroundings): LearnedRoute | undefined {
	const {destination, neighbor, nexthop, isValid, asPath, med, localPreference, communities} = path
	const link = linkOf(router, path, around)
	if (!isValid || link === undefined || serviceLink(router, link, around)?.isUsable === false) return undefined
	return {destination, link, via: neighbor ?? nexthop, asPath, med, localPreference, communities}
}
