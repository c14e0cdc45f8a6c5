/** DescribeNatGateways. Doc: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNatGateways.html */

import type {Requests} from '../../../api-models/ec2.d.ts'
import {AwsError} from '../../api/errors.ts'
import {listing} from '../../api/listing.ts'
import {
	type Actions,
	type ApiPart,
	type Call,
	type Edit,
	itemOf,
	patchAt,
	pathOf,
	type ResourceType,
	together
} from '../../api/part.ts'
import {scopeOf, written} from '../../api/places.ts'
import {keyFor, tagsFor, writtenTags} from '../../api/tags.ts'
import {elasticIpType} from '../elastic-ip/actions.ts'
import {subnetOf} from '../subnet/actions-place.ts'
import type {Item} from '../view.ts'
import {vpcOf} from '../vpc/actions.ts'
import {describeNatGateways} from './wire.ts'

export const natGatewayType: ResourceType = {
	word: 'natgateway',
	inert: ['ConnectivityType', 'CreateTime'],
	list: 'NatGateways',
	prefix: 'nat',
	id: 'NatGatewayId',
	all: describeNatGateways,
	missing: id => new AwsError('NatGatewayNotFound', `The Nat Gateway ${id} was not found`),
	section: 'natGateways'
}

const filters = {
	'nat-gateway-id': 'NatGatewayId',
	state: 'State',
	'subnet-id': 'SubnetId',
	'vpc-id': 'VpcId',
	'connectivity-type': 'ConnectivityType'
}

type GatewayAddress = {readonly PrivateIp?: string; readonly PublicIp?: string; readonly AllocationId?: string}
const addressesOf = (item: Item): readonly GatewayAddress[] => item.NatGatewayAddresses as readonly GatewayAddress[]

type Creating = Call<Requests['CreateNatGateway']>

/** NAT-9. */
function createRegional({input, view, newId, nowMs}: Creating): Edit {
	const {VpcId, SubnetId, ConnectivityType, AvailabilityZoneAddresses: asked, ClientToken} = input
	if (VpcId === undefined) throw new AwsError('MissingParameter', 'The request must contain the parameter vpcId')
	if (SubnetId !== undefined || ConnectivityType === 'private') {
		throw new AwsError('InvalidParameterCombination', 'A regional NAT gateway is public, and in no subnet')
	}
	if (asked?.some(({AllocationIds}) => AllocationIds !== undefined) || input.AllocationId !== undefined) {
		throw new AwsError('UnsupportedOperation', 'In this lab a regional NAT gateway has addresses of its own in each zone')
	}
	const vpc = vpcOf(VpcId, view)
	const id = newId('nat')
	const tags = tagsFor('natgateway', input.TagSpecifications)
	const zones = asked?.flatMap(({AvailabilityZone}) => AvailabilityZone ?? [])
	return {
		patch: patchAt(['vpcs', vpc.key, 'natGateways', keyFor(id, tags.Name, view, 'nat-gateway', vpc.key)], {
			id,
			availabilityMode: 'regional',
			...(zones && zones.length > 0 && {zones}),
			aws: {CreateTime: new Date(nowMs).toISOString()},
			tags: writtenTags(tags)
		}),
		answer: after => ({ClientToken, NatGateway: {...itemOf(natGatewayType, id, after), State: 'pending'}})
	}
}

const actions: Actions<Requests> = {
	DescribeNatGateways: listing(natGatewayType, {ids: 'NatGatewayIds', filters}),
	CreateNatGateway(call) {
		const {input, view, newId, nowMs} = call
		if (input.AvailabilityMode === 'regional') return createRegional(call)
		const {SubnetId, AllocationId, ConnectivityType = 'public', PrivateIpAddress, ClientToken} = input
		if (SubnetId === undefined) throw new AwsError('MissingParameter', 'The request must contain the parameter subnetId')
		const {vpc, name} = subnetOf(SubnetId, view)
		const isPublic = ConnectivityType === 'public'
		if (isPublic && AllocationId === undefined) {
			throw new AwsError('MissingParameter', 'The request must contain the parameter AllocationId')
		}
		if (!isPublic && AllocationId !== undefined) {
			throw new AwsError('InvalidParameterCombination', 'AllocationId cannot be specified when ConnectivityType is private')
		}
		if (isPublic && !vpc.internetGateway) {
			throw new AwsError('Gateway.NotAttached', `Network ${vpc.id} has no Internet gateway attached`)
		}
		const address = AllocationId === undefined ? undefined : itemOf(elasticIpType, AllocationId, view)
		if (address?.AssociationId !== undefined) {
			throw new AwsError('Resource.AlreadyAssociated', `Elastic IP address [${AllocationId}] is already associated`)
		}
		const id = newId('nat')
		const tags = tagsFor('natgateway', input.TagSpecifications)
		const path = ['vpcs', vpc.key, 'natGateways', keyFor(id, tags.Name, view, 'nat-gateway', vpc.key)]
		return {
			patch: patchAt(path, {
				id,
				interfaceId: newId('eni'),
				subnet: name,
				...(AllocationId !== undefined && {elasticIp: view.directory.byId(AllocationId)?.key}),
				...(!isPublic && {connectivity: 'private'}),
				...(PrivateIpAddress !== undefined && {privateIp: PrivateIpAddress}),
				aws: {CreateTime: new Date(nowMs).toISOString()},
				tags: writtenTags(tags)
			}),
			pin: after => patchAt(path, {privateIp: addressesOf(itemOf(natGatewayType, id, after))[0]?.PrivateIp}),
			answer: after => ({ClientToken, NatGateway: {...itemOf(natGatewayType, id, after), State: 'pending'}})
		}
	},
	DeleteNatGateway({input: {NatGatewayId}, view}) {
		const path = pathOf(natGatewayType, NatGatewayId, view)
		const item = itemOf(natGatewayType, NatGatewayId, view)
		const [address] = addressesOf(item)
		const own = written<{elasticIp?: string}>(path, view)?.elasticIp
		// The allocation remains, even if the gateway's elastic address was not in the file.
		const isZonal = item.AvailabilityMode !== 'regional'
		const kept =
			isZonal && own === undefined && address?.AllocationId !== undefined
				? patchAt(['elasticIps', keyFor(address.AllocationId, undefined, view, 'elastic-ip')], {
						id: address.AllocationId,
						address: address.PublicIp,
						...scopeOf(view),
						tags: writtenTags({})
					})
				: undefined
		return {
			patch: together(patchAt(path, null), kept),
			gone: [{word: 'natgateway', item: {...item, State: 'deleted'}}],
			answer: {NatGatewayId}
		}
	}
}

export const natGateway: ApiPart = {types: [natGatewayType], ec2: actions}
