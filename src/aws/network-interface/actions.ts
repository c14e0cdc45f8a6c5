/** DescribeNetworkInterfaces. Doc: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNetworkInterfaces.html */

import type {Requests} from '../../../api-models/ec2.d.ts'
import {AwsError, invalidValue} from '../../api/errors.ts'
import {listing} from '../../api/listing.ts'
import {
	type Actions,
	type ApiPart,
	doesNotExist,
	itemOf,
	type Patch,
	patchAt,
	type ResourceType,
	together
} from '../../api/part.ts'
import {keyFor, tagsFor, writtenTags} from '../../api/tags.ts'
import {unassociate} from '../elastic-ip/actions-unassociate.ts'
import {groupNames} from '../security-group/actions-group-names.ts'
import {subnetOf} from '../subnet/actions-place.ts'
import {primaryOf, type View} from '../view.ts'
import {addressActions} from './actions-addresses.ts'
import {attach, detach} from './actions-attach.ts'
import {interfaceOf, interfacePatch} from './actions-place.ts'
import {describeNetworkInterfaces} from './wire.ts'

export const networkInterfaceType: ResourceType = {
	word: 'network-interface',
	inert: ['Description', 'RequesterId', 'RequesterManaged'],
	list: 'NetworkInterfaces',
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

/** Writes the assigned addresses into the file, so that the interface keeps them. */
function pinned(id: string, after: View): Patch {
	const {networkInterface} = interfaceOf(id, after)
	const [, ...secondary] = networkInterface.privateIps.map(({address}) => address)
	return {
		privateIp: primaryOf(networkInterface),
		...(secondary.length > 0 && {secondaryIps: secondary}),
		...(networkInterface.ipv6.length > 0 && {ipv6: networkInterface.ipv6})
	}
}

const actions: Actions<Requests> = {
	DescribeNetworkInterfaces: listing(networkInterfaceType, {ids: 'NetworkInterfaceIds', filters}),
	CreateNetworkInterface({input, view, newId}) {
		const {
			SubnetId,
			Groups,
			Description = '',
			PrivateIpAddress,
			PrivateIpAddresses = [],
			SecondaryPrivateIpAddressCount,
			Ipv6AddressCount,
			Ipv6Addresses,
			ClientToken
		} = input
		const {vpc, name: subnet} = subnetOf(SubnetId, view)
		const id = newId('eni')
		const tags = tagsFor('network-interface', input.TagSpecifications)
		const path = ['vpcs', vpc.key, 'networkInterfaces', keyFor(id, tags.Name, view, 'network-interface', vpc.key)]
		const primary = PrivateIpAddress ?? PrivateIpAddresses.find(({Primary}) => Primary)?.PrivateIpAddress
		const secondary = PrivateIpAddresses.filter(({Primary}) => !Primary).flatMap(one => one.PrivateIpAddress ?? [])
		return {
			patch: patchAt(path, {
				id,
				subnet,
				...(Groups && {securityGroups: groupNames(Groups, vpc)}),
				...(primary !== undefined && {privateIp: primary}),
				...(secondary.length > 0 && {secondaryIps: secondary}),
				...(SecondaryPrivateIpAddressCount !== undefined && {secondaryIps: SecondaryPrivateIpAddressCount}),
				...(Ipv6AddressCount !== undefined && {ipv6: Ipv6AddressCount}),
				...(Ipv6Addresses && {ipv6: Ipv6Addresses.flatMap(one => one.Ipv6Address ?? [])}),
				...(Description !== '' && {aws: {Description}}),
				tags: writtenTags(tags)
			}),
			pin: after => patchAt(path, pinned(id, after)),
			answer: after => ({ClientToken, NetworkInterface: {...itemOf(networkInterfaceType, id, after), Status: 'pending'}})
		}
	},
	DeleteNetworkInterface({input: {NetworkInterfaceId: id}, view}) {
		const {networkInterface, vpc, name} = interfaceOf(id, view)
		if (networkInterface.owner) throw new AwsError('InvalidParameterValue', `Network interface '${id}' is currently in use.`)
		const elastic = networkInterface.privateIps.flatMap(({publicIp}) => publicIp?.elasticIp ?? [])
		return {
			patch: together(...elastic.map(key => unassociate(key, view)), patchAt(['vpcs', vpc.key, 'networkInterfaces', name], null))
		}
	},
	DescribeNetworkInterfaceAttribute({input: {NetworkInterfaceId, Attribute = ''}, view}) {
		const item = itemOf(networkInterfaceType, NetworkInterfaceId, view)
		const values: Readonly<Record<string, object>> = {
			description: {Description: {Value: item.Description}},
			groupSet: {Groups: item.Groups},
			sourceDestCheck: {SourceDestCheck: {Value: item.SourceDestCheck}},
			attachment: item.Attachment === undefined ? {} : {Attachment: item.Attachment},
			associatePublicIpAddress: {AssociatePublicIpAddress: item.Association !== undefined}
		}
		const found = Object.hasOwn(values, Attribute) ? values[Attribute] : undefined
		if (!found) throw invalidValue(Attribute, 'attribute', 'Unknown attribute.')
		return {answer: {NetworkInterfaceId, ...found}}
	},
	ModifyNetworkInterfaceAttribute({input: {NetworkInterfaceId: id, Groups, SourceDestCheck, Description, Attachment}, view}) {
		const {vpc} = interfaceOf(id, view)
		return {
			patch: interfacePatch(id, view, () => ({
				...(Groups && {securityGroups: groupNames(Groups, vpc)}),
				...(SourceDestCheck?.Value !== undefined && {sourceDestCheck: SourceDestCheck.Value}),
				...(Description?.Value !== undefined && {aws: {Description: Description.Value}}),
				...(Attachment?.DeleteOnTermination !== undefined && {aws: {DeleteOnTermination: Attachment.DeleteOnTermination}})
			}))
		}
	},
	AttachNetworkInterface: ({input, view}) => attach(input, view),
	DetachNetworkInterface: ({input: {AttachmentId}, view}) => detach(AttachmentId, view),
	...addressActions
}

export const networkInterface: ApiPart = {types: [networkInterfaceType], ec2: actions}
