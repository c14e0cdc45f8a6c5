/** Static routes of transit gateway route tables, from an account's answers (TGW-3, TGW-5). */
import {block, type World} from '../../import/world.ts'
import {blocksOfPrefixList, prefixListNamed} from '../prefix-list/import.ts'
import type {Gateway, Parts, Table} from './import-parts.ts'

export function staticRoutesOf(table: Table, gateway: Gateway, parts: Parts, world: World): [string, unknown][] {
	const {things, about} = world.snapshot
	const id = table.TransitGatewayRouteTableId
	const listed = things.TransitGatewayStaticRoutes.find(one => one.TransitGatewayRouteTableId === id)
	const search = listed?.Routes ?? about.Routes.get(id)
	if (listed?.AdditionalRoutesAvailable) {
		world.note(listed.at, {
			kind: 'transit gateway route table',
			id,
			consequence: 'it has more routes than AWS answered: those are not there'
		})
	}
	if (!search) {
		world.note(table.at, {
			kind: 'transit gateway route table',
			id,
			consequence: 'its static routes are in no answer: save that of search-transit-gateway-routes too'
		})
		return []
	}
	return search
		.filter(({Type, State}) => Type !== 'propagated' && State !== 'deleted' && State !== 'deleting')
		.flatMap((route): [string, unknown][] => {
			const [via] = route.TransitGatewayAttachments
			const name = parts.attachments.of(via?.TransitGatewayAttachmentId)
			if (via && name === undefined && !isNotedPeering(via.TransitGatewayAttachmentId, world)) {
				world.note(table.at, {
					kind: `transit gateway ${via.ResourceType ?? ''} attachment`,
					id: via.TransitGatewayAttachmentId,
					consequence: `the route of ${id} to ${route.DestinationCidrBlock ?? route.PrefixListId} is a blackhole`
				})
			}
			const target = name ?? 'blackhole'
			if (route.PrefixListId !== undefined) return routesToList(route.PrefixListId, target, gateway, world)
			return route.DestinationCidrBlock === undefined ? [] : [[block(route.DestinationCidrBlock), target]]
		})
}

/** For a peering whose other gateway is missing, the note already mentions that routes to it are blackholes. */
const isNotedPeering = (id: string, {notes}: World) =>
	notes.some(note => note.kind === 'transit gateway peering' && note.id === id)

function routesToList(listId: string, target: string, gateway: Gateway, world: World): [string, unknown][] {
	const names = prefixListNamed(listId, world)
	if (!names || blocksOfPrefixList(listId, world).length === 0) {
		world.note(gateway.at, {
			kind: 'prefix list',
			id: listId,
			consequence: `its blocks are in no answer: the route of ${gateway.TransitGatewayId} to it is not there`
		})
	}
	return (names ?? []).map(name => [name, target])
}
