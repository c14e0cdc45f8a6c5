/** What AWS answers about it, as far as packets depend on it. */
import {z} from 'zod'
import {type Answers, answer} from '../../import/answers.ts'
import {address4, address6, flag, list, maybe, owner, tags, text} from '../../import/describe-parts.ts'

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
