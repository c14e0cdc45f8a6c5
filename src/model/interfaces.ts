/** Finds network interfaces and their owners. */

import type {Address} from '../net/address.ts'
import type {InterfaceOwner, Lab, NetworkInterface, Vpc} from './model.ts'

const byKey = new WeakMap<Vpc, ReadonlyMap<string, NetworkInterface>>()

/** The interface with this key. Throws a RangeError if there is none: a lab refers to no interface that it does not have. */
export function interfaceOf(vpc: Vpc, key: string): NetworkInterface {
	const all = byKey.get(vpc) ?? new Map(vpc.interfaces.map(one => [one.key, one]))
	byKey.set(vpc, all)
	const found = all.get(key)
	if (!found) throw new RangeError(`VPC "${vpc.key}" has no network interface "${key}"`)
	return found
}

/** Key of the instance that it is attached to, if any. */
export const attachmentOf = ({owner}: Pick<NetworkInterface, 'owner'>): InterfaceOwner | undefined =>
	owner?.kind === 'instance' ? owner : undefined

/**
 * Interfaces that instances use or may attach, not those that AWS manages for a service. The type does not show it: a resolver endpoint's is
 * `interface` as well.
 */
export const isOfHosts = (one: Pick<NetworkInterface, 'owner'>): boolean => !one.owner || attachmentOf(one) !== undefined

export const addressesOf = ({privateIps, ipv6}: Pick<NetworkInterface, 'privateIps' | 'ipv6'>): readonly Address[] => [
	...privateIps.map(({address}) => address),
	...ipv6
]

/** The private address of a gateway's interface, which always has one. */
export function privateIpOf(vpc: Vpc, key: string): Address {
	const [primary] = interfaceOf(vpc, key).privateIps
	if (!primary) throw new RangeError(`network interface "${key}" has no private address`)
	return primary.address
}

/** Public addresses of a lab's interfaces. */
export const publicAddressesOf = ({vpcs}: Pick<Lab, 'vpcs'>): readonly Address[] =>
	vpcs.flatMap(({interfaces}) =>
		interfaces.flatMap(({privateIps}) => privateIps.flatMap(({publicIp}) => publicIp?.address ?? []))
	)
