/** As `aws directconnect describe-…` answers about it. */
import {type Answers, answer} from '../../import/answers.ts'
import {directConnectAssociation, directConnectGateway} from '../direct-connect/wire.ts'

export const answers = {
	directConnectGateways: answer(directConnectGateway, {
		ids: ['directConnectGatewayId'],
		command: 'describe-direct-connect-gateways'
	}),
	directConnectGatewayAssociations: answer(directConnectAssociation, {
		ids: ['associationId'],
		command: 'describe-direct-connect-gateway-associations'
	})
} as const satisfies Answers
