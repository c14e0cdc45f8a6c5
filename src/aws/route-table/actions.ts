/** DescribeRouteTables. Doc: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeRouteTables.html */

import type {Requests} from '../../../api-models/ec2.d.ts'
import {AwsError} from '../../api/errors.ts'
import {listing} from '../../api/listing.ts'
import {
	type Actions,
	type ApiPart,
	doesNotExist,
	hasDependencies,
	itemOf,
	type Patch,
	patchAt,
	type ResourceType,
	together
} from '../../api/part.ts'
import {replacing} from '../../api/places.ts'
import {keyFor, tagsFor, writtenTags} from '../../api/tags.ts'
import {kinds} from '../kinds.ts'
import {subnetOf} from '../subnet/actions-place.ts'
import type {View} from '../view.ts'
import {vpcOf} from '../vpc/actions.ts'
import {associationOf, placeOfTable, tableOf} from './actions-place.ts'
import {existingRoute, routeChange} from './actions-routes.ts'
import {describeRouteTables, mainAssociationId} from './wire.ts'

export const routeTableType: ResourceType = {
	word: 'route-table',
	list: 'RouteTables',
	prefix: 'rtb',
	id: 'RouteTableId',
	all: describeRouteTables,
	missing: doesNotExist('InvalidRouteTableID.NotFound', 'routeTable ID'),
	section: 'routeTables',
	place: placeOfTable
}

const filters = {
	'association.gateway-id': 'Associations[].GatewayId',
	'association.main': 'Associations[].Main',
	'association.route-table-association-id': 'Associations[].RouteTableAssociationId',
	'association.route-table-id': 'Associations[].RouteTableId',
	'association.subnet-id': 'Associations[].SubnetId',
	'owner-id': 'OwnerId',
	'route-table-id': 'RouteTableId',
	'route.destination-cidr-block': 'Routes[].DestinationCidrBlock',
	'route.destination-ipv6-cidr-block': 'Routes[].DestinationIpv6CidrBlock',
	'route.destination-prefix-list-id': 'Routes[].DestinationPrefixListId',
	'route.gateway-id': 'Routes[].GatewayId',
	'route.instance-id': 'Routes[].InstanceId',
	...Object.fromEntries(
		kinds.targets.flatMap(({kind, inApi: {own}}) => (own ? [[`route.${kind}-id`, `Routes[].${own.field}`]] : []))
	),
	'route.origin': 'Routes[].Origin',
	'route.state': 'Routes[].State',
	'vpc-id': 'VpcId'
}

/** Associates a subnet or a VPC's gateway with a named table. Undefined: the main table for a subnet, none for a gateway. */
function associate(associated: string, name: string | undefined, view: View): Patch {
	const vpc = view.vpcs.find(({internetGateway}) => internetGateway?.id === associated)
	if (vpc) return patchAt(['vpcs', vpc.key, 'internetGateway'], {id: associated, routeTable: name ?? null})
	return patchAt(subnetOf(associated, view).path, {routeTable: name ?? null, routes: null, propagate: null})
}

type Association = {readonly table: string; readonly associated: string | undefined}

function associationWith(id: string, view: View): Association {
	for (const {RouteTableId, Associations} of describeRouteTables(view)) {
		const found = (Associations as readonly {RouteTableAssociationId: string; SubnetId?: string; GatewayId?: string}[]).find(
			one => one.RouteTableAssociationId === id
		)
		if (found) return {table: String(RouteTableId), associated: found.SubnetId ?? found.GatewayId}
	}
	throw new AwsError('InvalidAssociationID.NotFound', `The association ID '${id}' does not exist`)
}

function propagate(id: string, isOn: boolean, view: View) {
	const place = placeOfTable(id, view)
	return {patch: together(place.patch, patchAt(place.path, {propagate: isOn}))}
}

const actions: Actions<Requests> = {
	DescribeRouteTables: listing(routeTableType, {ids: 'RouteTableIds', filters}),
	CreateRouteTable({input, view, newId}) {
		const {key} = vpcOf(input.VpcId, view)
		const id = newId('rtb')
		const tags = tagsFor('route-table', input.TagSpecifications)
		return {
			patch: patchAt(['vpcs', key, 'routeTables', keyFor(id, tags.Name, view, 'route-table', key)], {
				id,
				routes: {},
				tags: writtenTags(tags)
			}),
			answer: after => ({RouteTable: itemOf(routeTableType, id, after)})
		}
	},
	DeleteRouteTable({input: {RouteTableId}, view}) {
		const {vpc, table} = tableOf(RouteTableId, view)
		const item = itemOf(routeTableType, RouteTableId, view)
		if (table.main || (item.Associations as readonly object[]).length > 0) throw hasDependencies('routeTable', RouteTableId)
		return {patch: patchAt(['vpcs', vpc.key, 'routeTables', table.key.slice(vpc.key.length + 1)], null)}
	},
	AssociateRouteTable({input: {RouteTableId, SubnetId, GatewayId}, view}) {
		const {vpc} = tableOf(RouteTableId, view)
		const place = placeOfTable(RouteTableId, view)
		const associated = SubnetId ?? GatewayId
		if (associated === undefined) throw new AwsError('MissingParameter', 'The request must contain the parameter subnetId')
		if (SubnetId !== undefined && subnetOf(SubnetId, view).vpc !== vpc) {
			throw new AwsError(
				'InvalidParameterValue',
				`route table ${RouteTableId} and subnet ${SubnetId} belong to different networks`
			)
		}
		const before = associationOf(associated, view)
		const AssociationState = {State: 'associated'}
		// A repeated request changes nothing.
		if (before?.table === RouteTableId) return {answer: {AssociationId: before.id, AssociationState}}
		if (before) {
			throw new AwsError(
				'Resource.AlreadyAssociated',
				`the specified association for route table ${RouteTableId} conflicts with an existing association`
			)
		}
		return {
			patch: together(place.patch, associate(associated, place.name, view)),
			answer: after => ({AssociationId: associationOf(associated, after)?.id, AssociationState})
		}
	},
	DisassociateRouteTable({input: {AssociationId}, view}) {
		const found = associationWith(AssociationId, view)
		if (found.associated === undefined) {
			throw new AwsError('InvalidParameterValue', `cannot disassociate the main route table association ${AssociationId}`)
		}
		return {patch: together(placeOfTable(found.table, view).patch, associate(found.associated, undefined, view))}
	},
	ReplaceRouteTableAssociation({input: {AssociationId, RouteTableId}, view}) {
		const found = associationWith(AssociationId, view)
		const {vpc} = tableOf(RouteTableId, view)
		if (tableOf(found.table, view).vpc !== vpc) {
			throw new AwsError(
				'InvalidParameterValue',
				`route table ${RouteTableId} and association ${AssociationId} belong to different networks`
			)
		}
		const [before, after] = [placeOfTable(found.table, view), placeOfTable(RouteTableId, view)]
		const {associated} = found
		const change =
			associated === undefined
				? together(patchAt(before.path, {main: false}), patchAt(after.path, {main: true}))
				: associate(associated, after.name, view)
		const isSame = found.table === RouteTableId
		return {
			patch: isSame ? {} : together(before.patch, after.patch, change),
			answer: now => ({
				NewAssociationId:
					associated === undefined ? mainAssociationId(vpc, RouteTableId, now) : associationOf(associated, now)?.id,
				AssociationState: {State: 'associated'}
			})
		}
	},
	CreateRoute({input, view}) {
		const {destination, target} = routeChange(input, view)
		const place = placeOfTable(input.RouteTableId, view)
		if (existingRoute(input.RouteTableId, destination, view) !== undefined) {
			throw new AwsError('RouteAlreadyExists', `The route identified by ${destination.asked} already exists.`)
		}
		return {patch: together(place.patch, patchAt([...place.path, 'routes', destination.key], target))}
	},
	ReplaceRoute({input, view}) {
		const {destination, target} = routeChange(input, view)
		const place = placeOfTable(input.RouteTableId, view)
		const found = existingRoute(input.RouteTableId, destination, view)
		if (found === undefined && !destination.isLocal) {
			throw new AwsError(
				'InvalidParameterValue',
				`There is no route defined for '${destination.asked}' in the route table. Use CreateRoute instead.`
			)
		}
		const value = typeof target === 'object' ? replacing(found?.target, target) : target
		return {patch: together(place.patch, patchAt([...place.path, 'routes', found?.key ?? destination.key], value))}
	},
	DeleteRoute({input, view}) {
		const {destination} = routeChange({...input, GatewayId: 'local'}, view)
		const place = placeOfTable(input.RouteTableId, view)
		const found = existingRoute(input.RouteTableId, destination, view)
		if (found === undefined) {
			if (destination.isLocal) {
				throw new AwsError(
					'InvalidParameterValue',
					`cannot remove local route ${destination.asked} in route table ${input.RouteTableId}`
				)
			}
			throw new AwsError(
				'InvalidRoute.NotFound',
				`no route with destination-cidr-block ${destination.asked} in route table ${input.RouteTableId}`
			)
		}
		return {patch: together(place.patch, patchAt([...place.path, 'routes', found.key], null))}
	},
	EnableVgwRoutePropagation: ({input: {RouteTableId}, view}) => propagate(RouteTableId, true, view),
	DisableVgwRoutePropagation: ({input: {RouteTableId}, view}) => propagate(RouteTableId, false, view)
}

export const routeTable: ApiPart = {types: [routeTableType], ec2: actions}
