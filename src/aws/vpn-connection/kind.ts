/**
 * Site-to-Site VPN connections: two tunnels (`tunnel.ts`) between a customer gateway and a virtual private or transit
 * gateway, with AWS's defaults (VPN-1, VPN-7, VPN-12). Doc: https://docs.aws.amazon.com/vpn/latest/s2svpn/how_it_works.html
 */
import type {Path} from '../../model/finding.ts'
import type {VpnConnection} from '../../model/vpn.ts'
import {type Cidr, parseBlock, parseBlocks} from '../../net/address.ts'
import type {CapturePart} from '../capture-point.ts'
import type {Draft} from '../draft.ts'
import {idOf} from '../ids.ts'
import {entriesOf, type LabKind} from '../kind.ts'
import type {LabDocument} from '../kinds.ts'
import {publicAddressOf} from '../public-addresses.ts'
import type {SiteDraft} from '../site/draft.ts'
import {resolveSites} from '../site/kind.ts'
import {resolveVpnGateways, type VpnGatewayDraft} from '../vpn-gateway/kind.ts'
import {checkConnections} from './checks.ts'
import {type CustomerGatewayDraft, customerGatewayNamed, resolveCustomerGateway} from './customer-gateway.ts'
import {type ConnectionWritten, connectionsSchema} from './schema.ts'
import {blocksOfVpc, type Gateways, type TargetGatewayDraft, targetGatewayOf} from './target-gateway.ts'
import {draftTunnel, insideBlocksWritten, resolveTunnel, type TunnelDraft, tunnelPublicKey} from './tunnel.ts'

export type ConnectionDraft = {
	readonly name: string
	readonly path: Path
	readonly written: ConnectionWritten
	readonly site: SiteDraft | undefined
	readonly customerGateway: CustomerGatewayDraft | undefined
	readonly gateway: TargetGatewayDraft | undefined
	readonly tunnels: readonly [TunnelDraft, TunnelDraft]
}

export type VpnDraft = {
	readonly gateways: ReadonlyMap<string, VpnGatewayDraft>
	readonly sites: ReadonlyMap<string, SiteDraft>
	readonly connections: ReadonlyMap<string, ConnectionDraft>
}

export function draftConnections(
	document: LabDocument,
	{sites, ...gateways}: Gateways & {readonly sites: ReadonlyMap<string, SiteDraft>}
): Map<string, ConnectionDraft> {
	const all = entriesOf(document.vpnConnections)
	const taken = new Set<Cidr>(all.flatMap(([, written]) => insideBlocksWritten(written)))
	return new Map(
		all.map(([name, written]) => {
			const path = ['vpnConnections', name]
			const site = sites.get(written.site)
			const tunnel = (number: 1 | 2) => draftTunnel(number, {name, path, written}, taken)
			return [
				name,
				{
					name,
					path,
					written,
					site,
					customerGateway: customerGatewayNamed(site?.customerGateways ?? [], written.device),
					gateway: targetGatewayOf(written.gateway, gateways),
					tunnels: [tunnel(1), tunnel(2)]
				}
			]
		})
	)
}

export const vpnConnections: LabKind<typeof connectionsSchema> = {
	otherNames: {
		words: ['vpn', 'vpns', 'vpnconnection', 'sitetositevpn'],
		write: 'write vpnConnections: {office: {site: office, gateway: main}}'
	},
	schema: connectionsSchema,
	codes: {absent: {vpnConnections: 'InvalidVpnConnectionID.NotFound'}, inUse: {}},
	title: 'VPN connections by name: `{office: {site: office, gateway: main}}`. Two tunnels each.',
	*publicRequests({vpn}) {
		for (const {gateway, tunnels} of vpn.connections.values()) {
			for (const {key, outsideIp} of tunnels) {
				if (gateway && !outsideIp) yield {key: tunnelPublicKey(key), region: gateway.region, seed: tunnelPublicKey(key)}
			}
		}
	},
	check: checkConnections,
	*resources(draft) {
		for (const connection of draft.vpn.connections.values()) {
			const {name: key, path, tunnels} = connection
			yield {kind: 'vpn-connection', noun: 'VPN connection', key, ids: [idIn(connection)], path}
			for (const tunnel of tunnels) {
				const points = [`${capturePoint.prefix}:${tunnel.key}`]
				const address = tunnel.outsideIp ?? publicAddressOf(tunnelPublicKey(tunnel.key), draft)
				const at = {path: tunnel.path, points, ...(address && {addresses: [address]})}
				yield {kind: 'vpn-connection', noun: 'tunnel', key: tunnel.key, ids: [], ...at}
			}
		}
	},
	resolve(draft) {
		const {gateways, sites, connections} = draft.vpn
		if (gateways.size + sites.size + connections.size === 0) return {}
		return {
			vpn: {
				gateways: resolveVpnGateways(draft),
				sites: resolveSites(draft),
				connections: [...connections.values()].flatMap(one => resolveConnection(one, draft))
			}
		}
	}
}

const idIn = ({name, written}: Pick<ConnectionDraft, 'name' | 'written'>): string => written.id ?? idOf('vpn', name)

const bfdOf = ({intervalMs = 300, multiplier = 3}: Exclude<NonNullable<ConnectionWritten['bfd']>, boolean>) => ({
	intervalMs,
	multiplier
})

function resolveConnection(
	{name, written, site, customerGateway, gateway, tunnels}: ConnectionDraft,
	draft: Draft
): VpnConnection[] {
	const [device] = customerGateway ? resolveCustomerGateway(customerGateway, draft) : []
	if (!site || !device || !gateway) return []
	const isEncapsulated = site.instances !== undefined || ((site.written.behindNat || written.accelerated) ?? false)
	const tunnel = (one: TunnelDraft) => resolveTunnel(one, {site, gateway: gateway.gateway, isEncapsulated}, draft)
	const {routing = 'bgp', bgpTimers = {}, bfd = false} = written
	return [
		{
			key: name,
			id: idIn({name, written}),
			site: site.name,
			customerGateway: device,
			gateway: {kind: gateway.kind, key: gateway.key},
			asn: gateway.asn,
			region: gateway.region,
			routing,
			insideIpVersion: written.insideIpVersion === 'ipv6' ? 6 : 4,
			accelerated: written.accelerated ?? false,
			...networksOf(written),
			...routesOf(written, gateway, site, draft),
			keepaliveSeconds: bgpTimers.keepaliveSeconds ?? 10,
			holdSeconds: bgpTimers.holdSeconds ?? 30,
			...(bfd !== false && {bfd: bfdOf(bfd === true ? {} : bfd)}),
			tunnels: [tunnel(tunnels[0]), tunnel(tunnels[1])]
		}
	]
}

/**
 * The networks on each side that the tunnels carry: AWS proposes them in phase 2 of IKE.
 *
 * Differs from AWS: its guide states both that only these ranges can communicate, and that its own end enforces nothing; here both ends enforce them, as
 * a device with such selectors does.
 */
function networksOf(written: ConnectionWritten): Pick<VpnConnection, 'localNetworkCidr' | 'remoteNetworkCidr'> {
	const isIpv6 = written.insideIpVersion === 'ipv6'
	const all = isIpv6 ? '::/0' : '0.0.0.0/0'
	const [local = all, remote = all] = isIpv6
		? [written.localIpv6NetworkCidr, written.remoteIpv6NetworkCidr]
		: [written.localIpv4NetworkCidr, written.remoteIpv4NetworkCidr]
	const block = (text: string) => parseBlock(text, isIpv6 ? 6 : 4) as Cidr
	return {localNetworkCidr: block(local), remoteNetworkCidr: block(remote)}
}

/** Prefixes that both ends route into the tunnels regardless of BGP. Static routes of a transit gateway are in its tables (TGW-6). */
function routesOf(
	{routing, routes, customerRoutes, insideIpVersion}: ConnectionWritten,
	target: TargetGatewayDraft,
	{cidrs}: SiteDraft,
	{vpcs}: Draft
): Pick<VpnConnection, 'routes' | 'customerRoutes'> {
	const isStatic = routing === 'static'
	const behind =
		target.kind === 'vpn-gateway'
			? blocksOfVpc(target.gateway, vpcs)
			: [...target.gateway.attachments.values()].flatMap(
					({vpc}) => (insideIpVersion === 'ipv6' ? vpc?.ipv6Cidrs : vpc?.cidrs) ?? []
				)
	return {
		routes: isStatic && target.kind === 'vpn-gateway' ? (routes ? parseBlocks(routes) : cidrs) : [],
		customerRoutes: customerRoutes ? parseBlocks(customerRoutes) : isStatic ? behind : []
	}
}

export const capturePoint: CapturePart = {
	prefix: 'vpn',
	what: 'tunnel',
	names: ({vpn}) => new Set([...vpn.connections.values()].flatMap(({tunnels}) => tunnels.map(({key}) => key))),
	end: /:(?:inside|customer)$/
}
