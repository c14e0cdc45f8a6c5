/** Shared by the import of a transit gateway's parts: its tables, their associations, its defaults. */
import type {Names} from '../../import/names.ts'
import {attachmentState} from '../../import/reach.ts'
import type {Thing} from '../../import/snapshot.ts'
import type {World} from '../../import/world.ts'

export type Gateway = Thing<'TransitGateways'>
export type Table = Thing<'TransitGatewayRouteTables'>
export type State = ReturnType<typeof attachmentState>

export const isAlive = ({State}: {State?: string | undefined}) =>
	State === undefined || State === 'available' || State === 'modifying' || State === 'pending'

export const gatewaysOf = ({snapshot}: World): readonly Gateway[] => snapshot.things.TransitGateways.filter(isAlive)

/** A gateway's parts by name: its tables, and its attachments and peerings, which routes refer to in the same way. */
export type Parts = {readonly tables: Names; readonly attachments: Names}

export const tablesOf = ({TransitGatewayId}: Gateway, {snapshot}: World) =>
	snapshot.things.TransitGatewayRouteTables.filter(table => table.TransitGatewayId === TransitGatewayId && isAlive(table))

/** In order of creation: of two VPCs that overlap the first wins (TGW-4). */
export const attachmentsOf = ({TransitGatewayId}: Gateway, {snapshot}: World) =>
	snapshot.things.TransitGatewayVpcAttachments.filter(
		one => one.TransitGatewayId === TransitGatewayId && attachmentState(one.State) !== undefined
	).toSorted((a, b) => timeOf(a) - timeOf(b))

/** Attachments without a date keep their order. */
export const timeOf = ({CreationTime}: Thing<'TransitGatewayVpcAttachments'>): number => Date.parse(CreationTime ?? '') || 0

export const isDefaultTable = (
	{TransitGatewayRouteTableId, DefaultAssociationRouteTable, DefaultPropagationRouteTable}: Table,
	{Options}: Gateway
) =>
	DefaultAssociationRouteTable === true ||
	DefaultPropagationRouteTable === true ||
	Options?.AssociationDefaultRouteTableId === TransitGatewayRouteTableId ||
	Options?.PropagationDefaultRouteTableId === TransitGatewayRouteTableId

export type Defaults = {readonly association: string | undefined; readonly propagation: string | undefined}

export function defaultTables(gateway: Gateway, {tables}: Parts, world: World): Defaults {
	const {Options} = gateway
	const flagged = (flag: 'DefaultAssociationRouteTable' | 'DefaultPropagationRouteTable') =>
		tablesOf(gateway, world).find(table => table[flag])?.TransitGatewayRouteTableId
	const association = Options?.AssociationDefaultRouteTableId ?? flagged('DefaultAssociationRouteTable')
	const propagation = Options?.PropagationDefaultRouteTableId ?? flagged('DefaultPropagationRouteTable')
	return {
		association: Options?.DefaultRouteTableAssociation === 'disable' ? undefined : tables.of(association),
		propagation: Options?.DefaultRouteTablePropagation === 'disable' ? undefined : tables.of(propagation)
	}
}

export const acceptedOf = (state: State) =>
	state === 'rejected' ? 'rejected' : state === 'pending-acceptance' ? false : undefined

/** The table that an attachment is associated with. Null: none. Undefined: unknown. */
export function associationOf(attachmentId: string, gatewayId: string, {snapshot}: World): string | null | undefined {
	const {things, about} = snapshot
	const described = things.TransitGatewayAttachments.find(
		one => one.TransitGatewayAttachmentId === attachmentId && one.TransitGatewayId === gatewayId
	)
	if (described) {
		const {TransitGatewayRouteTableId, State} = described.Association ?? {}
		return TransitGatewayRouteTableId !== undefined && State !== 'disassociated' && State !== 'disassociating'
			? TransitGatewayRouteTableId
			: null
	}
	const [table] =
		[...about.Associations].find(([, all]) => all.some(one => one.TransitGatewayAttachmentId === attachmentId)) ?? []
	return table ?? (about.Associations.size > 0 ? null : undefined)
}
