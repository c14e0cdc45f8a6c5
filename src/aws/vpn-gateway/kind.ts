/** Virtual private gateways: one per VPC, or one without a VPC as the hub of a CloudHub (VPN-1, VPN-9, VPN-10). Doc: https://docs.aws.amazon.com/vpn/latest/s2svpn/how_it_works.html */

import {z} from 'zod'
import type {Finding, Path} from '../../model/finding.ts'
import type {VpnGateway} from '../../model/model.ts'
import {checkPrivateAsn, defaultAmazonAsn} from '../asn.ts'
import type {CapturePart} from '../capture-point.ts'
import type {BareVpc, Draft} from '../draft.ts'
import {idOf} from '../ids.ts'
import {entriesOf, type LabKind, type TargetKind, type VpcKind} from '../kind.ts'
import type {LabDocument} from '../kinds.ts'
import {isRegion} from '../regions.ts'
import {checkEdgeTable, edgeTableOf} from '../route-table/kind.ts'
import {described, is, named, ownId, reference, text} from '../schema.ts'

declare module '../../model/model.ts' {
	interface RouteTargets {
		'vpn-gateway': {readonly key: string}
	}
}

const asn = () => is('an ASN', z.int()).optional().describe('Private ASN of its BGP. Default: 64512 (VPN-1).')

const schema = is(
	'true or {asn, routeTable}',
	z.union([
		z.boolean(),
		z.strictObject({
			id: ownId('vgw'),
			...described,
			asn: asn(),
			routeTable: reference('a route table')
				.optional()
				.describe('Route table that what comes from sites is searched in (edge association, RT-10).')
		})
	])
)

const detachedSchema = named(
	'virtual private gateways',
	is(
		'a virtual private gateway: {asn}',
		z.strictObject({
			id: ownId('vgw'),
			...described,
			asn: asn(),
			region: text('a region').optional().describe("Region. Default: the lab's.")
		})
	)
)

export type VpnGatewayDraft = Omit<VpnGateway, 'id'> & {readonly id: string | undefined; readonly path: Path}

/** By key: an attached gateway has its VPC's key. */
export function draftVpnGateways(
	document: LabDocument,
	vpcs: ReadonlyMap<string, BareVpc>,
	{region, account}: {readonly region: string; readonly account: string}
): Map<string, VpnGatewayDraft> {
	const attached = [...vpcs.values()].flatMap(({key, path, written: {vpnGateway: one}, ...vpc}): VpnGatewayDraft[] => {
		if (!one) return []
		const {id, asn: own = defaultAmazonAsn} = one === true ? {} : one
		return [{key, id, vpc: key, region: vpc.region, account: vpc.account, asn: own, path: [...path, 'vpnGateway']}]
	})
	const detached = entriesOf(document.vpnGateways).map(
		([key, one]): VpnGatewayDraft => ({
			key,
			id: one.id,
			region: one.region !== undefined && isRegion(one.region) ? one.region : region,
			account,
			asn: one.asn ?? defaultAmazonAsn,
			path: ['vpnGateways', key]
		})
	)
	return new Map([...detached, ...attached].map(one => [one.key, one]))
}

const word = 'vpn-gateway'

const target: TargetKind = {
	kind: 'vpn-gateway',
	key: 'vpnGateway',
	noun: 'virtual private gateway',
	code: 'InvalidParameterValue',
	only: {
		word,
		short: 'vgw',
		absent: vpc => ({
			message: `VPC "${vpc.key}" has no virtual private gateway that a route could lead to`,
			fix: `add "vpnGateway: true" to vpcs.${vpc.key}`
		})
	},
	has: (name, vpc) => name === word && Boolean(vpc.written.vpnGateway),
	names: vpc => (vpc.written.vpnGateway ? [word] : []),
	resolve: (_name, vpc) => ({target: {kind: 'vpn-gateway', key: vpc.key}, active: true}),
	family: {only: 4, why: 'a virtual private gateway carries no IPv6 (VPN-2)'},
	isLeft: (_name, vpc) => Boolean(vpc?.vpnGateway),
	aliases: key => ['vpn-gateway', 'vgw', key],
	inApi: {idOf: ({key}, _vpc, {vpn}) => vpn?.gateways.find(one => one.key === key)?.id},
	isInterface: false,
	isEdgeTarget: false
}

export const vpnGateway: VpcKind<typeof schema> = {
	otherNames: {words: ['vgw', 'virtualprivategateway', 'vpngw'], write: 'write vpnGateway: true, or {asn: 64512}'},
	schema,
	codes: {absent: {}, inUse: {}},
	title: 'The virtual private gateway of the VPC: `true`, or `{asn: 64512}`. VPN connections end there. Default: none.',
	target,
	*check(vpc, {vpn}) {
		yield* checkEdgeTable('vpnGateway', vpc)
		const one = vpn.gateways.get(vpc.key)
		if (one?.vpc !== undefined) yield* checkAsn(one, vpc.written.vpnGateway === true ? one.path : [...one.path, 'asn'])
	},
	// Listed together with unattached ones.
	resources: () => [],
	resolve: () => ({})
}

export const vpnGateways: LabKind<typeof detachedSchema> = {
	schema: detachedSchema,
	codes: {absent: {vpnGateways: 'InvalidVpnGatewayID.NotFound'}, inUse: {}},
	title:
		'Virtual private gateways without a VPC, by name: hubs between sites (VPN-10). That of a VPC is `vpcs.<name>.vpnGateway`.',
	*check(draft) {
		for (const [name] of entriesOf(draft.document.vpnGateways)) {
			const path = ['vpnGateways', name]
			const one = draft.vpn.gateways.get(name)
			if (one?.vpc !== undefined) {
				yield {
					path,
					at: 'key',
					message: `the virtual private gateway of VPC "${name}" is called so already`,
					code: 'InvalidVpcState',
					fix: 'choose another name'
				}
			} else if (one) yield* checkAsn(one, [...path, 'asn'])
		}
	},
	*resources({vpn}) {
		for (const gateway of vpn.gateways.values()) {
			const {key, path} = gateway
			const points = gateway.vpc === undefined ? [] : [`${capturePoint.prefix}:${key}`]
			yield {kind: 'vpn-gateway', noun: target.noun, key, ids: [idIn(gateway)], path, points}
		}
	},
	resolve: () => ({})
}

const idIn = ({id, key}: VpnGatewayDraft): string => id ?? idOf('vgw', key)

/** Gateways made before 2018 have public default ASNs, and may still exist (VPN-1). */
const oldAsns = [7224, 9059, 10_124, 17_493]

function* checkAsn({asn}: VpnGatewayDraft, path: Path): Generator<Finding> {
	if (!oldAsns.includes(asn)) yield* checkPrivateAsn(asn, path)
}

export const resolveVpnGateways = ({vpn, vpcs}: Draft): VpnGateway[] =>
	[...vpn.gateways.values()].map(gateway => {
		const {path: _, ...rest} = gateway
		const vpc = vpcs.get(rest.vpc ?? '')
		const routeTable = vpc && edgeTableOf('vpnGateway', vpc)
		return {...rest, id: idIn(gateway), ...(routeTable && {routeTable: routeTable.key})}
	})

export const capturePoint: CapturePart = {
	prefix: 'vgw',
	what: 'virtual private gateway',
	names: ({vpn}) => new Set(vpn.gateways.keys())
}
