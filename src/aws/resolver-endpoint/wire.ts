/** The fields of the Route 53 Resolver's answers that affect DNS. */
import {z} from 'zod'
import {type Answers, answer} from '../../import/answers.ts'
import {list, maybe, text} from '../../import/describe-parts.ts'

const endpoint = z.object({
	Id: text,
	Name: maybe(text),
	Direction: maybe(text),
	HostVPCId: maybe(text),
	SecurityGroupIds: list(text),
	Status: maybe(text)
})

const rule = z.object({
	Id: text,
	Name: maybe(text),
	DomainName: text,
	RuleType: maybe(text),
	ResolverEndpointId: maybe(text),
	TargetIps: list(z.object({Ip: maybe(text), Port: maybe(z.int())}))
})

const association = z.object({ResolverRuleId: text, VPCId: text})

export const answers = {
	ResolverEndpoints: answer(endpoint, {ids: ['Id']}),
	ResolverRules: answer(rule, {ids: ['Id']}),
	ResolverRuleAssociations: answer(association, {ids: ['ResolverRuleId', 'VPCId']})
} as const satisfies Answers
