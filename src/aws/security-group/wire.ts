/** What AWS answers about it, as far as packets depend on it. */
import {z} from 'zod'
import {type Answers, answer} from '../../import/answers.ts'
import {block4, block6, list, maybe, owner, tagged, text} from '../../import/describe-parts.ts'

const permission = z.object({
	IpProtocol: text,
	FromPort: maybe(z.int()),
	ToPort: maybe(z.int()),
	IpRanges: list(z.object({CidrIp: block4, Description: maybe(text)})),
	Ipv6Ranges: list(z.object({CidrIpv6: block6, Description: maybe(text)})),
	PrefixListIds: list(z.object({PrefixListId: text, Description: maybe(text)})),
	UserIdGroupPairs: list(
		z.object({
			GroupId: maybe(text),
			GroupName: maybe(text),
			UserId: maybe(text),
			VpcId: maybe(text),
			Description: maybe(text)
		})
	)
})

const securityGroup = z.object({
	GroupId: text,
	GroupName: maybe(text),
	Description: maybe(text),
	VpcId: maybe(text),
	IpPermissions: list(permission),
	IpPermissionsEgress: list(permission),
	...owner,
	...tagged
})

export const answers = {
	SecurityGroups: answer(securityGroup, {
		ids: ['GroupId'],
		command: 'describe-security-groups',
		inVpc: {noun: 'security group', of: ({VpcId}) => [VpcId]}
	})
} as const satisfies Answers
