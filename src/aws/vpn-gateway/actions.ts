/** Virtual private gateways. Doc: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpnGateway.html */

import type {DescribeVpnGatewaysRequest, Requests} from '../../../api-models/ec2.d.ts'
import {AwsError} from '../../api/errors.ts'
import {listing} from '../../api/listing.ts'
import {
	type Action,
	type Actions,
	type ApiPart,
	doesNotExist,
	itemOf,
	type Patch,
	patchAt,
	pathOf,
	type ResourceType,
	together
} from '../../api/part.ts'
import {replacing, scopeOf} from '../../api/places.ts'
import {keyFor, tagsFor, writtenTags} from '../../api/tags.ts'
import type {Item, Tag, View} from '../view.ts'
import {vpcOf} from '../vpc/actions.ts'
import {describeVpnGateways} from './wire.ts'

export const vpnGatewayType: ResourceType = {
	word: 'vpn-gateway',
	list: 'VpnGateways',
	prefix: 'vgw',
	id: 'VpnGatewayId',
	all: describeVpnGateways,
	missing: doesNotExist('InvalidVpnGatewayID.NotFound', 'vpnGateway ID'),
	section: 'vpnGateway',
	place: (id, view) => ({path: pathOf(vpnGatewayType, id, view)})
}

const filters = {
	'amazon-side-asn': 'AmazonSideAsn',
	'attachment.state': 'VpcAttachments[].State',
	'attachment.vpc-id': 'VpcAttachments[].VpcId',
	state: 'State',
	type: 'Type',
	'vpn-gateway-id': 'VpnGatewayId'
}

/** The parts that a gateway keeps when it is attached or detached. */
const whole = ({VpnGatewayId, AmazonSideAsn, AvailabilityZone, Tags}: Item) => ({
	...(AvailabilityZone !== undefined && {aws: {AvailabilityZone}}),
	id: VpnGatewayId,
	asn: AmazonSideAsn,
	tags: writtenTags(Object.fromEntries((Tags as readonly Tag[]).map(({Key, Value}) => [Key, Value])))
})

/** Renames the gateway in its connections: while attached it has its VPC's name. */
function connectionsMoved(id: string, name: string, {lab: {vpn}, document}: View): Patch {
	const key = vpn?.gateways.find(one => one.id === id)?.key
	const own = (vpn?.connections ?? []).filter(({gateway}) => gateway.kind === 'vpn-gateway' && gateway.key === key)
	return together(
		...own.map(one =>
			patchAt(['vpnConnections', one.key, 'gateway'], replacing(document.vpnConnections?.[one.key]?.gateway, {vpnGateway: name}))
		)
	)
}

const vpcIn = ({VpcAttachments}: Item): string | undefined => (VpcAttachments as readonly {readonly VpcId: string}[])[0]?.VpcId

/** An attachment that ended is described for a while. */
const detached = 'vpn-gateway-attachment'

const described: Action<DescribeVpnGatewaysRequest> = call => {
	const ended = call.gone(detached)
	const all = (view: View) =>
		describeVpnGateways(view).map(item => {
			const last = ended.findLast(({VpnGatewayId}) => VpnGatewayId === item.VpnGatewayId)
			return last && vpcIn(item) === undefined ? {...item, VpcAttachments: [{State: 'detached', VpcId: last.VpcId}]} : item
		})
	return listing(ended.length > 0 ? {...vpnGatewayType, all} : vpnGatewayType, {ids: 'VpnGatewayIds', filters})(call)
}

const actions: Actions<Requests> = {
	DescribeVpnGateways: described,
	CreateVpnGateway({input: {Type, AmazonSideAsn, AvailabilityZone, TagSpecifications}, view, newId}) {
		if (Type !== 'ipsec.1') throw new AwsError('InvalidParameterValue', `Value (${Type}) for parameter type is invalid.`)
		const id = newId('vgw')
		const tags = tagsFor('vpn-gateway', TagSpecifications)
		const {region} = scopeOf(view)
		return {
			patch: patchAt(['vpnGateways', keyFor(id, tags.Name, view, 'vpn-gateway')], {
				id,
				...(region !== undefined && {region}),
				...(AmazonSideAsn !== undefined && {asn: AmazonSideAsn}),
				...(AvailabilityZone !== undefined && {aws: {AvailabilityZone}}),
				tags: writtenTags(tags)
			}),
			answer: after => ({VpnGateway: itemOf(vpnGatewayType, id, after)})
		}
	},
	AttachVpnGateway({input: {VpnGatewayId: id, VpcId}, view}) {
		const item = itemOf(vpnGatewayType, id, view)
		const {key} = vpcOf(VpcId, view)
		if (vpcIn(item) !== undefined) {
			throw new AwsError('VpnGatewayAttachmentLimitExceeded', `The vpnGateway '${id}' is attached already.`)
		}
		if (view.document.vpcs?.[key]?.vpnGateway) {
			throw new AwsError('InvalidParameterValue', `Network ${VpcId} already has a virtual private gateway attached`)
		}
		const [, name = ''] = pathOf(vpnGatewayType, id, view)
		return {
			patch: together(
				{vpnGateways: {[name]: null}},
				patchAt(['vpcs', key, 'vpnGateway'], whole(item)),
				connectionsMoved(id, key, view)
			),
			answer: {VpcAttachment: {State: 'attaching', VpcId}}
		}
	},
	DetachVpnGateway({input: {VpnGatewayId: id, VpcId}, view}) {
		const item = itemOf(vpnGatewayType, id, view)
		const {key} = vpcOf(VpcId, view)
		if (vpcIn(item) !== VpcId) {
			throw new AwsError(
				'InvalidVpnGatewayAttachment.NotFound',
				`The attachment with vpn gateway ID '${id}' and vpc ID '${VpcId}' does not exist`
			)
		}
		return {
			patch: together(
				patchAt(['vpcs', key, 'vpnGateway'], null),
				{vpnGateways: {[id]: {...whole(item), ...(scopeOf(view).region !== undefined && {region: view.region})}}},
				connectionsMoved(id, id, view)
			),
			gone: [{word: detached, item: {VpnGatewayId: id, VpcId}}]
		}
	},
	DeleteVpnGateway({input: {VpnGatewayId: id}, view}) {
		const item = itemOf(vpnGatewayType, id, view)
		if (vpcIn(item) !== undefined) throw new AwsError('IncorrectState', `The vpnGateway '${id}' is in use.`)
		return {
			patch: patchAt(pathOf(vpnGatewayType, id, view), null),
			gone: [{word: 'vpn-gateway', item: {...item, State: 'deleted'}}]
		}
	}
}

export const vpnGateway: ApiPart = {types: [vpnGatewayType], ec2: actions}
