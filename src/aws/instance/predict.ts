/** An instance's own system: which ENI a packet leaves by; accepting, forwarding, translating, tracking (ENI-2, ENI-4, NAT-10). */

import {flowOf, isKnown, startsFlow} from '../../control/predict/packet.ts'
import type {Device, Topology} from '../../control/predict/topology.ts'
import {restore, translate} from '../../control/predict/translation.ts'
import type {Component} from '../../control/predict/types.ts'
import {lose, type Position, type Predictor, pass, takeHop, type Walk, type WalkStep} from '../../control/predict/walk.ts'
import type {SelectedRoute} from '../../control/vpn-routes.ts'
import type {Instance} from '../../model/model.ts'
import type {Site} from '../../model/vpn.ts'
import {type Address, type Cidr, contains, family, longestMatch} from '../../net/address.ts'
import {intoOneOf} from '../vpn-gateway/predict.ts'

declare module '../../control/predict/types.ts' {
	interface Components {
		instance: 'key of the instance'
	}
}

declare module '../../control/predict/walk.ts' {
	interface Positions {
		'instance-sends': {readonly key: string}
		'instance-receives': {readonly key: string}
	}
}

export const instanceComponent = ({key, id}: Instance): Component => ({kind: 'instance', key, id})

/** Addresses configured in the guest; secondary ones only if it configures these (ENI-2). */
export const ownAddresses = (topology: Topology, {key, guest}: Instance): ReadonlySet<Address> =>
	new Set(
		(topology.devices.get(key) ?? []).flatMap(({networkInterface: {privateIps, ipv6}}) => [
			...privateIps.slice(0, guest.configuresSecondaryIps ? undefined : 1).map(({address}) => address),
			...ipv6
		])
	)

/** `place` undefined: matching packets are dropped. */
type GuestRouteTo = {readonly destination: Cidr; readonly place: Device | undefined; readonly over?: SelectedRoute}

const everywhere = {4: '0.0.0.0/0' as Cidr, 6: '::/0' as Cidr}
const mainTable = 254

const hasFamily = ({addresses}: Device, of: 4 | 6) => [...addresses].some(address => family(address) === of)

const defaultsBy = (place: Device): GuestRouteTo[] =>
	([4, 6] as const).filter(of => hasFamily(place, of)).map(of => ({destination: everywhere[of], place}))

/** Automatic routes: everything by the first ENI, and other subnets by the first ENI in each. */
const mainRoutes = ([first, ...further]: readonly Device[]): GuestRouteTo[] => [
	...(first ? defaultsBy(first) : []),
	...further
		.filter((place, index) => ![first, ...further.slice(0, index)].some(one => one?.subnet.key === place.subnet.key))
		.map(place => ({destination: place.subnet.cidr, place}))
]

/** Routes of an instance that is a site's device: its own subnet, routes learned over its tunnels, and blackholes. */
const vpnRoutes = (topology: Topology, site: Site, [first]: readonly Device[]): GuestRouteTo[] => [
	...(first ? [{destination: first.subnet.cidr, place: first}] : []),
	...(site.routes ?? []).flatMap(({destination, to}) => (to === 'nowhere' ? [{destination, place: undefined}] : [])),
	...topology.vpn.ofSite(site).map(route => ({destination: route.destination, place: undefined, over: route}))
]

/** Keeps the first of several routes to one destination. */
const firstOfEach = (routes: readonly GuestRouteTo[]): GuestRouteTo[] =>
	routes.filter(({destination}, index) => routes.findIndex(one => one.destination === destination) === index)

/** The guest's own routes replace others to the same destination. */
function routesIn(table: number, {guest}: Instance, places: readonly Device[], learned: readonly GuestRouteTo[]): GuestRouteTo[] {
	const own = (guest.routes ?? [])
		.filter(route => route.table === table)
		.map(({destination, deviceIndex}) => ({destination, place: places.find(place => place.deviceIndex === deviceIndex)}))
	return firstOfEach([...own, ...(table === mainTable ? [...mainRoutes(places), ...learned] : [])])
}

/** The site whose device is this instance. */
export const siteOf = ({sites}: Topology, key: string): Site | undefined =>
	sites.values().find(({instance}) => instance?.key === key)

/**
 * The ENI or tunnels that a packet leaves by. The guest's own rules and those of policy routing, which match the source, name tables in order of
 * priority; the main table comes last. The first table with a matching route decides (ENI-4).
 */
function wayFor(
	topology: Topology,
	instance: Instance,
	source: Address,
	destination: Address
): Device | SelectedRoute | undefined {
	const {key, guest} = instance
	const places = topology.devices.get(key) ?? []
	const site = siteOf(topology, key)
	const learned = site ? vpnRoutes(topology, site, places) : []
	const rules = [
		...(guest.rules ?? []).map(({priority, from, to, table}) => ({
			priority,
			matches: (!from || contains(from, source)) && (!to || contains(to, destination)),
			routes: () => routesIn(table, instance, places, learned)
		})),
		...(guest.policyRouting ? places.slice(1) : []).map(place => ({
			priority: 10_000 + place.deviceIndex,
			matches: place.addresses.has(source),
			routes: () => defaultsBy(place)
		})),
		{priority: 32_766, matches: true, routes: () => routesIn(mainTable, instance, places, learned)}
	].toSorted((one, other) => one.priority - other.priority)
	for (const {matches, routes} of rules) {
		const route = matches ? longestMatch(destination, routes(), one => one.destination) : undefined
		if (route) {
			if (route.over) return route.over
			return route.place && hasFamily(route.place, family(destination)) ? route.place : undefined
		}
	}

	return undefined
}

/** Whether the guest keeps state for the address family; IPv6 is never translated. */
const tracks = ({guest}: Instance, of: 4 | 6) => guest.statefulFirewall || (guest.masquerade && of === 4)

export const instanceSends: WalkStep<'instance-sends'> = ({key}, walk): Position | undefined => {
	const {topology, packet} = walk
	const [first] = topology.devices.get(key) ?? []
	if (!first) return undefined

	const {instance} = first
	const at = instanceComponent(instance)
	if (ownAddresses(topology, instance).has(packet.destination)) {
		pass(walk, at)
		return {at: 'instance-receives', key}
	}

	const way = wayFor(topology, instance, packet.source, packet.destination)
	if (!way) return lose(walk, at, 'NO_ROUTE_TO_DESTINATION')

	const device = 'networkInterface' in way ? way : undefined
	if (tracks(instance, family(packet.source))) rememberLeaving(walk, instance, device, first)

	if (!('networkInterface' in way)) return intoOneOf(walk, at, way, 'aws')

	pass(walk, at)
	return {at: 'interface-sends', key: way.networkInterface.key}
}

/** Records a flow at its first packet, and translates the flow if it leaves by the first ENI. */
function rememberLeaving(walk: Walk, {key, guest}: Instance, device: Device | undefined, first: Device): void {
	const memory = walk.memory(`instance ${key}`)
	const {packet} = walk
	if (isKnown(memory.egress, packet) || !startsFlow(packet)) return

	memory.egress.add(flowOf(packet))
	const [primary] = first.networkInterface.privateIps
	if (guest.masquerade && family(packet.source) === 4 && device === first && primary) {
		walk.packet = translate(memory, packet, primary.address)
		memory.egress.add(flowOf(walk.packet))
	}
}

export const instanceReceives: WalkStep<'instance-receives'> = ({key}, walk): Position | undefined => {
	const {topology} = walk
	const instance = topology.devices.get(key)?.[0]?.instance
	if (!instance) return undefined

	const at = instanceComponent(instance)
	const own = ownAddresses(topology, instance)
	const of = family(walk.packet.source)
	const memory = walk.memory(`instance ${key}`)
	const cameBack = own.has(walk.packet.source) && walk.packet.emitter !== undefined
	if (cameBack && of === 4) return lose(walk, at, 'NO_PATH')

	const isNew = !isKnown(memory.egress, walk.packet)
	walk.packet = (tracks(instance, of) && restore(memory, walk.packet)) || walk.packet
	const {packet} = walk
	if (own.has(packet.destination)) {
		memory.egress.add(flowOf(packet))
		pass(walk, at)
		walk.arrived = {host: key}
		return undefined
	}

	if (!instance.guest.forward) return lose(walk, at, 'NO_POSSIBLE_DESTINATION')

	if (instance.guest.statefulFirewall && isNew && !startsFlow(packet)) return lose(walk, at, 'FIREWALL_RULES_RESTRICTION')

	return takeHop(walk, at) ? {at: 'instance-sends', key} : undefined
}

export const instance = {
	steps: {'instance-sends': instanceSends, 'instance-receives': instanceReceives},
	// By way of the interface's security groups.
	receives: ({networkInterface}) => ({at: 'interface-receives', key: networkInterface.key})
} satisfies Predictor
