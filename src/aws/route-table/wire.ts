/** What AWS answers about it, as far as packets depend on it. */
import {z} from 'zod'
import {type Answers, answer} from '../../import/answers.ts'
import {block4, block6, flag, list, maybe, owner, tagged, text} from '../../import/describe-parts.ts'

/** Most kinds of targets have a field of their own, which `targetField()` reads: `TransitGatewayId`. */
const route = z.looseObject({
	DestinationCidrBlock: maybe(block4),
	DestinationIpv6CidrBlock: maybe(block6),
	DestinationPrefixListId: maybe(text),
	GatewayId: maybe(text),
	InstanceId: maybe(text),
	NetworkInterfaceId: maybe(text),
	LocalGatewayId: maybe(text),
	CarrierGatewayId: maybe(text),
	CoreNetworkArn: maybe(text),
	State: maybe(text),
	Origin: maybe(text)
})

const routeTable = z.object({
	RouteTableId: text,
	VpcId: text,
	Associations: list(
		z.object({
			Main: maybe(flag),
			SubnetId: maybe(text),
			GatewayId: maybe(text),
			AssociationState: maybe(z.object({State: maybe(text)}))
		})
	),
	Routes: list(route),
	PropagatingVgws: list(z.object({GatewayId: text})),
	...owner,
	...tagged
})

export const answers = {
	RouteTables: answer(routeTable, {
		ids: ['RouteTableId'],
		command: 'describe-route-tables',
		inVpc: {noun: 'route table', of: ({VpcId}) => [VpcId]}
	})
} as const satisfies Answers
