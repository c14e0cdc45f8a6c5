/** The fields of AWS's answers that affect packets. */

import {z} from 'zod'
import {type Answers, answer} from '../../import/answers.ts'
import {address4, address6, flag, list, maybe, owner, tags, text} from '../../import/describe-parts.ts'
import type {NetworkInterface, PrivateIp, Vpc} from '../../model/model.ts'
import {privateName, publicName} from '../../net/ec2-names.ts'
import {idOf} from '../ids.ts'
import {awsBag, compact, givenId, type Item, primaryOf, tagList, type View, wanted} from '../view.ts'

const association = maybe(
	z.object({PublicIp: maybe(address4), AllocationId: maybe(text), CarrierIp: maybe(address4), IpOwnerId: maybe(text)})
)

export const networkInterface = z.object({
	NetworkInterfaceId: text,
	SubnetId: text,
	VpcId: maybe(text),
	MacAddress: maybe(text),
	PrivateIpAddress: maybe(address4),
	PrivateIpAddresses: list(z.object({PrivateIpAddress: address4, Primary: maybe(flag), Association: association})),
	Association: association,
	Ipv6Addresses: list(z.object({Ipv6Address: address6})),
	Ipv4Prefixes: list(z.object({Ipv4Prefix: text})),
	Ipv6Prefixes: list(z.object({Ipv6Prefix: text})),
	Groups: list(z.object({GroupId: text})),
	SourceDestCheck: maybe(flag),
	Attachment: maybe(
		z.object({InstanceId: maybe(text), InstanceOwnerId: maybe(text), DeviceIndex: maybe(z.int()), Status: maybe(text)})
	),
	InterfaceType: maybe(text),
	RequesterManaged: maybe(flag),
	RequesterId: maybe(text),
	Description: maybe(text),
	Status: maybe(text),
	TagSet: tags,
	...owner
})

export const answers = {
	NetworkInterfaces: answer(networkInterface, {ids: ['NetworkInterfaceId'], command: 'describe-network-interfaces'})
} as const satisfies Answers

/** As DescribeNetworkInterfaces answers. */
export const describeNetworkInterfaces = (view: View): readonly Item[] =>
	view.vpcs.flatMap(vpc => vpc.interfaces.map(one => describeNetworkInterface(one, vpc, view)))

export function describeNetworkInterface(one: NetworkInterface, vpc: Vpc, view: View): Item {
	const subnet = wanted(vpc.subnets, one.subnet)
	const isOfHost = one.owner === undefined || one.owner.kind === 'instance'
	return {
		...interfaceFields(one, vpc, view),
		AvailabilityZone: subnet.zone,
		// As observed on AWS: interfaces of transit gateways are not.
		RequesterManaged: !isOfHost && one.type !== 'transit_gateway',
		...(!isOfHost && {RequesterId: 'amazon-aws'}),
		Attachment: attachmentOf(one, vpc, view),
		TagSet: tagList(one.id, 'networkInterfaces', view),
		...awsBag(one.id, 'networkInterfaces', view)
	}
}

/** Fields that an interface has in its own description, and in its instance's. */
export function interfaceFields(one: NetworkInterface, vpc: Vpc, view: View): Item {
	const privateIps = one.privateIps.map((ip, index) => privateIpOf(ip, index === 0, vpc, view))
	return compact({
		NetworkInterfaceId: one.id,
		VpcId: vpc.id,
		SubnetId: wanted(vpc.subnets, one.subnet).id,
		OwnerId: vpc.account,
		Description: descriptionOf(one, view),
		InterfaceType: one.type,
		MacAddress: one.mac,
		PrivateIpAddress: primaryOf(one),
		PrivateDnsName: vpc.enableDnsHostnames ? privateIps[0]?.PrivateDnsName : undefined,
		PrivateIpAddresses: privateIps,
		Association: privateIps[0]?.Association,
		Ipv6Addresses: one.ipv6.map(address => ({Ipv6Address: address})),
		Groups: groupsOf(one, vpc),
		SourceDestCheck: one.sourceDestCheck,
		Status: one.owner ? 'in-use' : 'available'
	})
}

export const groupsOf = ({securityGroups}: Pick<NetworkInterface, 'securityGroups'>, vpc: Vpc): readonly Item[] =>
	securityGroups.map(key => {
		const {id, name} = wanted(vpc.securityGroups, key)
		return {GroupId: id, GroupName: name}
	})

function privateIpOf({address, publicIp}: PrivateIp, isPrimary: boolean, vpc: Vpc, view: View): Item {
	const {lab} = view
	const elastic = lab.elasticIps.find(({key}) => key === publicIp?.elasticIp)
	return compact({
		PrivateIpAddress: address,
		Primary: isPrimary,
		PrivateDnsName: vpc.enableDnsHostnames ? privateName(address, vpc.region) : undefined,
		Association:
			publicIp &&
			compact({
				PublicIp: publicIp.address,
				PublicDnsName: vpc.enableDnsHostnames ? publicName(publicIp.address, vpc.region) : '',
				IpOwnerId: elastic?.account ?? 'amazon',
				AllocationId: elastic?.allocationId,
				AssociationId: elastic?.associationId && givenId(elastic.associationId, view)
			})
	})
}

const words: Readonly<Record<string, string>> = {
	nat_gateway: 'Interface for NAT Gateway',
	transit_gateway: 'Network Interface for Transit Gateway Attachment',
	vpc_endpoint: 'VPC Endpoint Interface',
	network_load_balancer: 'ELB'
}

/** The description that AWS gives interfaces that it manages. */
function descriptionOf({key, type, owner}: NetworkInterface, {directory}: View): string {
	const what = words[type]
	if (!owner || what === undefined) return ''
	const whose = directory.byName(owner.key).find(({kind, interfaces = []}) => kind === owner.kind && interfaces.includes(key))
	return `${what} ${whose?.ids[0] ?? owner.key}`
}

/** As observed on AWS: the launch time of its instance. */
export const attachTimeOf = (instance: string, view: View): unknown => awsBag(instance, 'instances', view).LaunchTime

export const attachmentId = (id: string, view: Pick<View, 'document'>): string => givenId(idOf('eni-attach', id), view)

function attachmentOf({id, owner}: NetworkInterface, vpc: Vpc, view: View): Item | undefined {
	if (!owner) return undefined
	const instance = owner.kind === 'instance' ? vpc.instances.find(({key}) => key === owner.key) : undefined
	const bag = awsBag(id, 'networkInterfaces', view)
	// What a call has set counts before what an import has kept.
	const {DeleteOnTermination = owner.deviceIndex === 0} = {
		...(bag.Attachment as object | undefined),
		...compact({
			DeleteOnTermination: bag.DeleteOnTermination
		})
	} as {readonly DeleteOnTermination?: boolean}
	return compact({
		AttachmentId: attachmentId(id, view),
		DeleteOnTermination: instance ? DeleteOnTermination : false,
		DeviceIndex: instance ? owner.deviceIndex : 1,
		...(instance && {AttachTime: attachTimeOf(instance.id, view)}),
		InstanceId: instance?.id,
		InstanceOwnerId: instance ? vpc.account : 'amazon-aws',
		Status: 'attached'
	})
}
