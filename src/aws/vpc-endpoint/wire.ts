/** What AWS answers about it, as far as packets depend on it. */
import {z} from 'zod'
import {type Answers, answer} from '../../import/answers.ts'
import {flag, list, maybe, tagged, text} from '../../import/describe-parts.ts'

const vpcEndpoint = z.object({
	VpcEndpointId: text,
	VpcEndpointType: maybe(text),
	VpcId: maybe(text),
	ServiceName: maybe(text),
	State: maybe(text),
	IpAddressType: maybe(text),
	PolicyDocument: maybe(text),
	RouteTableIds: list(text),
	SubnetIds: list(text),
	Groups: list(z.object({GroupId: text})),
	PrivateDnsEnabled: maybe(flag),
	NetworkInterfaceIds: list(text),
	...tagged
})

export const answers = {
	VpcEndpoints: answer(vpcEndpoint, {ids: ['VpcEndpointId'], command: 'describe-vpc-endpoints'})
} as const satisfies Answers
