/** What AWS answers about it, as far as packets depend on it. */
import {z} from 'zod'
import {type Answers, answer} from '../../import/answers.ts'
import {address4, flag, list, maybe, tagged, text} from '../../import/describe-parts.ts'

const natGateway = z.object({
	NatGatewayId: text,
	VpcId: maybe(text),
	SubnetId: maybe(text),
	State: maybe(text),
	ConnectivityType: maybe(text),
	AvailabilityMode: maybe(text),
	NatGatewayAddresses: list(
		z.object({
			AllocationId: maybe(text),
			NetworkInterfaceId: maybe(text),
			PrivateIp: maybe(address4),
			PublicIp: maybe(address4),
			IsPrimary: maybe(flag)
		})
	),
	...tagged
})

export const answers = {
	NatGateways: answer(natGateway, {
		ids: ['NatGatewayId'],
		command: 'describe-nat-gateways',
		inVpc: {noun: 'NAT gateway', of: ({VpcId, State}) => (State === undefined || State === 'available' ? [VpcId] : [])}
	})
} as const satisfies Answers
