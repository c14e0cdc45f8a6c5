import type {Lab, TransitGatewayRoute, TransitGatewayRouteTable} from '../model/model.ts'

/** TGW-3: static before prefix list before propagated. Lower wins. */
const rank: Readonly<Record<TransitGatewayRoute['origin'], number>> = {static: 0, 'prefix-list': 1, propagated: 2}

/**
 * The routes of a transit gateway's table that are in force, one per destination. A static route to an attachment that is not available stays and
 * drops, as a blackhole route does.
 */
export function effectiveTransitGatewayRoutes({
	routes
}: Pick<TransitGatewayRouteTable, 'routes'>): readonly TransitGatewayRoute[] {
	const best = new Map<string, TransitGatewayRoute>()
	for (const route of routes) {
		const holder = best.get(route.destination)
		if (!holder || rank[route.origin] < rank[holder.origin]) best.set(route.destination, route)
	}

	return [...best.values()]
}

/**
 * The zone in which a packet enters a VPC from a transit gateway: the zone that it comes from if the gateway has an ENI there, otherwise its
 * first (TGW-7). With appliance mode: all of them, one chosen per flow, the same for both directions.
 */
export function entryZones(zoneIds: readonly string[], fromZone: string | undefined, applianceMode: boolean): readonly string[] {
	const sorted = [...zoneIds].sort()
	if (applianceMode) return sorted

	return fromZone !== undefined && sorted.includes(fromZone) ? [fromZone] : sorted.slice(0, 1)
}

export const isAvailable = ({state}: {readonly state: string}): boolean => state === 'available'

/** Whether rules of one VPC may refer to groups of the other because both are attached to a gateway that allows it (SG-8). */
export const referencesAcross = ({transitGateways}: Pick<Lab, 'transitGateways'>, one: string, other: string): boolean =>
	transitGateways.some(
		({securityGroupReferencing, attachments}) =>
			securityGroupReferencing &&
			[one, other].every(vpc =>
				attachments.some(
					({state, resource}) =>
						state === 'available' && resource.kind === 'vpc' && resource.vpc === vpc && resource.securityGroupReferencing
				)
			)
	)
