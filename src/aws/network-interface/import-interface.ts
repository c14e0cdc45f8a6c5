import type {World, WorldVpc} from '../../import/world.ts'
import {listOrNothing, type Written, written} from '../../import/written.ts'
import {type Address, parseAddress} from '../../net/address.ts'
import {elasticIpNamed} from '../elastic-ip/import.ts'
import type {Eni} from './import-hosts.ts'

/** The fields of an interface in a lab file, whatever its owner. `key`: its key in the whole lab. */
export function interfaceWritten(eni: Eni, key: string, vpc: WorldVpc, world: World): Written & {readonly publicIp?: unknown} {
	const [primary, ...secondary] = addressesOf(eni)
	const elastic = [primary, ...secondary].map(one => (one?.publicIp === undefined ? undefined : elasticIpNamed(one, eni, world)))
	const used = elastic.findLastIndex(name => name !== undefined) + 1
	const dense = elastic.slice(0, used).every(name => name !== undefined)
	if (!dense) {
		for (const [index, name] of elastic.entries()) {
			const address = [primary, ...secondary][index]?.address
			if (name !== undefined && address !== undefined) {
				world.elasticAttachments.set(name, {networkInterface: key, privateIp: address})
			}
		}
	}
	for (const {prefix} of delegatedPrefixes(eni)) {
		world.note(eni.at, {kind: 'delegated prefix', id: `${eni.NetworkInterfaceId} ${prefix}`, consequence: 'nothing leads to it'})
	}
	return written({
		id: eni.NetworkInterfaceId,
		mac: eni.MacAddress?.toLowerCase(),
		subnet: world.subnetOf(eni.SubnetId)?.name,
		privateIp: primary?.address,
		secondaryIps: listOrNothing(secondary.map(({address}) => address)),
		ipv6: ipv6Of(eni, world),
		publicIp: primary?.publicIp !== undefined && elastic[0] === undefined ? primary.publicIp : undefined,
		elasticIp: dense && used > 0 ? (used === 1 ? elastic[0] : elastic.slice(0, used)) : undefined,
		securityGroups: groupsOf(eni, vpc, world),
		sourceDestCheck: eni.SourceDestCheck === false && eni.Attachment?.InstanceId !== undefined ? false : undefined
	})
}

export function ipv6Of({Ipv6Addresses, SubnetId}: Eni, world: World): unknown {
	const addresses = Ipv6Addresses.flatMap(({Ipv6Address}) => parseAddress(Ipv6Address) ?? [])
	if (addresses.length > 0) return addresses.length === 1 ? addresses[0] : addresses
	return world.subnetOf(SubnetId)?.subnet.AssignIpv6AddressOnCreation === true ? false : undefined
}

export const delegatedPrefixes = ({Ipv4Prefixes, Ipv6Prefixes}: Eni) => [
	...Ipv4Prefixes.map(({Ipv4Prefix}) => ({prefix: Ipv4Prefix})),
	...Ipv6Prefixes.map(({Ipv6Prefix}) => ({prefix: Ipv6Prefix}))
]

/** Undefined: only the default group. */
export function groupsOf(eni: Eni, vpc: WorldVpc, world: World): readonly string[] | undefined {
	const names = eni.Groups.flatMap(({GroupId}, index) => {
		const name = vpc.securityGroups.of(GroupId)
		if (name === undefined && eni.Attachment?.InstanceId !== undefined) {
			world.findings.push({
				file: eni.at.file,
				path: [...eni.at.path, 'Groups', index, 'GroupId'],
				message: `${GroupId} is in no answer of describe-security-groups`,
				fix: 'save that of its account and region too'
			})
		}
		return name ?? []
	})
	return names.length === 0 || (names.length === 1 && names[0] === 'default') ? undefined : names
}

export type EniAddress = {readonly address: Address; readonly publicIp?: Address; readonly allocationId?: string | undefined}

/** Its addresses, the primary one first. */
export function addressesOf({PrivateIpAddresses, PrivateIpAddress, Association}: Eni): readonly EniAddress[] {
	const listed =
		PrivateIpAddresses.length > 0 || PrivateIpAddress === undefined
			? PrivateIpAddresses
			: [{PrivateIpAddress, Primary: true, Association}]
	return listed
		.toSorted((a, b) => Number(b.Primary ?? false) - Number(a.Primary ?? false))
		.map(({PrivateIpAddress: address, Association: association}) => ({
			address: parseAddress(address) as Address,
			...(association?.PublicIp !== undefined && {
				publicIp: parseAddress(association.PublicIp) as Address,
				allocationId: association.AllocationId
			})
		}))
}
