/** A customer gateway that is an instance of the account: its address is the elastic address of the instance's primary interface. */

import type {Thing} from '../../import/snapshot.ts'
import type {World, WorldVpc} from '../../import/world.ts'
import {type Written, written} from '../../import/written.ts'
import type {Cidr} from '../../net/address.ts'
import {enisOf} from '../network-interface/import-hosts.ts'
import {addressesOf} from '../network-interface/import-interface.ts'

export type Appliance = {readonly vpc: WorldVpc; readonly instanceId: string}

/** Undefined: no instance in an imported VPC has the address as its elastic one. */
export function applianceAt(address: string | undefined, world: World): Appliance | undefined {
	if (address === undefined) return undefined
	for (const eni of enisOf(world).values()) {
		const {InstanceId, DeviceIndex} = eni.Attachment ?? {}
		const [primary] = addressesOf(eni)
		const vpc = world.subnetOf(eni.SubnetId)?.vpc
		if (primary?.publicIp !== address || InstanceId === undefined || (DeviceIndex ?? 0) !== 0 || !vpc) continue
		const isElastic =
			primary.allocationId !== undefined || world.snapshot.things.Addresses.some(({PublicIp}) => PublicIp === address)
		if (isElastic) return {vpc, instanceId: InstanceId}
	}
	return undefined
}

/** `known`: blocks behind the appliance that are in the account. */
export function applianceWritten(
	{CustomerGatewayId: id, at}: Thing<'CustomerGateways'>,
	{vpc, instanceId, asn, known}: Appliance & {readonly asn: number | undefined; readonly known: readonly Cidr[]},
	{note}: World
): Written {
	const announces = known.length === 0 || known.join(' ') === vpc.cidrs.join(' ') ? undefined : known
	note(at, {
		kind: 'customer gateway',
		id,
		consequence: `the programs of instance ${instanceId}, which has its address, are in no answer: they are taken as such that suit its VPN connections, and announce ${(announces ?? vpc.cidrs).join(', ')}`
	})
	return written({id, instance: `${vpc.key}.${vpc.targets.of(instanceId) ?? instanceId}`, asn, announces})
}
