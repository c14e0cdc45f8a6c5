/** Transit gateways, as AWS describes them. */
import {z} from 'zod'
import {type Answers, answer} from '../../import/answers.ts'
import {block, flag, list, maybe, owner, tagged, text} from '../../import/describe-parts.ts'

export const transitGateway = z.object({
	TransitGatewayId: text,
	TransitGatewayArn: maybe(text),
	State: maybe(text),
	Options: maybe(
		z.object({
			AmazonSideAsn: maybe(z.int()),
			AssociationDefaultRouteTableId: maybe(text),
			PropagationDefaultRouteTableId: maybe(text),
			DefaultRouteTableAssociation: maybe(text),
			DefaultRouteTablePropagation: maybe(text),
			AutoAcceptSharedAttachments: maybe(text),
			SecurityGroupReferencingSupport: maybe(text),
			MulticastSupport: maybe(text),
			VpnEcmpSupport: maybe(text)
		})
	),
	...owner,
	...tagged
})

export const transitGatewayVpcAttachment = z.object({
	TransitGatewayAttachmentId: text,
	TransitGatewayId: text,
	VpcId: text,
	VpcOwnerId: maybe(text),
	State: maybe(text),
	CreationTime: maybe(text),
	SubnetIds: list(text),
	Options: maybe(
		z.object({ApplianceModeSupport: maybe(text), Ipv6Support: maybe(text), SecurityGroupReferencingSupport: maybe(text)})
	),
	...tagged
})

export const transitGatewayAttachment = z.object({
	TransitGatewayAttachmentId: text,
	TransitGatewayId: text,
	TransitGatewayOwnerId: maybe(text),
	ResourceType: maybe(text),
	ResourceId: maybe(text),
	ResourceOwnerId: maybe(text),
	State: maybe(text),
	Association: maybe(z.object({TransitGatewayRouteTableId: maybe(text), State: maybe(text)})),
	...tagged
})

export const transitGatewaySide = z.object({TransitGatewayId: text, OwnerId: maybe(text), Region: maybe(text)})

export const transitGatewayPeeringAttachment = z.object({
	TransitGatewayAttachmentId: text,
	RequesterTgwInfo: transitGatewaySide,
	AccepterTgwInfo: transitGatewaySide,
	State: maybe(text),
	...tagged
})

export const transitGatewayRouteTable = z.object({
	TransitGatewayRouteTableId: text,
	TransitGatewayId: text,
	State: maybe(text),
	DefaultAssociationRouteTable: maybe(flag),
	DefaultPropagationRouteTable: maybe(flag),
	...tagged
})

export const transitGatewayPropagation = z.object({
	TransitGatewayAttachmentId: maybe(text),
	ResourceId: maybe(text),
	ResourceType: maybe(text),
	State: maybe(text),
	PrefixListId: maybe(text)
})

export const transitGatewayAssociation = z.object({
	TransitGatewayAttachmentId: text,
	ResourceType: maybe(text),
	State: maybe(text)
})

export const transitGatewayRoute = z.object({
	DestinationCidrBlock: maybe(block),
	PrefixListId: maybe(text),
	TransitGatewayAttachments: list(z.object({TransitGatewayAttachmentId: text, ResourceType: maybe(text)})),
	Type: maybe(text),
	State: maybe(text)
})

export const answers = {
	TransitGateways: answer(transitGateway, {ids: ['TransitGatewayId'], command: 'describe-transit-gateways'}),
	TransitGatewayVpcAttachments: answer(transitGatewayVpcAttachment, {
		ids: ['TransitGatewayAttachmentId'],
		command: 'describe-transit-gateway-vpc-attachments'
	}),
	TransitGatewayAttachments: answer(transitGatewayAttachment, {
		ids: ['TransitGatewayAttachmentId', 'TransitGatewayId'],
		command: 'describe-transit-gateway-attachments'
	}),
	TransitGatewayRouteTables: answer(transitGatewayRouteTable, {
		ids: ['TransitGatewayRouteTableId'],
		command: 'describe-transit-gateway-route-tables'
	}),
	TransitGatewayPropagations: answer(
		z.object({TransitGatewayRouteTableId: text, TransitGatewayRouteTablePropagations: list(transitGatewayPropagation)}),
		{ids: []}
	),
	TransitGatewayStaticRoutes: answer(
		z.object({
			TransitGatewayRouteTableId: text,
			Routes: list(transitGatewayRoute),
			AdditionalRoutesAvailable: maybe(flag)
		}),
		{ids: []}
	)
} as const satisfies Answers
