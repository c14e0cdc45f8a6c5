/** Instances. Doc: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Instance.html */
import {matcher} from '../../api/filters.ts'
import {paged} from '../../api/listing.ts'
import type {DescribeInstancesRequest} from '../../api/models/ec2.ts'
import {type Action, type ApiPart, doesNotExist, itemOf, type ResourceType} from '../../api/part.ts'
import type {Item, View} from '../view.ts'
import {describeReservations} from './wire.ts'

const instancesOf = (reservation: Item): readonly Item[] => reservation.Instances as readonly Item[]

export const instanceType: ResourceType = {
	word: 'instance',
	prefix: 'i',
	id: 'InstanceId',
	all: (view: View) => describeReservations(view).flatMap(instancesOf),
	missing: doesNotExist('InvalidInstanceID.NotFound', 'instance ID'),
	section: 'instances'
}

const filters = {
	'availability-zone': 'Placement.AvailabilityZone',
	'dns-name': 'PublicDnsName',
	'image-id': 'ImageId',
	'instance-id': 'InstanceId',
	'instance-state-code': 'State.Code',
	'instance-state-name': 'State.Name',
	'instance-type': 'InstanceType',
	'instance.group-id': 'SecurityGroups[].GroupId',
	'instance.group-name': 'SecurityGroups[].GroupName',
	'ip-address': 'PublicIpAddress',
	'key-name': 'KeyName',
	'network-interface.addresses.private-ip-address': 'NetworkInterfaces[].PrivateIpAddresses[].PrivateIpAddress',
	'network-interface.group-id': 'NetworkInterfaces[].Groups[].GroupId',
	'network-interface.network-interface-id': 'NetworkInterfaces[].NetworkInterfaceId',
	'network-interface.subnet-id': 'NetworkInterfaces[].SubnetId',
	'network-interface.vpc-id': 'NetworkInterfaces[].VpcId',
	'private-dns-name': 'PrivateDnsName',
	'private-ip-address': 'PrivateIpAddress',
	'reservation-id': 'ReservationId',
	'root-device-type': 'RootDeviceType',
	'source-dest-check': 'SourceDestCheck',
	'subnet-id': 'SubnetId',
	tenancy: 'Placement.Tenancy',
	'vpc-id': 'VpcId'
}

const describeInstances: Action<DescribeInstancesRequest> = ({input, view, gone}) => {
	const left = gone('instance').map(item => ({
		ReservationId: item.ReservationId,
		OwnerId: view.account,
		Groups: [],
		Instances: [item]
	}))
	const reservations = [...describeReservations(view), ...left]
	for (const id of input.InstanceIds ?? []) {
		if (!left.some(({Instances: [item]}) => item?.InstanceId === id)) itemOf(instanceType, id, view)
	}
	const fits = matcher(input.Filters ?? [], filters, 'Tags')
	const found = reservations.flatMap(reservation => {
		const {ReservationId} = reservation as Item
		const Instances = instancesOf(reservation).filter(
			item => (input.InstanceIds?.includes(String(item.InstanceId)) ?? true) && fits({...item, ReservationId})
		)
		return Instances.length > 0 ? [{...reservation, Instances}] : []
	})
	return {answer: paged(found, 'Reservations', input)}
}

export const instance: ApiPart = {types: [instanceType], ec2: {DescribeInstances: describeInstances}}
