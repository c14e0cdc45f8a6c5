/** An account may have had its quotas raised: the lab file says so where it must. */
import {quotas} from '../aws/quotas.ts'
import type {Thing} from './read.ts'
import type {World} from './world.ts'
import {section, type Written} from './written.ts'

type Name = keyof typeof quotas

export function quotasFor({vpcs, foundElasticIps, snapshot: {things}}: World): Written | undefined {
	const home = ({at}: {readonly at: {readonly region: string; readonly account: string | undefined}}) =>
		`${at.region} ${at.account}`
	const zoneOf = (subnetId: string | undefined) =>
		things.Subnets.find(({SubnetId}) => SubnetId === subnetId)?.AvailabilityZoneId ?? ''
	const needed: Readonly<Partial<Record<Name, number>>> = {
		vpcsPerRegion: most(vpcs, ({region, account}) => `${region} ${account}`),
		internetGatewaysPerRegion: most(things.InternetGateways, home),
		elasticIpsPerRegion: most(things.Addresses, home) + foundElasticIps.size,
		natGatewaysPerZone: most(things.NatGateways, ({SubnetId}) => zoneOf(SubnetId)),
		subnetsPerVpc: most(things.Subnets, ({VpcId}) => VpcId),
		routeTablesPerVpc: most(things.RouteTables, ({VpcId}) => VpcId),
		networkAclsPerVpc: most(things.NetworkAcls, ({VpcId}) => VpcId),
		securityGroupsPerVpc: most(things.SecurityGroups, ({VpcId}) => VpcId ?? ''),
		peeringsPerVpc: most(
			things.VpcPeeringConnections.flatMap(({RequesterVpcInfo, AccepterVpcInfo}) => [RequesterVpcInfo, AccepterVpcInfo]),
			({VpcId}) => VpcId
		),
		transitGatewaysPerRegion: most(things.TransitGateways, home),
		routeTablesPerTransitGateway: most(things.TransitGatewayRouteTables, ({TransitGatewayId}) => TransitGatewayId),
		cidrsPerVpc: largest(vpcs.map(({cidrs}) => cidrs.length)),
		ipv6CidrsPerVpc: largest(vpcs.map(({ipv6Cidrs}) => ipv6Cidrs.length)),
		routesPerRouteTable: largest(things.RouteTables.map(({Routes}) => Routes.length)),
		securityGroupsPerInterface: largest(things.NetworkInterfaces.map(({Groups}) => Groups.length)),
		rulesPerSecurityGroup: largest(
			things.SecurityGroups.flatMap(({IpPermissions, IpPermissionsEgress}) =>
				[IpPermissions, IpPermissionsEgress].map(all => countRules(all, things.PrefixLists))
			)
		),
		rulesPerNetworkAcl: largest(
			things.NetworkAcls.flatMap(({Entries}) => [true, false].map(egress => Entries.filter(one => one.Egress === egress).length))
		)
	}
	return section(
		(Object.entries(needed) as [Name, number][])
			.filter(([name, count]) => count > quotas[name].initial)
			.map(([name, count]) => [name, Math.min(count, quotas[name].most)])
	)
}

const largest = (counts: readonly number[]): number => counts.reduce((a, b) => Math.max(a, b), 0)

const most = <T>(items: readonly T[], keyOf: (item: T) => string): number =>
	largest([...Map.groupBy(items, keyOf).values()].map(({length}) => length))

/** A prefix list counts with all the entries that it may have (SG-9). */
const countRules = (permissions: Thing<'SecurityGroups'>['IpPermissions'], lists: readonly Thing<'PrefixLists'>[]): number =>
	permissions.reduce((sum, {IpRanges, Ipv6Ranges, PrefixListIds, UserIdGroupPairs}) => {
		const entries = PrefixListIds.map(({PrefixListId}) => {
			const list = lists.find(one => one.PrefixListId === PrefixListId)
			return list?.MaxEntries ?? list?.Cidrs?.length ?? 1
		})
		return sum + IpRanges.length + Ipv6Ranges.length + UserIdGroupPairs.length + entries.reduce((a, b) => a + b, 0)
	}, 0)
