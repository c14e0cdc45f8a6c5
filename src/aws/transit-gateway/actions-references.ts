/** References to prefix lists in tables of transit gateways: one route to all blocks of a list (TGW-3). Pure. */

import type {Requests} from '../../../api-models/ec2.d.ts'
import {AwsError, missing} from '../../api/errors.ts'
import {matcher} from '../../api/filters.ts'
import {paged} from '../../api/listing.ts'
import {type Actions, itemOf, type Patch, patchAt, together} from '../../api/part.ts'
import {replacing, written} from '../../api/places.ts'
import {prefixListType} from '../prefix-list/actions.ts'
import {type Item, type View, wanted} from '../view.ts'
import {attachmentPlace, tablePlace} from './actions-place.ts'
import {resourceOf} from './wire-described.ts'

type Routes = Readonly<Record<string, unknown>>

type Asked = {
	readonly TransitGatewayRouteTableId: string
	readonly PrefixListId: string
	readonly TransitGatewayAttachmentId?: string
	readonly Blackhole?: boolean
}

/** The name of a prefix list in the lab file. Errors: AwsError. */
function listNamed(id: string, view: View): string {
	itemOf(prefixListType, id, view)
	const found = view.lab.prefixLists.find(one => one.id === id)
	if (!found) throw prefixListType.missing(id)
	return found.key
}

function targetOf({TransitGatewayAttachmentId, Blackhole}: Asked, view: View): string | Patch {
	if (Blackhole) return 'blackhole'
	if (TransitGatewayAttachmentId === undefined) throw missing('TransitGatewayAttachmentId')
	const {attachment, name} = attachmentPlace(TransitGatewayAttachmentId, view)
	return attachment.resource.kind === 'peering' ? {peering: attachment.resource.peering} : {attachment: name}
}

function placeOf(asked: Asked, view: View) {
	const place = tablePlace(asked.TransitGatewayRouteTableId, view)
	const list = listNamed(asked.PrefixListId, view)
	const routes = written<Routes>([...place.path, 'routes'], view) ?? {}
	return {...place, routePath: [...place.path, 'routes', list], before: Object.hasOwn(routes, list) ? routes[list] : undefined}
}

/** As GetTransitGatewayPrefixListReferences answers. */
function referencesOf(tableId: string, view: View): readonly Item[] {
	const {gateway, path} = tablePlace(tableId, view)
	const routes = written<Routes>([...path, 'routes'], view) ?? {}
	return Object.entries(routes).flatMap(([destination, to]): Item[] => {
		const list = view.lab.prefixLists.find(({key}) => key === destination)
		if (!list) return []
		const name = typeof to === 'string' ? to : String(Object.values(to as object)[0])
		const attachment = gateway.attachments.find(({key}) => key === `${gateway.key}.${name}`)
		const [ResourceType, ResourceId] = attachment ? resourceOf(attachment, gateway, view.lab) : []
		return [
			{
				TransitGatewayRouteTableId: tableId,
				PrefixListId: list.id,
				PrefixListOwnerId: view.account,
				State: 'available',
				Blackhole: attachment === undefined,
				...(attachment && {
					TransitGatewayAttachment: {TransitGatewayAttachmentId: attachment.id, ResourceType, ResourceId}
				})
			}
		]
	})
}

const referenceIn = ({TransitGatewayRouteTableId, PrefixListId}: Asked, view: View): Item =>
	wanted(
		referencesOf(TransitGatewayRouteTableId, view).map(item => ({...item, key: String(item.PrefixListId)})),
		PrefixListId
	)

const noReference = ({PrefixListId, TransitGatewayRouteTableId}: Asked) =>
	new AwsError(
		'InvalidPrefixListId.NotFound',
		`Prefix list reference to ${PrefixListId} was not found in Transit Gateway Route Table ${TransitGatewayRouteTableId}.`
	)

const referenceFilters = {
	'attachment.resource-id': 'TransitGatewayAttachment.ResourceId',
	'attachment.resource-type': 'TransitGatewayAttachment.ResourceType',
	'attachment.transit-gateway-attachment-id': 'TransitGatewayAttachment.TransitGatewayAttachmentId',
	'is-blackhole': 'Blackhole',
	'prefix-list-id': 'PrefixListId',
	'prefix-list-owner-id': 'PrefixListOwnerId',
	state: 'State'
}

export const referenceActions: Actions<Requests> = {
	CreateTransitGatewayPrefixListReference({input, view}) {
		const {patch, routePath, before} = placeOf(input, view)
		if (before !== undefined) {
			throw new AwsError(
				'PrefixListReferenceAlreadyExists',
				`Prefix list reference to ${input.PrefixListId} already exists in Transit Gateway Route Table ${input.TransitGatewayRouteTableId}.`
			)
		}
		return {
			patch: together(patch, patchAt(routePath, targetOf(input, view))),
			answer: after => ({TransitGatewayPrefixListReference: {...referenceIn(input, after), State: 'pending'}})
		}
	},
	ModifyTransitGatewayPrefixListReference({input, view}) {
		const {routePath, before} = placeOf(input, view)
		if (before === undefined) throw noReference(input)
		const target = targetOf(input, view)
		return {
			patch: patchAt(routePath, typeof target === 'string' ? target : replacing(before, target)),
			answer: after => ({TransitGatewayPrefixListReference: {...referenceIn(input, after), State: 'modifying'}})
		}
	},
	DeleteTransitGatewayPrefixListReference({input, view}) {
		const {routePath, before} = placeOf(input, view)
		if (before === undefined) throw noReference(input)
		return {
			patch: patchAt(routePath, null),
			answer: {TransitGatewayPrefixListReference: {...referenceIn(input, view), State: 'deleting'}}
		}
	},
	GetTransitGatewayPrefixListReferences({input, view}) {
		const fits = matcher(input.Filters ?? [], referenceFilters, 'Tags')
		return {
			answer: paged(
				referencesOf(input.TransitGatewayRouteTableId, view).filter(fits),
				'TransitGatewayPrefixListReferences',
				input
			)
		}
	}
}
