/** DescribeRouteTables. Doc: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeRouteTables.html */
import {listing} from '../../api/listing.ts'
import {type ApiPart, doesNotExist, type ResourceType} from '../../api/part.ts'
import {describeRouteTables} from './wire.ts'

export const routeTableType: ResourceType = {
	word: 'route-table',
	prefix: 'rtb',
	id: 'RouteTableId',
	all: describeRouteTables,
	missing: doesNotExist('InvalidRouteTableID.NotFound', 'routeTable ID'),
	section: 'routeTables'
}

const filters = {
	'association.gateway-id': 'Associations[].GatewayId',
	'association.main': 'Associations[].Main',
	'association.route-table-association-id': 'Associations[].RouteTableAssociationId',
	'association.route-table-id': 'Associations[].RouteTableId',
	'association.subnet-id': 'Associations[].SubnetId',
	'owner-id': 'OwnerId',
	'route-table-id': 'RouteTableId',
	'route.destination-cidr-block': 'Routes[].DestinationCidrBlock',
	'route.destination-ipv6-cidr-block': 'Routes[].DestinationIpv6CidrBlock',
	'route.destination-prefix-list-id': 'Routes[].DestinationPrefixListId',
	'route.gateway-id': 'Routes[].GatewayId',
	'route.nat-gateway-id': 'Routes[].NatGatewayId',
	'route.instance-id': 'Routes[].InstanceId',
	'route.network-interface-id': 'Routes[].NetworkInterfaceId',
	'route.transit-gateway-id': 'Routes[].TransitGatewayId',
	'route.vpc-peering-connection-id': 'Routes[].VpcPeeringConnectionId',
	'route.egress-only-internet-gateway-id': 'Routes[].EgressOnlyInternetGatewayId',
	'route.origin': 'Routes[].Origin',
	'route.state': 'Routes[].State',
	'vpc-id': 'VpcId'
}

export const routeTable: ApiPart = {
	types: [routeTableType],
	ec2: {DescribeRouteTables: listing(routeTableType, {list: 'RouteTables', ids: 'RouteTableIds', filters})}
}
