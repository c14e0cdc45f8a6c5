/** What AWS answers about it, as far as packets depend on it. */
import {z} from 'zod'
import {type Answers, answer} from '../../import/answers.ts'
import {block4, block6, list, maybe, owner, tagged, text} from '../../import/describe-parts.ts'

const vpc = z.object({
	VpcId: text,
	DhcpOptionsId: maybe(text),
	CidrBlock: maybe(block4),
	CidrBlockAssociationSet: list(z.object({CidrBlock: block4, CidrBlockState: maybe(z.object({State: maybe(text)}))})),
	Ipv6CidrBlockAssociationSet: list(z.object({Ipv6CidrBlock: block6, Ipv6CidrBlockState: maybe(z.object({State: maybe(text)}))})),
	...owner,
	...tagged
})

export const answers = {
	Vpcs: answer(vpc, {ids: ['VpcId'], command: 'describe-vpcs'})
} as const satisfies Answers
