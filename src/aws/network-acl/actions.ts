/** DescribeNetworkAcls. Doc: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNetworkAcls.html */
import {listing} from '../../api/listing.ts'
import {type ApiPart, doesNotExist, type ResourceType} from '../../api/part.ts'
import {describeNetworkAcls} from './wire.ts'

export const networkAclType: ResourceType = {
	word: 'network-acl',
	prefix: 'acl',
	id: 'NetworkAclId',
	all: describeNetworkAcls,
	missing: doesNotExist('InvalidNetworkAclID.NotFound', 'networkAcl ID'),
	section: 'networkAcls'
}

const filters = {
	'association.association-id': 'Associations[].NetworkAclAssociationId',
	'association.network-acl-id': 'Associations[].NetworkAclId',
	'association.subnet-id': 'Associations[].SubnetId',
	default: 'IsDefault',
	'entry.cidr': 'Entries[].CidrBlock',
	'entry.ipv6-cidr': 'Entries[].Ipv6CidrBlock',
	'entry.egress': 'Entries[].Egress',
	'entry.protocol': 'Entries[].Protocol',
	'entry.rule-action': 'Entries[].RuleAction',
	'entry.rule-number': 'Entries[].RuleNumber',
	'entry.port-range.from': 'Entries[].PortRange.From',
	'entry.port-range.to': 'Entries[].PortRange.To',
	'network-acl-id': 'NetworkAclId',
	'owner-id': 'OwnerId',
	'vpc-id': 'VpcId'
}

export const networkAcl: ApiPart = {
	types: [networkAclType],
	ec2: {DescribeNetworkAcls: listing(networkAclType, {list: 'NetworkAcls', ids: 'NetworkAclIds', filters})}
}
