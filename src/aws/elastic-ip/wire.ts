/** What AWS answers about it, as far as packets depend on it. */
import {z} from 'zod'
import {type Answers, answer} from '../../import/answers.ts'
import {address4, maybe, tagged, text} from '../../import/describe-parts.ts'

const address = z.object({
	PublicIp: maybe(address4),
	CarrierIp: maybe(address4),
	AllocationId: maybe(text),
	AssociationId: maybe(text),
	NetworkInterfaceId: maybe(text),
	PrivateIpAddress: maybe(address4),
	NetworkInterfaceOwnerId: maybe(text),
	...tagged
})

export const answers = {
	Addresses: answer(address, {ids: ['PublicIp', 'AllocationId'], command: 'describe-addresses'})
} as const satisfies Answers
