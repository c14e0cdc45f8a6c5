/** The route that a packet takes at some place, with its origin. Pure: a function of the lab and its learned routes. */

import {kinds} from '../aws/kinds.ts'
import {routeTo} from '../control/routes.ts'
import {effectiveTransitGatewayRoutes, isAvailable} from '../control/transit-gateway-routes.ts'
import {propagate, vpnStateOf} from '../control/vpn-state.ts'
import type {Lab, NetworkInterface, RouteTarget, TransitGatewayRoute, Vpc} from '../model/model.ts'
import {type Address, type Cidr, contains, prefixLength} from '../net/address.ts'
import {judgePoints, type Look, listed, renderExpected, samePoint} from '../verify/observe/look.ts'
import {observing, reported} from '../verify/observe/run-observation.ts'
import {selectedAt} from '../verify/observe/selected.ts'
import type {ObservedRoutes} from '../verify/observed.ts'
import {addressOf} from '../verify/targets.ts'
import type {ItemNamed} from './all.ts'
import type {RoutePlace} from './observation-names.ts'
import type {RouteOrigin} from './route.ts'

export type RouteSeen = {
	readonly about: 'route'
	readonly at: string
	readonly to: string
	/** Absent: no route, the packet is dropped. */
	readonly route?: Found
}

type Found = {
	readonly destination: string
	readonly origin: RouteOrigin
	/** The most specific route drops the packet. */
	readonly isBlackhole: boolean
	/** All names of each target, the usual one first. Several: ECMP. */
	readonly via: readonly (readonly string[])[]
	/** Why a route learned over VPN was selected. */
	readonly why?: string
}

export const runRoute = observing<'route'>({
	look: reported((item, now) => lookAtRoute(item, now)),
	byHand: ({place}, lab) => byHand(place, lab),
	parties: ({to}) => ({to: to.text})
})

/** The command that shows the routes of a place. */
function byHand({kind, text}: RoutePlace, lab: string): string {
	switch (kind) {
		case 'vpn-gateway':
		case 'site':
			return `status ${lab}`
		case 'transit-table':
			return `inspect ${lab} transit-gateways`
		case 'instance':
			return `inspect ${lab} eni ${text.replace(/^host:/, '')}`
		default:
			return `inspect ${lab} route-tables`
	}
}

export function lookAtRoute(item: ItemNamed<'route'>, now: ObservedRoutes): Look {
	const lookup = addressOf(
		item.to.kind === 'host' && item.to.which === 'client' ? {...item.to, which: 'private'} : item.to,
		now.lab,
		{
			v6: false
		}
	)
	if ('missing' in lookup) {
		return {passed: false, why: lookup.missing, expected: item.expect.got, got: 'no address', isFinal: true}
	}
	const to = lookup.address
	const route = routeAt(item.place, to as Address, now)
	const {expect} = item
	const got = route ? (route.isBlackhole ? 'blackhole' : 'route') : 'none'
	const points = [
		{
			what: `route to ${to}`,
			expected: expect.got === 'route' ? 'one' : expect.got,
			got: renderRoute(route),
			holds: got === expect.got
		},
		...(expect.via && route
			? [{what: 'via', expected: listed(expect.via), got: listed(namesOf(route)), holds: leadsTo(route, expect.via)}]
			: []),
		...(route ? samePoint('origin', expect.origin, route.origin) : []),
		...(route ? samePoint<string>('destination', expect.destination, route.destination) : [])
	]
	return {
		...judgePoints(points),
		expected: renderExpected(points),
		got: renderRoute(route),
		observed: {about: 'route', at: item.place.text, to, ...(route && {route})}
	}
}

const namesOf = ({via}: Found): readonly string[] => via.flatMap(([name]) => name ?? [])

const renderRoute = (route: Found | undefined): string =>
	route === undefined
		? 'none: the packet is dropped'
		: `${route.destination} ${route.isBlackhole ? 'blackhole' : `via ${listed(namesOf(route))}`} (${route.origin}${route.why === undefined ? '' : `: ${route.why}`})`

/** Whether the route's targets are exactly the expected ones. */
const leadsTo = ({via}: Found, expected: readonly string[]): boolean =>
	via.every(names => names.some(name => expected.includes(name))) &&
	expected.every(name => via.some(names => names.includes(name)))

/** The route in force at a place for an address: the longest matching prefix. Undefined: none. */
export function routeAt(at: RoutePlace, to: Address, now: ObservedRoutes): Found | undefined {
	const {lab, learned} = now
	switch (at.kind) {
		case 'vpn-gateway': {
			const vpc = lab.vpcs.find(({key}) => key === lab.vpn?.gateways.find(({key}) => key === at.key)?.vpc)
			const local = (vpc?.cidrs ?? []).map((destination): Found => localTo(destination, [vpc?.key ?? 'local', 'local']))
			return longest([...local, ...learnedAt(at, now)], to)
		}
		case 'site': {
			const local = (lab.vpn?.sites.find(({key}) => key === at.key)?.cidrs ?? []).map(cidr => localTo(cidr, ['local', at.key]))
			return longest([...local, ...learnedAt(at, now)], to)
		}
		case 'transit-table': {
			const {transitGateways} = propagate(lab, vpnStateOf(lab, learned))
			const table = transitGateways.find(({key}) => key === at.gateway)?.routeTables.find(({key}) => key === at.key)
			const chosen = selectedAt(at, now)
			return longest(
				(table ? effectiveTransitGatewayRoutes(table) : []).map(route => ofTransitGateway(route, at.gateway, lab, chosen)),
				to
			)
		}
		default: {
			const {vpcs} = propagate(lab, vpnStateOf(lab, learned))
			const found = tableAt(at, vpcs)
			const route = found && routeTo(found.table, to)
			return (
				route && {
					destination: route.destination,
					origin: route.origin,
					isBlackhole: route.state === 'blackhole' || route.target.kind === 'gone',
					via: [namesOfTarget(route.target, found.vpc)]
				}
			)
		}
	}
}

const localTo = (destination: string, names: readonly string[]): Found => ({
	destination,
	origin: 'local',
	isBlackhole: false,
	via: [names]
})

const learnedAt = (at: Parameters<typeof selectedAt>[0], now: ObservedRoutes): readonly Found[] =>
	selectedAt(at, now).map(({destination, tunnels, origin, why}) => ({
		destination,
		origin,
		isBlackhole: false,
		via: tunnels.map(namesOfTunnel),
		why
	}))

/** `office:1` belongs to `office`, and the virtual interface `primary.prod` to `primary`. */
const namesOfTunnel = (tunnel: string): readonly string[] => [tunnel, tunnel.replace(/[:.][^:.]*$/, '')]

function longest(routes: readonly Found[], to: Address): Found | undefined {
	const fitting = routes.filter(({destination}) => contains(destination as Cidr, to))
	const most = Math.max(...fitting.map(({destination}) => prefixLength(destination as Cidr)))
	return fitting.find(({destination}) => prefixLength(destination as Cidr) === most)
}

function ofTransitGateway(
	{destination, origin, attachment, tunnels}: TransitGatewayRoute,
	gateway: string,
	lab: Lab,
	chosen: ReturnType<typeof selectedAt>
): Found {
	const found = lab.transitGateways.find(({key}) => key === gateway)?.attachments.find(({key}) => key === attachment)
	const names = found ? [found.key.slice(gateway.length + 1), found.key] : []
	const why = origin === 'propagated' && tunnels ? chosen.find(one => one.destination === destination)?.why : undefined
	const {resource} = found ?? {}
	const more = resource?.kind === 'vpc' ? [resource.vpc] : resource?.kind === 'peering' ? [resource.peering, resource.peer] : []
	return {
		destination,
		origin,
		isBlackhole: !found || !isAvailable(found),
		via: tunnels ? tunnels.map(namesOfTunnel) : [[...names, ...more]],
		...(why !== undefined && {why})
	}
}

type TablePlace = Exclude<RoutePlace, {kind: 'vpn-gateway' | 'site' | 'transit-table'}>

function tableAt({kind, key}: TablePlace, vpcs: readonly Vpc[]) {
	for (const vpc of vpcs) {
		const subnet = kind === 'instance' ? primaryOf(key, vpc)?.subnet : key
		const wanted = kind === 'route-table' ? key : vpc.subnets.find(one => one.key === subnet)?.routeTable
		const table = vpc.routeTables.find(one => one.key === wanted)
		if (table) return {vpc, table}
	}
	return undefined
}

function primaryOf(instance: string, {instances, interfaces}: Vpc): NetworkInterface | undefined {
	const [primary] = instances.find(({key}) => key === instance)?.interfaces ?? []
	return interfaces.find(({key}) => key === primary)
}

/** All names that a lab file may use for the target, the usual one first. */
function namesOfTarget(target: RouteTarget, vpc: Vpc): readonly string[] {
	if (target.kind === 'local') return ['local']
	if (target.kind === 'gone') return [target.was]
	const key = 'key' in target ? target.key : vpc.key
	const by = kinds.targets.find(({kind, aliases}) => kind === target.kind && aliases !== undefined)
	return by?.aliases?.(key, vpc) ?? [key]
}
