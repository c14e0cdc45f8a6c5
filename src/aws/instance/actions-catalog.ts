/** What clients ask about instances without effect on packets: images, types, key pairs, volumes. Pure. */

import type {Requests} from '../../../api-models/ec2.d.ts'
import {AwsError} from '../../api/errors.ts'
import {matcher} from '../../api/filters.ts'
import {paged} from '../../api/listing.ts'
import type {Actions} from '../../api/part.ts'
import type {Item} from '../view.ts'
import {describeAvailabilityZones} from '../zone/wire.ts'
import {describeReservations} from './wire.ts'

const image = (ImageId: string, Name: string): Item => ({
	ImageId,
	Name,
	Description: Name,
	Architecture: Name.includes('arm64') ? 'arm64' : 'x86_64',
	CreationDate: '2026-01-01T00:00:00.000Z',
	ImageLocation: `amazon/${Name}`,
	ImageOwnerAlias: 'amazon',
	ImageType: 'machine',
	OwnerId: '137112412989',
	PlatformDetails: 'Linux/UNIX',
	Public: true,
	State: 'available',
	EnaSupport: true,
	Hypervisor: 'xen',
	RootDeviceName: '/dev/xvda',
	RootDeviceType: 'ebs',
	SriovNetSupport: 'simple',
	UsageOperation: 'RunInstances',
	VirtualizationType: 'hvm',
	BlockDeviceMappings: [
		{
			DeviceName: '/dev/xvda',
			Ebs: {DeleteOnTermination: true, Encrypted: false, SnapshotId: 'snap-0abcdef1234567890', VolumeSize: 8, VolumeType: 'gp3'}
		}
	]
})

/** Ids of the images of the catalog, in its order. */
export const imageIds = [
	'ami-0abcdef1234567890',
	'ami-0abcdef1234567891',
	'ami-0abcdef1234567892',
	'ami-0abcdef1234567893'
] as const

const images: readonly Item[] = [
	image(imageIds[0], 'al2023-ami-2023.6.20260101.0-kernel-6.1-x86_64'),
	image(imageIds[1], 'al2023-ami-2023.6.20260101.0-kernel-6.1-arm64'),
	image(imageIds[2], 'amzn2-ami-hvm-2.0.20260101.0-x86_64-gp2'),
	image(imageIds[3], 'ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-amd64-server-20260101')
]

const imageFilters = {
	architecture: 'Architecture',
	'image-id': 'ImageId',
	'image-type': 'ImageType',
	'is-public': 'Public',
	name: 'Name',
	'owner-alias': 'ImageOwnerAlias',
	'owner-id': 'OwnerId',
	'root-device-type': 'RootDeviceType',
	state: 'State',
	'virtualization-type': 'VirtualizationType'
}

const sizes: Readonly<Record<string, readonly [cpus: number, memoryMib: number, interfaces: number, addresses: number]>> = {
	't2.micro': [1, 1024, 2, 2],
	't3.nano': [2, 512, 2, 2],
	't3.micro': [2, 1024, 2, 2],
	't3.small': [2, 2048, 3, 4],
	't3.medium': [2, 4096, 3, 6],
	't3.large': [2, 8192, 3, 12],
	'm5.large': [2, 8192, 3, 10],
	'm5.xlarge': [4, 16_384, 4, 15],
	'c5.large': [2, 4096, 3, 10],
	'c5n.large': [2, 5376, 3, 10]
}

/** A family and a size, such as `m5.2xlarge`: the catalog has only some of AWS's types. */
export const isInstanceType = (name: string): boolean =>
	/^[a-z][a-z0-9-]*\.(?:nano|micro|small|medium|large|\d{0,2}xlarge|metal(?:-\d{1,2}xl)?)$/.test(name)

function instanceTypeItem(InstanceType: string): Item {
	const [cpus, SizeInMiB, interfaces, addresses] = sizes[InstanceType] ?? [2, 4096, 3, 10]
	return {
		InstanceType,
		CurrentGeneration: true,
		Hypervisor: InstanceType.startsWith('t2') ? 'xen' : 'nitro',
		BurstablePerformanceSupported: /^t\d/.test(InstanceType),
		SupportedRootDeviceTypes: ['ebs'],
		SupportedUsageClasses: ['on-demand', 'spot'],
		SupportedVirtualizationTypes: ['hvm'],
		ProcessorInfo: {SupportedArchitectures: ['x86_64']},
		VCpuInfo: {DefaultVCpus: cpus, DefaultCores: Math.max(1, cpus / 2), DefaultThreadsPerCore: 2},
		MemoryInfo: {SizeInMiB},
		NetworkInfo: {
			MaximumNetworkInterfaces: interfaces,
			Ipv4AddressesPerInterface: addresses,
			Ipv6AddressesPerInterface: addresses,
			Ipv6Supported: true,
			EnaSupport: 'required'
		}
	}
}

const volumeFilters = {
	'attachment.instance-id': 'Attachments[].InstanceId',
	'attachment.device': 'Attachments[].Device',
	'attachment.status': 'Attachments[].State',
	'availability-zone': 'AvailabilityZone',
	size: 'Size',
	status: 'State',
	'volume-id': 'VolumeId',
	'volume-type': 'VolumeType'
}

/** The volumes of an instance, which have no effect on packets. */
const volumesOf = ({InstanceId, BlockDeviceMappings, Placement, LaunchTime}: Item): readonly Item[] =>
	(BlockDeviceMappings as readonly {readonly DeviceName: string; readonly Ebs?: Item}[]).flatMap(({DeviceName, Ebs}) =>
		Ebs
			? [
					{
						VolumeId: Ebs.VolumeId,
						State: 'in-use',
						Size: 8,
						VolumeType: 'gp3',
						Iops: 3000,
						Encrypted: false,
						SnapshotId: 'snap-0abcdef1234567890',
						AvailabilityZone: (Placement as Item).AvailabilityZone,
						CreateTime: Ebs.AttachTime ?? LaunchTime,
						Tags: [],
						Attachments: [
							{
								VolumeId: Ebs.VolumeId,
								InstanceId,
								Device: DeviceName,
								State: 'attached',
								AttachTime: Ebs.AttachTime,
								DeleteOnTermination: Ebs.DeleteOnTermination
							}
						]
					}
				]
			: []
	)

export const catalogActions: Actions<Requests> = {
	DescribeImages({input, view}) {
		const {ImageIds, Owners, Filters = []} = input
		// Any well-formed id is accepted as an image.
		const asked = ImageIds?.map(id => images.find(one => one.ImageId === id) ?? image(id, `image-${id}`))
		const fits = matcher(Filters, imageFilters, 'Tags')
		const isOf = ({OwnerId}: Item) =>
			!Owners || Owners.some(owner => owner === 'amazon' || owner === OwnerId || (owner === 'self' && OwnerId === view.account))
		return {
			answer: paged(
				(asked ?? images).filter(one => (asked !== undefined || isOf(one)) && fits(one)),
				'Images',
				input
			)
		}
	},
	DescribeInstanceTypes({input}) {
		const names = input.InstanceTypes ?? Object.keys(sizes)
		const odd = names.filter(name => !isInstanceType(name))
		if (odd.length > 0) {
			throw new AwsError('InvalidInstanceType', `The following supplied instance types do not exist: [${odd.join(', ')}]`)
		}
		return {answer: paged(names.map(instanceTypeItem), 'InstanceTypes', input)}
	},
	DescribeInstanceTypeOfferings({input, view}) {
		const isZone = input.LocationType === 'availability-zone'
		const places = isZone ? describeAvailabilityZones(view).map(({ZoneName}) => ZoneName) : [view.region]
		const all = places.flatMap(Location =>
			Object.keys(sizes).map(InstanceType => ({InstanceType, LocationType: input.LocationType ?? 'region', Location}))
		)
		const fits = matcher(input.Filters ?? [], {'instance-type': 'InstanceType', location: 'Location'}, 'Tags')
		return {answer: paged(all.filter(fits), 'InstanceTypeOfferings', input)}
	},
	DescribeVolumes({input, view}) {
		const all = describeReservations(view).flatMap(({Instances}) => (Instances as readonly Item[]).flatMap(volumesOf))
		const unknown = input.VolumeIds?.find(id => !all.some(({VolumeId}) => VolumeId === id))
		if (unknown !== undefined) throw new AwsError('InvalidVolume.NotFound', `The volume '${unknown}' does not exist.`)
		const fits = matcher(input.Filters ?? [], volumeFilters, 'Tags')
		return {
			answer: paged(
				all.filter(one => (input.VolumeIds?.includes(String(one.VolumeId)) ?? true) && fits(one)),
				'Volumes',
				input
			)
		}
	},
	DescribeIamInstanceProfileAssociations: () => ({answer: {IamInstanceProfileAssociations: []}}),
	DescribeInstanceCreditSpecifications: ({input: {InstanceIds = []}}) => ({
		answer: {InstanceCreditSpecifications: InstanceIds.map(InstanceId => ({InstanceId, CpuCredits: 'unlimited'}))}
	})
}
