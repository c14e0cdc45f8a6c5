/** aws_vpc and its further blocks. Doc: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc */
import type {Made, Making} from '../../iac/part.ts'
import type {Piece, TerraformPart} from '../../iac/terraform/part.ts'
import {sameAs} from '../../iac/terraform/same-as.ts'
import {renamed} from '../../iac/terraform/translate.ts'
import {idOf} from '../ids.ts'
import {makeVpc} from './cloudformation.ts'

const renaming = {
	CidrBlock: 'cidr_block',
	EnableDnsSupport: 'enable_dns_support',
	EnableDnsHostnames: 'enable_dns_hostnames',
	InstanceTenancy: 'instance_tenancy',
	Ipv4IpamPoolId: 'ipv4_ipam_pool_id'
}

const mainTableOf = (name: string): string => idOf('rtb', `${name}.main`)

/** The main route table is an attribute as well, unlike in CloudFormation. */
function make(making: Making): Made {
	const made = makeVpc(making)
	if (!made.things) return made
	const {name} = making
	const table = {
		kind: 'route-table' as const,
		id: mainTableOf(name),
		path: ['vpcs', name, 'routeTables', 'main'],
		name: 'main',
		vpc: name
	}
	return {
		...made,
		attributes: {...made.attributes, MainRouteTable: () => table.id},
		things: [...made.things, table]
	}
}

const block = 'AWS::EC2::VPCCidrBlock'

const ipam = 'address pools of IPAM are not emulated: write the block itself'

export const vpc: TerraformPart = {
	terraform: {
		aws_vpc: {
			...sameAs('AWS::EC2::VPC', renaming),
			as: asking => ({...sameAs('AWS::EC2::VPC', renaming).as(asking), make}),
			noun: 'vpc',
			parts: ({values}, VpcId): readonly Piece[] => {
				if (values.ipv6_cidr_block) {
					return [{type: block, properties: {VpcId, ...renamed(values, {Ipv6CidrBlock: 'ipv6_cidr_block'})}}]
				}
				if (!values.assign_generated_ipv6_cidr_block) return []
				return [
					{
						type: block,
						properties: {VpcId, ...renamed(values, {AmazonProvidedIpv6CidrBlock: 'assign_generated_ipv6_cidr_block'})}
					}
				]
			},
			inert: ['enable_network_address_usage_metrics', 'ipv6_cidr_block_network_border_group', 'region'],
			named: {ipv4_netmask_length: ipam, ipv6_ipam_pool_id: ipam, ipv6_netmask_length: ipam},
			attributes: {
				default_security_group_id: 'DefaultSecurityGroup',
				default_network_acl_id: 'DefaultNetworkAcl',
				default_route_table_id: 'MainRouteTable',
				main_route_table_id: 'MainRouteTable',
				ipv6_cidr_block: ({attributes}) => [attributes?.Ipv6CidrBlocks?.() ?? []].flat()[0],
				owner_id: (_made, {lab}) => lab.account
			}
		},
		aws_vpc_ipv4_cidr_block_association: {
			...sameAs(block, {VpcId: 'vpc_id', CidrBlock: 'cidr_block', Ipv4IpamPoolId: 'ipv4_ipam_pool_id'}),
			required: ['vpc_id'],
			named: {ipv4_netmask_length: ipam}
		},
		aws_vpc_ipv6_cidr_block_association: {
			...sameAs(block, {
				VpcId: 'vpc_id',
				Ipv6CidrBlock: 'ipv6_cidr_block',
				AmazonProvidedIpv6CidrBlock: 'assign_generated_ipv6_cidr_block',
				Ipv6IpamPoolId: 'ipv6_ipam_pool_id'
			}),
			required: ['vpc_id'],
			inert: ['ipv6_pool'],
			named: {ipv6_netmask_length: ipam},
			attributes: {ipv6_cidr_block: 'Ipv6CidrBlock'}
		}
	}
}
