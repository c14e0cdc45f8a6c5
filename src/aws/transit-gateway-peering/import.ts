/** Transit gateway peerings (TGW-5). */
import {nameTag} from '../../import/names.ts'
import {attachmentState} from '../../import/reach.ts'
import type {World} from '../../import/world.ts'
import {type Written, written} from '../../import/written.ts'
import {
	acceptedOf,
	associationOf,
	defaultTables,
	type Gateway,
	gatewaysOf,
	type Parts,
	type State
} from '../transit-gateway/import-parts.ts'

export type Peering = {
	readonly id: string
	readonly name: string
	readonly sides: readonly [requester: string, accepter: string]
	readonly state: NonNullable<State>
}

/** Described by `describe-transit-gateway-peering-attachments`, or by each side's own attachment, which does not show the requester. */
export function peeringsOf(world: World): readonly Peering[] {
	const {things} = world.snapshot
	const known = new Set(gatewaysOf(world).map(({TransitGatewayId}) => TransitGatewayId))
	const found = new Map<string, Peering>()
	const noted = new Set<string>()
	const add = (id: string, sides: Peering['sides'], state: State, preferredNames: readonly string[], at: Gateway['at']) => {
		if (state === undefined || found.has(id) || noted.has(id)) return
		const missing = sides.find(side => !known.has(side))
		if (missing !== undefined) {
			const absent = things.TransitGateways.some(({TransitGatewayId}) => TransitGatewayId === missing)
				? 'is deleted'
				: 'is in no answer of describe-transit-gateways'
			if (sides.some(side => known.has(side))) {
				noted.add(id)
				world.note(at, {kind: 'transit gateway peering', id, consequence: `${missing} ${absent}: routes to it are blackholes`})
			}
			return
		}
		found.set(id, {id, name: world.names.transitGatewayPeerings.give(id, ...preferredNames), sides, state})
	}
	for (const {
		TransitGatewayAttachmentId: id,
		RequesterTgwInfo,
		AccepterTgwInfo,
		State,
		Tags,
		at
	} of things.TransitGatewayPeeringAttachments) {
		add(
			id,
			[RequesterTgwInfo.TransitGatewayId, AccepterTgwInfo.TransitGatewayId],
			attachmentState(State),
			[nameTag(Tags), id],
			at
		)
	}
	for (const {
		TransitGatewayAttachmentId: id,
		TransitGatewayId,
		ResourceId,
		ResourceType,
		State,
		at
	} of things.TransitGatewayAttachments) {
		if (ResourceType !== 'peering' || ResourceId === undefined) continue
		// From whichever side has a name for it.
		const tags = things.TransitGatewayAttachments.filter(one => one.TransitGatewayAttachmentId === id).map(({Tags}) =>
			nameTag(Tags)
		)
		add(id, [TransitGatewayId, ResourceId], attachmentState(State), [...tags, id], at)
	}
	return [...found.values()]
}

export function peeringWritten({id, sides, state}: Peering, parts: ReadonlyMap<string, Parts>, world: World): Written {
	const [requester, accepter] = sides.map(side => world.names.gateways.of(side) ?? side) as [string, string]
	const tables = sides.map(side => {
		const gateway = gatewaysOf(world).find(({TransitGatewayId}) => TransitGatewayId === side) as Gateway
		const own = parts.get(side) as Parts
		const associatedTable = associationOf(id, side, world)
		const usual = defaultTables(gateway, own, world).association
		const name = associatedTable === undefined ? usual : associatedTable === null ? undefined : own.tables.of(associatedTable)
		return name === usual ? undefined : (name ?? false)
	})
	return written({
		id,
		requester,
		accepter,
		accepted: acceptedOf(state),
		requesterAssociation: tables[0],
		accepterAssociation: tables[1]
	})
}
