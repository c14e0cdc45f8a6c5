/** DescribeSubnets. Doc: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSubnets.html */
import {listing} from '../../api/listing.ts'
import {type ApiPart, doesNotExist, type ResourceType} from '../../api/part.ts'
import {describeSubnets} from './wire.ts'

export const subnetType: ResourceType = {
	word: 'subnet',
	prefix: 'subnet',
	id: 'SubnetId',
	all: describeSubnets,
	missing: doesNotExist('InvalidSubnetID.NotFound', 'subnet ID'),
	section: 'subnets'
}

const filters = {
	'availability-zone': 'AvailabilityZone',
	availabilityZone: 'AvailabilityZone',
	'availability-zone-id': 'AvailabilityZoneId',
	'available-ip-address-count': 'AvailableIpAddressCount',
	cidr: 'CidrBlock',
	'cidr-block': 'CidrBlock',
	'default-for-az': 'DefaultForAz',
	'ipv6-cidr-block-association.association-id': 'Ipv6CidrBlockAssociationSet[].AssociationId',
	'ipv6-cidr-block-association.ipv6-cidr-block': 'Ipv6CidrBlockAssociationSet[].Ipv6CidrBlock',
	'map-public-ip-on-launch': 'MapPublicIpOnLaunch',
	'owner-id': 'OwnerId',
	state: 'State',
	'subnet-arn': 'SubnetArn',
	'subnet-id': 'SubnetId',
	'vpc-id': 'VpcId',
	'enable-dns64': 'EnableDns64'
}

export const subnet: ApiPart = {
	types: [subnetType],
	ec2: {DescribeSubnets: listing(subnetType, {list: 'Subnets', ids: 'SubnetIds', filters})}
}
