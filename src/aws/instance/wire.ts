/** The fields of AWS's answers that affect packets. */

import {z} from 'zod'
import {type Answers, answer} from '../../import/answers.ts'
import {address4, list, maybe, owner, tagged, text} from '../../import/describe-parts.ts'
import type {Instance, Vpc} from '../../model/model.ts'
import {privateName, publicName} from '../../net/ec2-names.ts'
import {idOf} from '../ids.ts'
import {attachmentId, attachTimeOf, groupsOf, interfaceFields, networkInterface} from '../network-interface/wire.ts'
import {awsBag, compact, type Item, primaryOf, tagList, type View, wanted} from '../view.ts'

const onOff = z.enum(['enabled', 'disabled'])

const reservation = z.object({
	...owner,
	Instances: list(
		z.object({
			InstanceId: text,
			State: maybe(z.object({Name: maybe(text)})),
			VpcId: maybe(text),
			SubnetId: maybe(text),
			PrivateIpAddress: maybe(address4),
			NetworkInterfaces: list(networkInterface),
			MetadataOptions: maybe(
				z.object({
					HttpEndpoint: maybe(onOff),
					HttpTokens: maybe(z.enum(['optional', 'required'])),
					HttpPutResponseHopLimit: maybe(z.int()),
					HttpProtocolIpv6: maybe(onOff),
					InstanceMetadataTags: maybe(onOff)
				})
			),
			...tagged
		})
	)
})

export const answers = {
	Reservations: answer(reservation, {ids: [], command: 'describe-instances'})
} as const satisfies Answers

/** As DescribeInstances answers. Each instance has its own reservation, unless it was launched together with others. */
export function describeReservations(view: View): readonly Item[] {
	const all = view.vpcs.flatMap(vpc =>
		vpc.instances.map(instance => ({vpc, ...splitReservation(describeInstance(instance, vpc, view), instance)}))
	)
	const groups = Map.groupBy(all, ({reservation}) => reservation)
	return [...groups].map(([ReservationId, same]) => ({
		ReservationId,
		OwnerId: same[0]?.vpc.account,
		Groups: [],
		Instances: same.map(({item}) => item)
	}))
}

const splitReservation = ({ReservationId, ...item}: Item, {id}: Instance) => ({
	reservation: typeof ReservationId === 'string' ? ReservationId : idOf('r', id),
	item
})

const states = {running: {Code: 16, Name: 'running'}, stopped: {Code: 80, Name: 'stopped'}} as const

/** Values that AWS always returns and a lab file does not have. */
const usual = {
	ImageId: 'ami-0abcdef1234567890',
	InstanceType: 't3.micro',
	AmiLaunchIndex: 0,
	Architecture: 'x86_64',
	ClientToken: '',
	CpuOptions: {CoreCount: 1, ThreadsPerCore: 2},
	EbsOptimized: false,
	EnaSupport: true,
	Hypervisor: 'xen',
	Monitoring: {State: 'disabled'},
	ProductCodes: [],
	RootDeviceName: '/dev/xvda',
	RootDeviceType: 'ebs',
	StateTransitionReason: '',
	VirtualizationType: 'hvm'
}

/** Every instance has a root volume, which has no effect on packets. */
export const volumeId = (instance: string): string => idOf('vol', instance)

const rootVolume = (id: string, view: View): Item => ({
	DeviceName: usual.RootDeviceName,
	Ebs: {AttachTime: attachTimeOf(id, view), DeleteOnTermination: true, Status: 'attached', VolumeId: volumeId(id)}
})

export function describeInstance(instance: Instance, vpc: Vpc, view: View): Item {
	const interfaces = instance.interfaces.map(key => wanted(vpc.interfaces, key))
	const [primary] = interfaces
	const privateIp = primary && primaryOf(primary)
	const publicIp = primary?.privateIps[0]?.publicIp?.address
	const subnet = primary && wanted(vpc.subnets, primary.subnet)
	const {DeleteOnTermination = true} = awsBag(instance.id, 'instances', view)
	return compact({
		InstanceId: instance.id,
		...usual,
		State: states[instance.state],
		VpcId: vpc.id,
		SubnetId: subnet?.id,
		PrivateIpAddress: privateIp,
		PublicIpAddress: publicIp,
		PrivateDnsName: privateIp && privateName(privateIp, vpc.region),
		PublicDnsName: publicIp !== undefined && vpc.enableDnsHostnames ? publicName(publicIp, vpc.region) : '',
		Placement: {AvailabilityZone: subnet?.zone, GroupName: '', Tenancy: 'default'},
		SecurityGroups: primary ? groupsOf(primary, vpc) : [],
		SourceDestCheck: primary?.sourceDestCheck,
		NetworkInterfaces: interfaces.map((one, index) => ({
			...interfaceFields(one, vpc, view),
			Attachment: {
				AttachmentId: attachmentId(one.id, view),
				AttachTime: attachTimeOf(instance.id, view),
				DeleteOnTermination: index === 0 ? DeleteOnTermination : false,
				DeviceIndex: index,
				NetworkCardIndex: 0,
				Status: 'attached'
			}
		})),
		MetadataOptions: {
			State: 'applied',
			HttpEndpoint: instance.metadataOptions.httpEndpoint,
			HttpTokens: instance.metadataOptions.httpTokens,
			HttpPutResponseHopLimit: instance.metadataOptions.httpPutResponseHopLimit,
			HttpProtocolIpv6: instance.metadataOptions.httpProtocolIpv6,
			InstanceMetadataTags: instance.metadataOptions.instanceMetadataTags
		},
		BlockDeviceMappings: [rootVolume(instance.id, view)],
		Tags: tagList(instance.id, 'instances', view),
		...awsBag(instance.id, 'instances', view)
	})
}
