/** Transit gateways as written, with names looked up and defaults filled in. */
import type {Path} from '../../model/finding.ts'
import type {TransitGatewayAttachment} from '../../model/model.ts'
import {accountOf} from '../account.ts'
import type {VpcDraft} from '../draft.ts'
import {entriesOf} from '../kind.ts'
import type {LabDocument} from '../kinds.ts'
import {isRegion} from '../regions.ts'
import type {SubnetDraft} from '../subnet/kind.ts'
import type {AttachmentEntry, AttachmentWritten, GatewayWritten, RouteTableWritten} from './schema.ts'

type AttachedSubnetDraft = {
	readonly name: string
	readonly path: Path
	readonly subnet: SubnetDraft | undefined
	readonly written: {
		readonly privateIp?: string | undefined
		readonly interfaceId?: string | undefined
		readonly mac?: string | undefined
	}
}

export type AttachmentDraft = {
	/** `<gateway>.<name>`. */
	readonly key: string
	readonly name: string
	readonly path: Path
	readonly written: AttachmentWritten
	readonly vpcName: string
	readonly vpc: VpcDraft | undefined
	readonly subnets: readonly AttachedSubnetDraft[]
	readonly state: TransitGatewayAttachment['state']
	/** Names of route tables. */
	readonly association: string | undefined
	readonly propagations: readonly string[]
}

export type TransitGatewayDraft = {
	readonly name: string
	readonly path: Path
	readonly written: GatewayWritten
	readonly region: string
	readonly account: string
	/** By name; `default` exists even if it is not written, unless the gateway has no default table. */
	readonly tables: ReadonlyMap<string, RouteTableWritten>
	readonly defaultAssociation: string | undefined
	readonly defaultPropagation: string | undefined
	readonly attachments: ReadonlyMap<string, AttachmentDraft>
}

const defaultName = 'default'

export const draftTransitGateways = (
	document: LabDocument,
	vpcs: ReadonlyMap<string, VpcDraft>,
	defaults: {readonly region: string; readonly account: string}
): Map<string, TransitGatewayDraft> =>
	new Map(
		entriesOf(document.transitGateways).map(([name, written]) => {
			const path = ['transitGateways', name]
			const {defaultAssociation = defaultName, defaultPropagation = defaultName} = written
			const tables = new Map(entriesOf(written.routeTables))
			const usesDefault = defaultAssociation === defaultName || defaultPropagation === defaultName
			if (usesDefault && !tables.has(defaultName)) tables.set(defaultName, {})
			const gateway = {
				name,
				path,
				written,
				region: written.region !== undefined && isRegion(written.region) ? written.region : defaults.region,
				account: accountOf(document, written.account) ?? defaults.account,
				tables,
				defaultAssociation: defaultAssociation === false ? undefined : defaultAssociation,
				defaultPropagation: defaultPropagation === false ? undefined : defaultPropagation
			}
			const attachments = new Map(
				entriesOf(written.attachments).map(([attachment, one]) => [attachment, draftAttachment(attachment, one, gateway, vpcs)])
			)
			return [name, {...gateway, attachments}]
		})
	)

function draftAttachment(
	name: string,
	entry: AttachmentEntry,
	gateway: Omit<TransitGatewayDraft, 'attachments'>,
	vpcs: ReadonlyMap<string, VpcDraft>
): AttachmentDraft {
	const isShort = Array.isArray(entry)
	const written: AttachmentWritten = isShort ? {subnets: entry} : entry
	const path = [...gateway.path, 'attachments', name]
	const vpcName = written.vpc ?? name
	const vpc = vpcs.get(vpcName)
	const shared = vpc !== undefined && vpc.account !== gateway.account
	const waits = written.accepted === false && !(shared && gateway.written.autoAcceptSharedAttachments === true)
	const {association = gateway.defaultAssociation ?? false} = written
	const usual = gateway.defaultPropagation === undefined ? [] : [gateway.defaultPropagation]
	return {
		key: `${gateway.name}.${name}`,
		name,
		path,
		written,
		vpcName,
		vpc,
		subnets: written.subnets.map((one, index) => {
			const subnetName = typeof one === 'string' ? one : one.subnet
			const at = [...path, ...(isShort ? [] : ['subnets']), index]
			return {
				name: subnetName,
				path: at,
				subnet: vpc?.subnets.get(subnetName),
				written: typeof one === 'string' ? {} : one
			}
		}),
		state: written.accepted === 'rejected' ? 'rejected' : waits ? 'pending-acceptance' : 'available',
		association: association === false ? undefined : association,
		propagations: written.propagations ?? usual
	}
}
