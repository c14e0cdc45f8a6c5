/** What AWS answers about customer gateways. */
import {type Answers, answer} from '../../import/answers.ts'
import {customerGateway} from '../vpn-connection/wire.ts'

export const answers = {
	CustomerGateways: answer(customerGateway, {ids: ['CustomerGatewayId'], command: 'describe-customer-gateways'})
} as const satisfies Answers
