/** What AWS answers about it, as far as packets depend on it. */
import {z} from 'zod'
import {type Answers, answer} from '../../import/answers.ts'
import {list, maybe, text} from '../../import/describe-parts.ts'
import {attribute} from '../target-group/wire.ts'

const loadBalancer = z.object({
	LoadBalancerName: maybe(text),
	LoadBalancerArn: maybe(text),
	Type: maybe(text),
	Scheme: maybe(text),
	VpcId: maybe(text),
	AvailabilityZones: list(
		z.object({
			ZoneName: maybe(text),
			SubnetId: maybe(text),
			LoadBalancerAddresses: list(z.object({IpAddress: maybe(text), AllocationId: maybe(text), PrivateIPv4Address: maybe(text)}))
		})
	),
	SecurityGroups: list(text),
	State: maybe(z.object({Code: maybe(text)}))
})

const listeners = z.object({
	LoadBalancerArn: text,
	Listeners: list(
		z.object({
			ListenerArn: maybe(text),
			Protocol: maybe(text),
			Port: maybe(z.int()),
			DefaultActions: list(
				z.object({
					Type: maybe(text),
					TargetGroupArn: maybe(text),
					ForwardConfig: maybe(z.object({TargetGroups: list(z.object({TargetGroupArn: text}))}))
				})
			)
		})
	)
})

const attributes = z.object({LoadBalancerArn: text, Attributes: list(attribute)})

export const answers = {
	LoadBalancers: answer(loadBalancer, {
		ids: ['LoadBalancerArn', 'LoadBalancerName'],
		inVpc: {noun: 'load balancer', of: ({Type, VpcId}) => (Type === 'network' ? [VpcId] : [])}
	}),
	LoadBalancerListeners: answer(listeners, {ids: ['LoadBalancerArn']}),
	LoadBalancerAttributes: answer(attributes, {ids: ['LoadBalancerArn']})
} as const satisfies Answers
