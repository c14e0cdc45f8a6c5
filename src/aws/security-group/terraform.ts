/** Security groups and their rules, in three ways. Doc: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group */
import {leftOut, notEmulated} from '../../iac/made.ts'
import type {Made, Making} from '../../iac/part.ts'
import type {Piece, TerraformPart} from '../../iac/terraform/part.ts'
import {sameAs, tagArguments} from '../../iac/terraform/same-as.ts'
import {type Block, blocksOf, itemsOf, renamed, type Values, without} from '../../iac/terraform/translate.ts'
import {makeGroup} from './cloudformation.ts'

const directions = ['ingress', 'egress'] as const
type Direction = (typeof directions)[number]

const types = {
	ingress: {type: 'AWS::EC2::SecurityGroupIngress', group: 'SourceSecurityGroupId', list: 'SourcePrefixListId'},
	egress: {type: 'AWS::EC2::SecurityGroupEgress', group: 'DestinationSecurityGroupId', list: 'DestinationPrefixListId'}
} as const

const common = {IpProtocol: 'protocol', FromPort: 'from_port', ToPort: 'to_port', Description: 'description'}

/** A state may have the account before the id: `111122223333/sg-…`. */
const plainId = (id: unknown): unknown => (typeof id === 'string' ? id.replace(/^\d{12}\//, '') : id)

/** A block has one rule for each of its peers. `group`: the id of the group that has the rule. */
function rulesOf({block, at}: Block, direction: Direction, group: unknown): readonly Piece[] {
	const {type, group: groupKey, list} = types[direction]
	const fields = {GroupId: group, ...renamed(block, common, at)}
	const each = (key: string, property: string) => itemsOf(block, key, at).map(peer => ({[property]: peer}))
	const peers: readonly Values[] = [
		...each('cidr_blocks', 'CidrIp'),
		...each('ipv6_cidr_blocks', 'CidrIpv6'),
		...each('prefix_list_ids', list),
		...itemsOf(block, 'security_groups', at).map(one => ({[groupKey]: plainId(one.value)})),
		...(block.source_security_group_id ? [renamed(block, {[groupKey]: 'source_security_group_id'}, at)] : []),
		...(block.self === true || block.self === 'true' ? [{[groupKey]: group}] : [])
	]
	return peers.map(peer => ({type, properties: {...fields, ...peer}}))
}

const inlineRules = (values: Values, id: string): readonly Piece[] =>
	directions.flatMap(direction => blocksOf(values, direction).flatMap(block => rulesOf(block, direction, id)))

/** Terraform removes the rule that lets everything out, which AWS gives a new group. */
function make(making: Making): Made {
	const made = makeGroup(making)
	const path = made.edits?.[0]?.path
	return path ? {...made, edits: [...(made.edits ?? []), {path: [...path, 'egress'], value: []}]} : made
}

const inDefaultVpc = 'it is in the default VPC, which the lab does not have'

/** A VPC's default group becomes part of the configuration, and loses its rules (SG-5). */
function adopt(making: Making): Made {
	const {properties, lab} = making
	if (!properties.has('VpcId')) return notEmulated(making, `it is left out: ${inDefaultVpc}`)
	const vpc = making.thingAt('VpcId', 'vpc')
	const group = lab.things().find(one => one.kind === 'security-group' && one.vpc === vpc?.name && one.name === 'default')
	if (!vpc || !group) return leftOut(making)
	return {ref: group.id, edits: [{path: group.path, value: {ingress: [], egress: [], tags: making.tags()}}]}
}

/** The first piece of a rule, and the others, whose peers are further ones. */
function ruleBlock(values: Values): readonly Piece[] {
	const direction = values.type === 'egress' ? 'egress' : 'ingress'
	const group = renamed(values, {GroupId: 'security_group_id'}).GroupId
	return rulesOf({block: values, at: []}, direction, group)
}

const groupFields = sameAs('AWS::EC2::SecurityGroup', {VpcId: 'vpc_id', GroupName: 'name', GroupDescription: 'description'})

/** What the provider writes where nothing is written says nothing. */
const usualDescription = 'Managed by Terraform'

const defaultGroup = sameAs('AWS::EC2::SecurityGroup', {VpcId: 'vpc_id'})

/** Rules one by one: one block, list or group each. */
const single = (direction: Direction) => ({
	...sameAs(types[direction].type, {
		GroupId: 'security_group_id',
		IpProtocol: 'ip_protocol',
		FromPort: 'from_port',
		ToPort: 'to_port',
		Description: 'description',
		CidrIp: 'cidr_ipv4',
		CidrIpv6: 'cidr_ipv6',
		[types[direction].list]: 'prefix_list_id',
		[types[direction].group]: 'referenced_security_group_id'
	}),
	required: ['security_group_id', 'ip_protocol'],
	inert: ['region'],
	attributes: {security_group_rule_id: 'Id'}
})

export const securityGroup: TerraformPart = {
	terraform: {
		aws_security_group: {
			...groupFields,
			effect: [...groupFields.effect, ...directions],
			as: asking => {
				const isUsual = asking.values.description === usualDescription
				const values = isUsual ? without(asking.values, 'description') : asking.values
				return {...groupFields.as({...asking, values}), make}
			},
			parts: ({values}, id) => inlineRules(values, id),
			noun: 'group',
			inert: ['name_prefix', 'revoke_rules_on_delete', 'region'],
			attributes: {owner_id: (_made, {lab}) => lab.account}
		},
		aws_default_security_group: {
			effect: ['vpc_id', ...directions, ...tagArguments],
			inert: ['revoke_rules_on_delete', 'region'],
			as: asking => ({...defaultGroup.as(asking), make: adopt}),
			parts: ({values}, id) => inlineRules(values, id)
		},
		aws_security_group_rule: {
			effect: [
				'type',
				'security_group_id',
				'protocol',
				'from_port',
				'to_port',
				'cidr_blocks',
				'ipv6_cidr_blocks',
				'prefix_list_ids',
				'self',
				'source_security_group_id',
				'description'
			],
			required: ['type', 'security_group_id', 'protocol', 'from_port', 'to_port'],
			inert: ['region'],
			as: ({values}) =>
				ruleBlock(values)[0] ?? {
					type: types[values.type === 'egress' ? 'egress' : 'ingress'].type,
					properties: renamed(values, {GroupId: 'security_group_id', ...common})
				},
			parts: ({values}) => ruleBlock(values).slice(1)
		},
		aws_vpc_security_group_ingress_rule: single('ingress'),
		aws_vpc_security_group_egress_rule: single('egress')
	}
}
