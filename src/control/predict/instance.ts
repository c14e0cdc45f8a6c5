/** What an instance's own system does with packets: choosing the ENI, taking, forwarding, translating, watching (ENI-2, ENI-4, NAT-10). */

import type {Instance} from '../../lab/model.ts'
import {type Address, contains, family} from '../../net/address.ts'
import {flowOf, isKnown, startsFlow} from './packet.ts'
import type {Place, Topology} from './topology.ts'
import {restore, translate} from './translation.ts'
import type {Component} from './types.ts'
import {type Kind, lose, type Position, pass, takeHop, type Walk} from './walk.ts'

export const instanceComponent = ({key, id}: Instance): Component => ({kind: 'instance', key, id})

/** The addresses that its system has set up; of secondary ones only if it does so (ENI-2). */
export const ownAddresses = (topology: Topology, {key, guest}: Instance): ReadonlySet<Address> =>
	new Set(
		(topology.devices.get(key) ?? []).flatMap(({networkInterface: {privateIps, ipv6}}) => [
			...privateIps.slice(0, guest.configuresSecondaryIps ? undefined : 1).map(({address}) => address),
			...ipv6
		])
	)

/**
 * The ENI that a packet leaves by: with policy routing the one that has its source, unless that is the first one;
 * then a further ENI whose subnet it is for; then the first (ENI-4).
 */
const deviceFor = (topology: Topology, {key, guest}: Instance, source: Address, destination: Address): Place | undefined => {
	const [first, ...further] = topology.devices.get(key) ?? []
	const bySource = guest.policyRouting ? further.find(({addresses}) => addresses.has(source)) : undefined
	const byDestination = further.find(({subnet}) => subnet.key !== first?.subnet.key && contains(subnet.cidr, destination))
	const chosen = bySource ?? byDestination ?? first
	return chosen && [...chosen.addresses].some(address => family(address) === family(destination)) ? chosen : undefined
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
