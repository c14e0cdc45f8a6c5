/** Transit gateways and their attachments. Doc: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TransitGateway.html */

import type {Requests} from '../../../api-models/ec2.d.ts'
import {AwsError} from '../../api/errors.ts'
import {listing} from '../../api/listing.ts'
import {type Actions, type ApiPart, itemOf, patchAt} from '../../api/part.ts'
import {scopeOf, written} from '../../api/places.ts'
import {keyFor, tagsFor, writtenTags} from '../../api/tags.ts'
import {subnetOf} from '../subnet/actions-place.ts'
import {vpcOf} from '../vpc/actions.ts'
import {
	anyAttachmentType,
	attachmentPlace,
	gatewayOf,
	transitGatewayType,
	transitTableType,
	vpcAttachmentType
} from './actions-place.ts'
import {tableActions} from './actions-tables.ts'
import type {AttachmentEntry} from './schema.ts'

const attachmentFilters = {
	state: 'State',
	'transit-gateway-attachment-id': 'TransitGatewayAttachmentId',
	'transit-gateway-id': 'TransitGatewayId',
	'vpc-id': 'VpcId',
	'resource-id': 'ResourceId',
	'resource-owner-id': 'ResourceOwnerId',
	'resource-type': 'ResourceType',
	'association.state': 'Association.State',
	'association.transit-gateway-route-table-id': 'Association.TransitGatewayRouteTableId'
}

const gatewayFilters = {
	'options.amazon-side-asn': 'Options.AmazonSideAsn',
	'options.association-default-route-table-id': 'Options.AssociationDefaultRouteTableId',
	'options.auto-accept-shared-attachments': 'Options.AutoAcceptSharedAttachments',
	'options.default-route-table-association': 'Options.DefaultRouteTableAssociation',
	'options.default-route-table-propagation': 'Options.DefaultRouteTablePropagation',
	'options.dns-support': 'Options.DnsSupport',
	'options.propagation-default-route-table-id': 'Options.PropagationDefaultRouteTableId',
	'options.vpn-ecmp-support': 'Options.VpnEcmpSupport',
	'owner-id': 'OwnerId',
	state: 'State',
	'transit-gateway-id': 'TransitGatewayId'
}

const isOn = (word: string | undefined): boolean | undefined => (word === undefined ? undefined : word === 'enable')

/** Names of an attachment's subnets in the lab file. */
const subnetsOf = (entry: AttachmentEntry | undefined) =>
	(Array.isArray(entry) ? entry : (entry as {subnets?: readonly (string | {subnet: string})[]})?.subnets) ?? []

const actions: Actions<Requests> = {
	DescribeTransitGateways: listing(transitGatewayType, {ids: 'TransitGatewayIds', filters: gatewayFilters}),
	DescribeTransitGatewayVpcAttachments: listing(vpcAttachmentType, {
		ids: 'TransitGatewayAttachmentIds',
		filters: attachmentFilters
	}),
	DescribeTransitGatewayAttachments: listing(anyAttachmentType, {ids: 'TransitGatewayAttachmentIds', filters: attachmentFilters}),
	CreateTransitGateway({input: {Description, Options = {}, TagSpecifications}, view, newId, nowMs}) {
		const id = newId('tgw')
		const tags = tagsFor('transit-gateway', TagSpecifications)
		const {DefaultRouteTableAssociation, DefaultRouteTablePropagation, AutoAcceptSharedAttachments} = Options
		const [associates, propagates] = [DefaultRouteTableAssociation !== 'disable', DefaultRouteTablePropagation !== 'disable']
		return {
			patch: patchAt(['transitGateways', keyFor(id, tags.Name, view, 'transit-gateway')], {
				id,
				...scopeOf(view),
				...(Options.AmazonSideAsn !== undefined && {asn: Options.AmazonSideAsn}),
				...(!associates && {defaultAssociation: false}),
				...(!propagates && {defaultPropagation: false}),
				...((associates || propagates) && {routeTables: {default: {id: newId('tgw-rtb'), tags: {Name: false}}}}),
				...(AutoAcceptSharedAttachments === 'enable' && {autoAcceptSharedAttachments: true}),
				...(Options.VpnEcmpSupport === 'disable' && {vpnEcmp: false}),
				...(Options.SecurityGroupReferencingSupport === 'enable' && {securityGroupReferencing: true}),
				aws: {
					CreationTime: new Date(nowMs).toISOString(),
					...(Description !== undefined && {Description}),
					...(Options.DnsSupport !== undefined && {DnsSupport: Options.DnsSupport})
				},
				tags: writtenTags(tags)
			}),
			answer: after => ({TransitGateway: {...itemOf(transitGatewayType, id, after), State: 'pending'}})
		}
	},
	ModifyTransitGateway({input: {TransitGatewayId, Description, Options = {}}, view}) {
		const {path} = gatewayOf(TransitGatewayId, view)
		const [ecmp, references] = [isOn(Options.VpnEcmpSupport), isOn(Options.SecurityGroupReferencingSupport)]
		const accepts = isOn(Options.AutoAcceptSharedAttachments)
		return {
			patch: patchAt(path, {
				aws: {
					...(Description !== undefined && {Description}),
					...(Options.DnsSupport !== undefined && {DnsSupport: Options.DnsSupport})
				},
				...(ecmp !== undefined && {vpnEcmp: ecmp}),
				...(references !== undefined && {securityGroupReferencing: references}),
				...(accepts !== undefined && {autoAcceptSharedAttachments: accepts}),
				...(Options.DefaultRouteTableAssociation === 'disable' && {defaultAssociation: false}),
				...(Options.DefaultRouteTablePropagation === 'disable' && {defaultPropagation: false})
			}),
			answer: after => ({TransitGateway: itemOf(transitGatewayType, TransitGatewayId, after)})
		}
	},
	DeleteTransitGateway({input: {TransitGatewayId}, view}) {
		const {gateway, path} = gatewayOf(TransitGatewayId, view)
		const [attachment] = gateway.attachments
		if (attachment) {
			throw new AwsError(
				'IncorrectState',
				`${TransitGatewayId} has non-deleted ${attachment.resource.kind === 'vpc' ? 'VPC' : ''} Attachments: ${attachment.id}.`
			)
		}
		const item = itemOf(transitGatewayType, TransitGatewayId, view)
		return {
			patch: patchAt(path, null),
			gone: [{word: 'transit-gateway', item: {...item, State: 'deleted'}}],
			answer: {TransitGateway: {...item, State: 'deleting'}}
		}
	},
	CreateTransitGatewayVpcAttachment({input, view, newId, nowMs}) {
		const {TransitGatewayId, VpcId, SubnetIds, Options = {}, TagSpecifications} = input
		const {gateway, path} = gatewayOf(TransitGatewayId, view)
		const vpc = vpcOf(VpcId, view)
		if (gateway.attachments.some(({resource}) => resource.kind === 'vpc' && resource.vpc === vpc.key)) {
			throw new AwsError(
				'DuplicateTransitGatewayAttachment',
				`${TransitGatewayId} has non-deleted Transit Gateway Attachments with same VPC ID.`
			)
		}
		const id = newId('tgw-attach')
		const tags = tagsFor('transit-gateway-attachment', TagSpecifications)
		const accepts = gateway.account === vpc.account || view.document.transitGateways?.[gateway.key]?.autoAcceptSharedAttachments
		return {
			patch: patchAt([...path, 'attachments', keyFor(id, tags.Name, view, 'transit-gateway')], {
				id,
				vpc: vpc.key,
				subnets: SubnetIds.map(subnet => subnetOf(subnet, view).name),
				...(!accepts && {accepted: false}),
				...(Options.ApplianceModeSupport === 'enable' && {applianceMode: true}),
				...(Options.SecurityGroupReferencingSupport === 'disable' && {securityGroupReferencing: false}),
				aws: {CreationTime: new Date(nowMs).toISOString()},
				tags: writtenTags(tags)
			}),
			answer: after => ({
				TransitGatewayVpcAttachment: {...itemOf(vpcAttachmentType, id, after), State: accepts ? 'pending' : 'pendingAcceptance'}
			})
		}
	},
	ModifyTransitGatewayVpcAttachment({input, view}) {
		const {TransitGatewayAttachmentId: id, AddSubnetIds = [], RemoveSubnetIds = [], Options = {}} = input
		const {path} = attachmentPlace(id, view)
		const before = subnetsOf(written<AttachmentEntry>(path, view))
		const going = RemoveSubnetIds.map(subnet => subnetOf(subnet, view).name)
		const left = before.filter(one => !going.includes(typeof one === 'string' ? one : one.subnet))
		const appliance = isOn(Options.ApplianceModeSupport)
		return {
			patch: patchAt(path, {
				subnets: [...left, ...AddSubnetIds.map(subnet => subnetOf(subnet, view).name)],
				...(appliance !== undefined && {applianceMode: appliance})
			}),
			answer: after => ({TransitGatewayVpcAttachment: itemOf(vpcAttachmentType, id, after)})
		}
	},
	DeleteTransitGatewayVpcAttachment({input: {TransitGatewayAttachmentId: id}, view}) {
		const item = itemOf(vpcAttachmentType, id, view)
		return {
			patch: patchAt(attachmentPlace(id, view).path, null),
			gone: [{word: 'transit-gateway-attachment', item: {...item, State: 'deleted'}}],
			answer: {TransitGatewayVpcAttachment: {...item, State: 'deleting'}}
		}
	},
	AcceptTransitGatewayVpcAttachment: ({input: {TransitGatewayAttachmentId: id}, view}) => ({
		patch: patchAt(attachmentPlace(id, view).path, {accepted: true}),
		answer: after => ({TransitGatewayVpcAttachment: itemOf(vpcAttachmentType, id, after)})
	}),
	RejectTransitGatewayVpcAttachment: ({input: {TransitGatewayAttachmentId: id}, view}) => ({
		patch: patchAt(attachmentPlace(id, view).path, {accepted: 'rejected'}),
		answer: after => ({TransitGatewayVpcAttachment: itemOf(vpcAttachmentType, id, after)})
	}),
	...tableActions
}

export const transitGateway: ApiPart = {types: [transitGatewayType, vpcAttachmentType, transitTableType], ec2: actions}
