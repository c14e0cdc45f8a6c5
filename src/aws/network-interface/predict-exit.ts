/** A network interface as the exit from its VPC's router. */
import type {AttachedInterface} from '../../control/predict/topology.ts'
import type {Border, Exit, ExitBy, Receivers} from '../../control/predict/walk.ts'
import {family} from '../../net/address.ts'

export const borderOf = ({subnet, networkInterface}: AttachedInterface): Border => ({
	subnet,
	transit: networkInterface.type === 'transit_gateway'
})

/** Packets for an interface go to its owner, as the owner's kind handles them; some kinds accept none. */
export function exitTo(place: AttachedInterface, receivers: Receivers): Exit {
	const next = receivers.get(place.owner.kind)?.(place)
	return next ? {next, border: borderOf(place), place} : {code: 'NO_POSSIBLE_DESTINATION'}
}

/** The exit of a route to an interface. */
export const exit: ExitBy = ({topology, receivers, vpc, entrance, key, destination}) => {
	const place = topology.places.get(key)
	if (place?.vpc.key !== vpc.key || ![...place.addresses].some(address => family(address) === family(destination))) {
		return undefined
	}

	// RT-10.
	const isHidden =
		entrance.gateway === 'internet-gateway' &&
		family(destination) === 4 &&
		!place.networkInterface.privateIps.some(({publicIp}) => publicIp)
	return isHidden ? {code: 'INGRESS_RTB_NO_PUBLIC_IP'} : exitTo(place, receivers)
}
