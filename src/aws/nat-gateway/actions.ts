/** DescribeNatGateways. Doc: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNatGateways.html */
import {listing} from '../../api/listing.ts'
import {type ApiPart, doesNotExist, type ResourceType} from '../../api/part.ts'
import {describeNatGateways} from './wire.ts'

export const natGatewayType: ResourceType = {
	word: 'natgateway',
	prefix: 'nat',
	id: 'NatGatewayId',
	all: describeNatGateways,
	missing: doesNotExist('NatGatewayNotFound', 'NAT gateway'),
	section: 'natGateways'
}

const filters = {
	'nat-gateway-id': 'NatGatewayId',
	state: 'State',
	'subnet-id': 'SubnetId',
	'vpc-id': 'VpcId',
	'connectivity-type': 'ConnectivityType'
}

export const natGateway: ApiPart = {
	types: [natGatewayType],
	ec2: {DescribeNatGateways: listing(natGatewayType, {list: 'NatGateways', ids: 'NatGatewayIds', filters})}
}
