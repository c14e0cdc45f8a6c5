/**
 * Transit gateways: VPC attachments, route tables, associations and propagations (TGW-1…4, TGW-7, TGW-11, SG-8).
 * Doc: https://docs.aws.amazon.com/vpc/latest/tgw/
 */

import type {Resource} from '../../model/directory.ts'
import type {TransitGateway, TransitGatewayAttachment, TransitGatewayRoute} from '../../model/model.ts'
import {type Cidr, overlaps} from '../../net/address.ts'
import {defaultAmazonAsn} from '../asn.ts'
import type {Draft, VpcDraft} from '../draft.ts'
import {idOf} from '../ids.ts'
import {type InterfaceRequest, oneAddress} from '../interface-requests.ts'
import type {LabKind, TargetKind} from '../kind.ts'
import type {LabDocument} from '../kinds.ts'
import {peeringAttachmentsOf} from '../transit-gateway-peering/kind.ts'
import {directConnectAttachmentsOf, vpnAttachmentsOf} from './bgp-attachments.ts'
import {pointsOf} from './capture-point.ts'
import {checkTransitGateways} from './checks.ts'
import type {AttachmentDraft, TransitGatewayDraft} from './draft.ts'
import {readTransitRoutes} from './routes.ts'
import {transitGatewaysSchema} from './schema.ts'

declare module '../../model/model.ts' {
	interface RouteTargets {
		'transit-gateway': {readonly key: string}
	}
	interface InterfaceTypes {
		transit_gateway: true
	}
}

const attachmentOf = (name: string, vpc: VpcDraft, {transitGateways: all}: Draft): AttachmentDraft | undefined =>
	[...(all.get(name)?.attachments.values() ?? [])].find(one => one.vpc === vpc)

/** VPCs in a document that a transit gateway is attached to. */
export const vpcsAttachedTo = (gateway: string, {transitGateways: all}: LabDocument): readonly string[] =>
	Object.entries(all?.[gateway]?.attachments ?? {}).map(([name, attachment]) =>
		Array.isArray(attachment) ? name : (attachment.vpc ?? name)
	)

const target: TargetKind = {
	kind: 'transit-gateway',
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
	isLeft: (name, _vpc, document, vpc) => vpcsAttachedTo(name, document).includes(vpc),
	inApi: {
		idOf: ({key}, _vpc, {transitGateways}) => transitGateways.find(one => one.key === key)?.id,
		own: {field: 'TransitGatewayId', prefix: 'tgw', noun: 'transitGateway ID', code: 'InvalidTransitGatewayID.NotFound'}
	},
	isInterface: false,
	isEdgeTarget: false
}

export const transitGateways: LabKind<typeof transitGatewaysSchema> = {
	otherNames: {
		words: ['tgw', 'tgws', 'transitgateway'],
		write: 'write transitGateways: {hub: {attachments: [main]}}, at the top of the file'
	},
	schema: transitGatewaysSchema,
	codes: {
		absent: {
			transitGateways: 'InvalidTransitGatewayID.NotFound',
			attachments: 'InvalidTransitGatewayAttachmentID.NotFound'
		},
		inUse: {}
	},
	title: 'Transit gateways by name: `{hub: {attachments: {dev: [tgw-a], prod: [tgw-a]}}}`. The subnets need routes to it.',
	target,
	interfaces: (vpc, draft) =>
		[...draft.transitGateways.values()].flatMap(({attachments}) =>
			[...attachments.values()].filter(one => one.vpc === vpc).flatMap(interfacesOf)
		),
	check: checkTransitGateways,
	*resources(draft) {
		for (const gateway of draft.transitGateways.values()) yield* resourcesOf(gateway, draft)
	},
	resolve: draft => ({transitGateways: [...draft.transitGateways.values()].map(gateway => resolveGateway(gateway, draft))})
}

function* resourcesOf(gateway: TransitGatewayDraft, draft: Draft): Generator<Resource> {
	const {name, path, tables, attachments} = gateway
	yield {kind: 'transit-gateway', noun: target.noun, key: name, ids: [idIn(gateway)], path, hasMetrics: true}
	for (const [table, {id}] of tables) {
		const key = `${name}.${table}`
		const at = gateway.written.routeTables?.[table] ? [...path, 'routeTables', table] : path
		yield {kind: 'transit-gateway', noun: 'transit gateway route table', key, ids: [tableId(key, id)], path: at}
	}
	const noun = 'transit gateway attachment'
	for (const one of attachments.values()) {
		const interfaces = one.subnets.map(subnet => interfaceKey(one.key, subnet.name))
		const points = pointsOf(one)
		const ids = [attachmentId(one)]
		yield {kind: 'transit-gateway', noun, key: one.key, ids, path: one.path, interfaces, points, hasMetrics: true}
	}
	for (const {key, id} of vpnAttachmentsOf(gateway, draft)) {
		yield {kind: 'transit-gateway', noun, key, ids: [id], path, hasMetrics: true}
	}
	for (const {key, id} of directConnectAttachmentsOf(gateway, draft)) {
		yield {kind: 'transit-gateway', noun, key, ids: [id], path}
	}
}

const idIn = ({name, written}: TransitGatewayDraft): string => written.id ?? idOf('tgw', name)
const tableId = (key: string, written: string | undefined): string => written ?? idOf('tgw-rtb', key)
const attachmentId = ({key, written}: AttachmentDraft): string => written.id ?? idOf('tgw-attach', key)

const interfaceKey = (attachment: string, subnet: string): string => `transit-gateway ${attachment} ${subnet}`

const interfacesOf = ({key, name, subnets}: AttachmentDraft): InterfaceRequest[] =>
	subnets.map(({name: subnetName, path, subnet, written}, deviceIndex) => ({
		key: interfaceKey(key, subnetName),
		type: 'transit_gateway',
		owner: `transit gateway attachment "${name}"`,
		path,
		subnet,
		ipv4: oneAddress(written.privateIp, [...path, 'privateIp']),
		ipv6: [],
		id: written.interfaceId ?? idOf('eni', interfaceKey(key, subnetName)),
		mac: written.mac,
		attachedTo: {kind: 'transit-gateway', key, deviceIndex},
		securityGroups: [],
		sourceDestCheck: false,
		linkUp: true,
		elasticIps: []
	}))

function resolveGateway(gateway: TransitGatewayDraft, draft: Draft): TransitGateway {
	const {name, written, region, account, tables, attachments} = gateway
	return {
		key: name,
		id: idIn(gateway),
		account,
		region,
		asn: written.asn ?? defaultAmazonAsn,
		securityGroupReferencing: written.securityGroupReferencing ?? false,
		vpnEcmp: written.vpnEcmp ?? true,
		routeTables: [...tables].map(([table, {id, routes = {}}]) => ({
			key: `${name}.${table}`,
			id: tableId(`${name}.${table}`, id),
			routes: [...readTransitRoutes(routes, gateway, draft), ...propagatedTo(table, gateway)]
		})),
		attachments: [
			...[...attachments.values()].flatMap(one => resolveAttachment(one, gateway)),
			...peeringAttachmentsOf(gateway, draft),
			...vpnAttachmentsOf(gateway, draft),
			...directConnectAttachmentsOf(gateway, draft)
		]
	}
}

/** TGW-4: a block that overlaps one of a VPC attached earlier is not propagated; the VPC's other blocks are. */
function propagatedTo(table: string, {attachments}: TransitGatewayDraft): TransitGatewayRoute[] {
	const attachedBlocks: Cidr[] = []
	const routes: TransitGatewayRoute[] = []
	for (const {key, vpc, state, propagations} of attachments.values()) {
		if (!vpc || state !== 'available') continue
		const blocks = [...vpc.cidrs, ...vpc.ipv6Cidrs]
		const propagated = propagations.includes(table)
			? blocks.filter(block => !attachedBlocks.some(other => overlaps(block, other)))
			: []
		routes.push(...propagated.map(destination => ({destination, origin: 'propagated' as const, attachment: key})))
		attachedBlocks.push(...blocks)
	}
	return routes
}

function resolveAttachment(one: AttachmentDraft, gateway: TransitGatewayDraft): TransitGatewayAttachment[] {
	const {key, vpc, written, state, association, subnets} = one
	if (!vpc) return []
	return [
		{
			key,
			id: attachmentId(one),
			state,
			...(association !== undefined && {routeTable: `${gateway.name}.${association}`}),
			resource: {
				kind: 'vpc',
				vpc: vpc.key,
				subnets: subnets.flatMap(({name, subnet}) => (subnet ? [{subnet: subnet.key, interface: interfaceKey(key, name)}] : [])),
				applianceMode: written.applianceMode ?? false,
				securityGroupReferencing: written.securityGroupReferencing ?? true
			}
		}
	]
}

/** Whether a transit gateway lets rules of one VPC refer to groups of the other; if not, whether one connects them at all. */
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
