/** What AWS answers about it, as far as packets depend on it. */
import {type Answers, answer} from '../../import/answers.ts'
import {transitGatewayPeeringAttachment} from '../transit-gateway/wire.ts'

export const answers = {
	TransitGatewayPeeringAttachments: answer(transitGatewayPeeringAttachment, {
		ids: ['TransitGatewayAttachmentId'],
		command: 'describe-transit-gateway-peering-attachments'
	})
} as const satisfies Answers
