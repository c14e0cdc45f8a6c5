/** A VPC's implicit router: where a packet goes from its point of entry, and the network ACLs on the way (MOD-4). */

import type {Packet} from '../../control/predict/packet.ts'
import {type AttachedInterface, isInSubnet, isInside, isPlace, type Topology} from '../../control/predict/topology.ts'
import type {Code, Component, Decision} from '../../control/predict/types.ts'
import {
	type Entrance,
	type Exit,
	lose,
	type Position,
	type Predictor,
	pass,
	type Walk,
	type WalkStep
} from '../../control/predict/walk.ts'
import {routeTo} from '../../control/routes.ts'
import type {Route, RouteTarget, Vpc} from '../../model/model.ts'
import type {Address, Cidr} from '../../net/address.ts'
import {returnThroughNode} from '../load-balancer/predict-return.ts'
import {crossBorders} from '../network-acl/predict.ts'
import {borderOf, exitTo} from '../network-interface/predict-exit.ts'

declare module '../../control/predict/types.ts' {
	interface Components {
		'route-table': 'key of the route table'
		vpc: 'key of the VPC, where no table is searched'
	}

	interface Decisions {
		route: {
			readonly table: string
			readonly destination: Cidr
			readonly target: RouteTarget
			readonly origin: Route['origin']
			readonly state: Route['state']
		}
		/** No route of the table matches. */
		'no-route': {readonly table: string}
	}
}

declare module '../../control/predict/walk.ts' {
	interface Positions {
		router: {readonly vpc: string; readonly entrance: Entrance}
	}
}

type Ways = Pick<Walk, 'topology' | 'exits' | 'receivers'>

/** Within a subnet packets go from ENI to ENI whatever the route table (MOD-6); for all others a route table is searched. */
export function exitOf(ways: Ways, vpc: Vpc, entrance: Entrance, destination: Address): Exit {
	const {topology} = ways
	const subnet = placeOf(topology, entrance)?.subnet
	const tableKey = (entrance.gateway && entrance.routeTable) ?? subnet?.routeTable
	const table = tableKey === undefined ? undefined : topology.routeTables.get(tableKey)
	if ((subnet && isInSubnet(subnet, destination)) || !table) {
		const isPeered = entrance.gateway === 'vpc-peering-connection'
		return delivery(ways, vpc, destination, isPeered ? 'PCX_REQUIRES_ADDRESS_IN_VPC_CIDR' : undefined)
	}

	const route = routeTo(table, destination)
	if (!route) return {code: 'NO_ROUTE_TO_DESTINATION', table: table.key, decision: {by: 'no-route', table: table.key}}

	const decision: Decision = {
		by: 'route',
		table: table.key,
		destination: route.destination,
		target: route.target,
		origin: route.origin,
		state: route.state
	}
	return {...exitBy(ways, vpc, entrance, route, destination), table: table.key, decision}
}

function exitBy(ways: Ways, vpc: Vpc, entrance: Entrance, {target, state}: Route, destination: Address): Exit {
	if (state === 'active' && target.kind === 'local') return delivery(ways, vpc, destination)

	const key = 'key' in target ? target.key : ''
	const found = state === 'active' ? ways.exits.get(target.kind)?.({...ways, vpc, entrance, key, destination}) : undefined
	return found ?? {code: 'BAD_STATE_ROUTE'}
}

/** The route `local`: to the owner of the address. */
function delivery({topology, receivers}: Ways, vpc: Vpc, destination: Address, outside: Code = 'NO_POSSIBLE_DESTINATION'): Exit {
	const owner = topology.owner(vpc.key, destination)
	if (!owner) return {code: isInside(vpc, destination) ? 'NO_POSSIBLE_DESTINATION' : outside}

	return isPlace(owner) ? exitTo(owner, receivers) : {code: 'BAD_STATE_ATTACHMENT'}
}

const placeOf = ({places}: Topology, entrance: Entrance): AttachedInterface | undefined =>
	entrance.interface === undefined ? undefined : places.get(entrance.interface)

function componentOf({routeTables}: Topology, vpc: Vpc, {table: key}: Exit): Component {
	const table = key === undefined ? undefined : routeTables.get(key)
	return table ? {kind: 'route-table', key: table.key, id: table.id} : {kind: 'vpc', key: vpc.key, id: vpc.id}
}

export const router: WalkStep<'router'> = ({vpc: key, entrance}, walk): Position | undefined => {
	const {topology} = walk
	const vpc = topology.vpcs.get(key)
	if (!vpc) return undefined

	const exit = returnThroughNode(walk, key, entrance.interface) ?? exitOf(walk, vpc, entrance, walk.packet.destination)
	const at = componentOf(topology, vpc, exit)
	if (exit.code !== undefined) return lose(walk, at, exit.code, exit.decision)

	pass(walk, at, exit.decision)
	const from = placeOf(topology, entrance)
	return crossBorders(walk, vpc, from && borderOf(from), exit.border) ? exit.next : undefined
}

/** The ENI that a packet from this one reaches by VPC routers only. Undefined: the path has other components. */
export function directReceiver(
	walk: Walk,
	{vpc, networkInterface}: AttachedInterface,
	{destination}: Packet
): AttachedInterface | undefined {
	const first = exitOf(walk, vpc, {interface: networkInterface.key}, destination)
	const across = first.code === undefined ? first.across : undefined
	const exit = across ? exitOf(walk, across.vpc, across.entrance, destination) : first
	const place = exit.code === undefined ? exit.place : undefined
	return place && hasGroups(place) && place.addresses.has(destination) ? place : undefined
}

/** A gateway's interface has no security groups, and passes on what it receives. */
const hasGroups = ({networkInterface}: AttachedInterface): boolean => networkInterface.securityGroups.length > 0

export const vpc = {steps: {router}} satisfies Predictor
