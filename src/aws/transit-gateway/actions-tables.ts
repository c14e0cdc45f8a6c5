/**
 * Route tables of transit gateways: routes, associations, propagations. Pure.
 *
 * Past 250 lines since each of the three things that a table has comes with API actions of its own.
 */

import type {Requests} from '../../../api-models/ec2.d.ts'
import {AwsError, invalidValue} from '../../api/errors.ts'
import {matcher} from '../../api/filters.ts'
import {listing, paged} from '../../api/listing.ts'
import {type Actions, itemOf, type Patch, patchAt, together} from '../../api/part.ts'
import {replacing, written} from '../../api/places.ts'
import {keyFor, tagsFor, writtenTags} from '../../api/tags.ts'
import {parseCidr} from '../../net/address.ts'
import type {Item, View} from '../view.ts'
import {attachmentPlace, gatewayOf, tablePlace, transitTableType} from './actions-place.ts'
import {referenceActions} from './actions-references.ts'
import {searched} from './actions-search.ts'
import {defaultTable, describeTransitRoutes, resourceOf} from './wire-described.ts'

type Routes = Readonly<Record<string, unknown>>
type AskedRoute = {
	readonly DestinationCidrBlock: string
	readonly TransitGatewayRouteTableId: string
	readonly TransitGatewayAttachmentId?: string
	readonly Blackhole?: boolean
}

function routeOf(
	{DestinationCidrBlock, TransitGatewayRouteTableId, TransitGatewayAttachmentId, Blackhole}: AskedRoute,
	view: View
) {
	const place = tablePlace(TransitGatewayRouteTableId, view)
	const cidr = parseCidr(DestinationCidrBlock, {maskHostBits: true})
	if (!cidr) throw invalidValue(DestinationCidrBlock, 'destinationCidrBlock', 'This is not a valid CIDR block.')
	const routes = written<Routes>([...place.path, 'routes'], view) ?? {}
	const key = Object.keys(routes).find(one => parseCidr(one, {maskHostBits: true}) === cidr)
	const target = (): string | Patch => {
		if (Blackhole) return 'blackhole'
		if (TransitGatewayAttachmentId === undefined) {
			throw new AwsError('MissingParameter', 'The request must contain the parameter TransitGatewayAttachmentId')
		}
		const {attachment, name} = attachmentPlace(TransitGatewayAttachmentId, view)
		return attachment.resource.kind === 'peering' ? {peering: attachment.resource.peering} : {attachment: name}
	}
	return {place, cidr, key, before: key === undefined ? undefined : routes[key], target}
}

const routeAnswer =
	({cidr, place}: ReturnType<typeof routeOf>) =>
	(after: View): Item => {
		const {table, gateway} = tablePlace(place.table.id, after)
		return {
			Route: describeTransitRoutes(table, gateway, after).find(
				({DestinationCidrBlock, Type}) => DestinationCidrBlock === cidr && Type === 'static'
			)
		}
	}

/** Tables that a VPC attachment propagates to. */
function propagationsOf(id: string, view: View): readonly string[] {
	const {gateway, attachment, path} = attachmentPlace(id, view)
	const {resource} = attachment
	if (resource.kind === 'vpn' || resource.kind === 'direct-connect-gateway') return resource.propagations
	if (resource.kind === 'peering') return []
	const own = written<{propagations?: readonly string[]} | readonly unknown[]>(path, view)
	const usual = gateway.routeTables.find(table => table.id === defaultTable(gateway, 'defaultPropagation', view))
	if (own && 'propagations' in own && own.propagations) return own.propagations.map(name => `${gateway.key}.${name}`)
	return usual ? [usual.key] : []
}

/** Writes an attachment in its long form, with these fields. */
function attachmentPatch(id: string, view: View, fields: Patch): Patch {
	const {attachment, path} = attachmentPlace(id, view)
	if (attachment.resource.kind === 'vpn') return patchAt(['vpnConnections', attachment.resource.connection], fields)
	if (attachment.resource.kind !== 'vpc') {
		throw new AwsError('UnsupportedOperation', `In this lab the tables of ${id} are changed in its file.`)
	}
	const own = written<unknown>(path, view)
	return patchAt(path, {...(Array.isArray(own) && {id, vpc: attachment.resource.vpc, subnets: own}), ...fields})
}

function propagate(tableId: string, id: string, isOn: boolean, view: View) {
	const {gateway, table, patch} = tablePlace(tableId, view)
	const before = propagationsOf(id, view)
	if (isOn === before.includes(table.key)) {
		throw isOn
			? new AwsError('TransitGatewayRouteTablePropagation.Duplicate', `Propagation of ${id} to ${tableId} already exists.`)
			: new AwsError('TransitGatewayRouteTablePropagation.NotFound', `Propagation of ${id} to ${tableId} was not found.`)
	}
	const after = isOn ? [...before, table.key] : before.filter(key => key !== table.key)
	const {attachment} = attachmentPlace(id, view)
	const [ResourceType, ResourceId] = resourceOf(attachment, gateway, view.lab)
	return {
		patch: together(patch, attachmentPatch(id, view, {propagations: after.map(key => key.slice(gateway.key.length + 1))})),
		answer: {
			Propagation: {
				TransitGatewayAttachmentId: id,
				ResourceId,
				ResourceType,
				TransitGatewayRouteTableId: tableId,
				State: isOn ? 'enabled' : 'disabled'
			}
		}
	}
}

export const tableActions: Actions<Requests> = {
	DescribeTransitGatewayRouteTables: listing(transitTableType, {
		ids: 'TransitGatewayRouteTableIds',
		filters: {
			'default-association-route-table': 'DefaultAssociationRouteTable',
			'default-propagation-route-table': 'DefaultPropagationRouteTable',
			state: 'State',
			'transit-gateway-id': 'TransitGatewayId',
			'transit-gateway-route-table-id': 'TransitGatewayRouteTableId'
		}
	}),
	CreateTransitGatewayRouteTable({input: {TransitGatewayId, TagSpecifications}, view, newId, nowMs}) {
		const {path} = gatewayOf(TransitGatewayId, view)
		const id = newId('tgw-rtb')
		const tags = tagsFor('transit-gateway-route-table', TagSpecifications)
		return {
			patch: patchAt([...path, 'routeTables', keyFor(id, tags.Name, view, 'transit-gateway')], {
				id,
				aws: {CreationTime: new Date(nowMs).toISOString()},
				tags: writtenTags(tags)
			}),
			answer: after => ({TransitGatewayRouteTable: {...itemOf(transitTableType, id, after), State: 'pending'}})
		}
	},
	DeleteTransitGatewayRouteTable({input: {TransitGatewayRouteTableId: id}, view}) {
		const {gateway, table, path} = tablePlace(id, view)
		const item = itemOf(transitTableType, id, view)
		if (gateway.attachments.some(({routeTable}) => routeTable === table.key) || item.DefaultAssociationRouteTable === true) {
			throw new AwsError('IncorrectState', `Cannot delete route table ${id}: it has associations or is a default route table.`)
		}
		return {
			patch: patchAt(path, null),
			gone: [{word: 'transit-gateway-route-table', item: {...item, State: 'deleted'}}],
			answer: {TransitGatewayRouteTable: {...item, State: 'deleting'}}
		}
	},
	CreateTransitGatewayRoute({input, view}) {
		const route = routeOf(input, view)
		if (route.key !== undefined) {
			throw new AwsError(
				'RouteAlreadyExists',
				`Route to ${route.cidr} already exists in Transit Gateway Route Table ${input.TransitGatewayRouteTableId}.`
			)
		}
		return {
			patch: together(route.place.patch, patchAt([...route.place.path, 'routes', route.cidr], route.target())),
			answer: routeAnswer(route)
		}
	},
	ReplaceTransitGatewayRoute({input, view}) {
		const route = routeOf(input, view)
		if (route.key === undefined) throw noRoute(route.cidr, input.TransitGatewayRouteTableId)
		const target = route.target()
		const value = typeof target === 'string' ? target : replacing(route.before, target)
		return {patch: patchAt([...route.place.path, 'routes', route.key], value), answer: routeAnswer(route)}
	},
	DeleteTransitGatewayRoute({input, view}) {
		const route = routeOf(input, view)
		if (route.key === undefined) throw noRoute(route.cidr, input.TransitGatewayRouteTableId)
		const {Route} = routeAnswer(route)(view)
		return {
			patch: patchAt([...route.place.path, 'routes', route.key], null),
			answer: {Route: {...(Route as Item), State: 'deleted'}}
		}
	},
	SearchTransitGatewayRoutes({input: {TransitGatewayRouteTableId, Filters, MaxResults}, view}) {
		const {table, gateway} = tablePlace(TransitGatewayRouteTableId, view)
		const found = searched(describeTransitRoutes(table, gateway, view), Filters)
		return {
			answer: {
				Routes: found.slice(0, MaxResults),
				AdditionalRoutesAvailable: MaxResults !== undefined && found.length > MaxResults
			}
		}
	},
	...referenceActions,
	AssociateTransitGatewayRouteTable({input: {TransitGatewayRouteTableId, TransitGatewayAttachmentId: id}, view}) {
		const {name, gateway, patch} = tablePlace(TransitGatewayRouteTableId, view)
		const {attachment} = attachmentPlace(id, view)
		if (attachment.routeTable !== undefined) {
			throw new AwsError('Resource.AlreadyAssociated', `Transit Gateway Attachment ${id} is already associated to a route table.`)
		}
		const [ResourceType, ResourceId] = resourceOf(attachment, gateway, view.lab)
		return {
			patch: together(patch, attachmentPatch(id, view, {association: name})),
			answer: {
				Association: {TransitGatewayRouteTableId, TransitGatewayAttachmentId: id, ResourceId, ResourceType, State: 'associating'}
			}
		}
	},
	DisassociateTransitGatewayRouteTable({input: {TransitGatewayRouteTableId, TransitGatewayAttachmentId: id}, view}) {
		const {table, gateway} = tablePlace(TransitGatewayRouteTableId, view)
		const {attachment} = attachmentPlace(id, view)
		if (attachment.routeTable !== table.key) {
			throw new AwsError('InvalidAssociation.NotFound', `Association of ${id} with ${TransitGatewayRouteTableId} was not found.`)
		}
		const [ResourceType, ResourceId] = resourceOf(attachment, gateway, view.lab)
		return {
			patch: attachmentPatch(id, view, {association: false}),
			answer: {
				Association: {
					TransitGatewayRouteTableId,
					TransitGatewayAttachmentId: id,
					ResourceId,
					ResourceType,
					State: 'disassociating'
				}
			}
		}
	},
	GetTransitGatewayRouteTableAssociations({input, view}) {
		const {table, gateway} = tablePlace(input.TransitGatewayRouteTableId, view)
		const all = gateway.attachments
			.filter(({routeTable}) => routeTable === table.key)
			.map(attachment => {
				const [ResourceType, ResourceId] = resourceOf(attachment, gateway, view.lab)
				return {TransitGatewayAttachmentId: attachment.id, ResourceId, ResourceType, State: 'associated'}
			})
		const fits = matcher(input.Filters ?? [], attachmentFilters, 'Tags')
		return {answer: paged(all.filter(fits), 'Associations', input)}
	},
	GetTransitGatewayRouteTablePropagations({input, view}) {
		const {table, gateway} = tablePlace(input.TransitGatewayRouteTableId, view)
		const all = gateway.attachments
			.filter(({id}) => propagationsOf(id, view).includes(table.key))
			.map(attachment => {
				const [ResourceType, ResourceId] = resourceOf(attachment, gateway, view.lab)
				return {TransitGatewayAttachmentId: attachment.id, ResourceId, ResourceType, State: 'enabled'}
			})
		const fits = matcher(input.Filters ?? [], attachmentFilters, 'Tags')
		return {answer: paged(all.filter(fits), 'TransitGatewayRouteTablePropagations', input)}
	},
	GetTransitGatewayAttachmentPropagations({input, view}) {
		const {gateway} = attachmentPlace(input.TransitGatewayAttachmentId, view)
		const all = propagationsOf(input.TransitGatewayAttachmentId, view).flatMap(key => {
			const table = gateway.routeTables.find(one => one.key === key)
			return table ? [{TransitGatewayRouteTableId: table.id, State: 'enabled'}] : []
		})
		return {answer: paged(all, 'TransitGatewayAttachmentPropagations', input)}
	},
	EnableTransitGatewayRouteTablePropagation: ({input, view}) =>
		propagate(input.TransitGatewayRouteTableId, input.TransitGatewayAttachmentId ?? '', true, view),
	DisableTransitGatewayRouteTablePropagation: ({input, view}) =>
		propagate(input.TransitGatewayRouteTableId, input.TransitGatewayAttachmentId ?? '', false, view)
}

const attachmentFilters = {
	'resource-id': 'ResourceId',
	'resource-type': 'ResourceType',
	'transit-gateway-attachment-id': 'TransitGatewayAttachmentId'
}

const noRoute = (cidr: string, table: string) =>
	new AwsError('InvalidRoute.NotFound', `Route to ${cidr} was not found in Transit Gateway Route Table ${table}.`)
