import type {Path} from '../../model/finding.ts'
import {type Cidr, parseBlocks} from '../../net/address.ts'
import {defaultAmazonAsn} from '../asn.ts'
import type {GatewayWritten} from '../direct-connect/schema.ts'
import type {Draft} from '../draft.ts'
import {entriesOf} from '../kind.ts'
import type {LabDocument} from '../kinds.ts'
import {blocksOfVpc, type Gateways, type TargetGatewayDraft, targetGatewayOf} from '../vpn-connection/target-gateway.ts'

export type AssociationDraft = {
	readonly name: string
	readonly path: Path
	readonly written: NonNullable<GatewayWritten['associations']>[string]
	readonly gateway: TargetGatewayDraft | undefined
	readonly allowedPrefixes: readonly Cidr[]
}

export type DirectConnectGatewayDraft = {
	readonly name: string
	readonly path: Path
	readonly written: GatewayWritten
	readonly asn: number
	readonly associations: readonly AssociationDraft[]
}

export const draftDirectConnectGateways = (
	document: LabDocument,
	gateways: Gateways
): ReadonlyMap<string, DirectConnectGatewayDraft> =>
	new Map(
		entriesOf(document.directConnectGateways).map(([name, written]) => {
			const path = ['directConnectGateways', name]
			const associations = entriesOf(written.associations).map(([one, its]) => ({
				name: one,
				path: [...path, 'associations', one],
				written: its,
				gateway: targetGatewayOf(one, gateways),
				allowedPrefixes: parseBlocks(its.allowedPrefixes ?? [])
			}))
			return [name, {name, path, written, asn: written.asn ?? defaultAmazonAsn, associations}]
		})
	)

/** What an association announces by default (DX-6). */
export const blocksBehind = (target: TargetGatewayDraft, vpcs: Draft['vpcs']): readonly Cidr[] =>
	target.kind === 'vpn-gateway' ? blocksOfVpc(target.gateway, vpcs) : []

/** Name of the associated gateway, for messages. */
export const wordOf = ({gateway}: AssociationDraft): string =>
	gateway?.kind === 'transit-gateway' ? 'transit gateway' : 'virtual private gateway'
