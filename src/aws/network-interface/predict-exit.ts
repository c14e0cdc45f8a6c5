/** A network interface as the end of a way through its VPC's router. */
import type {Place} from '../../control/predict/topology.ts'
import type {Border, Exit, ExitBy} from '../../control/predict/walk.ts'
import {family} from '../../net/address.ts'

export const borderOf = ({subnet, networkInterface}: Place): Border => ({
	subnet,
	transit: networkInterface.type === 'transit_gateway'
})

/** What is for an interface goes through its groups, if its owner is an instance; a gateway's has none. */
export const exitTo = (place: Place): Exit => {
	const {owner, networkInterface} = place
	switch (owner.kind) {
		case 'instance':
			return {next: {at: 'interface-receives', key: networkInterface.key}, border: borderOf(place), place}
		case 'nat-gateway':
			return {next: {at: 'nat-gateway-receives', key: owner.key}, border: borderOf(place), place}
		default:
			return {code: 'NO_POSSIBLE_DESTINATION'}
	}
}

/** By a route to an interface. */
export const exit: ExitBy = ({topology, vpc, entrance, key, destination}) => {
	const place = topology.places.get(key)
	if (place?.vpc.key !== vpc.key || ![...place.addresses].some(address => family(address) === family(destination))) {
		return undefined
	}

	// RT-10.
	const isHidden =
		entrance.gateway === 'internet-gateway' &&
		family(destination) === 4 &&
		!place.networkInterface.privateIps.some(({publicIp}) => publicIp)
	return isHidden ? {code: 'INGRESS_RTB_NO_PUBLIC_IP'} : exitTo(place)
}
