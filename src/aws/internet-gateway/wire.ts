/** The fields of AWS's answers that affect packets. */

import {z} from 'zod'
import {type Answers, answer} from '../../import/answers.ts'
import {attachments, owner, tagged, text} from '../../import/describe-parts.ts'
import {idOf} from '../ids.ts'
import {entriesOf} from '../kind.ts'
import {awsBag, type Item, isOwn, tagList, type View} from '../view.ts'

const internetGateway = z.object({InternetGatewayId: text, Attachments: attachments, ...owner, ...tagged})

export const answers = {
	InternetGateways: answer(internetGateway, {
		ids: ['InternetGatewayId'],
		command: 'describe-internet-gateways',
		inVpc: {noun: 'internet gateway', of: ({Attachments}) => Attachments.map(({VpcId}) => VpcId)}
	})
} as const satisfies Answers

/** As DescribeInternetGateways answers. */
export const describeInternetGateways = (view: View): readonly Item[] => [
	...view.vpcs.flatMap(({id, internetGateway: gateway}) =>
		gateway ? [describeOne(gateway.id, id, 'internetGateway', view)] : []
	),
	...entriesOf(view.document.internetGateways).flatMap(([key, written]) =>
		isOwn(written, view) ? [describeOne(written.id ?? idOf('igw', `detached ${key}`), undefined, 'internetGateways', view)] : []
	)
]

const describeOne = (id: string, vpc: string | undefined, section: string, view: View): Item => ({
	InternetGatewayId: id,
	OwnerId: view.account,
	Attachments: vpc === undefined ? [] : [{State: 'available', VpcId: vpc}],
	Tags: tagList(id, section, view),
	...awsBag(id, section, view)
})
