import type {Route, RouteTable} from '../model/model.ts'
import {reservedRanges} from '../model/reserved-ranges.ts'
import {contains, prefixLength} from '../net/address.ts'

/** RT-3: precedence among routes to one destination. Lower wins. */
const rank: Readonly<Record<Route['origin'], number>> = {static: 0, local: 1, 'prefix-list': 2, propagated: 3}

const wins = (challenger: Route, holder: Route): boolean => rank[challenger.origin] < rank[holder.origin]

/**
 * The routes of a table that are in force, one per destination: static before prefix list before propagated (RT-3);
 * a propagated route inside a local one never counts, however long (RT-4). Longest prefix match among them is
 * the kernel's. A blackhole route stays: it still wins, and drops (RT-7).
 */
export function effectiveRoutes({routes}: Pick<RouteTable, 'routes'>): readonly Route[] {
	const locals = routes.filter(({origin}) => origin === 'local')
	const best = new Map<string, Route>()
	for (const route of routes) {
		if (route.origin === 'propagated' && locals.some(({destination}) => contains(destination, route.destination))) continue

		const holder = best.get(route.destination)
		if (!holder || wins(route, holder)) best.set(route.destination, route)
	}

	return [...best.values()]
}

/**
 * The route for a packet to `address` in this table: the longest prefix in force. Undefined: there is none, the packet is dropped. No route leads to AWS's own
 * services (RT-5).
 */
export function routeTo(table: Pick<RouteTable, 'routes'>, address: Parameters<typeof contains>[1]): Route | undefined {
	if (reservedRanges.some(range => contains(range, address))) return undefined
	let best: Route | undefined
	for (const route of effectiveRoutes(table)) {
		if (contains(route.destination, address) && (!best || prefixLength(route.destination) > prefixLength(best.destination))) {
			best = route
		}
	}

	return best
}
