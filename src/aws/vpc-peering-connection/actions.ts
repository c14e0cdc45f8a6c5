/** DescribeVpcPeeringConnections. Doc: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcPeeringConnections.html */
import {listing} from '../../api/listing.ts'
import {type ApiPart, doesNotExist, type ResourceType} from '../../api/part.ts'
import {describeVpcPeeringConnections} from './wire.ts'

export const peeringType: ResourceType = {
	word: 'vpc-peering-connection',
	prefix: 'pcx',
	id: 'VpcPeeringConnectionId',
	all: describeVpcPeeringConnections,
	missing: doesNotExist('InvalidVpcPeeringConnectionID.NotFound', 'vpcPeeringConnection ID'),
	section: 'peerings'
}

const filters = {
	'accepter-vpc-info.cidr-block': 'AccepterVpcInfo.CidrBlock',
	'accepter-vpc-info.owner-id': 'AccepterVpcInfo.OwnerId',
	'accepter-vpc-info.vpc-id': 'AccepterVpcInfo.VpcId',
	'requester-vpc-info.cidr-block': 'RequesterVpcInfo.CidrBlock',
	'requester-vpc-info.owner-id': 'RequesterVpcInfo.OwnerId',
	'requester-vpc-info.vpc-id': 'RequesterVpcInfo.VpcId',
	'status-code': 'Status.Code',
	'status-message': 'Status.Message',
	'vpc-peering-connection-id': 'VpcPeeringConnectionId'
}

export const vpcPeeringConnection: ApiPart = {
	types: [peeringType],
	ec2: {
		DescribeVpcPeeringConnections: listing(peeringType, {list: 'VpcPeeringConnections', ids: 'VpcPeeringConnectionIds', filters})
	}
}
