/** The fields of AWS's answers that affect packets. */
import {z} from 'zod'
import {type Answers, answer} from '../../import/answers.ts'
import {flag, list, maybe, text} from '../../import/describe-parts.ts'
import {attribute} from '../target-group/wire.ts'

const loadBalancer = z.object({
	LoadBalancerName: maybe(text),
	LoadBalancerArn: maybe(text),
	DNSName: maybe(text),
	Type: maybe(text),
	Scheme: maybe(text),
	IpAddressType: maybe(text),
	VpcId: maybe(text),
	AvailabilityZones: list(
		z.object({
			ZoneName: maybe(text),
			SubnetId: maybe(text),
			LoadBalancerAddresses: list(z.object({IpAddress: maybe(text), AllocationId: maybe(text), PrivateIPv4Address: maybe(text)}))
		})
	),
	SecurityGroups: list(text),
	EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: maybe(text),
	State: maybe(z.object({Code: maybe(text)}))
})

const rewrites = maybe(z.object({Rewrites: list(z.object({Regex: text, Replace: text}))}))
const values = maybe(z.object({Values: list(text)}))

const action = z.object({
	Type: maybe(text),
	TargetGroupArn: maybe(text),
	ForwardConfig: maybe(
		z.object({
			TargetGroups: list(z.object({TargetGroupArn: text, Weight: maybe(z.int())})),
			TargetGroupStickinessConfig: maybe(z.object({Enabled: maybe(flag), DurationSeconds: maybe(z.int())}))
		})
	),
	RedirectConfig: maybe(
		z.object({
			Protocol: maybe(text),
			Host: maybe(text),
			Port: maybe(text),
			Path: maybe(text),
			Query: maybe(text),
			StatusCode: maybe(text)
		})
	),
	FixedResponseConfig: maybe(z.object({StatusCode: text, ContentType: maybe(text), MessageBody: maybe(text)}))
})

const listener = z.object({
	ListenerArn: maybe(text),
	LoadBalancerArn: maybe(text),
	Protocol: maybe(text),
	Port: maybe(z.int()),
	DefaultActions: list(action)
})

const listeners = z.object({LoadBalancerArn: text, Listeners: list(listener)})

const rule = z.object({
	RuleArn: text,
	Priority: maybe(text),
	IsDefault: maybe(flag),
	Actions: list(action),
	Conditions: list(
		z.object({
			Field: maybe(text),
			Values: maybe(z.array(text)),
			HostHeaderConfig: values,
			PathPatternConfig: values,
			HttpRequestMethodConfig: values,
			SourceIpConfig: values,
			HttpHeaderConfig: maybe(z.object({HttpHeaderName: maybe(text), Values: list(text)})),
			QueryStringConfig: maybe(z.object({Values: list(z.object({Key: maybe(text), Value: maybe(text)}))}))
		})
	),
	Transforms: list(z.object({Type: maybe(text), UrlRewriteConfig: rewrites, HostHeaderRewriteConfig: rewrites}))
})

const attributes = z.object({LoadBalancerArn: text, Attributes: list(attribute)})

export const answers = {
	LoadBalancers: answer(loadBalancer, {
		ids: ['LoadBalancerArn', 'LoadBalancerName'],
		inVpc: {
			noun: 'load balancer',
			of: ({Type, LoadBalancerArn, VpcId}) =>
				LoadBalancerArn !== undefined && ['network', 'application', 'gateway'].includes(Type ?? '') ? [VpcId] : []
		}
	}),
	LoadBalancerListeners: answer(listeners, {ids: ['LoadBalancerArn']}),
	Listeners: answer(listener, {ids: ['ListenerArn']}),
	Rules: answer(rule, {ids: ['RuleArn']}),
	LoadBalancerAttributes: answer(attributes, {ids: ['LoadBalancerArn']})
} as const satisfies Answers
