/**
 * The routes in force, each with the reason: at virtual private gateways and sites, in the route tables of transit
 * gateways (TGW-3), and in those of VPCs that gateways propagate into (RT-3). Pure.
 */
import type {Learned} from '../control/learned.ts'
import {effectiveRoutes} from '../control/routes.ts'
import {effectiveTransitGatewayRoutes} from '../control/transit-gateway-routes.ts'
import type {Candidate, SelectedRoute} from '../control/vpn-routes.ts'
import {propagate, type VpnState, vpnStateOf} from '../control/vpn-state.ts'
import type {Lab, Route, RouteTable, RouteTarget, TransitGateway, TransitGatewayRoute} from '../model/model.ts'
import {contains} from '../net/address.ts'

/** A route in force. */
export type RouteInForce = {
	/** `vgw main`, `site office`, `tgw hub.main`, `table app.private`. */
	readonly router: string
	readonly destination: string
	/** A tunnel (`office:1`), an attachment (`hub.app`), a target of a VPC's route table (`vpn-gateway main`), `blackhole`. */
	readonly to: string
	/** The VPN tunnels and virtual interfaces that it uses. */
	readonly tunnels: readonly string[]
	/** `static`, `bgp`, `local`, `prefix-list`, `propagated`. */
	readonly origin: string
	readonly why: string
	/** The candidates that lost against it, the best first. */
	readonly candidates: readonly {readonly to: string; readonly origin: string}[]
}

export function routesInForce(lab: Lab, learned: Learned): readonly RouteInForce[] {
	const state = vpnStateOf(lab, learned)
	const {vpcs, transitGateways, vpn} = propagate(lab, state)
	return [
		...vpcs.flatMap(({routeTables}) => routeTables.filter(({propagating}) => propagating).flatMap(ofVpcTable)),
		...(vpn?.gateways ?? []).flatMap(gateway => ofTunnels(`vgw ${gateway.key}`, state.ofGateway(gateway))),
		...transitGateways.flatMap(gateway => ofTransitGateway(gateway, state)),
		...(vpn?.sites ?? []).flatMap(site => {
			// FRR with the user's own configuration file selects by itself: its learned routes show the path that it chose.
			const isLabs = ({origin}: SelectedRoute) => site.device?.frr === undefined || origin === 'static'
			return ofTunnels(`site ${site.key}`, state.ofSite(site).filter(isLabs))
		})
	]
}

const ofTunnels = (router: string, routes: readonly SelectedRoute[]): readonly RouteInForce[] =>
	routes.map(({destination, tunnels, origin, why, candidates}) => ({
		router,
		destination,
		to: tunnels.join(' '),
		tunnels,
		origin,
		why,
		candidates: losersOf(candidates, tunnels)
	}))

const losersOf = (candidates: readonly Candidate[], tunnels: readonly string[]) =>
	candidates.filter(({tunnel}) => !tunnels.includes(tunnel)).map(({tunnel, origin}) => ({to: tunnel, origin}))

function ofTransitGateway(gateway: TransitGateway, state: VpnState): readonly RouteInForce[] {
	const kinds = new Map(gateway.attachments.map(({key, resource}) => [key, resource.kind]))
	const kindOf = ({attachment}: TransitGatewayRoute) => (attachment === undefined ? undefined : kinds.get(attachment))
	const toOf = ({attachment}: TransitGatewayRoute) => attachment ?? 'blackhole'
	return gateway.routeTables.flatMap(table => {
		const overVpn = new Map(state.ofTransitTable(gateway, table.key).map(route => [route.destination, route]))
		return effectiveTransitGatewayRoutes(table).map((route): RouteInForce => {
			const {destination, origin, tunnels = []} = route
			const others = table.routes.filter(other => other !== route && other.destination === destination)
			const selected = origin === 'propagated' && isLearned(kindOf(route)) ? overVpn.get(destination) : undefined
			return {
				router: `tgw ${table.key}`,
				destination,
				to: selected ? selected.connections.map(one => `${gateway.key}.${one}`).join(' ') : toOf(route),
				tunnels,
				origin,
				why: others[0] ? transitReason(route, others[0], kindOf) : (selected?.why ?? onlyOne),
				candidates: [
					...losersOf(selected?.candidates ?? [], tunnels),
					...others
						.toSorted((a, b) => transitRank[a.origin] - transitRank[b.origin])
						.map(one => ({to: toOf(one), origin: one.origin}))
				]
			}
		})
	})
}

const isLearned = (kind: string | undefined) => kind === 'vpn' || kind === 'direct-connect-gateway'

const transitRank: Readonly<Record<TransitGatewayRoute['origin'], number>> = {static: 0, 'prefix-list': 1, propagated: 2}

const onlyOne = 'the only one'

function transitReason(
	best: TransitGatewayRoute,
	other: TransitGatewayRoute,
	kindOf: (route: TransitGatewayRoute) => string | undefined
): string {
	if (best.origin !== other.origin) return `${wordOf[best.origin]} before ${wordOf[other.origin]} (TGW-3)`
	const [own, others] = [kindOf(best), kindOf(other)]
	return own === others ? 'equal, and the first one holds (TGW-4)' : `${kindWord(own)} before ${kindWord(others)} (TGW-3)`
}

const wordOf: Readonly<Record<Route['origin'], string>> = {
	static: 'static',
	local: 'local',
	'prefix-list': 'prefix list',
	propagated: 'propagated'
}

const kindWord = (kind: string | undefined) =>
	kind === 'direct-connect-gateway' ? 'DXGW' : kind === 'vpc' || kind === 'vpn' ? kind.toUpperCase() : (kind ?? 'blackhole')

/** A route propagated for the VPC's own block never counts, however long its prefix (RT-4): the local route wins. */
function ofVpcTable({key, routes}: RouteTable): readonly RouteInForce[] {
	const inForce = effectiveRoutes({routes})
	return inForce.map((route): RouteInForce => {
		const {destination, target, origin} = route
		const equal = routes.filter(other => other !== route && other.destination === destination)
		const hidden = routes.filter(
			other =>
				origin === 'local' &&
				other.origin === 'propagated' &&
				other.destination !== destination &&
				contains(destination, other.destination)
		)
		const [next] = [...equal, ...hidden]
		return {
			router: `table ${key}`,
			destination,
			to: toOfTarget(target),
			tunnels: [],
			origin,
			why: next ? `${wordOf[origin]} before ${wordOf[next.origin]} (${equal.length > 0 ? 'RT-3' : 'RT-4'})` : onlyOne,
			candidates: [
				...equal.map(other => ({to: toOfTarget(other.target), origin: other.origin})),
				...hidden.map(other => ({to: `${other.destination} ${toOfTarget(other.target)}`, origin: other.origin}))
			]
		}
	})
}

const toOfTarget = (target: RouteTarget) =>
	target.kind === 'gone' ? `${target.was}, gone` : 'key' in target ? `${target.kind} ${target.key}` : target.kind
