/** DescribeEgressOnlyInternetGateways. Doc: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeEgressOnlyInternetGateways.html */

import type {DescribeEgressOnlyInternetGatewaysRequest, Requests} from '../../../api-models/ec2.d.ts'
import {AwsError} from '../../api/errors.ts'
import {listing} from '../../api/listing.ts'
import {
	type Action,
	type Actions,
	type ApiPart,
	doesNotExist,
	itemOf,
	patchAt,
	pathOf,
	type ResourceType
} from '../../api/part.ts'
import {tagsFor} from '../../api/tags.ts'
import type {Item} from '../view.ts'
import {vpcOf} from '../vpc/actions.ts'
import {describeEgressOnlyInternetGateways} from './wire.ts'

export const egressOnlyInternetGatewayType: ResourceType = {
	word: 'egress-only-internet-gateway',
	list: 'EgressOnlyInternetGateways',
	prefix: 'eigw',
	id: 'EgressOnlyInternetGatewayId',
	all: describeEgressOnlyInternetGateways,
	missing: doesNotExist('InvalidEgressOnlyInternetGatewayId.NotFound', 'egressOnlyInternetGateway ID'),
	section: 'egressOnlyInternetGateway'
}

/** Unlike most calls, it leaves out unknown ids. */
const described: Action<DescribeEgressOnlyInternetGatewaysRequest> = call => {
	const ids = call.input.EgressOnlyInternetGatewayIds
	const where = (item: Item) => ids?.includes(String(item.EgressOnlyInternetGatewayId)) ?? true
	return listing(egressOnlyInternetGatewayType, {filters: {}, where})(call)
}

const actions: Actions<Requests> = {
	DescribeEgressOnlyInternetGateways: described,
	CreateEgressOnlyInternetGateway({input: {VpcId, TagSpecifications, ClientToken}, view, newId}) {
		const {key, egressOnlyInternetGateway} = vpcOf(VpcId, view)
		if (egressOnlyInternetGateway) {
			throw new AwsError('InvalidParameterValue', `Network ${VpcId} already has an egress-only internet gateway attached`)
		}
		const id = newId('eigw')
		const tags = tagsFor('egress-only-internet-gateway', TagSpecifications)
		return {
			patch: patchAt(['vpcs', key, 'egressOnlyInternetGateway'], {id, tags}),
			answer: after => ({ClientToken, EgressOnlyInternetGateway: itemOf(egressOnlyInternetGatewayType, id, after)})
		}
	},
	DeleteEgressOnlyInternetGateway: ({input: {EgressOnlyInternetGatewayId: id}, view}) => ({
		patch: patchAt(pathOf(egressOnlyInternetGatewayType, id, view), null),
		answer: {ReturnCode: true}
	})
}

export const egressOnlyInternetGateway: ApiPart = {types: [egressOnlyInternetGatewayType], ec2: actions}
