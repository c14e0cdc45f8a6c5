import type {ImportPart} from '../../import/part.ts'
import type {Thing} from '../../import/snapshot.ts'
import {block, type World, type WorldVpc} from '../../import/world.ts'
import {section, written} from '../../import/written.ts'
import {compare} from '../../net/address.ts'
import {networkAclOf} from '../network-acl/import.ts'
import {routeTableOf} from '../route-table/import.ts'

const byBlock = (a: Thing<'Subnets'>, b: Thing<'Subnets'>) =>
	a.CidrBlock === undefined || b.CidrBlock === undefined ? 0 : compare(block(a.CidrBlock), block(b.CidrBlock))

function subnetWritten(subnet: Thing<'Subnets'>, vpc: WorldVpc, world: World): (readonly [string, unknown])[] {
	const {SubnetId, CidrBlock, AvailabilityZone, AvailabilityZoneId, Ipv6CidrBlockAssociationSet} = subnet
	const name = vpc.subnets.of(SubnetId) ?? SubnetId
	if (CidrBlock === undefined) return []
	const [ipv6] = Ipv6CidrBlockAssociationSet.filter(
		({Ipv6CidrBlockState}) => (Ipv6CidrBlockState?.State ?? 'associated') === 'associated'
	)
	const letter = AvailabilityZone?.startsWith(vpc.region) ? AvailabilityZone.slice(vpc.region.length) : ''
	const zone = /^[a-z]$/.test(letter) ? letter : (AvailabilityZone ?? AvailabilityZoneId)
	return [
		[
			name,
			written({
				id: SubnetId,
				zone,
				cidr: block(CidrBlock),
				ipv6: ipv6 && block(ipv6.Ipv6CidrBlock),
				routeTable: routeTableOf(SubnetId, vpc, world),
				networkAcl: networkAclOf(SubnetId, vpc, world),
				mapPublicIpOnLaunch: subnet.MapPublicIpOnLaunch || undefined,
				assignIpv6AddressOnCreation: subnet.AssignIpv6AddressOnCreation || undefined
			})
		]
	]
}

export const subnet: ImportPart = {
	inVpc: (vpc, _hosts, world) => ({
		subnets: section(
			[...world.snapshot.things.Subnets]
				.filter(({VpcId}) => VpcId === vpc.id)
				.sort(byBlock)
				.flatMap(one => subnetWritten(one, vpc, world))
		)
	})
}
