/** Network ACLs, their rules and associations. Doc: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/network_acl */
import {leftOut} from '../../iac/made.ts'
import type {Made, Making} from '../../iac/part.ts'
import type {Asking, Piece, TerraformPart} from '../../iac/terraform/part.ts'
import {sameAs, tagArguments} from '../../iac/terraform/same-as.ts'
import {type Block, blocksOf, isGiven, itemsOf, renamed, tagged} from '../../iac/terraform/translate.ts'

const entryType = 'AWS::EC2::NetworkAclEntry'

function entryOf({block, at}: Block, names: {readonly number: string; readonly action: string}): Piece {
	const nested = (to: string, from: Readonly<Record<string, string>>) => {
		const inner = renamed(block, from, at)
		return Object.keys(inner).length > 0 ? {[to]: inner} : {}
	}
	const isOfPorts = isGiven(block.from_port) || isGiven(block.to_port)
	return {
		type: entryType,
		properties: {
			...renamed(
				block,
				{
					RuleNumber: names.number,
					RuleAction: names.action,
					Protocol: 'protocol',
					CidrBlock: 'cidr_block',
					Ipv6CidrBlock: 'ipv6_cidr_block'
				},
				at
			),
			...(isOfPorts && nested('PortRange', {From: 'from_port', To: 'to_port'})),
			...nested('Icmp', {Type: 'icmp_type', Code: 'icmp_code'})
		}
	}
}

const inlineParts = ({values}: Asking, NetworkAclId: string): readonly Piece[] => [
	...(['ingress', 'egress'] as const).flatMap(direction =>
		blocksOf(values, direction).map(block => {
			const {type, properties} = entryOf(block, {number: 'rule_no', action: 'action'})
			return {type, properties: {...properties, NetworkAclId, Egress: direction === 'egress'}}
		})
	),
	...itemsOf(values, 'subnet_ids').map(SubnetId => ({
		type: 'AWS::EC2::SubnetNetworkAclAssociation',
		properties: {NetworkAclId, SubnetId}
	}))
]

/** A VPC's own ACL becomes part of the configuration, and loses its entries (NACL-2). */
function adopt(making: Making): Made {
	const acl = making.thingAt('NetworkAclId', 'network-acl')
	if (!acl) return leftOut(making)
	return {ref: acl.id, edits: [{path: acl.path, value: {ingress: {}, egress: {}, tags: making.tags()}}]}
}

const inline = ['ingress', 'egress', 'subnet_ids', ...tagArguments]

export const networkAcl: TerraformPart = {
	terraform: {
		aws_network_acl: {
			...sameAs('AWS::EC2::NetworkAcl', {VpcId: 'vpc_id'}),
			effect: ['vpc_id', ...inline],
			noun: 'acl',
			required: ['vpc_id'],
			inert: ['region'],
			parts: inlineParts
		},
		aws_default_network_acl: {
			effect: ['default_network_acl_id', ...inline],
			required: ['default_network_acl_id'],
			inert: ['region'],
			as: ({values}) => ({
				type: 'AWS::EC2::NetworkAcl',
				properties: {...renamed(values, {NetworkAclId: 'default_network_acl_id'}), ...tagged(values)},
				make: adopt
			}),
			parts: inlineParts
		},
		aws_network_acl_rule: {
			effect: [
				'network_acl_id',
				'rule_number',
				'egress',
				'protocol',
				'rule_action',
				'cidr_block',
				'ipv6_cidr_block',
				'from_port',
				'to_port',
				'icmp_type',
				'icmp_code'
			],
			required: ['network_acl_id', 'rule_number', 'protocol', 'rule_action'],
			inert: ['region'],
			as: ({values}) => {
				const {type, properties} = entryOf({block: values, at: []}, {number: 'rule_number', action: 'rule_action'})
				return {type, properties: {...properties, ...renamed(values, {NetworkAclId: 'network_acl_id', Egress: 'egress'})}}
			}
		},
		aws_network_acl_association: {
			...sameAs('AWS::EC2::SubnetNetworkAclAssociation', {NetworkAclId: 'network_acl_id', SubnetId: 'subnet_id'}),
			required: ['network_acl_id', 'subnet_id'],
			inert: ['region']
		}
	}
}
