/** DescribeAddresses. Doc: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeAddresses.html */
import {listing} from '../../api/listing.ts'
import {type ApiPart, doesNotExist, type ResourceType} from '../../api/part.ts'
import {describeAddresses} from './wire.ts'

export const elasticIpType: ResourceType = {
	word: 'elastic-ip',
	prefix: 'eipalloc',
	id: 'AllocationId',
	all: describeAddresses,
	missing: doesNotExist('InvalidAllocationID.NotFound', 'allocation ID'),
	section: 'elasticIps'
}

const filters = {
	'allocation-id': 'AllocationId',
	'association-id': 'AssociationId',
	domain: 'Domain',
	'instance-id': 'InstanceId',
	'network-border-group': 'NetworkBorderGroup',
	'network-interface-id': 'NetworkInterfaceId',
	'network-interface-owner-id': 'NetworkInterfaceOwnerId',
	'private-ip-address': 'PrivateIpAddress',
	'public-ip': 'PublicIp'
}

export const elasticIp: ApiPart = {
	types: [elasticIpType],
	ec2: {
		DescribeAddresses: listing(elasticIpType, {
			list: 'Addresses',
			ids: 'AllocationIds',
			filters,
			where: ({PublicIp}, {PublicIps}) => (PublicIps as readonly string[] | undefined)?.includes(String(PublicIp)) ?? true
		})
	}
}
