/**
 * Transit gateways: attachments of VPCs, route tables, what propagates where (TGW-1…4, TGW-7, TGW-11, SG-8).
 * Doc: https://docs.aws.amazon.com/vpc/latest/tgw/
 */
import {z} from 'zod'
import type {TransitGateway, TransitGatewayAttachment, TransitGatewayRoute} from '../lab/model.ts'
import type {Path} from '../lab/problem.ts'
import {type Address, overlaps} from '../net/address.ts'
import {accountOf} from './account.ts'
import {placementOf} from './addresses.ts'
import {defaultAmazonAsn} from './asn.ts'
import {directConnectAttachmentsOf, vpnAttachmentsOf} from './bgp-attachments.ts'
import {type AddressClaim, transitGatewayClaim} from './claims.ts'
import type {Draft, VpcDraft} from './draft.ts'
import {idOf, macOf} from './ids.ts'
import {entriesOf, type LabKind, type TargetKind} from './kind.ts'
import {isRegion} from './regions.ts'
import type {LabDocument} from './registry.ts'
import {flag, is, named, ownId, ownMac, reference, text} from './schema.ts'
import type {SubnetDraft} from './subnet.ts'
import {checkTransitGateways} from './transit-gateway-checks.ts'
import {peeringAttachmentsOf} from './transit-gateway-peering.ts'
import {readTransitRoutes, transitRoutesSchema} from './transit-gateway-routes.ts'

const attachedSubnet = is(
	'the name of a subnet, or {subnet, privateIp}',
	z.union([
		z.string(),
		z.strictObject({
			subnet: reference('a subnet').describe('The subnet, by name.'),
			privateIp: text('an IPv4 address').optional().describe("Address of the gateway's interface there. Default: a free one."),
			interfaceId: ownId('eni'),
			mac: ownMac()
		})
	])
)
const attachedSubnets = () => is('a list of subnets, one a zone', z.array(attachedSubnet))

const tableOrNone = (what: string) =>
	is('the name of a route table, or false', z.union([z.literal(false), z.string()]))
		.optional()
		.describe(what)

const attachmentSchema = is(
	'a list of subnets, one a zone, or {vpc, subnets, …}',
	z.union([
		attachedSubnets(),
		z.strictObject({
			id: ownId('tgw-attach'),
			vpc: reference('a VPC').optional().describe("The VPC. Default: the one with the attachment's name."),
			subnets: attachedSubnets().describe(
				'Where the gateway has its interfaces, one subnet a zone. A zone without one cannot reach the gateway (TGW-2).'
			),
			accepted: is('true, false or rejected', z.union([z.boolean(), z.literal('rejected')]))
				.optional()
				.describe('False: still pending, and nothing passes (TGW-11). Default: true.'),
			association: tableOrNone(
				'The route table that what comes from the VPC is searched in; false: none, and it is dropped. Default: the default one.'
			),
			propagations: is('a list of route tables', z.array(z.string()))
				.optional()
				.describe('Route tables that learn the routes to the VPC. Default: the default one (TGW-3).'),
			applianceMode: flag()
				.optional()
				.describe('One zone for both directions of a flow, as a stateful firewall needs it (TGW-7). Default: false.'),
			securityGroupReferencing: flag()
				.optional()
				.describe('False: this VPC takes no part, even if the gateway carries references to security groups. Default: true.')
		})
	])
)

const routeTableSchema = is(
	'a route table: {routes: {destination: attachment}}',
	z.strictObject({id: ownId('tgw-rtb'), routes: transitRoutesSchema.optional().describe('Static routes: `{10.0.0.0/8: dev}`.')})
)

const gatewaySchema = is(
	'a transit gateway: {attachments, …}',
	z.strictObject({
		id: ownId('tgw'),
		region: text('a region').optional().describe("Region. Default: the lab's."),
		account: is('an account', z.union([z.string(), z.int()]))
			.optional()
			.describe("Account. Default: the lab's. VPCs of others are attached by sharing."),
		asn: is('a private ASN', z.int()).optional().describe('64512 to 65534, or 4200000000 to 4294967294. Default: 64512.'),
		attachments: named('attachments', attachmentSchema)
			.optional()
			.describe('Attachments of VPCs by name: `{dev: [tgw-a, tgw-b]}` attaches VPC dev by these two subnets.'),
		routeTables: named('route tables', routeTableSchema)
			.optional()
			.describe('Route tables by name. One called "default" is there by itself (TGW-1).'),
		defaultAssociation: tableOrNone('The table of attachments that name none; false: they have none. Default: default.'),
		defaultPropagation: tableOrNone(
			'The table that learns of attachments that say nothing else; false: none does. Default: default.'
		),
		autoAcceptSharedAttachments: flag().optional().describe('Attachments of other accounts need no acceptance. Default: false.'),
		securityGroupReferencing: flag()
			.optional()
			.describe('Rules of one VPC may name security groups of another across this gateway (SG-8). Default: false.'),
		vpnEcmp: flag().optional().describe('Flows are shared among VPN tunnels with equal routes (TGW-6). Default: true.')
	})
)

const schema = named('transit gateways', gatewaySchema)

type GatewayWritten = z.input<typeof gatewaySchema>
type AttachmentWritten = Exclude<z.input<typeof attachmentSchema>, readonly unknown[]>

export type AttachedSubnetDraft = {
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
	/** Names of tables. */
	readonly association: string | undefined
	readonly propagations: readonly string[]
}

export type TransitGatewayDraft = {
	readonly name: string
	readonly path: Path
	readonly written: GatewayWritten
	readonly region: string
	readonly account: string
	/** By name; `default` is there even if nobody wrote it, unless the gateway has none. */
	readonly tables: ReadonlyMap<string, z.input<typeof routeTableSchema>>
	readonly defaultAssociation: string | undefined
	readonly defaultPropagation: string | undefined
	readonly attachments: ReadonlyMap<string, AttachmentDraft>
}

const defaultName = 'default'

export function draftTransitGateways(
	document: LabDocument,
	vpcs: ReadonlyMap<string, VpcDraft>,
	defaults: {readonly region: string; readonly account: string}
): Map<string, TransitGatewayDraft> {
	return new Map(
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
}

function draftAttachment(
	name: string,
	entry: z.input<typeof attachmentSchema>,
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

const attachmentOf = (name: string, vpc: VpcDraft, {transitGateways: all}: Draft): AttachmentDraft | undefined =>
	[...(all.get(name)?.attachments.values() ?? [])].find(one => one.vpc === vpc)

const target: TargetKind = {
	key: 'transitGateway',
	noun: 'transit gateway',
	code: 'InvalidTransitGatewayID.NotFound',
	has: (name, vpc, draft) => attachmentOf(name, vpc, draft) !== undefined,
	names: (vpc, draft) => [...draft.transitGateways.keys()].filter(name => attachmentOf(name, vpc, draft)),
	elsewhere: (name, vpc, draft) =>
		draft.transitGateways.has(name)
			? {
					message: `VPC "${vpc.key}" is not attached to transit gateway "${name}"`,
					fix: `attach it: transitGateways.${name}.attachments: {${vpc.key}: [${[...vpc.subnets.keys()].slice(0, 1).join('')}]}`
				}
			: undefined,
	resolve: (name, vpc, draft) => ({
		target: {kind: 'transit-gateway', key: name},
		active: attachmentOf(name, vpc, draft)?.state === 'available'
	}),
	isInterface: false,
	isEdgeTarget: false
}

export const transitGateways: LabKind<typeof schema> = {
	schema,
	title: 'Transit gateways by name: `{hub: {attachments: {dev: [tgw-a], prod: [tgw-a]}}}`. The subnets need routes to it.',
	target,
	claims: (vpc, draft) =>
		[...draft.transitGateways.values()].flatMap(({attachments}) =>
			[...attachments.values()].filter(one => one.vpc === vpc).flatMap(claimsOf)
		),
	check: checkTransitGateways,
	resolve: draft => ({transitGateways: [...draft.transitGateways.values()].map(gateway => resolveGateway(gateway, draft))})
}

const claimsOf = ({key, name, subnets}: AttachmentDraft): AddressClaim[] =>
	subnets.map(({name: subnetName, path, subnet, written}) => ({
		key: transitGatewayClaim(key, subnetName),
		owner: `transit gateway attachment "${name}"`,
		path,
		subnet,
		ipv4: [written.privateIp === undefined ? 'automatic' : {written: written.privateIp, path: [...path, 'privateIp']}],
		ipv6: []
	}))

function resolveGateway(gateway: TransitGatewayDraft, draft: Draft): TransitGateway {
	const {name, written, region, account, tables, attachments} = gateway
	return {
		key: name,
		id: written.id ?? idOf('tgw', name),
		account,
		region,
		asn: written.asn ?? defaultAmazonAsn,
		securityGroupReferencing: written.securityGroupReferencing ?? false,
		vpnEcmp: written.vpnEcmp ?? true,
		routeTables: [...tables].map(([table, {id, routes = {}}]) => ({
			key: `${name}.${table}`,
			id: id ?? idOf('tgw-rtb', `${name}.${table}`),
			routes: [...readTransitRoutes(routes, gateway, draft), ...propagatedTo(table, gateway)]
		})),
		attachments: [
			...[...attachments.values()].flatMap(one => resolveAttachment(one, gateway, draft)),
			...peeringAttachmentsOf(gateway, draft),
			...vpnAttachmentsOf(gateway, draft),
			...directConnectAttachmentsOf(gateway, draft)
		]
	}
}

/** TGW-4: a VPC that overlaps one that was attached before it is not propagated at all. */
function propagatedTo(table: string, {attachments}: TransitGatewayDraft): TransitGatewayRoute[] {
	const before: VpcDraft[] = []
	const routes: TransitGatewayRoute[] = []
	for (const {key, vpc, state, propagations} of attachments.values()) {
		if (!vpc || state !== 'available') continue
		const blocks = (one: VpcDraft) => [...one.cidrs, ...one.ipv6Cidrs]
		const overlapping = before.some(other => blocks(other).some(theirs => blocks(vpc).some(mine => overlaps(mine, theirs))))
		before.push(vpc)
		if (overlapping || !propagations.includes(table)) continue
		routes.push(...blocks(vpc).map(destination => ({destination, origin: 'propagated' as const, attachment: key})))
	}
	return routes
}

function resolveAttachment(one: AttachmentDraft, gateway: TransitGatewayDraft, draft: Draft): TransitGatewayAttachment[] {
	const {key, vpc, written, state, association, subnets} = one
	if (!vpc) return []
	return [
		{
			key,
			id: written.id ?? idOf('tgw-attach', key),
			state,
			...(association !== undefined && {routeTable: `${gateway.name}.${association}`}),
			resource: {
				kind: 'vpc',
				vpc: vpc.key,
				subnets: subnets.flatMap(({name, subnet, written: given}) => {
					const claim = transitGatewayClaim(key, name)
					const interfaceId = given.interfaceId ?? idOf('eni', claim)
					const [privateIp] = placementOf(draft).get(claim)?.ipv4 ?? ([] as Address[])
					return subnet && privateIp ? [{subnet: subnet.key, interfaceId, mac: given.mac ?? macOf(interfaceId), privateIp}] : []
				}),
				applianceMode: written.applianceMode ?? false,
				securityGroupReferencing: written.securityGroupReferencing ?? true
			}
		}
	]
}

/** Whether rules of one VPC may name groups of the other, by a gateway that both hang on; and if not, that there is such a gateway at all. */
export function referencesBetween(
	one: VpcDraft,
	other: VpcDraft,
	{transitGateways: all}: Draft
): 'carried' | 'not carried' | 'no gateway' {
	const between = [...all.values()].filter(({attachments}) =>
		[one, other].every(vpc => [...attachments.values()].some(attachment => attachment.vpc === vpc))
	)
	if (between.length === 0) return 'no gateway'
	const carried = between.some(
		({written, attachments}) =>
			written.securityGroupReferencing === true &&
			[...attachments.values()]
				.filter(({vpc}) => vpc === one || vpc === other)
				.every(attachment => attachment.written.securityGroupReferencing !== false)
	)
	return carried ? 'carried' : 'not carried'
}
