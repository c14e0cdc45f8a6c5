/** What AWS answers about it, as far as packets depend on it. */
import {z} from 'zod'
import {type Answers, answer} from '../../import/answers.ts'
import {block4, maybe, tagged, text} from '../../import/describe-parts.ts'

const peeringSide = z.object({VpcId: text, OwnerId: maybe(text), Region: maybe(text), CidrBlock: maybe(block4)})

const peering = z.object({
	VpcPeeringConnectionId: text,
	RequesterVpcInfo: peeringSide,
	AccepterVpcInfo: peeringSide,
	Status: maybe(z.object({Code: maybe(text)})),
	...tagged
})

export const answers = {
	VpcPeeringConnections: answer(peering, {ids: ['VpcPeeringConnectionId'], command: 'describe-vpc-peering-connections'})
} as const satisfies Answers
