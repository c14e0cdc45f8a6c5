/** Finds transit gateways, their attachments and tables by id. Pure. */
import {doesNotExist, itemOf, type Placing, patchAt, type ResourceType} from '../../api/part.ts'
import type {TransitGateway, TransitGatewayAttachment, TransitGatewayRouteTable} from '../../model/model.ts'
import type {View} from '../view.ts'
import {
	describeAttachments,
	describeTransitGatewayRouteTables,
	describeTransitGateways,
	describeVpcAttachments
} from './wire-described.ts'

export const transitGatewayType: ResourceType = {
	word: 'transit-gateway',
	inert: ['CreationTime', 'Description'],
	list: 'TransitGateways',
	prefix: 'tgw',
	id: 'TransitGatewayId',
	all: describeTransitGateways,
	missing: id => doesNotExist('InvalidTransitGatewayID.NotFound', 'Transit Gateway')(id),
	section: 'transitGateways'
}

export const vpcAttachmentType: ResourceType = {
	word: 'transit-gateway-attachment',
	inert: ['CreationTime'],
	list: 'TransitGatewayVpcAttachments',
	prefix: 'tgw-attach',
	id: 'TransitGatewayAttachmentId',
	all: describeVpcAttachments,
	missing: doesNotExist('InvalidTransitGatewayAttachmentID.NotFound', 'Transit Gateway Attachment'),
	section: 'attachments'
}

/** Attachments of any type: of VPCs, peerings, VPN connections. */
export const anyAttachmentType: ResourceType = {...vpcAttachmentType, list: 'TransitGatewayAttachments', all: describeAttachments}

export const transitTableType: ResourceType = {
	word: 'transit-gateway-route-table',
	inert: ['CreationTime'],
	list: 'TransitGatewayRouteTables',
	prefix: 'tgw-rtb',
	id: 'TransitGatewayRouteTableId',
	all: describeTransitGatewayRouteTables,
	missing: doesNotExist('InvalidRouteTableID.NotFound', 'Transit Gateway Route Table'),
	section: 'routeTables',
	place: (id, view) => tablePlace(id, view)
}

/** Errors: AwsError. */
export function gatewayOf(id: string, view: View): {readonly gateway: TransitGateway; readonly path: readonly string[]} {
	itemOf(transitGatewayType, id, view)
	const gateway = view.lab.transitGateways.find(one => one.id === id)
	if (!gateway) throw transitGatewayType.missing(id)
	return {gateway, path: ['transitGateways', gateway.key]}
}

type FoundAttachment = {
	readonly gateway: TransitGateway
	readonly attachment: TransitGatewayAttachment
	readonly name: string
	readonly path: readonly string[]
}

/** Errors: AwsError. */
export function attachmentPlace(id: string, view: View): FoundAttachment {
	itemOf(anyAttachmentType, id, view)
	for (const gateway of view.lab.transitGateways) {
		const attachment = gateway.attachments.find(one => one.id === id)
		if (!attachment) continue
		const name = attachment.key.slice(gateway.key.length + 1)
		return {gateway, attachment, name, path: ['transitGateways', gateway.key, 'attachments', name]}
	}
	throw vpcAttachmentType.missing(id)
}

type FoundTable = Placing & {readonly gateway: TransitGateway; readonly table: TransitGatewayRouteTable; readonly name: string}

/** A place for patches of a table. For the default table, which may not be written, the patch adds an entry with its id. Errors: AwsError. */
export function tablePlace(id: string, view: View): FoundTable {
	itemOf(transitTableType, id, view)
	for (const gateway of view.lab.transitGateways) {
		const table = gateway.routeTables.find(one => one.id === id)
		if (!table) continue
		const name = table.key.slice(gateway.key.length + 1)
		const path = ['transitGateways', gateway.key, 'routeTables', name]
		return {gateway, table, name, path, patch: patchAt(path, {id})}
	}
	throw transitTableType.missing(id)
}
