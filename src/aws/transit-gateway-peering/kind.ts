/** Peerings of transit gateways: accepted by the second, static routes only (TGW-5). Doc: https://docs.aws.amazon.com/vpc/latest/tgw/tgw-peering.html */
import {z} from 'zod'
import type {Finding, Path} from '../../model/finding.ts'
import type {TransitGatewayAttachment, TransitGatewayPeering} from '../../model/model.ts'
import type {Draft} from '../draft.ts'
import {idOf} from '../ids.ts'
import {entriesOf, type LabKind, unknownName} from '../kind.ts'
import type {LabDocument} from '../kinds.ts'
import {described, is, named, ownId, reference} from '../schema.ts'
import type {TransitGatewayDraft} from '../transit-gateway/draft.ts'

const association = () =>
	is('the name of a route table, or false', z.union([z.literal(false), z.string()]))
		.optional()
		.describe("Table of that gateway in which what comes over the peering is searched. Default: the gateway's default one.")

const peeringSchema = is(
	'a transit gateway peering: {requester, accepter}',
	z.strictObject({
		id: ownId('tgw-attach'),
		...described,
		requester: reference('a transit gateway').describe('The gateway that asks.'),
		accepter: reference('a transit gateway').describe('The gateway that is asked; of any account and Region.'),
		accepted: is('true, false or rejected', z.union([z.boolean(), z.literal('rejected')]))
			.optional()
			.describe('False: still pending, and nothing passes. Default: true.'),
		requesterAssociation: association(),
		accepterAssociation: association()
	})
)

const schema = named('transit gateway peerings', peeringSchema)

type Side = 'requester' | 'accepter'

export type TransitGatewayPeeringDraft = {
	readonly name: string
	readonly path: Path
	readonly written: z.input<typeof peeringSchema>
	readonly state: TransitGatewayPeering['state']
}

export const draftTransitGatewayPeerings = ({
	transitGatewayPeerings: all
}: LabDocument): Map<string, TransitGatewayPeeringDraft> =>
	new Map(
		entriesOf(all).map(([name, written]) => {
			const {accepted} = written
			const state = accepted === 'rejected' ? 'rejected' : accepted === false ? 'pending-acceptance' : 'active'
			return [name, {name, path: ['transitGatewayPeerings', name], written, state}]
		})
	)

const sidesOf = (gateway: string, {written}: TransitGatewayPeeringDraft): Side[] =>
	(['requester', 'accepter'] as const).filter(side => written[side] === gateway)

/** Names of the peerings of a gateway. */
export const peeringNamesOf = (gateway: string, {transitGatewayPeerings: all}: Draft): string[] =>
	[...all.values()].filter(one => sidesOf(gateway, one).length > 0).map(({name}) => name)

/** A gateway's peerings as its attachments. */
export const peeringAttachmentsOf = (
	gateway: TransitGatewayDraft,
	{transitGatewayPeerings: all}: Draft
): TransitGatewayAttachment[] =>
	[...all.values()].flatMap(peering =>
		sidesOf(gateway.name, peering).map((side): TransitGatewayAttachment => {
			const {name, written, state} = peering
			const {[`${side}Association` as const]: table = gateway.defaultAssociation ?? false} = written
			return {
				key: `${gateway.name}.${name}`,
				id: idIn(peering),
				state: state === 'active' ? 'available' : state,
				...(table !== false && {routeTable: `${gateway.name}.${table}`}),
				resource: {kind: 'peering', peering: name, peer: written[side === 'requester' ? 'accepter' : 'requester']}
			}
		})
	)

export const transitGatewayPeerings: LabKind<typeof schema> = {
	schema,
	codes: {absent: {transitGatewayPeerings: 'InvalidTransitGatewayAttachmentID.NotFound'}, inUse: {}},
	title:
		'Peerings of transit gateways by name: `{east-west: {requester: east, accepter: west}}`. Each side needs static routes (TGW-5).',
	*check(draft) {
		for (const {name, path, written} of draft.transitGatewayPeerings.values()) {
			for (const side of ['requester', 'accepter'] as const) {
				const gateway = draft.transitGateways.get(written[side])
				const table = written[`${side}Association`]
				if (!gateway) {
					yield unknownName(
						[...path, side],
						'transit gateway',
						written[side],
						draft.transitGateways.keys(),
						'InvalidTransitGatewayID.NotFound'
					)
				} else if (table !== undefined && table !== false && !gateway.tables.has(table)) {
					yield unknownName(
						[...path, `${side}Association`],
						'route table',
						table,
						gateway.tables.keys(),
						'InvalidRouteTableID.NotFound'
					)
				} else if (gateway.attachments.has(name)) yield sameName(name, path, gateway)
			}
			if (written.requester === written.accepter) {
				yield {
					path: [...path, 'accepter'],
					message: `transit gateway "${written.accepter}" cannot be peered with itself`,
					code: 'InvalidParameterValue',
					fix: 'name another transit gateway'
				}
			}
		}
	},
	*resources({transitGatewayPeerings: all}) {
		for (const peering of all.values()) {
			const {name: key, path} = peering
			yield {kind: 'transit-gateway-peering', noun: 'transit gateway peering', key, ids: [idIn(peering)], path}
		}
	},
	resolve: ({transitGatewayPeerings: all}) => ({
		transitGatewayPeerings: [...all.values()].map(peering => ({
			key: peering.name,
			id: idIn(peering),
			requester: peering.written.requester,
			accepter: peering.written.accepter,
			state: peering.state
		}))
	})
}

const idIn = ({name, written}: TransitGatewayPeeringDraft): string => written.id ?? idOf('tgw-attach', `peering ${name}`)

const sameName = (name: string, path: Path, gateway: TransitGatewayDraft): Finding => ({
	path,
	at: 'key',
	message: `transit gateway "${gateway.name}" also has an attachment called "${name}", and its routes could mean either`,
	fix: 'rename one of the two'
})
