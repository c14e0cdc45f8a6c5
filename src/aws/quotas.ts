/** AWS's default quotas of an account. A lab may raise each of them, as an account may. */
import {z} from 'zod'
import type {Finding} from '../model/finding.ts'
import {wholeNumber} from './schema.ts'

type Quota = {readonly initial: number; readonly most: number; readonly code: string; readonly what: string}

/** Keys as in a lab file. Sources: VPC-3, VPC-8, SUB-1, RT-1, RT-6, IGW-3, EIP-1, NAT-7, ENI-1, ENI-2, SG-9, NACL-7, PCX-1, VPN-1. */
export const quotas = {
	vpcsPerRegion: {initial: 5, most: 1000, code: 'VpcLimitExceeded', what: 'VPCs in one Region'},
	cidrsPerVpc: {initial: 5, most: 50, code: 'CidrLimitExceeded', what: 'IPv4 blocks of one VPC, the primary one included'},
	ipv6CidrsPerVpc: {initial: 5, most: 50, code: 'CidrLimitExceeded', what: 'IPv6 blocks of one VPC'},
	subnetsPerVpc: {initial: 200, most: 1000, code: 'SubnetLimitExceeded', what: 'subnets of one VPC'},
	routeTablesPerVpc: {initial: 200, most: 1000, code: 'RouteTableLimitExceeded', what: 'route tables of one VPC'},
	routesPerRouteTable: {initial: 500, most: 1000, code: 'RouteLimitExceeded', what: 'static routes of one table and family'},
	internetGatewaysPerRegion: {
		initial: 5,
		most: 1000,
		code: 'InternetGatewayLimitExceeded',
		what: 'internet gateways in one Region'
	},
	elasticIpsPerRegion: {initial: 5, most: 1000, code: 'AddressLimitExceeded', what: 'elastic addresses in one Region'},
	natGatewaysPerZone: {initial: 5, most: 1000, code: 'NatGatewayLimitExceeded', what: 'NAT gateways in one zone'},
	gatewayEndpointsPerRegion: {
		initial: 20,
		most: 255,
		code: 'VpcEndpointLimitExceeded',
		what: 'gateway endpoints in one Region'
	},
	interfaceEndpointsPerVpc: {initial: 50, most: 1000, code: 'VpcEndpointLimitExceeded', what: 'interface endpoints of one VPC'},
	interfacesPerInstance: {
		initial: 15,
		most: 15,
		code: 'AttachmentLimitExceeded',
		what: 'network interfaces of one instance (of the largest types)'
	},
	addressesPerInterface: {
		initial: 50,
		most: 50,
		code: 'PrivateIpAddressLimitExceeded',
		what: 'addresses of one network interface (of the largest types)'
	},
	securityGroupsPerVpc: {initial: 2500, most: 10_000, code: 'SecurityGroupLimitExceeded', what: 'security groups of one VPC'},
	rulesPerSecurityGroup: {
		initial: 60,
		most: 1000,
		code: 'RulesPerSecurityGroupLimitExceeded',
		what: 'rules of one security group, direction and family'
	},
	securityGroupsPerInterface: {
		initial: 5,
		most: 16,
		code: 'SecurityGroupsPerInterfaceLimitExceeded',
		what: 'security groups of one network interface'
	},
	networkAclsPerVpc: {initial: 200, most: 1000, code: 'NetworkAclLimitExceeded', what: 'network ACLs of one VPC'},
	rulesPerNetworkAcl: {
		initial: 20,
		most: 40,
		code: 'NetworkAclEntryLimitExceeded',
		what: 'rules of one network ACL, direction and family'
	},
	transitGatewaysPerRegion: {initial: 5, most: 1000, code: 'TransitGatewayLimitExceeded', what: 'transit gateways in one Region'},
	routeTablesPerTransitGateway: {
		initial: 20,
		most: 1000,
		code: 'TransitGatewayRouteTableLimitExceeded',
		what: 'route tables of one transit gateway'
	},
	vpnGatewaysPerRegion: {initial: 5, most: 1000, code: 'VpnGatewayLimitExceeded', what: 'virtual private gateways in one Region'},
	customerGatewaysPerRegion: {
		initial: 50,
		most: 1000,
		code: 'CustomerGatewayLimitExceeded',
		what: 'customer gateways in one Region'
	},
	vpnConnectionsPerRegion: {initial: 50, most: 1000, code: 'VpnConnectionLimitExceeded', what: 'VPN connections in one Region'},
	vpnConnectionsPerVpnGateway: {
		initial: 10,
		most: 1000,
		code: 'VpnConnectionLimitExceeded',
		what: 'VPN connections of one virtual private gateway'
	},
	peeringsPerVpc: {
		initial: 50,
		most: 125,
		code: 'ActiveVpcPeeringConnectionPerVpcLimitExceeded',
		what: 'active peering connections of one VPC'
	}
} as const satisfies Readonly<Record<string, Quota>>

export type QuotaName = keyof typeof quotas
export type Quotas = Readonly<Record<QuotaName, number>>

export const quotasSchema = z.strictObject(
	Object.fromEntries(
		Object.entries(quotas).map(([name, {initial, most, what}]) => [
			name,
			wholeNumber('a number', {min: 1, max: most}).optional().describe(`How many ${what}. Default: ${initial}.`)
		])
	) as Record<QuotaName, z.ZodOptional<z.ZodInt>>
)

export const readQuotas = (written: z.input<typeof quotasSchema> = {}): Quotas =>
	Object.fromEntries(Object.entries(quotas).map(([name, {initial}]) => [name, written[name as QuotaName] ?? initial])) as Quotas

/** A finding if there are more than the quota allows. */
export function* overQuota(
	name: QuotaName,
	count: number,
	limits: Quotas,
	at: Omit<Finding, 'message'>,
	owner = ''
): Generator<Finding> {
	if (count <= limits[name]) return
	const {code, what, most} = quotas[name]
	yield {
		...at,
		message: `${owner}${count} are too many: the quota is ${limits[name]} ${what}`,
		code,
		fix:
			limits[name] < most
				? `use fewer, or raise the quota (at most ${most}): quotas: {${name}: ${Math.min(most, count)}}`
				: `use fewer; AWS raises this quota to no more than ${most}`
	}
}

/** AWS raises the two quotas of security groups only so far that their product is at most 1,000 (SG-9). */
export function* checkQuotas({rulesPerSecurityGroup: rules, securityGroupsPerInterface: groups}: Quotas): Generator<Finding> {
	if (rules * groups <= mostRulesPerInterface) return
	yield {
		path: ['quotas'],
		at: 'key',
		message: `${groups} security groups of ${rules} rules each are more than the ${mostRulesPerInterface} rules that one network interface may have`,
		fix: `with ${groups} groups at most ${Math.floor(mostRulesPerInterface / groups)} rules: quotas: {rulesPerSecurityGroup: ${Math.floor(mostRulesPerInterface / groups)}}`
	}
}

export const mostRulesPerInterface = 1000
