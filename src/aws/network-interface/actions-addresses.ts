/** Secondary addresses of network interfaces. Pure. */

import type {Requests} from '../../../api-models/ec2.d.ts'
import {AwsError} from '../../api/errors.ts'
import type {Actions} from '../../api/part.ts'
import {interfaceOf, interfacePatch} from './actions-place.ts'

const secondaryOf = (ips: readonly {readonly address: string}[]) => ips.slice(1).map(({address}) => address)

export const addressActions: Actions<Requests> = {
	AssignPrivateIpAddresses({input: {NetworkInterfaceId: id, PrivateIpAddresses = [], SecondaryPrivateIpAddressCount}, view}) {
		const {networkInterface} = interfaceOf(id, view)
		const before = secondaryOf(networkInterface.privateIps)
		// A count adds addresses to the existing ones.
		const after =
			SecondaryPrivateIpAddressCount === undefined
				? [...before, ...PrivateIpAddresses]
				: before.length + SecondaryPrivateIpAddressCount
		return {
			patch: interfacePatch(id, view, () => ({secondaryIps: after})),
			pin: now => interfacePatch(id, now, () => ({secondaryIps: secondaryOf(interfaceOf(id, now).networkInterface.privateIps)})),
			answer: now => ({
				NetworkInterfaceId: id,
				AssignedPrivateIpAddresses: secondaryOf(interfaceOf(id, now).networkInterface.privateIps)
					.filter(address => !before.includes(address))
					.map(PrivateIpAddress => ({PrivateIpAddress}))
			})
		}
	},
	UnassignPrivateIpAddresses({input: {NetworkInterfaceId: id, PrivateIpAddresses = []}, view}) {
		const before = secondaryOf(interfaceOf(id, view).networkInterface.privateIps)
		const unknown = PrivateIpAddresses.find(address => !before.includes(address))
		if (unknown !== undefined) {
			throw new AwsError('InvalidParameterValue', `Some of the specified addresses are not assigned to interface ${id}`)
		}
		return {
			patch: interfacePatch(id, view, () => ({secondaryIps: before.filter(address => !PrivateIpAddresses.includes(address))}))
		}
	},
	AssignIpv6Addresses({input: {NetworkInterfaceId: id, Ipv6Addresses = [], Ipv6AddressCount}, view}) {
		const before: readonly string[] = interfaceOf(id, view).networkInterface.ipv6
		const after = Ipv6AddressCount === undefined ? [...before, ...Ipv6Addresses] : before.length + Ipv6AddressCount
		return {
			patch: interfacePatch(id, view, () => ({ipv6: after})),
			pin: now => interfacePatch(id, now, () => ({ipv6: interfaceOf(id, now).networkInterface.ipv6})),
			answer: now => ({
				NetworkInterfaceId: id,
				AssignedIpv6Addresses: interfaceOf(id, now).networkInterface.ipv6.filter(address => !before.includes(address))
			})
		}
	},
	UnassignIpv6Addresses({input: {NetworkInterfaceId: id, Ipv6Addresses = []}, view}) {
		const before: readonly string[] = interfaceOf(id, view).networkInterface.ipv6
		const unknown = Ipv6Addresses.find(address => !before.includes(address))
		if (unknown !== undefined) {
			throw new AwsError('InvalidParameterValue', `Some of the specified addresses are not assigned to interface ${id}`)
		}
		return {
			patch: interfacePatch(id, view, () => ({ipv6: before.filter(address => !Ipv6Addresses.includes(address))})),
			answer: {NetworkInterfaceId: id, UnassignedIpv6Addresses: Ipv6Addresses}
		}
	}
}
