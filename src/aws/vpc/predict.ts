/** A VPC's implicit router: which way a packet goes from where it entered, and the network ACLs on that way (MOD-4). */

import {carriedBy, type Packet} from '../../control/predict/packet.ts'
import {
	isInSubnet,
	isInside,
	isNatPlace,
	isPlace,
	type NatPlace,
	type Place,
	type Topology
} from '../../control/predict/topology.ts'
import type {Code, Component, Decision} from '../../control/predict/types.ts'
import {type Entrance, type Kind, lose, type Position, pass} from '../../control/predict/walk.ts'
import {routeTo} from '../../control/routes.ts'
import type {Route, Vpc} from '../../model/model.ts'
import {type Address, family} from '../../net/address.ts'
import {type Border, crossBorders} from '../network-acl/predict.ts'

/** Where a packet leaves a VPC's router. */
export type Exit = {readonly decision?: Decision} & (
	| {readonly to: 'interface'; readonly place: Place}
	| {readonly to: 'nat-gateway'; readonly place: NatPlace}
	| {readonly to: 'peering'; readonly key: string; readonly vpc: Vpc}
	| {readonly to: 'vpn-gateway'; readonly key: string}
	| {readonly to: 'transit-gateway'; readonly key: string; readonly attachment: string; readonly border: Border}
	| {readonly to: 'internet-gateway' | 'egress-only-internet-gateway'}
	| {readonly to: 'nowhere'; readonly code: Code}
)

/** Within a subnet frames go from ENI to ENI whatever the route table says (MOD-6); all else is searched in a table. */
export const exitOf = (topology: Topology, vpc: Vpc, entrance: Entrance, destination: Address): Exit => {
	const subnet = subnetOf(topology, entrance)
	const tableKey = gatewayOf(topology, vpc, entrance)?.routeTable ?? subnet?.routeTable
	const table = tableKey === undefined ? undefined : topology.routeTables.get(tableKey)
	if ((subnet && isInSubnet(subnet, destination)) || !table) {
		return delivery(topology, vpc, destination, entrance.by === 'peering' ? 'PCX_REQUIRES_ADDRESS_IN_VPC_CIDR' : undefined)
	}

	const route = routeTo(table, destination)
	if (!route) {
		return {to: 'nowhere', code: 'NO_ROUTE_TO_DESTINATION'}
	}

	const decision: Decision = {
		by: 'route',
		table: table.key,
		destination: route.destination,
		target: route.target,
		origin: route.origin,
		state: route.state
	}
	return {
		...(route.state === 'active'
			? exitBy(topology, vpc, entrance, route, destination)
			: {to: 'nowhere' as const, code: 'BAD_STATE_ROUTE' as const}),
		decision
	}
}

const exitBy = (topology: Topology, vpc: Vpc, entrance: Entrance, {target}: Route, destination: Address): Exit => {
	const gone: Exit = {to: 'nowhere', code: 'BAD_STATE_ROUTE'}
	switch (target.kind) {
		case 'local':
			return delivery(topology, vpc, destination)
		case 'internet-gateway':
			return vpc.internetGateway ? {to: 'internet-gateway'} : gone
		case 'vpn-gateway':
			return topology.vpnGateways.get(target.key)?.vpc === vpc.key ? {to: 'vpn-gateway', key: target.key} : gone
		case 'egress-only-internet-gateway':
			return vpc.egressOnlyInternetGateway ? {to: 'egress-only-internet-gateway'} : gone
		case 'network-interface': {
			const place = topology.places.get(target.key)
			if (place?.vpc.key !== vpc.key || ![...place.addresses].some(address => family(address) === family(destination))) {
				return gone
			}

			// RT-10.
			return entrance.by === 'internet-gateway' &&
				family(destination) === 4 &&
				!place.networkInterface.privateIps.some(({publicIp}) => publicIp)
				? {to: 'nowhere', code: 'INGRESS_RTB_NO_PUBLIC_IP'}
				: {to: 'interface', place}
		}

		case 'nat-gateway': {
			const place = topology.natGateways.get(target.key)
			return place?.vpc.key === vpc.key && family(destination) === 4 ? {to: 'nat-gateway', place} : gone
		}

		case 'vpc-peering-connection': {
			const peering = topology.lab.peerings.find(({key}) => key === target.key)
			const far = peering && topology.vpcs.get(peering.requester === vpc.key ? peering.accepter : peering.requester)
			return far && peering.state === 'active' ? {to: 'peering', key: peering.key, vpc: far} : gone
		}

		case 'transit-gateway':
			return transitExit(topology, vpc, entrance, target.key)
		case 'gone':
			return gone
	}
}

/** Only from a zone in which the attachment has a subnet (TGW-2). */
const transitExit = (topology: Topology, vpc: Vpc, entrance: Entrance, key: string): Exit => {
	const attachment = topology.transitGateways
		.get(key)
		?.attachments.find(({state, resource}) => state === 'available' && resource.kind === 'vpc' && resource.vpc === vpc.key)
	if (attachment?.resource.kind !== 'vpc') {
		return {to: 'nowhere', code: 'BAD_STATE_ROUTE'}
	}

	const zoneId = subnetOf(topology, entrance)?.zoneId
	const subnet = attachment.resource.subnets
		.map(one => topology.subnets.get(one.subnet))
		.find(one => one !== undefined && one.zoneId === zoneId)
	if (!subnet) {
		return {to: 'nowhere', code: 'TGW_ROUTE_AZ_RESTRICTION'}
	}

	return topology.isZoneDead(subnet.zone)
		? {to: 'nowhere', code: 'BAD_STATE'}
		: {to: 'transit-gateway', key, attachment: attachment.key, border: {subnet, transit: true}}
}

/** What `local` means: to whoever has the address. */
const delivery = (topology: Topology, vpc: Vpc, destination: Address, outside: Code = 'NO_POSSIBLE_DESTINATION'): Exit => {
	const owner = topology.owner(vpc.key, destination)
	if (!owner) {
		return {to: 'nowhere', code: isInside(vpc, destination) ? 'NO_POSSIBLE_DESTINATION' : outside}
	}

	if (isPlace(owner)) {
		return {to: 'interface', place: owner}
	}

	return isNatPlace(owner) ? {to: 'nat-gateway', place: owner} : {to: 'nowhere', code: 'BAD_STATE_ATTACHMENT'}
}

/** A gateway that may have a route table of its own (RT-10). */
const gatewayOf = ({vpnGateways}: Topology, {internetGateway}: Vpc, entrance: Entrance) => {
	if (entrance.by === 'internet-gateway') {
		return internetGateway
	}

	return entrance.by === 'vpn-gateway' ? vpnGateways.get(entrance.key) : undefined
}

const subnetOf = (topology: Topology, entrance: Entrance) => {
	switch (entrance.by) {
		case 'interface':
			return topology.places.get(entrance.key)?.subnet
		case 'nat-gateway':
			return topology.natGateways.get(entrance.key)?.subnet
		case 'transit-gateway':
			return topology.subnets.get(entrance.subnet)
		default:
			return undefined
	}
}

const borderOfEntrance = (topology: Topology, entrance: Entrance): Border | undefined => {
	const subnet = subnetOf(topology, entrance)
	return subnet && {subnet, transit: entrance.by === 'transit-gateway'}
}

const borderOfExit = (exit: Exit): Border | undefined => {
	switch (exit.to) {
		case 'interface':
		case 'nat-gateway':
			return {subnet: exit.place.subnet, transit: false}
		case 'transit-gateway':
			return exit.border
		default:
			return undefined
	}
}

const tableOf = (vpc: Vpc, decision: Decision | undefined): Component => {
	const key = decision?.by === 'route' ? decision.table : undefined
	const table = vpc.routeTables.find(one => one.key === key)
	return table ? {kind: 'route-table', key: table.key, id: table.id} : {kind: 'vpc', key: vpc.key, id: vpc.id}
}

export const router: Kind<'router'> = ({vpc: key, entrance}, walk): Position | undefined => {
	const {topology} = walk
	const vpc = topology.vpcs.get(key)
	if (!vpc) {
		return undefined
	}

	const exit = exitOf(topology, vpc, entrance, walk.packet.destination)
	const at = tableOf(vpc, exit.decision)
	if (exit.to === 'nowhere') {
		return lose(walk, at, exit.code, exit.decision)
	}

	pass(walk, at, exit.decision)
	return crossBorders(walk, vpc, borderOfEntrance(topology, entrance), borderOfExit(exit)) ? nextOf(exit, vpc, walk) : undefined
}

const nextOf = (exit: Exclude<Exit, {to: 'nowhere'}>, vpc: Vpc, walk: Parameters<Kind>[1]): Position => {
	switch (exit.to) {
		case 'interface':
			return {at: 'interface-receives', key: exit.place.networkInterface.key}
		case 'nat-gateway':
			return {at: 'nat-gateway-receives', key: exit.place.gateway.key}
		case 'internet-gateway':
			return {at: 'internet-gateway-sends', vpc: vpc.key}
		case 'egress-only-internet-gateway':
			return {at: 'egress-only-sends', vpc: vpc.key}
		case 'vpn-gateway':
			return {at: 'vpn-gateway-receives', key: exit.key}
		case 'transit-gateway':
			return {
				at: 'transit-gateway-receives',
				key: exit.key,
				attachment: exit.attachment,
				zoneId: exit.border.subnet.zoneId
			}
		case 'peering': {
			const {key} = exit
			walk.packet = carriedBy(walk.packet, 'peering', key)
			pass(walk, {kind: 'peering', key, ...idOf(walk.topology.lab.peerings, key)})
			return {at: 'router', vpc: exit.vpc.key, entrance: {by: 'peering', key}}
		}
	}
}

const idOf = (items: readonly {readonly key: string; readonly id: string}[], key: string) => {
	const id = items.find(item => item.key === key)?.id
	return id === undefined ? {} : {id}
}

/** The ENI that a packet from this one reaches with nothing but routers of VPCs between them. Undefined: something stands between. */
export const directReceiver = (topology: Topology, place: Place, packet: Packet): Place | undefined => {
	const entrance = {by: 'interface', key: place.networkInterface.key} as const
	const first = exitOf(topology, place.vpc, entrance, packet.destination)
	const exit = first.to === 'peering' ? exitOf(topology, first.vpc, {by: 'peering', key: first.key}, packet.destination) : first
	return exit.to === 'interface' && exit.place.addresses.has(packet.destination) ? exit.place : undefined
}
