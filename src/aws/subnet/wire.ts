/** What AWS answers about it, as far as packets depend on it. */
import {z} from 'zod'
import {type Answers, answer} from '../../import/answers.ts'
import {block4, block6, flag, list, maybe, owner, tagged, text} from '../../import/describe-parts.ts'

const subnet = z.object({
	SubnetId: text,
	VpcId: text,
	CidrBlock: maybe(block4),
	AvailabilityZone: maybe(text),
	AvailabilityZoneId: maybe(text),
	MapPublicIpOnLaunch: maybe(flag),
	AssignIpv6AddressOnCreation: maybe(flag),
	Ipv6CidrBlockAssociationSet: list(z.object({Ipv6CidrBlock: block6, Ipv6CidrBlockState: maybe(z.object({State: maybe(text)}))})),
	...owner,
	...tagged
})

export const answers = {
	Subnets: answer(subnet, {ids: ['SubnetId'], command: 'describe-subnets'})
} as const satisfies Answers
