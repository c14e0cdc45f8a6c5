/** DescribeEgressOnlyInternetGateways. Doc: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeEgressOnlyInternetGateways.html */
import {listing} from '../../api/listing.ts'
import {type ApiPart, doesNotExist, type ResourceType} from '../../api/part.ts'
import {describeEgressOnlyInternetGateways} from './wire.ts'

export const egressOnlyInternetGatewayType: ResourceType = {
	word: 'egress-only-internet-gateway',
	prefix: 'eigw',
	id: 'EgressOnlyInternetGatewayId',
	all: describeEgressOnlyInternetGateways,
	missing: doesNotExist('InvalidEgressOnlyInternetGatewayId.NotFound', 'egressOnlyInternetGateway ID'),
	section: 'egressOnlyInternetGateway'
}

const filters = {}

export const egressOnlyInternetGateway: ApiPart = {
	types: [egressOnlyInternetGatewayType],
	ec2: {
		DescribeEgressOnlyInternetGateways: listing(egressOnlyInternetGatewayType, {
			list: 'EgressOnlyInternetGateways',
			ids: 'EgressOnlyInternetGatewayIds',
			filters
		})
	}
}
