/** Quotas that an account has had raised: written to the lab file as far as needed. */
import {mostRulesPerInterface, quotas} from '../aws/quotas.ts'
import type {Thing} from './snapshot.ts'
import type {World} from './world.ts'
import {section, type Written} from './written.ts'

type Name = keyof typeof quotas

export function quotasFor({vpcs, foundElasticIps, snapshot: {things}}: World): Written | undefined {
	const regionAndAccount = ({at}: {readonly at: {readonly region: string; readonly account: string | undefined}}) =>
		`${at.region} ${at.account}`
	const zoneOf = (subnetId: string | undefined) =>
		things.Subnets.find(({SubnetId}) => SubnetId === subnetId)?.AvailabilityZoneId ?? ''
	const needed: Readonly<Partial<Record<Name, number>>> = {
		vpcsPerRegion: most(vpcs, ({region, account}) => `${region} ${account}`),
		internetGatewaysPerRegion: most(things.InternetGateways, regionAndAccount),
		elasticIpsPerRegion: most(things.Addresses, regionAndAccount) + foundElasticIps.size,
		natGatewaysPerZone: most(things.NatGateways, ({SubnetId}) => zoneOf(SubnetId)),
		subnetsPerVpc: most(things.Subnets, ({VpcId}) => VpcId),
		routeTablesPerVpc: most(things.RouteTables, ({VpcId}) => VpcId),
		networkAclsPerVpc: most(things.NetworkAcls, ({VpcId}) => VpcId),
		securityGroupsPerVpc: most(things.SecurityGroups, ({VpcId}) => VpcId ?? ''),
		peeringsPerVpc: most(
			things.VpcPeeringConnections.flatMap(({RequesterVpcInfo, AccepterVpcInfo}) => [RequesterVpcInfo, AccepterVpcInfo]),
			({VpcId}) => VpcId
		),
		transitGatewaysPerRegion: most(things.TransitGateways, regionAndAccount),
		routeTablesPerTransitGateway: most(things.TransitGatewayRouteTables, ({TransitGatewayId}) => TransitGatewayId),
		vpnGatewaysPerRegion: most(things.VpnGateways, regionAndAccount),
		customerGatewaysPerRegion: most(things.CustomerGateways, regionAndAccount),
		vpnConnectionsPerRegion: most(things.VpnConnections, regionAndAccount),
		vpnConnectionsPerVpnGateway: most(
			things.VpnConnections.filter(({VpnGatewayId}) => VpnGatewayId !== undefined),
			({VpnGatewayId}) => VpnGatewayId ?? ''
		),
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
	const raised = (Object.entries(needed) as [Name, number][])
		.filter(([name, count]) => count > quotas[name].initial)
		.map(([name, count]): [Name, number] => [name, Math.min(count, quotas[name].most)])
	// AWS allows more rules per group for fewer groups.
	const [groups = 1, rules = 0] = [needed.securityGroupsPerInterface, needed.rulesPerSecurityGroup]
	const fewer = Math.max(1, groups, Math.floor(mostRulesPerInterface / Math.max(1, rules)))
	if (fewer < quotas.securityGroupsPerInterface.initial) raised.push(['securityGroupsPerInterface', fewer])
	return section(raised)
}

const largest = (counts: readonly number[]): number => counts.reduce((a, b) => Math.max(a, b), 0)

const most = <T>(items: readonly T[], keyOf: (item: T) => string): number =>
	largest([...Map.groupBy(items, keyOf).values()].map(({length}) => length))

/** The count of the larger address family: a group counts in both, a prefix list with its maximum of entries (SG-9). */
function countRules(permissions: Thing<'SecurityGroups'>['IpPermissions'], lists: readonly Thing<'PrefixLists'>[]): number {
	const count = (of: 'IpRanges' | 'Ipv6Ranges') =>
		permissions.reduce((sum, permission) => {
			const entries = permission.PrefixListIds.map(({PrefixListId}) => {
				const list = lists.find(one => one.PrefixListId === PrefixListId)
				return Math.max(list?.MaxEntries ?? 0, list?.Cidrs?.length ?? 1)
			})
			return sum + permission[of].length + permission.UserIdGroupPairs.length + entries.reduce((a, b) => a + b, 0)
		}, 0)
	return Math.max(count('IpRanges'), count('Ipv6Ranges'))
}
