/** Elastic addresses: those that the account lists, and those reported for interfaces. */

import {inName, nameTag} from '../../import/names.ts'
import type {ImportPart} from '../../import/part.ts'
import type {Thing} from '../../import/snapshot.ts'
import type {World} from '../../import/world.ts'
import {sortedSection, type Written, written} from '../../import/written.ts'
import {parseAddress} from '../../net/address.ts'
import type {EniAddress} from '../network-interface/import-interface.ts'

/** Names all addresses of the account first, used or not. */
function nameElasticIps({snapshot, names, note}: World) {
	for (const address of snapshot.things.Addresses) {
		if (address.PublicIp !== undefined) {
			names.elasticIps.give(address.PublicIp, nameTag(address.Tags), `eip-${inName(address.PublicIp)}`)
		} else {
			note(address.at, {
				kind: 'address',
				id: address.AllocationId ?? 'without an address',
				consequence: 'it has no public IPv4 address, and is left out'
			})
		}
	}
}

/** Name of an interface address's elastic address. Undefined: the public address is automatic. */
export function elasticIpNamed(
	{publicIp, allocationId}: Pick<EniAddress, 'publicIp' | 'allocationId'>,
	by: Thing<'NetworkInterfaces'> | Thing<'NatGateways'>,
	world: World
): string | undefined {
	if (publicIp === undefined) return undefined
	const known = world.names.elasticIps.of(publicIp)
	if (known !== undefined || allocationId === undefined) return known
	world.foundElasticIps.set(publicIp, {allocationId, at: by.at, owner: by.at.account ?? ownerOf(by)})
	return world.names.elasticIps.give(publicIp, `eip-${inName(publicIp)}`)
}

/** Undefined: AWS's answers do not have the account of a NAT gateway's address, which is its VPC's. */
const ownerOf = (by: Thing<'NetworkInterfaces'> | Thing<'NatGateways'>): string | undefined =>
	'OwnerId' in by ? by.OwnerId : undefined

/** Descriptions of interfaces and NAT gateways decide: an address is unassociated if only its own description names an interface. */
function noteUnassociated({snapshot: {things}, note}: World) {
	const interfaces = [
		...things.NetworkInterfaces,
		...things.Reservations.flatMap(({Instances}) => Instances.flatMap(one => one.NetworkInterfaces))
	]
	const described = new Set([
		...interfaces.flatMap(({Association, PrivateIpAddresses}) =>
			[Association, ...PrivateIpAddresses.map(one => one.Association)].map(one => one?.PublicIp)
		),
		...things.NatGateways.flatMap(({NatGatewayAddresses}) => NatGatewayAddresses.map(one => one.PublicIp))
	])
	for (const {PublicIp, AllocationId, NetworkInterfaceId: holder, at} of things.Addresses) {
		if (PublicIp === undefined || holder === undefined || described.has(PublicIp)) continue
		const consequence = `${holder}, to which it should be associated, is not described with it: it is taken as unassociated`
		note(at, {kind: 'address', id: AllocationId ?? PublicIp, consequence})
	}
}

/** Called last, when all addresses in use are known. */
export function elasticIpsOf(world: World): Written | undefined {
	const {snapshot, names} = world
	noteUnassociated(world)
	const listed = snapshot.things.Addresses.flatMap(({PublicIp, AllocationId, NetworkInterfaceOwnerId, at}) =>
		PublicIp === undefined
			? []
			: [{address: PublicIp, allocationId: AllocationId, at, owner: at.account ?? NetworkInterfaceOwnerId}]
	)
	const found = [...world.foundElasticIps].map(([address, rest]) => ({address: address as string, ...rest}))
	return sortedSection(
		[...listed, ...found].map(({address, allocationId, at, owner}) => {
			const name = names.elasticIps.of(address) ?? address
			return [
				name,
				written({
					id: allocationId,
					address: parseAddress(address),
					region: at.region === world.region ? undefined : at.region,
					account: owner === world.account ? undefined : owner,
					...world.elasticAttachments.get(name)
				})
			] as const
		})
	)
}

export const elasticIp: ImportPart = {name: nameElasticIps}
