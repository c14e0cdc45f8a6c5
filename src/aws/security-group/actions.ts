/** DescribeSecurityGroups. Doc: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSecurityGroups.html */
import {listing} from '../../api/listing.ts'
import {type ApiPart, doesNotExist, type ResourceType} from '../../api/part.ts'
import {describeSecurityGroupRules, describeSecurityGroups} from './wire.ts'

export const securityGroupType: ResourceType = {
	word: 'security-group',
	prefix: 'sg',
	id: 'GroupId',
	all: describeSecurityGroups,
	missing: doesNotExist('InvalidGroup.NotFound', 'security group'),
	section: 'securityGroups'
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
	'ip-permission.user-id': 'IpPermissions[].UserIdGroupPairs[].UserId',
	'ip-permission.ipv6-cidr': 'IpPermissions[].Ipv6Ranges[].CidrIpv6',
	'ip-permission.prefix-list-id': 'IpPermissions[].PrefixListIds[].PrefixListId',
	'egress.ip-permission.cidr': 'IpPermissionsEgress[].IpRanges[].CidrIp',
	'egress.ip-permission.from-port': 'IpPermissionsEgress[].FromPort',
	'egress.ip-permission.to-port': 'IpPermissionsEgress[].ToPort',
	'egress.ip-permission.protocol': 'IpPermissionsEgress[].IpProtocol',
	'egress.ip-permission.group-id': 'IpPermissionsEgress[].UserIdGroupPairs[].GroupId'
}

export const securityGroupRuleType: ResourceType = {
	word: 'security-group-rule',
	prefix: 'sgr',
	id: 'SecurityGroupRuleId',
	all: describeSecurityGroupRules,
	missing: doesNotExist('InvalidSecurityGroupRuleId.NotFound', 'security group rule ID'),
	section: 'rules'
}

const ruleFilters = {'group-id': 'GroupId', 'security-group-rule-id': 'SecurityGroupRuleId'}

export const securityGroup: ApiPart = {
	types: [securityGroupType, securityGroupRuleType],
	ec2: {
		DescribeSecurityGroupRules: listing(securityGroupRuleType, {
			list: 'SecurityGroupRules',
			ids: 'SecurityGroupRuleIds',
			filters: ruleFilters
		}),
		DescribeSecurityGroups: listing(securityGroupType, {
			list: 'SecurityGroups',
			ids: 'GroupIds',
			filters,
			where: ({GroupName}, {GroupNames}) => (GroupNames as readonly string[] | undefined)?.includes(String(GroupName)) ?? true
		})
	}
}
