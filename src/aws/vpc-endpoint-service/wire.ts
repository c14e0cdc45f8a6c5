/** The fields of AWS's answers that affect packets. */
import {z} from 'zod'
import {type Answers, answer} from '../../import/answers.ts'
import {flag, list, maybe, text} from '../../import/describe-parts.ts'

const configuration = z.object({
	ServiceId: text,
	ServiceName: text,
	ServiceState: maybe(text),
	AcceptanceRequired: maybe(flag),
	NetworkLoadBalancerArns: list(text),
	GatewayLoadBalancerArns: list(text),
	PrivateDnsName: maybe(text),
	PrivateDnsNameConfiguration: maybe(z.object({State: maybe(text)})),
	SupportedRegions: list(z.object({Region: maybe(text)})),
	Tags: list(z.object({Key: text, Value: maybe(text)}))
})

const connection = z.object({ServiceId: text, VpcEndpointId: text, VpcEndpointState: maybe(text)})

const permission = z.object({ServiceId: maybe(text), Principal: maybe(text)})

export const answers = {
	ServiceConfigurations: answer(configuration, {
		ids: ['ServiceId'],
		command: 'describe-vpc-endpoint-service-configurations'
	}),
	VpcEndpointConnections: answer(connection, {
		ids: ['ServiceId', 'VpcEndpointId'],
		command: 'describe-vpc-endpoint-connections'
	}),
	// The command requires a service id, so that it is not among those to save.
	AllowedPrincipals: answer(permission, {ids: ['ServiceId', 'Principal']})
} as const satisfies Answers
