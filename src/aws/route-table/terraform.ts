/** Route tables, routes and associations. Doc: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route_table */
import {leftOut} from '../../iac/made.ts'
import type {Made, Making} from '../../iac/part.ts'
import type {Asking, Piece, TerraformPart} from '../../iac/terraform/part.ts'
import {argumentsOf, sameAs, tagArguments} from '../../iac/terraform/same-as.ts'
import {blocksOf, itemsOf, renamed, tagged, type Values} from '../../iac/terraform/translate.ts'
import {kinds} from '../kinds.ts'

/** The provider's own short form for the gateways of IPv6. */
const snake = (property: string): string =>
	property
		.replaceAll(/(?<!^)[A-Z]/g, '_$&')
		.toLowerCase()
		.replace('_only_internet_', '_only_')

const targets: Readonly<Record<string, string>> = Object.fromEntries(
	[
		'GatewayId',
		'InstanceId',
		'CarrierGatewayId',
		'LocalGatewayId',
		'CoreNetworkArn',
		'OdbNetworkArn',
		...kinds.targets.flatMap(({inApi: {own}}) => (own ? [own.field] : []))
	].map(property => [property, snake(property)])
)

const ofResource = {
	DestinationCidrBlock: 'destination_cidr_block',
	DestinationIpv6CidrBlock: 'destination_ipv6_cidr_block',
	DestinationPrefixListId: 'destination_prefix_list_id',
	...targets
}

const ofBlock = {
	DestinationCidrBlock: 'cidr_block',
	DestinationIpv6CidrBlock: 'ipv6_cidr_block',
	DestinationPrefixListId: 'destination_prefix_list_id',
	...targets
}

/** In a state, a route to a network interface has the instance as well. */
function oneTarget(values: Values, {isObserved, isThing}: Asking): Values {
	if (!isObserved || !values.instance_id || !values.network_interface_id) return values
	const other = isThing(values.network_interface_id) ? 'instance_id' : 'network_interface_id'
	return {...values, [other]: undefined}
}

const route = 'AWS::EC2::Route'

const inlineRoutes = (asking: Asking, RouteTableId: string): readonly Piece[] => [
	...blocksOf(asking.values, 'route').map(({block, at}) => ({
		type: route,
		properties: {RouteTableId, ...renamed(oneTarget(block, asking), ofBlock, at)}
	})),
	...itemsOf(asking.values, 'propagating_vgws').map(VpnGatewayId => ({
		type: 'AWS::EC2::VPNGatewayRoutePropagation',
		properties: {RouteTableIds: [RouteTableId], VpnGatewayId}
	}))
]

/** A VPC's main table becomes part of the configuration. */
function adopt(making: Making): Made {
	const table = making.thingAt('RouteTableId', 'route-table')
	if (!table) return leftOut(making)
	const tags = making.tags()
	return {ref: table.id, edits: tags ? [{path: table.path, value: {tags}}] : []}
}

function makeMain(making: Making): Made {
	const table = making.thingAt('RouteTableId', 'route-table')
	if (!table || !making.thingAt('VpcId', 'vpc')) return leftOut(making)
	return {ref: making.logicalId, edits: [{path: [...table.path, 'main'], value: making.properties.placed('RouteTableId', true)}]}
}

const inline = ['route', 'propagating_vgws', ...tagArguments]

export const routeTable: TerraformPart = {
	terraform: {
		aws_route_table: {
			...sameAs('AWS::EC2::RouteTable', {VpcId: 'vpc_id'}),
			effect: ['vpc_id', ...inline],
			noun: 'route-table',
			required: ['vpc_id'],
			inert: ['region'],
			parts: inlineRoutes,
			attributes: {owner_id: (_made, {lab}) => lab.account}
		},
		aws_default_route_table: {
			effect: ['default_route_table_id', ...inline],
			required: ['default_route_table_id'],
			inert: ['region'],
			as: ({values}) => ({
				type: 'AWS::EC2::RouteTable',
				properties: {...renamed(values, {RouteTableId: 'default_route_table_id'}), ...tagged(values)},
				make: adopt
			}),
			parts: inlineRoutes
		},
		aws_route: {
			effect: [...argumentsOf(ofResource), 'route_table_id'],
			required: ['route_table_id'],
			inert: ['region'],
			as: asking => ({
				type: route,
				properties: renamed(oneTarget(asking.values, asking), {RouteTableId: 'route_table_id', ...ofResource})
			})
		},
		aws_route_table_association: {
			effect: ['route_table_id', 'subnet_id', 'gateway_id'],
			required: ['route_table_id'],
			inert: ['region'],
			as: ({values}) => ({
				type: `AWS::EC2::${'gateway_id' in values ? 'Gateway' : 'Subnet'}RouteTableAssociation`,
				properties: renamed(values, {RouteTableId: 'route_table_id', SubnetId: 'subnet_id', GatewayId: 'gateway_id'})
			})
		},
		aws_main_route_table_association: {
			effect: ['vpc_id', 'route_table_id'],
			required: ['vpc_id', 'route_table_id'],
			inert: ['region'],
			as: ({values}) => ({
				type: 'AWS::EC2::RouteTable',
				properties: renamed(values, {VpcId: 'vpc_id', RouteTableId: 'route_table_id'}),
				make: makeMain
			})
		},
		aws_vpn_gateway_route_propagation: {
			...sameAs('AWS::EC2::VPNGatewayRoutePropagation', {RouteTableIds: 'route_table_id', VpnGatewayId: 'vpn_gateway_id'}),
			required: ['route_table_id', 'vpn_gateway_id']
		}
	}
}
