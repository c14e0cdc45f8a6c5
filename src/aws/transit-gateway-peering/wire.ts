/** The fields of AWS's answers that affect packets. */

import {type Answers, answer} from '../../import/answers.ts'
import type {TransitGateway} from '../../model/model.ts'
import {transitGatewayPeeringAttachment} from '../transit-gateway/wire.ts'
import {awsBag, type Item, tagList, type View, wanted} from '../view.ts'

export const answers = {
	TransitGatewayPeeringAttachments: answer(transitGatewayPeeringAttachment, {
		ids: ['TransitGatewayAttachmentId'],
		command: 'describe-transit-gateway-peering-attachments'
	})
} as const satisfies Answers

const states = {'pending-acceptance': 'pendingAcceptance', active: 'available', rejected: 'rejected'} as const

const side = ({id, account, region}: TransitGateway): Item => ({TransitGatewayId: id, OwnerId: account, Region: region})

const isOwn = ({account, region}: TransitGateway, view: View): boolean => account === view.account && region === view.region

/** As DescribeTransitGatewayPeeringAttachments answers, to both sides. */
export const describePeeringAttachments = (view: View): readonly Item[] =>
	view.lab.transitGatewayPeerings.flatMap(({id, requester, accepter, state}) => {
		const sides = [wanted(view.lab.transitGateways, requester), wanted(view.lab.transitGateways, accepter)] as const
		if (!sides.some(one => isOwn(one, view))) return []
		return [
			{
				TransitGatewayAttachmentId: id,
				RequesterTgwInfo: side(sides[0]),
				AccepterTgwInfo: side(sides[1]),
				State: states[state],
				Tags: tagList(id, 'transitGatewayPeerings', view),
				...awsBag(id, 'transitGatewayPeerings', view)
			}
		]
	})
