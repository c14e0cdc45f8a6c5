/** Security groups and their rules. Doc: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html */
import {leftOut, notEmulated} from '../../iac/made.ts'
import type {Made, Making, TemplatePart, Thing} from '../../iac/part.ts'
import {Placed} from '../../iac/placed.ts'
import type {Properties} from '../../iac/properties.ts'
import {ruleProtocol} from '../../iac/protocols.ts'
import {parseCidr} from '../../net/address.ts'
import {idOf} from '../ids.ts'

type Direction = 'ingress' | 'egress'

const peerKeys = {
	ingress: {group: 'SourceSecurityGroupId', groupName: 'SourceSecurityGroupName', list: 'SourcePrefixListId', side: 'from'},
	egress: {group: 'DestinationSecurityGroupId', groupName: undefined, list: 'DestinationPrefixListId', side: 'to'}
} as const

/** `own`: the group that has the rule. */
function peerOf(rule: Properties, direction: Direction, own: Thing, {thingAt, lab}: Making): Placed | undefined {
	const keys = peerKeys[direction]
	for (const key of ['CidrIp', 'CidrIpv6']) {
		const text = rule.text(key)
		if (text !== undefined) return rule.placed(key, parseCidr(text, {maskHostBits: true}) ?? text)
	}
	const list = rule.has(keys.list) ? thingAt(keys.list, 'prefix-list', rule) : undefined
	if (list) return rule.placed(keys.list, list.name)
	if (rule.has(keys.group)) {
		const group = thingAt(keys.group, 'security-group', rule)
		return group && rule.placed(keys.group, groupName(group, own))
	}
	if (keys.groupName !== undefined && rule.has(keys.groupName)) {
		const name = rule.text(keys.groupName)
		const group = lab
			.things()
			.find(one => one.kind === 'security-group' && one.vpc === own.vpc && (one.facts?.groupName === name || one.id === name))
		return group ? rule.placed(keys.groupName, groupName(group, own)) : undefined
	}
	return undefined
}

const groupName = (group: Thing, own: Thing): unknown =>
	group.id === own.id ? 'self' : group.vpc === own.vpc ? group.name : `${group.vpc}.${group.name}`

/** The rule as the lab file writes it. Undefined: its peer is unknown. */
function ruleOf(rule: Properties, direction: Direction, own: Thing, making: Making): unknown {
	const protocol = ruleProtocol(rule)
	const peer = peerOf(rule, direction, own, making)
	if (!protocol) return undefined
	const keys = peerKeys[direction]
	const named = ['CidrIp', 'CidrIpv6', keys.list, keys.group, keys.groupName].some(key => key !== undefined && rule.has(key))
	if (!peer) {
		if (!named) {
			rule.refuse('CidrIp', {
				message: `a rule needs one of CidrIp, CidrIpv6, ${keys.list} or ${keys.group}`,
				code: 'ValidationError',
				fix: 'add CidrIp: 10.0.0.0/16'
			})
		}
		return undefined
	}
	const value = peer.value
	const version = typeof value === 'string' && value.includes('/') ? (value.includes(':') ? 6 : 4) : undefined
	// AWS accepts such a rule, which matches nothing.
	if (('icmp' in protocol && version === 6) || ('icmpv6' in protocol && version === 4)) return undefined
	return new Placed({...protocol, [keys.side]: peer, description: rule.text('Description')}, rule.path)
}

const rulesOf = (key: string, direction: Direction, own: Thing, making: Making): readonly unknown[] =>
	making.properties.items(key).flatMap(rule => ruleOf(rule, direction, own, making) ?? [])

/** Default egress of a group in a stack: IPv4 only. */
const everything = [{all: true, to: '0.0.0.0/0'}]

export function makeGroup(making: Making): Made {
	const {properties, thingAt, name} = making
	if (!properties.has('VpcId')) {
		return notEmulated(making, 'it is left out: it is in the default VPC, which the lab does not have')
	}
	const vpc = thingAt('VpcId', 'vpc')
	if (!vpc) return leftOut(making)
	const id = idOf('sg', `${vpc.name}.${name}`)
	const path = [...vpc.path, 'securityGroups', name]
	const groupName = properties.text('GroupName')
	const own: Thing = {kind: 'security-group', id, path, name, vpc: vpc.name, facts: {groupName: groupName ?? name}}
	const egress = rulesOf('SecurityGroupEgress', 'egress', own, making)
	const ingress = rulesOf('SecurityGroupIngress', 'ingress', own, making)
	const saysEgress = properties.items('SecurityGroupEgress').length > 0
	return {
		ref: id,
		attributes: {GroupId: () => id, Id: () => id, VpcId: () => vpc.id},
		things: [own],
		edits: [
			{
				path,
				value: {
					name: groupName === name ? undefined : properties.placed('GroupName', groupName),
					description: properties.placed('GroupDescription', properties.text('GroupDescription')),
					ingress: ingress.length > 0 ? properties.placed('SecurityGroupIngress', ingress) : undefined,
					egress: saysEgress ? properties.placed('SecurityGroupEgress', egress) : everything,
					tags: making.tags()
				}
			}
		]
	}
}

const makeRule =
	(direction: Direction) =>
	(making: Making): Made => {
		const {properties, thingAt, lab} = making
		if (!properties.has('GroupId') && properties.has('GroupName')) {
			return notEmulated(making, 'it is left out: groups go by GroupId in VPCs')
		}
		const group = thingAt('GroupId', 'security-group')
		const rule = group && ruleOf(properties, direction, group, making)
		if (!group || !rule) return leftOut(making)
		const id = idOf('sgr', `${group.id} ${making.logicalId}`)
		const path = [...group.path, direction]
		// A VPC's default group has default rules until the stack adds others, and then keeps the default ones too.
		const standard = direction === 'ingress' ? [{all: true, from: 'self'}] : everything
		const isStandard = group.name === 'default' && lab.written(path) === undefined
		return {
			ref: id,
			attributes: {Id: () => id},
			edits: [...(isStandard ? [{path, value: standard}] : []), {path, value: [rule], append: true}]
		}
	}

/** CDK's custom resource that removes the rules of a VPC's default group. */
function restrictDefault(making: Making): Made {
	const group = making.thingAt('DefaultSecurityGroupId', 'security-group')
	if (!group) return leftOut(making)
	return {ref: making.logicalId, edits: [{path: group.path, value: {ingress: [], egress: []}}]}
}

const ruleKeys = ['GroupId', 'GroupName', 'IpProtocol', 'FromPort', 'ToPort', 'CidrIp', 'CidrIpv6', 'Description']

export const securityGroup: TemplatePart = {
	cloudFormation: {
		'AWS::EC2::SecurityGroup': {
			effect: ['VpcId', 'GroupName', 'GroupDescription', 'SecurityGroupIngress', 'SecurityGroupEgress', 'Tags'],
			make: makeGroup
		},
		'AWS::EC2::SecurityGroupIngress': {
			effect: [...ruleKeys, 'SourceSecurityGroupId', 'SourceSecurityGroupName', 'SourcePrefixListId'],
			inert: ['SourceSecurityGroupOwnerId'],
			make: makeRule('ingress')
		},
		'AWS::EC2::SecurityGroupEgress': {
			effect: [...ruleKeys.filter(key => key !== 'GroupName'), 'DestinationSecurityGroupId', 'DestinationPrefixListId'],
			make: makeRule('egress')
		},
		'Custom::VpcRestrictDefaultSG': {
			effect: ['DefaultSecurityGroupId'],
			inert: ['ServiceToken', 'Account'],
			make: restrictDefault
		}
	}
}
