/** An account may have had its quotas raised: the lab file says so where it must. */
import {quotas} from '../aws/quotas.ts'
import type {World} from './world.ts'
import {section, type Written} from './written.ts'

type Name = keyof typeof quotas

export function quotasFor({vpcs, snapshot: {things}}: World): Written | undefined {
	const needed: [Name, number][] = [
		['vpcsPerRegion', most(vpcs, ({region, account}) => `${region} ${account}`)],
		['internetGatewaysPerRegion', most(things.InternetGateways, ({at}) => `${at.region} ${at.account}`)],
		['elasticIpsPerRegion', most(things.Addresses, ({at}) => `${at.region} ${at.account}`)],
		[
			'natGatewaysPerZone',
			most(things.NatGateways, ({SubnetId}) => things.Subnets.find(one => one.SubnetId === SubnetId)?.AvailabilityZoneId ?? '')
		],
		['subnetsPerVpc', most(things.Subnets, ({VpcId}) => VpcId)],
		['routeTablesPerVpc', most(things.RouteTables, ({VpcId}) => VpcId)],
		['networkAclsPerVpc', most(things.NetworkAcls, ({VpcId}) => VpcId)],
		['securityGroupsPerVpc', most(things.SecurityGroups, ({VpcId}) => VpcId ?? '')],
		['cidrsPerVpc', Math.max(0, ...vpcs.map(({cidrs}) => cidrs.length))],
		['ipv6CidrsPerVpc', Math.max(0, ...vpcs.map(({ipv6Cidrs}) => ipv6Cidrs.length))],
		['routesPerRouteTable', Math.max(0, ...things.RouteTables.map(({Routes}) => Routes.length))],
		['securityGroupsPerInterface', Math.max(0, ...things.NetworkInterfaces.map(({Groups}) => Groups.length))],
		[
			'rulesPerSecurityGroup',
			Math.max(
				0,
				...things.SecurityGroups.flatMap(({IpPermissions, IpPermissionsEgress}) => [
					countRules(IpPermissions),
					countRules(IpPermissionsEgress)
				])
			)
		],
		[
			'rulesPerNetworkAcl',
			Math.max(
				0,
				...things.NetworkAcls.flatMap(({Entries}) =>
					[true, false].map(egress => Entries.filter(({Egress}) => Egress === egress).length)
				)
			)
		]
	]
	return section(
		needed
			.filter(([name, count]) => count > quotas[name].initial)
			.map(([name, count]) => [name, Math.min(count, quotas[name].most)])
	)
}

const most = <T>(items: readonly T[], keyOf: (item: T) => string): number =>
	Math.max(0, ...[...Map.groupBy(items, keyOf).values()].map(({length}) => length))

type Permission = {
	readonly IpRanges: readonly unknown[]
	readonly Ipv6Ranges: readonly unknown[]
	readonly PrefixListIds: readonly unknown[]
	readonly UserIdGroupPairs: readonly unknown[]
}

const countRules = (permissions: readonly Permission[]): number =>
	permissions.reduce(
		(sum, {IpRanges, Ipv6Ranges, PrefixListIds, UserIdGroupPairs}) =>
			sum + IpRanges.length + Ipv6Ranges.length + PrefixListIds.length + UserIdGroupPairs.length,
		0
	)
