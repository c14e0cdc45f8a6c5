/** DescribeNetworkInterfaces. Doc: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNetworkInterfaces.html */
import {listing} from '../../api/listing.ts'
import {type ApiPart, doesNotExist, type ResourceType} from '../../api/part.ts'
import {describeNetworkInterfaces} from './wire.ts'

export const networkInterfaceType: ResourceType = {
	word: 'network-interface',
	prefix: 'eni',
	id: 'NetworkInterfaceId',
	all: describeNetworkInterfaces,
	missing: doesNotExist('InvalidNetworkInterfaceID.NotFound', 'networkInterface ID'),
	section: 'networkInterfaces',
	tagKey: 'TagSet'
}

const filters = {
	'addresses.private-ip-address': 'PrivateIpAddresses[].PrivateIpAddress',
	'addresses.primary': 'PrivateIpAddresses[].Primary',
	'addresses.association.public-ip': 'PrivateIpAddresses[].Association.PublicIp',
	'addresses.association.owner-id': 'PrivateIpAddresses[].Association.IpOwnerId',
	'association.allocation-id': 'Association.AllocationId',
	'association.association-id': 'Association.AssociationId',
	'association.ip-owner-id': 'Association.IpOwnerId',
	'association.public-ip': 'Association.PublicIp',
	'association.public-dns-name': 'Association.PublicDnsName',
	'attachment.attachment-id': 'Attachment.AttachmentId',
	'attachment.delete-on-termination': 'Attachment.DeleteOnTermination',
	'attachment.device-index': 'Attachment.DeviceIndex',
	'attachment.instance-id': 'Attachment.InstanceId',
	'attachment.instance-owner-id': 'Attachment.InstanceOwnerId',
	'attachment.status': 'Attachment.Status',
	'availability-zone': 'AvailabilityZone',
	description: 'Description',
	'group-id': 'Groups[].GroupId',
	'group-name': 'Groups[].GroupName',
	'interface-type': 'InterfaceType',
	'ipv6-addresses.ipv6-address': 'Ipv6Addresses[].Ipv6Address',
	'mac-address': 'MacAddress',
	'network-interface-id': 'NetworkInterfaceId',
	'owner-id': 'OwnerId',
	'private-dns-name': 'PrivateDnsName',
	'private-ip-address': 'PrivateIpAddress',
	'requester-id': 'RequesterId',
	'requester-managed': 'RequesterManaged',
	'source-dest-check': 'SourceDestCheck',
	status: 'Status',
	'subnet-id': 'SubnetId',
	'vpc-id': 'VpcId'
}

export const networkInterface: ApiPart = {
	types: [networkInterfaceType],
	ec2: {
		DescribeNetworkInterfaces: listing(networkInterfaceType, {list: 'NetworkInterfaces', ids: 'NetworkInterfaceIds', filters})
	}
}
