/** What AWS refuses about VPN connections (VPN-1, VPN-2, VPN-7, VPN-12, TGW-6). Checks of tunnels: `tunnel-checks.ts`. */
import {suggest} from '../../model/did-you-mean.ts'
import type {Finding, Path} from '../../model/finding.ts'
import {parseBlock} from '../../net/address.ts'
import {otherAsn} from '../asn.ts'
import type {Draft} from '../draft.ts'
import {unknownName} from '../kind.ts'
import {overQuota} from '../quotas.ts'
import type {TransitGatewayDraft} from '../transit-gateway/draft.ts'
import {unknownDevice} from './customer-gateway.ts'
import type {ConnectionDraft} from './kind.ts'
import {checkTunnels} from './tunnel-checks.ts'

const invalid = 'InvalidParameterValue'

export function* checkConnections(draft: Draft): Generator<Finding> {
	const all = [...draft.vpn.connections.values()]
	for (const connection of all) {
		const {gateway} = connection
		yield* checkEnds(connection, draft)
		yield* checkRoutes(connection)
		yield* checkNetworks(connection)
		if (gateway?.kind === 'vpn-gateway') yield* checkVpnGatewayOnly(connection)
		if (gateway?.kind === 'transit-gateway') yield* checkAttachment(connection, gateway.gateway)
	}
	yield* checkPairs(all)
	yield* checkTunnels(all)
	yield* checkCounts(all, draft)
}

function* checkEnds(connection: ConnectionDraft, draft: Draft): Generator<Finding> {
	const {path, written, site, customerGateway, gateway} = connection
	if (!site) {
		yield unknownName([...path, 'site'], 'site', written.site, draft.vpn.sites.keys(), 'InvalidCustomerGatewayID.NotFound')
	} else if (written.device !== undefined && !customerGateway) yield unknownDevice([...path, 'device'], written.device, site)
	if (!gateway) yield unknownGateway(connection, draft)
	if (site && gateway && site.asn === gateway.asn && (written.routing ?? 'bgp') === 'bgp') {
		yield {
			path: [...path, 'site'],
			message: `site "${site.name}" and gateway "${gateway.key}" both have the ASN ${site.asn}`,
			code: 'AsnConflict',
			fix: `give the site another one: sites: {${site.name}: {asn: ${otherAsn(site.asn)}}}`
		}
	}
}

function unknownGateway({path, written: {gateway: written}}: ConnectionDraft, {vpn, transitGateways, vpcs}: Draft): Finding {
	const name = typeof written === 'string' ? written : (written.vpnGateway ?? written.transitGateway ?? '')
	const at = typeof written === 'string' ? [...path, 'gateway'] : [...path, 'gateway', Object.keys(written)[0] ?? '']
	if (vpcs.has(name)) return noVpnGateway(name, {path: at, code: 'InvalidVpnGatewayID.NotFound'})
	return {
		path: at,
		message: `no virtual private gateway or transit gateway is named "${name}"`,
		code: 'InvalidVpnGatewayID.NotFound',
		fix: suggest(name, [...vpn.gateways.keys(), ...transitGateways.keys()])
	}
}

/** The problem of a VPC name given where its virtual private gateway's is expected. */
export const noVpnGateway = (vpc: string, at: Pick<Finding, 'path' | 'at' | 'code'>): Finding => ({
	...at,
	message: `VPC "${vpc}" has no virtual private gateway`,
	fix: `add "vpnGateway: true" to vpcs.${vpc}`
})

/** VPN-7, and the address family of the routes (VPN-2). */
function* checkRoutes({path, written, gateway}: ConnectionDraft): Generator<Finding> {
	const {routes} = written
	const code = 'InvalidVpnConnection.InvalidType'
	if (routes && (written.routing ?? 'bgp') === 'bgp') {
		yield {
			path: [...path, 'routes'],
			message: 'a connection with dynamic routing takes no static routes: the site announces them (VPN-7)',
			code,
			fix: 'leave the routes out, or write "routing: static"'
		}
	} else if (routes && gateway?.kind === 'transit-gateway') {
		yield {
			path: [...path, 'routes'],
			message: 'the static routes of a VPN at a transit gateway are in its route tables (TGW-6)',
			code,
			fix: `write them there: transitGateways: {${gateway.key}: {routeTables: {default: {routes: {${routes[0]}: ${path.at(-1)}}}}}}`
		}
	} else if (routes && routes.length > 100) {
		yield {
			path: [...path, 'routes'],
			message: `${routes.length} are too many: the quota is 100 static routes of one connection (VPN-7)`,
			code: 'VpnConnectionRouteLimitExceeded',
			fix: 'use fewer'
		}
	}
	const version = written.insideIpVersion === 'ipv6' ? 6 : 4
	for (const key of ['routes', 'customerRoutes'] as const) {
		for (const [index, one] of (written[key] ?? []).entries()) {
			if (parseBlock(one, version)) continue
			yield {
				path: [...path, key, index],
				message: `"${one}" is not an IPv${version} block`,
				code: invalid,
				fix: `write one such as ${version === 4 ? '192.168.0.0/24' : '2001:db8:2::/64'}`
			}
		}
	}
}

/** Each address family has two keys of its own, and the tunnels carry one family (VPN-2). */
function* checkNetworks({path, written}: ConnectionDraft): Generator<Finding> {
	const carried = written.insideIpVersion === 'ipv6' ? 6 : 4
	for (const version of [4, 6] as const) {
		for (const key of [`localIpv${version}NetworkCidr`, `remoteIpv${version}NetworkCidr`] as const) {
			const text = written[key]
			if (text === undefined) continue
			if (version !== carried) {
				yield {
					path: [...path, key],
					message: `the tunnels of this connection carry IPv${carried} alone (VPN-2)`,
					code: invalid,
					fix: `write ${key.replace(String(version), String(carried))}`
				}
			} else if (!parseBlock(text, version)) {
				yield {
					path: [...path, key],
					message: `"${text}" is not an IPv${version} block`,
					code: invalid,
					fix: `write one such as ${version === 4 ? '10.0.0.0/8' : '2001:db8::/32'}`
				}
			}
		}
	}
}

/** VPN-2, VPN-12. */
function* checkVpnGatewayOnly({path, written}: ConnectionDraft): Generator<Finding> {
	if (written.accelerated) {
		yield {
			path: [...path, 'accelerated'],
			message: 'a virtual private gateway has no accelerated VPN connections (VPN-12)',
			code: invalid,
			fix: 'leave it out, or end the connection at a transit gateway'
		}
	}
	if (written.insideIpVersion === 'ipv6') {
		yield {
			path: [...path, 'insideIpVersion'],
			message: 'a virtual private gateway carries no IPv6 (VPN-2)',
			code: invalid,
			fix: 'use a transit gateway'
		}
	}
}

/** TGW-6. */
function* checkAttachment({name: own, path, written}: ConnectionDraft, gateway: TransitGatewayDraft): Generator<Finding> {
	const named: {readonly name: string; readonly at: Path}[] = [
		...(typeof written.association === 'string' ? [{name: written.association, at: [...path, 'association']}] : []),
		...(written.propagations ?? []).map((name, index) => ({name, at: [...path, 'propagations', index]}))
	]
	for (const {name, at} of named) {
		if (!gateway.tables.has(name)) {
			yield unknownName(at, 'route table', name, gateway.tables.keys(), 'InvalidRouteTableID.NotFound')
		}
	}
	if (gateway.attachments.has(own)) {
		yield {
			path,
			at: 'key',
			message: `transit gateway "${gateway.name}" also has an attachment called "${own}", and its routes could mean either`,
			fix: 'rename one of the two'
		}
	}
}

/** VPN-1: one connection between a customer gateway and a virtual private gateway; a transit gateway takes several (TGW-6). */
function* checkPairs(all: readonly ConnectionDraft[]): Generator<Finding> {
	const pairs = new Map<string, string>()
	for (const {name, path, site, customerGateway, gateway} of all) {
		if (!site || !customerGateway || gateway?.kind !== 'vpn-gateway') continue
		const pair = `${customerGateway.key} ${gateway.key}`
		const first = pairs.get(pair)
		if (first !== undefined) {
			const device = customerGateway.device === undefined ? '' : `device "${customerGateway.device}" of `
			yield {
				path,
				at: 'key',
				message: `connection "${first}" joins ${device}site "${site.name}" and this gateway already`,
				code: 'InvalidOption.Conflict',
				fix: 'keep one of the two: a connection has two tunnels'
			}
		}
		pairs.set(pair, name)
	}
}

/** VPN-1. */
function* checkCounts(all: readonly ConnectionDraft[], {vpn, quotas}: Draft): Generator<Finding> {
	const last = (group: readonly {readonly path: Path}[]) => ({path: group.at(-1)?.path ?? [], at: 'key'}) as const
	for (const [key, own] of Map.groupBy(all, ({gateway}) => (gateway?.kind === 'vpn-gateway' ? gateway.key : undefined))) {
		if (key !== undefined) yield* overQuota('vpnConnectionsPerVpnGateway', own.length, quotas, last(own))
	}
	for (const own of Map.groupBy(all, ({gateway}) => gateway?.region).values()) {
		yield* overQuota('vpnConnectionsPerRegion', own.length, quotas, last(own))
	}
	for (const own of Map.groupBy(vpn.gateways.values(), ({region, account}) => `${region} ${account}`).values()) {
		yield* overQuota('vpnGatewaysPerRegion', own.length, quotas, last(own))
	}
}
