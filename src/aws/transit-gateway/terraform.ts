/** The aws_ec2_transit_gateway family. Doc: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ec2_transit_gateway */
import {leftOut} from '../../iac/made.ts'
import type {Made, Making} from '../../iac/part.ts'
import type {TerraformPart} from '../../iac/terraform/part.ts'
import {sameAs} from '../../iac/terraform/same-as.ts'
import {renamed, type Values} from '../../iac/terraform/translate.ts'
import {makeAttachment, makePeering, ofTable} from './cloudformation.ts'

const gatewayRenaming = {
	AmazonSideAsn: 'amazon_side_asn',
	DefaultRouteTableAssociation: 'default_route_table_association',
	DefaultRouteTablePropagation: 'default_route_table_propagation',
	AutoAcceptSharedAttachments: 'auto_accept_shared_attachments',
	SecurityGroupReferencingSupport: 'security_group_referencing_support',
	VpnEcmpSupport: 'vpn_ecmp_support'
}

/** Which of the gateway's own tables an attachment uses is said by the attachment. */
function attach(making: Making): Made {
	const made = makeAttachment(making)
	const path = made.edits?.[0]?.path
	if (!path) return made
	const off = (key: string) => making.properties.flag(key) === false
	return {
		...made,
		edits: [
			...(made.edits ?? []),
			...(off('Association') ? [{path: [...path, 'association'], value: making.properties.placed('Association', false)}] : []),
			...(off('Propagation') ? [{path: [...path, 'propagations'], value: making.properties.placed('Propagation', [])}] : [])
		]
	}
}

function optionsOf(values: Values): Values {
	const options = renamed(values, {
		ApplianceModeSupport: 'appliance_mode_support',
		SecurityGroupReferencingSupport: 'security_group_referencing_support'
	})
	return Object.keys(options).length > 0 ? {Options: options} : {}
}

const attachment = sameAs('AWS::EC2::TransitGatewayVpcAttachment', {
	TransitGatewayId: 'transit_gateway_id',
	VpcId: 'vpc_id',
	SubnetIds: 'subnet_ids',
	Association: 'transit_gateway_default_route_table_association',
	Propagation: 'transit_gateway_default_route_table_propagation'
})

/** The association takes the place of the default one, or of none. */
function associate(making: Making): Made {
	const found = making.thingAt('TransitGatewayAttachmentId', 'transit-gateway-attachment')
	const path = found && [...found.path, 'association']
	const replaces = making.properties.flag('Replaces') === true || (path && making.lab.written(path) === false)
	if (!path || !replaces || found.path[0] === 'transitGatewayPeerings') return ofTable('association')(making)
	const table = making.thingAt('TransitGatewayRouteTableId', 'transit-gateway-route-table')
	if (!table) return leftOut(making)
	return {
		ref: `${table.id}_${found.id}`,
		edits: [{path, value: making.properties.placed('TransitGatewayRouteTableId', table.name)}]
	}
}

/** The other side of an attachment or a peering: it is accepted. */
function accept(making: Making): Made {
	const found = making.thingAt('TransitGatewayAttachmentId', 'transit-gateway-attachment')
	if (!found) return leftOut(making)
	return {ref: found.id, edits: [{path: [...found.path, 'accepted'], value: undefined, remove: true}]}
}

/** Pending until the accepter's own resource accepts it. */
function peer(making: Making): Made {
	const made = makePeering(making)
	const path = made.edits?.[0]?.path
	if (!path || making.properties.text('State') === 'available') return made
	const accepted = making.properties.placed('PeerTransitGatewayId', false)
	return {...made, edits: [...(made.edits ?? []), {path: [...path, 'accepted'], value: accepted}]}
}

const association = {
	TransitGatewayAttachmentId: 'transit_gateway_attachment_id',
	TransitGatewayRouteTableId: 'transit_gateway_route_table_id'
}
const associating = sameAs('AWS::EC2::TransitGatewayRouteTableAssociation', {
	...association,
	Replaces: 'replace_existing_association'
})
const accepting = sameAs('AWS::EC2::TransitGatewayAttachment', {TransitGatewayAttachmentId: 'transit_gateway_attachment_id'})
const peering = sameAs('AWS::EC2::TransitGatewayPeeringAttachment', {
	TransitGatewayId: 'transit_gateway_id',
	PeerTransitGatewayId: 'peer_transit_gateway_id',
	State: 'state'
})

const accepted = {
	...accepting,
	as: (asking: Parameters<typeof accepting.as>[0]) => ({...accepting.as(asking), make: accept}),
	required: ['transit_gateway_attachment_id']
}

export const transitGateway: TerraformPart = {
	terraform: {
		aws_ec2_transit_gateway: {
			...sameAs('AWS::EC2::TransitGateway', gatewayRenaming),
			noun: 'transit-gateway',
			inert: ['description', 'dns_support', 'transit_gateway_cidr_blocks', 'encryption_support', 'region'],
			attributes: {
				association_default_route_table_id: 'DefaultRouteTable',
				propagation_default_route_table_id: 'DefaultRouteTable',
				owner_id: (_made, {lab}) => lab.account
			}
		},
		aws_ec2_transit_gateway_vpc_attachment: {
			...attachment,
			effect: [...attachment.effect, 'appliance_mode_support', 'security_group_referencing_support'],
			as: asking => {
				const {type, properties} = attachment.as(asking)
				return {type, properties: {...properties, ...optionsOf(asking.values)}, make: attach}
			},
			noun: 'attachment',
			required: ['transit_gateway_id', 'vpc_id', 'subnet_ids'],
			inert: ['dns_support', 'ipv6_support', 'region']
		},
		aws_ec2_transit_gateway_vpc_attachment_accepter: {
			...accepted,
			inert: ['transit_gateway_default_route_table_association', 'transit_gateway_default_route_table_propagation', 'region']
		},
		aws_ec2_transit_gateway_route_table: {
			...sameAs('AWS::EC2::TransitGatewayRouteTable', {TransitGatewayId: 'transit_gateway_id'}),
			noun: 'route-table',
			required: ['transit_gateway_id'],
			inert: ['region']
		},
		aws_ec2_transit_gateway_route: {
			...sameAs('AWS::EC2::TransitGatewayRoute', {
				DestinationCidrBlock: 'destination_cidr_block',
				Blackhole: 'blackhole',
				...association
			}),
			required: ['destination_cidr_block', 'transit_gateway_route_table_id'],
			inert: ['region']
		},
		aws_ec2_transit_gateway_route_table_association: {
			...associating,
			as: asking => ({...associating.as(asking), make: associate}),
			required: Object.values(association),
			inert: ['region']
		},
		aws_ec2_transit_gateway_route_table_propagation: {
			...sameAs('AWS::EC2::TransitGatewayRouteTablePropagation', association),
			required: Object.values(association),
			inert: ['region']
		},
		aws_ec2_transit_gateway_peering_attachment: {
			...peering,
			as: asking => ({...peering.as(asking), make: peer}),
			noun: 'peering',
			required: ['transit_gateway_id', 'peer_transit_gateway_id'],
			inert: ['peer_account_id', 'peer_region', 'options', 'region']
		},
		aws_ec2_transit_gateway_peering_attachment_accepter: {...accepted, inert: ['region']}
	}
}
