/** DescribeSecurityGroups. Doc: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSecurityGroups.html */

import type {Requests} from '../../../api-models/ec2.d.ts'
import {AwsError} from '../../api/errors.ts'
import {listing} from '../../api/listing.ts'
import {type Actions, type ApiPart, allOf, doesNotExist, itemOf, patchAt, type ResourceType} from '../../api/part.ts'
import {keyFor, tagsFor, writtenTags} from '../../api/tags.ts'
import type {Vpc} from '../../model/model.ts'
import type {View} from '../view.ts'
import {vpcOf} from '../vpc/actions.ts'
import {defaultVpc} from '../vpc/actions-default.ts'
import {groupOf, ruleActions} from './actions-rules.ts'
import {placeOfGroup, placeOfRule} from './place.ts'
import {describeSecurityGroupRules, describeSecurityGroups} from './wire.ts'

export const securityGroupType: ResourceType = {
	word: 'security-group',
	inert: ['SecurityGroupArn'],
	list: 'SecurityGroups',
	prefix: 'sg',
	id: 'GroupId',
	all: describeSecurityGroups,
	missing: doesNotExist('InvalidGroup.NotFound', 'security group'),
	section: 'securityGroups',
	place(id, view) {
		const {group, vpc} = groupOf(id, undefined, view)
		return {path: placeOfGroup(group, vpc)}
	}
}

const filters = {
	description: 'Description',
	'group-id': 'GroupId',
	'group-name': 'GroupName',
	'owner-id': 'OwnerId',
	'vpc-id': 'VpcId',
	'ip-permission.cidr': 'IpPermissions[].IpRanges[].CidrIp',
	'ip-permission.from-port': 'IpPermissions[].FromPort',
	'ip-permission.to-port': 'IpPermissions[].ToPort',
	'ip-permission.protocol': 'IpPermissions[].IpProtocol',
	'ip-permission.group-id': 'IpPermissions[].UserIdGroupPairs[].GroupId',
	'ip-permission.group-name': 'IpPermissions[].UserIdGroupPairs[].GroupName',
	'ip-permission.user-id': 'IpPermissions[].UserIdGroupPairs[].UserId',
	'ip-permission.ipv6-cidr': 'IpPermissions[].Ipv6Ranges[].CidrIpv6',
	'ip-permission.prefix-list-id': 'IpPermissions[].PrefixListIds[].PrefixListId',
	'egress.ip-permission.cidr': 'IpPermissionsEgress[].IpRanges[].CidrIp',
	'egress.ip-permission.from-port': 'IpPermissionsEgress[].FromPort',
	'egress.ip-permission.to-port': 'IpPermissionsEgress[].ToPort',
	'egress.ip-permission.protocol': 'IpPermissionsEgress[].IpProtocol',
	'egress.ip-permission.group-id': 'IpPermissionsEgress[].UserIdGroupPairs[].GroupId',
	'egress.ip-permission.group-name': 'IpPermissionsEgress[].UserIdGroupPairs[].GroupName',
	'egress.ip-permission.user-id': 'IpPermissionsEgress[].UserIdGroupPairs[].UserId',
	'egress.ip-permission.ipv6-cidr': 'IpPermissionsEgress[].Ipv6Ranges[].CidrIpv6',
	'egress.ip-permission.prefix-list-id': 'IpPermissionsEgress[].PrefixListIds[].PrefixListId'
}

export const securityGroupRuleType: ResourceType = {
	word: 'security-group-rule',
	list: 'SecurityGroupRules',
	prefix: 'sgr',
	id: 'SecurityGroupRuleId',
	all: describeSecurityGroupRules,
	missing: doesNotExist('InvalidSecurityGroupRuleId.NotFound', 'security group rule ID'),
	section: 'rules',
	place(id, view) {
		const {vpc, group} = groupOf(String(itemOf(securityGroupRuleType, id, view).GroupId), undefined, view)
		return {path: placeOfRule(id, group, vpc)}
	}
}

const ruleFilters = {'group-id': 'GroupId', 'security-group-rule-id': 'SecurityGroupRuleId'}

/** VPCs at the other end of a peering with rules that refer to this group (SG-8). */
function referencesTo(id: string, view: View) {
	const {vpc, group} = groupOf(id, undefined, view)
	return view.lab.peerings.flatMap(({id: peering, requester, accepter}) => {
		const other = view.lab.vpcs.find(({key}) => key !== vpc.key && (key === requester || key === accepter))
		const isJoined = requester === vpc.key || accepter === vpc.key
		const names = other?.securityGroups.some(one =>
			[...one.ingress, ...one.egress].some(({peer}) => peer.kind === 'group' && peer.key === group.key)
		)
		return isJoined && other && names ? [{GroupId: id, ReferencingVpcId: other.id, VpcPeeringConnectionId: peering}] : []
	})
}

function vpcOrDefault(id: string | undefined, view: View): Vpc {
	const found = id === undefined ? defaultVpc(view) : vpcOf(id, view)
	if (!found) throw new AwsError('VPCIdNotSpecified', 'No default VPC for this user')
	return found
}

const groupsListed = listing(securityGroupType, {
	ids: 'GroupIds',
	filters,
	where: ({GroupName}, {GroupNames}) => (GroupNames as readonly string[] | undefined)?.includes(String(GroupName)) ?? true
})

const actions: Actions<Requests> = {
	DescribeSecurityGroupRules: listing(securityGroupRuleType, {ids: 'SecurityGroupRuleIds', filters: ruleFilters}),
	DescribeSecurityGroups: call => {
		for (const name of call.input.GroupNames ?? []) {
			if (!allOf(securityGroupType, call.view).some(({GroupName}) => GroupName === name)) throw securityGroupType.missing(name)
		}
		return groupsListed(call)
	},
	CreateSecurityGroup({input: {GroupName, Description, VpcId, TagSpecifications}, view, newId}) {
		if (GroupName === '') throw new AwsError('MissingParameter', 'The request must contain the parameter GroupName')
		if (Description === '') throw new AwsError('MissingParameter', 'The request must contain the parameter GroupDescription')
		const vpc = vpcOrDefault(VpcId, view)
		if (GroupName === 'default') {
			throw new AwsError('InvalidParameterValue', `Cannot use reserved security group name: ${GroupName}`)
		}
		if (/^sg-/i.test(GroupName)) {
			throw new AwsError(
				'InvalidParameterValue',
				`Value (${GroupName}) for parameter GroupName is invalid. Group names may not be in the format sg-*.`
			)
		}
		if (!/^[\w .:/()#,@[\]+=&;{}!$*-]{1,255}$/.test(GroupName)) {
			throw new AwsError(
				'InvalidParameterValue',
				`Value (${GroupName}) for parameter GroupName is invalid. Character sets beyond ASCII are not supported.`
			)
		}
		if (vpc.securityGroups.some(({name}) => name === GroupName)) {
			throw new AwsError('InvalidGroup.Duplicate', `The security group '${GroupName}' already exists for VPC '${vpc.id}'`)
		}
		const id = newId('sg')
		const tags = tagsFor('security-group', TagSpecifications)
		const key = keyFor(id, tags.Name ?? GroupName, view, 'security-group', vpc.key)
		const everywhere = ['0.0.0.0/0', ...(vpc.ipv6Cidrs.length > 0 ? ['::/0'] : [])]
		return {
			patch: patchAt(['vpcs', vpc.key, 'securityGroups', key], {
				id,
				...(GroupName !== key && {name: GroupName}),
				description: Description,
				ingress: [],
				egress: everywhere.map(to => ({id: newId('sgr'), all: true, to})),
				tags: writtenTags(tags)
			}),
			answer: after => {
				const {Tags = [], SecurityGroupArn} = itemOf(securityGroupType, id, after)
				return {GroupId: id, Tags, SecurityGroupArn}
			}
		}
	},
	DeleteSecurityGroup({input: {GroupId, GroupName}, view}) {
		const {vpc, group} = groupOf(GroupId, GroupName, view)
		if (group.name === 'default') {
			throw new AwsError('CannotDelete', `the specified group: "${group.id}" name: "default" cannot be deleted by a user`)
		}
		const isUsed = vpc.interfaces.some(({securityGroups}) => securityGroups.includes(group.key))
		const isNamed = view.lab.vpcs.some(one =>
			one.securityGroups.some(
				other =>
					other.key !== group.key &&
					[...other.ingress, ...other.egress].some(({peer}) => peer.kind === 'group' && peer.key === group.key)
			)
		)
		if (isUsed || isNamed) throw new AwsError('DependencyViolation', `resource ${group.id} has a dependent object`)
		return {
			patch: patchAt(placeOfGroup(group, vpc), null),
			words: {DependencyViolation: `resource ${group.id} has a dependent object`},
			answer: {GroupId: group.id}
		}
	},
	GetSecurityGroupsForVpc({input: {VpcId}, view}) {
		const {securityGroups, id, account} = vpcOf(VpcId, view)
		return {
			answer: {
				SecurityGroupForVpcs: securityGroups.map(group => ({
					GroupId: group.id,
					GroupName: group.name,
					Description: group.description,
					OwnerId: account,
					PrimaryVpcId: id,
					Tags: itemOf(securityGroupType, group.id, view).Tags ?? []
				}))
			}
		}
	},
	DescribeStaleSecurityGroups({input: {VpcId}, view}) {
		const {securityGroups, id} = vpcOf(VpcId, view)
		const stale = securityGroups.filter(({ingress, egress}) => [...ingress, ...egress].some(({peer}) => peer.kind === 'stale'))
		return {
			answer: {
				StaleSecurityGroupSet: stale.map(group => ({
					GroupId: group.id,
					GroupName: group.name,
					Description: group.description,
					VpcId: id
				}))
			}
		}
	},
	DescribeSecurityGroupReferences: ({input: {GroupId}, view}) => ({
		answer: {SecurityGroupReferenceSet: GroupId.flatMap(id => referencesTo(id, view))}
	}),
	...ruleActions
}

export const securityGroup: ApiPart = {types: [securityGroupType, securityGroupRuleType], ec2: actions}
