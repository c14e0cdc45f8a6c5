/** DescribeVpcPeeringConnections. Doc: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcPeeringConnections.html */

import type {Requests} from '../../../api-models/ec2.d.ts'
import {AwsError} from '../../api/errors.ts'
import {listing} from '../../api/listing.ts'
import {type Actions, type ApiPart, doesNotExist, type Edit, itemOf, patchAt, pathOf, type ResourceType} from '../../api/part.ts'
import {keyFor, tagItems, tagsFor, writtenTags} from '../../api/tags.ts'
import type {Vpc} from '../../model/model.ts'
import {overlaps} from '../../net/address.ts'
import type {Item, View} from '../view.ts'
import {vpcOf} from '../vpc/actions.ts'
import {describeVpcPeeringConnections} from './wire.ts'

export const peeringType: ResourceType = {
	word: 'vpc-peering-connection',
	list: 'VpcPeeringConnections',
	prefix: 'pcx',
	id: 'VpcPeeringConnectionId',
	all: describeVpcPeeringConnections,
	missing: doesNotExist('InvalidVpcPeeringConnectionID.NotFound', 'vpcPeeringConnection ID'),
	section: 'peerings'
}

const filters = {
	'accepter-vpc-info.cidr-block': 'AccepterVpcInfo.CidrBlock',
	'accepter-vpc-info.owner-id': 'AccepterVpcInfo.OwnerId',
	'accepter-vpc-info.vpc-id': 'AccepterVpcInfo.VpcId',
	'requester-vpc-info.cidr-block': 'RequesterVpcInfo.CidrBlock',
	'requester-vpc-info.owner-id': 'RequesterVpcInfo.OwnerId',
	'requester-vpc-info.vpc-id': 'RequesterVpcInfo.VpcId',
	'status-code': 'Status.Code',
	'status-message': 'Status.Message',
	'vpc-peering-connection-id': 'VpcPeeringConnectionId'
}

function inState(id: string, code: string, view: View): Item {
	const item = itemOf(peeringType, id, view)
	const now = String((item.Status as Item).Code)
	if (now !== code) {
		throw new AwsError(
			'InvalidStateTransition',
			`Invalid state transition for ${id}, attempting to transition from ${now} to ${code === 'active' ? 'active' : 'provisioning'}`
		)
	}
	return item
}

/** A request can be accepted or rejected only in the accepter's Region. Errors: AwsError. */
function inRegion({VpcPeeringConnectionId: id, AccepterVpcInfo}: Item, {region}: View): void {
	const {Region} = AccepterVpcInfo as Item
	if (Region === undefined || Region === region) return
	throw new AwsError(
		'OperationNotPermitted',
		`Incorrect region (${region}) specified for this request. VPC peering connection ${String(id)} must be accepted in region ${String(Region)}`
	)
}

/** A request that fails at once, which AWS shows for a while. */
function failed(id: string, vpc: Vpc, peer: Vpc, tags: Readonly<Record<string, string>>): Edit {
	const side = ({id: VpcId, account: OwnerId, region: Region, cidrs}: Vpc) => ({VpcId, OwnerId, Region, CidrBlock: cidrs[0]})
	const item = {
		VpcPeeringConnectionId: id,
		RequesterVpcInfo: side(vpc),
		AccepterVpcInfo: side(peer),
		Status: {Code: 'failed', Message: 'Failed due to incorrect VPC-ID, Account ID, or overlapping CIDR range'},
		Tags: tagItems(tags)
	}
	return {gone: [{word: peeringType.word, item}], answer: {VpcPeeringConnection: item}}
}

const actions: Actions<Requests> = {
	DescribeVpcPeeringConnections: listing(peeringType, {ids: 'VpcPeeringConnectionIds', filters}),
	CreateVpcPeeringConnection({input, view, newId}) {
		const {VpcId, PeerVpcId, PeerOwnerId, PeerRegion, TagSpecifications} = input
		if (VpcId === undefined || PeerVpcId === undefined) {
			throw new AwsError(
				'MissingParameter',
				`The request must contain the parameter ${VpcId === undefined ? 'vpcId' : 'peerVpcId'}`
			)
		}
		const vpc = vpcOf(VpcId, view)
		const peer = view.lab.vpcs.find(
			one => one.id === PeerVpcId && one.account === (PeerOwnerId ?? view.account) && one.region === (PeerRegion ?? view.region)
		)
		if (!peer) throw new AwsError('InvalidVpcID.NotFound', `The vpc ID '${PeerVpcId}' does not exist`)
		if (peer === vpc) {
			throw new AwsError('InvalidParameterValue', 'The requester and accepter VPCs of a peering connection are the same')
		}
		const id = newId('pcx')
		const tags = tagsFor('vpc-peering-connection', TagSpecifications)
		// PCX-2.
		if (vpc.cidrs.some(one => peer.cidrs.some(other => overlaps(one, other)))) return failed(id, vpc, peer, tags)
		return {
			patch: patchAt(['peerings', keyFor(id, tags.Name, view, 'vpc-peering-connection')], {
				id,
				requester: vpc.key,
				accepter: peer.key,
				accepted: false,
				tags: writtenTags(tags)
			}),
			answer: after => ({
				VpcPeeringConnection: {
					...itemOf(peeringType, id, after),
					Status: {Code: 'initiating-request', Message: `Initiating Request to ${peer.account}`}
				}
			})
		}
	},
	AcceptVpcPeeringConnection({input: {VpcPeeringConnectionId: id = ''}, view}) {
		const item = inState(id, 'pending-acceptance', view)
		if ((item.AccepterVpcInfo as Item).OwnerId !== view.account) {
			throw new AwsError('OperationNotPermitted', `User ${view.account} cannot accept peering ${id}`)
		}
		inRegion(item, view)
		return {
			patch: patchAt(pathOf(peeringType, id, view), {accepted: true}),
			answer: after => ({VpcPeeringConnection: itemOf(peeringType, id, after)})
		}
	},
	RejectVpcPeeringConnection({input: {VpcPeeringConnectionId: id}, view}) {
		inRegion(inState(id, 'pending-acceptance', view), view)
		return {patch: patchAt(pathOf(peeringType, id, view), {accepted: 'rejected'})}
	},
	DeleteVpcPeeringConnection({input: {VpcPeeringConnectionId: id}, view}) {
		const item = itemOf(peeringType, id, view)
		const Status = {Code: 'deleted', Message: `Deleted by ${view.account}`}
		return {
			patch: patchAt(pathOf(peeringType, id, view), null),
			gone: [{word: 'vpc-peering-connection', item: {...item, Status}}]
		}
	},
	ModifyVpcPeeringConnectionOptions({input, view}) {
		const {
			VpcPeeringConnectionId: id,
			RequesterPeeringConnectionOptions: requester,
			AccepterPeeringConnectionOptions: accepter
		} = input
		inState(id, 'active', view)
		return {
			patch: patchAt(pathOf(peeringType, id, view), {
				allowDnsResolutionFromRemoteVpc: {
					...(requester?.AllowDnsResolutionFromRemoteVpc !== undefined && {requester: requester.AllowDnsResolutionFromRemoteVpc}),
					...(accepter?.AllowDnsResolutionFromRemoteVpc !== undefined && {accepter: accepter.AllowDnsResolutionFromRemoteVpc})
				}
			}),
			answer: {
				...(requester && {RequesterPeeringConnectionOptions: requester}),
				...(accepter && {AccepterPeeringConnectionOptions: accepter})
			}
		}
	}
}

export const vpcPeeringConnection: ApiPart = {types: [peeringType], ec2: actions}
