/** DescribeInternetGateways. Doc: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInternetGateways.html */

import type {Requests} from '../../../api-models/ec2.d.ts'
import {AwsError} from '../../api/errors.ts'
import {listing} from '../../api/listing.ts'
import {type Actions, type ApiPart, doesNotExist, hasDependencies, itemOf, patchAt, type ResourceType} from '../../api/part.ts'
import {scopeOf, written} from '../../api/places.ts'
import {keyFor, tagsFor, writtenTags} from '../../api/tags.ts'
import {type Item, tagList, type View} from '../view.ts'
import {vpcOf} from '../vpc/actions.ts'
import {describeInternetGateways} from './wire.ts'

export const internetGatewayType: ResourceType = {
	word: 'internet-gateway',
	list: 'InternetGateways',
	prefix: 'igw',
	id: 'InternetGatewayId',
	all: describeInternetGateways,
	missing: doesNotExist('InvalidInternetGatewayID.NotFound', 'internetGateway ID'),
	section: 'internetGateway',
	place: (id, view) => ({path: placeOf(id, view)})
}

const filters = {
	'attachment.state': 'Attachments[].State',
	'attachment.vpc-id': 'Attachments[].VpcId',
	'internet-gateway-id': 'InternetGatewayId',
	'owner-id': 'OwnerId'
}

/** Its place in the file: within its VPC, or among the unattached ones. */
function placeOf(id: string, view: View): readonly string[] {
	itemOf(internetGatewayType, id, view)
	return (view.directory.pathOf(id) ?? []).map(String)
}

const attachedTo = (id: string, view: View) => view.vpcs.find(({internetGateway}) => internetGateway?.id === id)?.id

const actions: Actions<Requests> = {
	DescribeInternetGateways: listing(internetGatewayType, {ids: 'InternetGatewayIds', filters}),
	CreateInternetGateway({input, view, newId}) {
		const id = newId('igw')
		const tags = tagsFor('internet-gateway', input.TagSpecifications)
		return {
			patch: patchAt(['internetGateways', keyFor(id, tags.Name, view, 'internet-gateway')], {
				id,
				...scopeOf(view),
				tags: writtenTags(tags)
			}),
			answer: after => ({InternetGateway: itemOf(internetGatewayType, id, after)})
		}
	},
	DeleteInternetGateway({input: {InternetGatewayId: id}, view}) {
		const path = placeOf(id, view)
		if (path[0] === 'vpcs') throw hasDependencies('internetGateway', id)
		return {patch: patchAt(path, null)}
	},
	AttachInternetGateway({input: {InternetGatewayId: id, VpcId}, view}) {
		const path = placeOf(id, view)
		const {key, internetGateway} = vpcOf(VpcId, view)
		if (path[0] === 'vpcs') {
			throw new AwsError('Resource.AlreadyAssociated', `resource ${id} is already attached to network ${attachedTo(id, view)}`)
		}
		if (internetGateway) throw new AwsError('InvalidParameterValue', `Network ${VpcId} already has an internet gateway attached`)
		const {tags, aws} = written<{tags?: Item; aws?: Item}>(path, view) ?? {}
		return {
			patch: {
				internetGateways: {[String(path[1])]: null},
				...patchAt(['vpcs', key, 'internetGateway'], {id, ...(tags && {tags}), ...(aws && {aws})})
			}
		}
	},
	DetachInternetGateway({input: {InternetGatewayId: id, VpcId}, view}) {
		const path = placeOf(id, view)
		if (attachedTo(id, view) !== VpcId) {
			throw new AwsError('Gateway.NotAttached', `resource ${id} is not attached to network ${VpcId}`)
		}
		const tags = Object.fromEntries(tagList(id, 'internetGateway', view).map(({Key, Value}) => [Key, Value]))
		return {
			patch: {
				...patchAt(path, null),
				internetGateways: {[keyFor(id, tags.Name, view, 'internet-gateway')]: {id, ...scopeOf(view), tags: writtenTags(tags)}}
			},
			words: {
				DependencyViolation: `Network ${VpcId} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.`,
				'Gateway.NotAttached': `Network ${VpcId} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.`
			}
		}
	}
}

export const internetGateway: ApiPart = {types: [internetGatewayType], ec2: actions}
