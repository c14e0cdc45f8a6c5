/** What AWS answers about it, as far as packets depend on it. */
import {z} from 'zod'
import {type Answers, answer} from '../../import/answers.ts'
import {block4, block6, flag, list, maybe, owner, tagged, text} from '../../import/describe-parts.ts'

const networkAcl = z.object({
	NetworkAclId: text,
	VpcId: text,
	IsDefault: maybe(flag),
	Associations: list(z.object({SubnetId: text})),
	Entries: list(
		z.object({
			RuleNumber: z.int(),
			RuleAction: z.enum(['allow', 'deny']),
			Egress: flag,
			Protocol: text,
			CidrBlock: maybe(block4),
			Ipv6CidrBlock: maybe(block6),
			PortRange: maybe(z.object({From: maybe(z.int()), To: maybe(z.int())})),
			IcmpTypeCode: maybe(z.object({Type: maybe(z.int()), Code: maybe(z.int())}))
		})
	),
	...owner,
	...tagged
})

export const answers = {
	NetworkAcls: answer(networkAcl, {
		ids: ['NetworkAclId'],
		command: 'describe-network-acls',
		inVpc: {noun: 'network ACL', of: ({VpcId}) => [VpcId]}
	})
} as const satisfies Answers
