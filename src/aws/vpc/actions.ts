/** DescribeVpcs. Doc: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Vpc.html */
import {listing} from '../../api/listing.ts'
import {type ApiPart, doesNotExist, type ResourceType} from '../../api/part.ts'
import {describeVpcs} from './wire.ts'

export const vpcType: ResourceType = {
	word: 'vpc',
	prefix: 'vpc',
	id: 'VpcId',
	all: describeVpcs,
	missing: doesNotExist('InvalidVpcID.NotFound', 'vpc ID'),
	section: 'vpcs'
}

const filters = {
	cidr: 'CidrBlock',
	'cidr-block': 'CidrBlock',
	'cidr-block-association.association-id': 'CidrBlockAssociationSet[].AssociationId',
	'cidr-block-association.cidr-block': 'CidrBlockAssociationSet[].CidrBlock',
	'cidr-block-association.state': 'CidrBlockAssociationSet[].CidrBlockState.State',
	'dhcp-options-id': 'DhcpOptionsId',
	'ipv6-cidr-block-association.association-id': 'Ipv6CidrBlockAssociationSet[].AssociationId',
	'ipv6-cidr-block-association.ipv6-cidr-block': 'Ipv6CidrBlockAssociationSet[].Ipv6CidrBlock',
	'ipv6-cidr-block-association.state': 'Ipv6CidrBlockAssociationSet[].Ipv6CidrBlockState.State',
	'is-default': 'IsDefault',
	'owner-id': 'OwnerId',
	state: 'State',
	'vpc-id': 'VpcId'
}

export const vpc: ApiPart = {
	types: [vpcType],
	ec2: {DescribeVpcs: listing(vpcType, {list: 'Vpcs', ids: 'VpcIds', filters})}
}
