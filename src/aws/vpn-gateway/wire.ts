/** What AWS answers about it, as far as packets depend on it. */
import {type Answers, answer} from '../../import/answers.ts'
import {vpnGateway} from '../vpn-connection/wire.ts'

export const answers = {
	VpnGateways: answer(vpnGateway, {ids: ['VpnGatewayId'], command: 'describe-vpn-gateways'})
} as const satisfies Answers
