/** The fields of AWS's answers that affect packets. */
import {z} from 'zod'
import {type Answers, answer} from '../../import/answers.ts'
import {flag, list, maybe, text} from '../../import/describe-parts.ts'

const targetGroup = z.object({
	TargetGroupArn: text,
	TargetGroupName: maybe(text),
	Protocol: maybe(text),
	Port: maybe(z.int()),
	VpcId: maybe(text),
	TargetType: maybe(text),
	IpAddressType: maybe(text),
	HealthCheckEnabled: maybe(flag),
	HealthCheckProtocol: maybe(text),
	HealthCheckPort: maybe(text),
	HealthCheckPath: maybe(text),
	HealthCheckIntervalSeconds: maybe(z.int()),
	HealthCheckTimeoutSeconds: maybe(z.int()),
	HealthyThresholdCount: maybe(z.int()),
	UnhealthyThresholdCount: maybe(z.int()),
	Matcher: maybe(z.object({HttpCode: maybe(text)}))
})

const targetHealth = z.object({
	TargetGroupArn: text,
	TargetHealthDescriptions: list(
		z.object({
			Target: z.object({Id: text, Port: maybe(z.int()), AvailabilityZone: maybe(text)}),
			TargetHealth: maybe(z.object({State: maybe(text), Reason: maybe(text)}))
		})
	)
})

export const attribute = z.object({Key: text, Value: maybe(text)})

const targetGroupAttributes = z.object({TargetGroupArn: text, Attributes: list(attribute)})

export const answers = {
	TargetGroups: answer(targetGroup, {
		ids: ['TargetGroupArn'],
		inVpc: {noun: 'target group', of: ({VpcId}) => [VpcId]}
	}),
	LoadBalancerTargetHealth: answer(targetHealth, {ids: ['TargetGroupArn']}),
	TargetGroupAttributes: answer(targetGroupAttributes, {ids: ['TargetGroupArn']})
} as const satisfies Answers
