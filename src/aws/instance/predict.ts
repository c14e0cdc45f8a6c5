/** What an instance's own system does with packets: choosing the ENI, taking, forwarding, translating, watching (ENI-2, ENI-4, NAT-10). */

import {flowOf, isKnown, startsFlow} from '../../control/predict/packet.ts'
import type {Place, Topology} from '../../control/predict/topology.ts'
import {restore, translate} from '../../control/predict/translation.ts'
import type {Component} from '../../control/predict/types.ts'
import {type Kind, lose, type Position, pass, takeHop, type Walk} from '../../control/predict/walk.ts'
import type {Instance} from '../../model/model.ts'
import {type Address, type Cidr, contains, family, longestMatch} from '../../net/address.ts'

export const instanceComponent = ({key, id}: Instance): Component => ({kind: 'instance', key, id})

/** The addresses that its system has set up; of secondary ones only if it does so (ENI-2). */
export const ownAddresses = (topology: Topology, {key, guest}: Instance): ReadonlySet<Address> =>
	new Set(
		(topology.devices.get(key) ?? []).flatMap(({networkInterface: {privateIps, ipv6}}) => [
			...privateIps.slice(0, guest.configuresSecondaryIps ? undefined : 1).map(({address}) => address),
			...ipv6
		])
	)

/** `place` undefined: what matches is dropped. */
type GuestRouteTo = {readonly destination: Cidr; readonly place: Place | undefined}

const everywhere = {4: '0.0.0.0/0' as Cidr, 6: '::/0' as Cidr}
const mainTable = 254

const hasFamily = ({addresses}: Place, of: 4 | 6) => [...addresses].some(address => family(address) === of)

const defaultsBy = (place: Place): GuestRouteTo[] =>
	([4, 6] as const).filter(of => hasFamily(place, of)).map(of => ({destination: everywhere[of], place}))

/** What the system sets up by itself: all by the first ENI, and the subnets of further ones by the first of those in each. */
const mainRoutes = ([first, ...further]: readonly Place[]): GuestRouteTo[] => [
	...(first ? defaultsBy(first) : []),
	...further
		.filter((place, index) => ![first, ...further.slice(0, index)].some(one => one?.subnet.key === place.subnet.key))
		.map(place => ({destination: place.subnet.cidr, place}))
]

/** Own routes take the place of others to the same destination. */
const routesIn = (table: number, {guest}: Instance, places: readonly Place[]): GuestRouteTo[] => {
	const own = (guest.routes ?? [])
		.filter(route => route.table === table)
		.map(({destination, deviceIndex}) => ({destination, place: places.find(place => place.deviceIndex === deviceIndex)}))
	const others = table === mainTable ? mainRoutes(places) : []
	return [...others.filter(({destination}) => !own.some(one => one.destination === destination)), ...own]
}

/**
 * The ENI that a packet leaves by: own rules and those of policy routing, which look at the source, name tables in the order of
 * their priority; then comes the main table. The first table with a route decides (ENI-4).
 */
const deviceFor = (topology: Topology, instance: Instance, source: Address, destination: Address): Place | undefined => {
	const {key, guest} = instance
	const places = topology.devices.get(key) ?? []
	const rules = [
		...(guest.rules ?? []).map(({priority, from, to, table}) => ({
			priority,
			matches: (!from || contains(from, source)) && (!to || contains(to, destination)),
			routes: () => routesIn(table, instance, places)
		})),
		...(guest.policyRouting ? places.slice(1) : []).map(place => ({
			priority: 10_000 + place.deviceIndex,
			matches: place.addresses.has(source),
			routes: () => defaultsBy(place)
		})),
		{priority: 32_766, matches: true, routes: () => routesIn(mainTable, instance, places)}
	].toSorted((one, other) => one.priority - other.priority)
	for (const {matches, routes} of rules) {
		const route = matches ? longestMatch(destination, routes(), one => one.destination) : undefined
		if (route) {
			return route.place && hasFamily(route.place, family(destination)) ? route.place : undefined
		}
	}

	return undefined
}

/** Only these keep state; IPv6 is never translated. */
const tracks = ({guest}: Instance, of: 4 | 6) => guest.statefulFirewall || (guest.masquerade && of === 4)

export const instanceSends: Kind<'instance-sends'> = ({key}, walk): Position | undefined => {
	const {topology, packet} = walk
	const [first] = topology.devices.get(key) ?? []
	if (!first) {
		return undefined
	}

	const {instance} = first
	const at = instanceComponent(instance)
	if (ownAddresses(topology, instance).has(packet.destination)) {
		pass(walk, at)
		return {at: 'instance-receives', key}
	}

	const device = deviceFor(topology, instance, packet.source, packet.destination)
	if (!device) {
		return lose(walk, at, 'NO_ROUTE_TO_DESTINATION')
	}

	if (tracks(instance, family(packet.source))) {
		rememberLeaving(walk, instance, device, first)
	}

	pass(walk, at)
	return {at: 'interface-sends', key: device.networkInterface.key}
}

/** The first packet of a flow is rewritten if the flow leaves by the first ENI; the rest of the flow as it was. */
const rememberLeaving = (walk: Walk, {key, guest}: Instance, device: Place, first: Place): void => {
	const memory = walk.memory(`instance ${key}`)
	const {packet} = walk
	if (isKnown(memory.egress, packet) || !startsFlow(packet)) {
		return
	}

	memory.egress.add(flowOf(packet))
	const [primary] = first.networkInterface.privateIps
	if (guest.masquerade && family(packet.source) === 4 && device === first && primary) {
		walk.packet = translate(memory, packet, primary.address)
		memory.egress.add(flowOf(walk.packet))
	}
}

export const instanceReceives: Kind<'instance-receives'> = ({key}, walk): Position | undefined => {
	const {topology} = walk
	const instance = topology.devices.get(key)?.[0]?.instance
	if (!instance) {
		return undefined
	}

	const at = instanceComponent(instance)
	const own = ownAddresses(topology, instance)
	const of = family(walk.packet.source)
	const memory = walk.memory(`instance ${key}`)
	const cameBack = own.has(walk.packet.source) && walk.packet.emitter !== undefined
	if (cameBack && of === 4) {
		return lose(walk, at, 'NO_PATH')
	}

	const isNew = !isKnown(memory.egress, walk.packet)
	walk.packet = (tracks(instance, of) && restore(memory, walk.packet)) || walk.packet
	const {packet} = walk
	if (own.has(packet.destination)) {
		memory.egress.add(flowOf(packet))
		pass(walk, at)
		walk.arrived = {host: key}
		return undefined
	}

	if (!instance.guest.forward) {
		return lose(walk, at, 'NO_POSSIBLE_DESTINATION')
	}

	if (instance.guest.statefulFirewall && isNew && !startsFlow(packet)) {
		return lose(walk, at, 'FIREWALL_RULES_RESTRICTION')
	}

	return takeHop(walk, at) ? {at: 'instance-sends', key} : undefined
}
