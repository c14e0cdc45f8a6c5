/** What AWS answers about it, as far as packets depend on it. */
import {z} from 'zod'
import {type Answers, answer} from '../../import/answers.ts'
import {attachments, owner, tagged, text} from '../../import/describe-parts.ts'

const internetGateway = z.object({InternetGatewayId: text, Attachments: attachments, ...owner, ...tagged})

export const answers = {
	InternetGateways: answer(internetGateway, {
		ids: ['InternetGatewayId'],
		command: 'describe-internet-gateways',
		inVpc: {noun: 'internet gateway', of: ({Attachments}) => Attachments.map(({VpcId}) => VpcId)}
	})
} as const satisfies Answers
