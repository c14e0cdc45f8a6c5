/** Transit gateways: attachments of VPCs, route tables, routes, associations, propagations. Doc: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-transitgateway.html */
import {leftOut, notEmulated} from '../../iac/made.ts'
import type {Made, Making, TemplatePart, Thing} from '../../iac/part.ts'
import type {Properties} from '../../iac/properties.ts'
import {idOf} from '../ids.ts'

/** `enable` is true, `disable` false. */
function isOn(from: Properties, key: string): boolean | undefined {
	const text = from.text(key)
	return text === undefined ? undefined : text === 'enable'
}

function makeGateway(making: Making): Made {
	const {properties, name, lab} = making
	const id = idOf('tgw', name)
	const path = ['transitGateways', name]
	const off = (key: string) => (isOn(properties, key) === false ? properties.placed(key, false) : undefined)
	const on = (key: string) => (isOn(properties, key) ? properties.placed(key, true) : undefined)
	const table = idOf('tgw-rtb', `${name}.default`)
	return {
		ref: id,
		attributes: {
			Id: () => id,
			TransitGatewayArn: () => `arn:aws:ec2:${lab.region}:${lab.account}:transit-gateway/${id}`,
			DefaultRouteTable: () => table
		},
		things: [
			{kind: 'transit-gateway', id, path, name},
			{
				kind: 'transit-gateway-route-table',
				id: table,
				path: [...path, 'routeTables', 'default'],
				name: 'default',
				facts: {gateway: name}
			}
		],
		edits: [
			{
				path,
				value: {
					...lab.scope,
					asn: properties.placed('AmazonSideAsn', properties.number('AmazonSideAsn')),
					defaultAssociation: off('DefaultRouteTableAssociation'),
					defaultPropagation: off('DefaultRouteTablePropagation'),
					autoAcceptSharedAttachments: on('AutoAcceptSharedAttachments'),
					securityGroupReferencing: on('SecurityGroupReferencingSupport'),
					vpnEcmp: off('VpnEcmpSupport'),
					tags: making.tags()
				}
			}
		]
	}
}

export function makeAttachment(making: Making): Made {
	const {properties, thingAt, thingOf, name} = making
	const [gateway, vpc] = [thingAt('TransitGatewayId', 'transit-gateway'), thingAt('VpcId', 'vpc')]
	const subnetsAt = (key: string) =>
		(properties.placedTexts(key) ?? []).flatMap(({value, from}) => thingOf(value, from, 'subnet') ?? []).map(one => one.name)
	const removed = subnetsAt('RemoveSubnetIds')
	const subnets = [...new Set([...subnetsAt('SubnetIds'), ...subnetsAt('AddSubnetIds')])].filter(one => !removed.includes(one))
	if (!gateway || !vpc) return leftOut(making)
	const id = idOf('tgw-attach', `${gateway.name}.${name}`)
	const options = properties.object('Options')
	const path = [...gateway.path, 'attachments', name]
	return {
		ref: id,
		attributes: {Id: () => id},
		things: [{kind: 'transit-gateway-attachment', id, path, name, vpc: vpc.name, facts: {gateway: gateway.name}}],
		edits: [
			{
				path,
				value: {
					vpc: properties.placed('VpcId', vpc.name),
					subnets: properties.placed('SubnetIds', subnets),
					applianceMode: options && isOn(options, 'ApplianceModeSupport') ? true : undefined,
					securityGroupReferencing: options && isOn(options, 'SecurityGroupReferencingSupport') === false ? false : undefined,
					tags: making.tags()
				}
			}
		]
	}
}

function makeTable(making: Making): Made {
	const {thingAt, name} = making
	const gateway = thingAt('TransitGatewayId', 'transit-gateway')
	if (!gateway) return leftOut(making)
	const id = idOf('tgw-rtb', `${gateway.name}.${name}`)
	const path = [...gateway.path, 'routeTables', name]
	return {
		ref: id,
		attributes: {TransitGatewayRouteTableId: () => id},
		things: [{kind: 'transit-gateway-route-table', id, path, name, facts: {gateway: gateway.name}}],
		edits: [{path, value: {tags: making.tags()}}]
	}
}

function makeRoute(making: Making): Made {
	const {properties, thingAt, lab} = making
	const table = thingAt('TransitGatewayRouteTableId', 'transit-gateway-route-table')
	const to = properties.text('DestinationCidrBlock')
	const isBlackhole = properties.flag('Blackhole') === true
	const attachment = isBlackhole ? undefined : thingAt('TransitGatewayAttachmentId', 'transit-gateway-attachment')
	if (!table || to === undefined || (!isBlackhole && !attachment)) return leftOut(making)
	const value = attachment
		? properties.placed('TransitGatewayAttachmentId', targetOf(attachment))
		: properties.placed('Blackhole', 'blackhole')
	const path = [...table.path, 'routes', to]
	const ref = `${table.id}|${to}`
	if (lab.written(path) !== undefined) {
		properties.refuse('DestinationCidrBlock', {
			message: `Route ${to} already exists in Transit Gateway Route Table ${table.id}`,
			code: 'RouteAlreadyExists',
			fix: `keep one route of ${table.name} to ${to}`
		})
		return {ref}
	}
	return {ref, edits: [{path, value}]}
}

const targetOf = ({path, name}: Thing): unknown => (path[0] === 'transitGatewayPeerings' ? {peering: name} : {attachment: name})

export const ofTable =
	(key: 'association' | 'propagations') =>
	(making: Making): Made => {
		const {properties, thingAt, lab} = making
		const table = thingAt('TransitGatewayRouteTableId', 'transit-gateway-route-table')
		const attachment = thingAt('TransitGatewayAttachmentId', 'transit-gateway-attachment')
		if (!table || !attachment) return leftOut(making)
		const ref = `${table.id}_${attachment.id}`
		const placed = properties.placed('TransitGatewayRouteTableId', table.name)
		if (attachment.path[0] === 'transitGatewayPeerings') {
			return notEmulated(making, 'tables of peerings are those of the lab file: requesterAssociation, accepterAssociation')
		}
		const path = [...attachment.path, key]
		if (key === 'association') {
			const before = lab.written(path)
			const isDefault = lab.written(['transitGateways', String(table.facts?.gateway), 'defaultAssociation']) !== false
			if (before !== undefined || isDefault) {
				properties.refuse('TransitGatewayAttachmentId', {
					message: `${attachment.id} is already associated to a route table.`,
					code: 'Resource.AlreadyAssociated',
					fix: isDefault ? 'write DefaultRouteTableAssociation: disable at the transit gateway' : 'keep one association'
				})
				return {ref}
			}
			return {ref, edits: [{path, value: placed}]}
		}
		// The default table, if there is one, learns its routes as well.
		const usual =
			lab.written(['transitGateways', String(table.facts?.gateway), 'defaultPropagation']) === false ? [] : ['default']
		const isFirst = lab.written(path) === undefined
		return {ref, edits: [...(isFirst && usual.length > 0 ? [{path, value: usual}] : []), {path, value: [placed], append: true}]}
	}

export function makePeering(making: Making): Made {
	const {properties, thingAt, name, lab} = making
	const own = thingAt('TransitGatewayId', 'transit-gateway')
	const peerId = properties.text('PeerTransitGatewayId')
	const peer = peerId === undefined ? undefined : lab.thing(peerId)
	if (!own || peerId === undefined) return leftOut(making)
	if (peer?.kind !== 'transit-gateway') {
		return notEmulated(making, `it is left out: the lab does not have the transit gateway ${peerId}`)
	}
	making.assume('the other side accepts it, which no resource of a template does (transitGatewayPeerings: accepted)')
	const id = idOf('tgw-attach', `peering ${name}`)
	const path = ['transitGatewayPeerings', name]
	return {
		ref: id,
		attributes: {TransitGatewayAttachmentId: () => id},
		things: [{kind: 'transit-gateway-attachment', id, path, name, facts: {gateway: own.name}}],
		edits: [
			{
				path,
				value: {
					requester: properties.placed('TransitGatewayId', own.name),
					accepter: properties.placed('PeerTransitGatewayId', peer.name),
					tags: making.tags()
				}
			}
		]
	}
}

const attachmentType = {
	effect: ['TransitGatewayId', 'VpcId', 'SubnetIds', 'Options', 'Tags'],
	make: makeAttachment
}

export const transitGateway: TemplatePart = {
	cloudFormation: {
		'AWS::EC2::TransitGateway': {
			effect: [
				'AmazonSideAsn',
				'DefaultRouteTableAssociation',
				'DefaultRouteTablePropagation',
				'AutoAcceptSharedAttachments',
				'SecurityGroupReferencingSupport',
				'VpnEcmpSupport',
				'Tags'
			],
			inert: ['Description', 'DnsSupport', 'EncryptionSupport', 'TransitGatewayCidrBlocks'],
			named: {
				MulticastSupport: 'multicast is not emulated',
				AssociationDefaultRouteTableId: 'attachments are associated with the table that the transit gateway has by itself',
				PropagationDefaultRouteTableId: 'attachments propagate into the table that the transit gateway has by itself'
			},
			make: makeGateway
		},
		'AWS::EC2::TransitGatewayAttachment': attachmentType,
		'AWS::EC2::TransitGatewayVpcAttachment': {
			...attachmentType,
			effect: [...attachmentType.effect, 'AddSubnetIds', 'RemoveSubnetIds']
		},
		'AWS::EC2::TransitGatewayRouteTable': {effect: ['TransitGatewayId', 'Tags'], make: makeTable},
		'AWS::EC2::TransitGatewayRoute': {
			effect: ['TransitGatewayRouteTableId', 'DestinationCidrBlock', 'TransitGatewayAttachmentId', 'Blackhole'],
			make: makeRoute
		},
		'AWS::EC2::TransitGatewayRouteTableAssociation': {
			effect: ['TransitGatewayRouteTableId', 'TransitGatewayAttachmentId'],
			make: ofTable('association')
		},
		'AWS::EC2::TransitGatewayRouteTablePropagation': {
			effect: ['TransitGatewayRouteTableId', 'TransitGatewayAttachmentId'],
			make: ofTable('propagations')
		},
		'AWS::EC2::TransitGatewayPeeringAttachment': {
			effect: ['TransitGatewayId', 'PeerTransitGatewayId', 'Tags'],
			inert: ['PeerAccountId', 'PeerRegion'],
			make: makePeering
		}
	}
}
