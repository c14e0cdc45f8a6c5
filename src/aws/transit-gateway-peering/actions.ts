/** Transit gateway peerings. Doc: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TransitGatewayPeeringAttachment.html */

import type {Requests} from '../../../api-models/ec2.d.ts'
import {AwsError} from '../../api/errors.ts'
import {listing} from '../../api/listing.ts'
import {type Actions, type ApiPart, doesNotExist, type Edit, itemOf, patchAt, pathOf, type ResourceType} from '../../api/part.ts'
import {keyFor, tagsFor, writtenTags} from '../../api/tags.ts'
import {gatewayOf} from '../transit-gateway/actions-place.ts'
import type {Item, View} from '../view.ts'
import {describePeeringAttachments} from './wire.ts'

const peeringType: ResourceType = {
	word: 'transit-gateway-attachment',
	list: 'TransitGatewayPeeringAttachments',
	inert: ['CreationTime'],
	prefix: 'tgw-attach',
	id: 'TransitGatewayAttachmentId',
	all: describePeeringAttachments,
	missing: doesNotExist('InvalidTransitGatewayAttachmentID.NotFound', 'Transit Gateway Attachment'),
	section: 'transitGatewayPeerings'
}

const filters = {
	state: 'State',
	'transit-gateway-attachment-id': 'TransitGatewayAttachmentId',
	'transit-gateway-id': ['RequesterTgwInfo.TransitGatewayId', 'AccepterTgwInfo.TransitGatewayId'],
	'local-owner-id': 'RequesterTgwInfo.OwnerId',
	'remote-owner-id': 'AccepterTgwInfo.OwnerId'
}

/** Accepts or rejects a pending peering. */
function answered(id: string, accepted: true | 'rejected', view: View): Edit {
	const item = itemOf(peeringType, id, view)
	const {Region, OwnerId} = item.AccepterTgwInfo as Item
	if (accepted === true && (Region !== view.region || OwnerId !== view.account)) {
		throw new AwsError('InvalidParameterValue', `Cannot accept ${id} as the source of the peering request.`)
	}
	if (item.State !== 'pendingAcceptance') throw new AwsError('IncorrectState', `${id} is in invalid state ${String(item.State)}`)
	return {
		patch: patchAt(pathOf(peeringType, id, view), {accepted}),
		answer: after => ({TransitGatewayPeeringAttachment: itemOf(peeringType, id, after)})
	}
}

const actions: Actions<Requests> = {
	DescribeTransitGatewayPeeringAttachments: listing(peeringType, {ids: 'TransitGatewayAttachmentIds', filters}),
	CreateTransitGatewayPeeringAttachment({input, view, newId, nowMs}) {
		const {gateway} = gatewayOf(input.TransitGatewayId, view)
		const {PeerTransitGatewayId, PeerAccountId, PeerRegion} = input
		const peer = view.lab.transitGateways.find(
			one => one.id === PeerTransitGatewayId && one.account === PeerAccountId && one.region === PeerRegion
		)
		if (!peer) {
			throw new AwsError('InvalidTransitGatewayID.NotFound', `The Transit Gateway '${PeerTransitGatewayId}' does not exist`)
		}
		const id = newId('tgw-attach')
		const tags = tagsFor('transit-gateway-attachment', input.TagSpecifications)
		return {
			patch: patchAt(['transitGatewayPeerings', keyFor(id, tags.Name, view, 'transit-gateway-peering')], {
				id,
				requester: gateway.key,
				accepter: peer.key,
				accepted: false,
				aws: {CreationTime: new Date(nowMs).toISOString()},
				tags: writtenTags(tags)
			}),
			answer: after => ({TransitGatewayPeeringAttachment: {...itemOf(peeringType, id, after), State: 'initiatingRequest'}})
		}
	},
	AcceptTransitGatewayPeeringAttachment: ({input: {TransitGatewayAttachmentId: id}, view}) => answered(id, true, view),
	RejectTransitGatewayPeeringAttachment: ({input: {TransitGatewayAttachmentId: id}, view}) => answered(id, 'rejected', view),
	DeleteTransitGatewayPeeringAttachment({input: {TransitGatewayAttachmentId: id}, view}) {
		const item: Item = itemOf(peeringType, id, view)
		return {
			patch: patchAt(pathOf(peeringType, id, view), null),
			gone: [{word: peeringType.word, item: {...item, State: 'deleted'}}],
			answer: {TransitGatewayPeeringAttachment: {...item, State: 'deleting'}}
		}
	}
}

export const transitGatewayPeering: ApiPart = {ec2: actions}
