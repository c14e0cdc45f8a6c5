/** DescribeInternetGateways. Doc: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInternetGateways.html */
import {listing} from '../../api/listing.ts'
import {type ApiPart, doesNotExist, type ResourceType} from '../../api/part.ts'
import {describeInternetGateways} from './wire.ts'

export const internetGatewayType: ResourceType = {
	word: 'internet-gateway',
	prefix: 'igw',
	id: 'InternetGatewayId',
	all: describeInternetGateways,
	missing: doesNotExist('InvalidInternetGatewayID.NotFound', 'internetGateway ID'),
	section: 'internetGateway'
}

const filters = {
	'attachment.state': 'Attachments[].State',
	'attachment.vpc-id': 'Attachments[].VpcId',
	'internet-gateway-id': 'InternetGatewayId',
	'owner-id': 'OwnerId'
}

export const internetGateway: ApiPart = {
	types: [internetGatewayType],
	ec2: {DescribeInternetGateways: listing(internetGatewayType, {list: 'InternetGateways', ids: 'InternetGatewayIds', filters})}
}
