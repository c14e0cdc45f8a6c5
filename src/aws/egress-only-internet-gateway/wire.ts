/** The fields of AWS's answers that affect packets. */

import {z} from 'zod'
import {type Answers, answer} from '../../import/answers.ts'
import {attachments, owner, tagged, text} from '../../import/describe-parts.ts'
import {type Item, tagList, type View} from '../view.ts'

const egressOnlyInternetGateway = z.object({EgressOnlyInternetGatewayId: text, Attachments: attachments, ...owner, ...tagged})

export const answers = {
	EgressOnlyInternetGateways: answer(egressOnlyInternetGateway, {
		ids: ['EgressOnlyInternetGatewayId'],
		command: 'describe-egress-only-internet-gateways',
		inVpc: {noun: 'egress-only internet gateway', of: ({Attachments}) => Attachments.map(({VpcId}) => VpcId)}
	})
} as const satisfies Answers

/** As DescribeEgressOnlyInternetGateways answers. */
export const describeEgressOnlyInternetGateways = (view: View): readonly Item[] =>
	view.vpcs.flatMap(({id, egressOnlyInternetGateway: gateway}) =>
		gateway
			? [
					{
						EgressOnlyInternetGatewayId: gateway.id,
						Attachments: [{State: 'attached', VpcId: id}],
						Tags: tagList(gateway.id, 'egressOnlyInternetGateway', view)
					}
				]
			: []
	)
