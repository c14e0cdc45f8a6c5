/**
 * Site-to-Site VPN connections: two tunnels between a customer gateway and a virtual private or transit gateway, with
 * AWS's defaults (VPN-1…7, VPN-11). Doc: https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html
 */
import {hash} from 'node:crypto'
import type {DhGroup, Encryption, Integrity, Proposals} from '../daemons/strongswan/types.ts'
import type {TransitGatewayAttachment} from '../lab/model.ts'
import type {Path} from '../lab/problem.ts'
import type {CustomerEnd, VpnConnection, VpnTunnel} from '../lab/vpn-model.ts'
import {type Address, addressAt, type Cidr, contains, family, overlaps, parseAddress, parseCidr} from '../net/address.ts'
import {type CustomerGatewayDraft, customerGatewayNamed, resolveCustomerGateway} from './customer-gateway.ts'
import type {Draft} from './draft.ts'
import {hashNumber, idOf} from './ids.ts'
import {entriesOf, type LabKind} from './kind.ts'
import {publicAddressOf} from './public-addresses.ts'
import type {LabDocument} from './registry.ts'
import {policyOf, resolveSites, type SiteDraft} from './site.ts'
import type {TransitGatewayDraft} from './transit-gateway.ts'
import {checkConnections} from './vpn-connection-checks.ts'
import {resolveVpnGateways, type VpnGatewayDraft} from './vpn-gateway.ts'
import {type ConnectionWritten, connectionsSchema, type TunnelWritten} from './vpn-schema.ts'
import {zonesIn} from './zone.ts'

export type TunnelDraft = {
	readonly key: string
	readonly number: 1 | 2
	readonly path: Path
	readonly written: TunnelWritten
	readonly insideCidr: Cidr | undefined
	readonly outsideIp: Address | undefined
	readonly psk: string
}

export type GatewayDraft =
	| {
			readonly kind: 'vpn-gateway'
			readonly key: string
			readonly asn: number
			readonly region: string
			readonly gateway: VpnGatewayDraft
	  }
	| {
			readonly kind: 'transit-gateway'
			readonly key: string
			readonly asn: number
			readonly region: string
			readonly gateway: TransitGatewayDraft
	  }

export type ConnectionDraft = {
	readonly name: string
	readonly path: Path
	readonly written: ConnectionWritten
	readonly site: SiteDraft | undefined
	readonly customerGateway: CustomerGatewayDraft | undefined
	readonly gateway: GatewayDraft | undefined
	readonly tunnels: readonly [TunnelDraft, TunnelDraft]
}

export type VpnDraft = {
	readonly gateways: ReadonlyMap<string, VpnGatewayDraft>
	readonly sites: ReadonlyMap<string, SiteDraft>
	readonly connections: ReadonlyMap<string, ConnectionDraft>
}

/** VPN-2. */
export const linkLocal = '169.254.0.0/16' as Cidr
export const reservedInside = [
	'169.254.0.0/30',
	'169.254.1.0/30',
	'169.254.2.0/30',
	'169.254.3.0/30',
	'169.254.4.0/30',
	'169.254.5.0/30',
	'169.254.169.252/30'
] as Cidr[]
/** VPN-2. */
export const uniqueLocal = 'fd00::/8' as Cidr
/** Services of the VPC, which automatic blocks keep away from. */
const services = '169.254.168.0/22' as Cidr

export const vpnNeed = (tunnelKey: string): string => `vpn ${tunnelKey}`

export function draftConnections(
	document: LabDocument,
	{
		gateways,
		sites,
		transitGateways
	}: {
		readonly gateways: ReadonlyMap<string, VpnGatewayDraft>
		readonly sites: ReadonlyMap<string, SiteDraft>
		readonly transitGateways: ReadonlyMap<string, TransitGatewayDraft>
	}
): Map<string, ConnectionDraft> {
	const all = entriesOf(document.vpnConnections)
	const taken = new Set(
		all.flatMap(([, one]) => tunnelsWritten(one).flatMap(one => parseCidr(insideWritten(one) ?? '', {maskHostBits: true}) ?? []))
	)
	return new Map(
		all.map(([name, written]) => {
			const path = ['vpnConnections', name]
			const tunnel = (number: 1 | 2): TunnelDraft => {
				const one = tunnelsWritten(written)[number - 1] ?? {}
				const key = `${name}:${number}`
				const inside = written.insideIpVersion === 'ipv6' ? one.insideIpv6Cidr : one.insideCidr
				const free = () => (written.insideIpVersion === 'ipv6' ? freeInside6(key, taken) : freeInside(key, taken))
				return {
					key,
					number,
					path: [...path, 'tunnels', Array.isArray(written.tunnels) ? number - 1 : String(number)],
					written: one,
					insideCidr: inside === undefined ? free() : parseCidr(inside, {maskHostBits: true}),
					outsideIp: one.outsideIp === undefined ? undefined : parseAddress(one.outsideIp),
					psk: one.psk ?? generatedKey(key)
				}
			}
			const site = sites.get(written.site)
			const connection: ConnectionDraft = {
				name,
				path,
				written,
				site,
				customerGateway: customerGatewayNamed(site?.customerGateways ?? [], written.device),
				gateway: gatewayOf(written.gateway, gateways, transitGateways),
				tunnels: [tunnel(1), tunnel(2)]
			}
			return [name, connection]
		})
	)
}

const insideWritten = ({insideCidr, insideIpv6Cidr}: TunnelWritten) => insideCidr ?? insideIpv6Cidr

const tunnelsWritten = ({tunnels = []}: ConnectionWritten): readonly TunnelWritten[] =>
	Array.isArray(tunnels) ? tunnels : [tunnels[1] ?? {}, tunnels[2] ?? {}]

export function gatewayOf(
	written: ConnectionWritten['gateway'],
	gateways: ReadonlyMap<string, VpnGatewayDraft>,
	transitGateways: ReadonlyMap<string, TransitGatewayDraft>
): GatewayDraft | undefined {
	const names = typeof written === 'string' ? {vpnGateway: written, transitGateway: written} : written
	const own = gateways.get(names.vpnGateway ?? '')
	if (own) return {kind: 'vpn-gateway', key: own.key, asn: own.asn, region: own.region, gateway: own}
	const transit = transitGateways.get(names.transitGateway ?? '')
	return (
		transit && {
			kind: 'transit-gateway',
			key: transit.name,
			asn: transit.written.asn ?? 64_512,
			region: transit.region,
			gateway: transit
		}
	)
}

/** By a hash of whose it is, then the next free one. */
function freeInside(key: string, taken: Set<Cidr>): Cidr {
	const first = hashNumber(`inside ${key}`, 14)
	for (let n = 0n; ; n++) {
		const block = parseCidr(`${addressAt(linkLocal, 4n * ((first + n) % 16_384n))}/30`) as Cidr
		if (!taken.has(block) && !contains(services, block) && !reservedInside.some(one => overlaps(one, block))) {
			taken.add(block)
			return block
		}
	}
}

function freeInside6(key: string, taken: Set<Cidr>): Cidr {
	const first = hashNumber(`inside ${key}`, 24)
	for (let n = 0n; ; n++) {
		const block = parseCidr(
			`fd00::${((first + n) >> 14n).toString(16)}:${(4n * ((first + n) % 16_384n)).toString(16)}/126`
		) as Cidr
		if (taken.has(block)) continue
		taken.add(block)
		return block
	}
}

const keyLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz123456789._'

/** 32 characters that a pre-shared key may have (VPN-4), the same for the same names. */
export const generatedKey = (key: string): string =>
	[...Buffer.from(hash('sha256', `psk ${key}`), 'hex')].map(byte => keyLetters[byte % keyLetters.length]).join('')

const everything = {
	encryption: ['AES128', 'AES256', 'AES128-GCM-16', 'AES256-GCM-16'],
	integrity: ['SHA1', 'SHA2-256', 'SHA2-384', 'SHA2-512']
} as const
export const groups1: readonly DhGroup[] = [2, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24]
export const groups2: readonly DhGroup[] = [2, 5, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24]

type ListsWritten = {
	readonly encryption?: readonly Encryption[] | undefined
	readonly integrity?: readonly Integrity[] | undefined
	readonly dhGroups?: readonly number[] | undefined
}

const accepted = (written: ListsWritten | undefined, groups: readonly DhGroup[]): Proposals => ({
	encryption: written?.encryption ?? everything.encryption,
	integrity: written?.integrity ?? everything.integrity,
	dhGroups: (written?.dhGroups as readonly DhGroup[] | undefined) ?? groups
})

/** One of each: what a device of today has, or the nearest that AWS's end takes. */
const proposed = (written: ListsWritten | undefined, aws: Proposals): Proposals => {
	const choose = <T>(usual: T, all: readonly T[]): readonly T[] => (all.includes(usual) ? [usual] : all.slice(0, 1))
	return {
		encryption: written?.encryption ?? choose<Encryption>('AES128-GCM-16', aws.encryption),
		integrity: written?.integrity ?? choose<Integrity>('SHA2-256', aws.integrity),
		dhGroups: (written?.dhGroups as readonly DhGroup[] | undefined) ?? choose<DhGroup>(14, aws.dhGroups)
	}
}

/** VPN-11, by what the device proposes first of what AWS takes. */
export function tunnelMtu(phase2: Proposals, customer: Proposals, isEncapsulated: boolean): {mtuBytes: number; mssBytes: number} {
	const encryption = customer.encryption.find(one => phase2.encryption.includes(one)) ?? customer.encryption[0] ?? 'AES128'
	const integrity = customer.integrity.find(one => phase2.integrity.includes(one)) ?? customer.integrity[0] ?? 'SHA1'
	const isLong = integrity === 'SHA2-384' || integrity === 'SHA2-512'
	const step = encryption.includes('GCM') ? 0 : isLong ? 2 : 1
	const mtuBytes = [1446, 1438, 1422, 1406][step + (isEncapsulated ? 1 : 0)] ?? 1406
	return {mtuBytes, mssBytes: mtuBytes - 40}
}

export const vpnConnections: LabKind<typeof connectionsSchema> = {
	schema: connectionsSchema,
	title: 'VPN connections by name: `{office: {site: office, gateway: main}}`. Two tunnels each.',
	*publicNeeds({vpn}) {
		for (const {gateway, tunnels} of vpn.connections.values()) {
			for (const {key, outsideIp} of tunnels) {
				if (gateway && !outsideIp) yield {key: vpnNeed(key), region: gateway.region, seed: vpnNeed(key)}
			}
		}
	},
	check: checkConnections,
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

function resolveConnection(
	{name, written, site, customerGateway, gateway, tunnels}: ConnectionDraft,
	draft: Draft
): VpnConnection[] {
	const [device] = customerGateway ? resolveCustomerGateway(customerGateway) : []
	if (!site || !device || !gateway) return []
	const both = {site, isEncapsulated: (site.written.behindNat || written.accelerated) ?? false}
	const {routing = 'bgp', bgpTimers = {}, bfd = false} = written
	const blocks = (texts: readonly string[]) => texts.flatMap(one => parseCidr(one, {maskHostBits: true}) ?? [])
	const behind =
		gateway.kind === 'vpn-gateway'
			? (draft.vpcs.get(gateway.gateway.vpc ?? '')?.cidrs ?? [])
			: [...gateway.gateway.attachments.values()].flatMap(
					({vpc}) => (written.insideIpVersion === 'ipv6' ? vpc?.ipv6Cidrs : vpc?.cidrs) ?? []
				)
	return [
		{
			key: name,
			id: written.id ?? idOf('vpn', name),
			site: site.name,
			customerGateway: device,
			gateway: {kind: gateway.kind, key: gateway.key},
			asn: gateway.asn,
			region: gateway.region,
			routing,
			insideIpVersion: written.insideIpVersion === 'ipv6' ? 6 : 4,
			accelerated: written.accelerated ?? false,
			routes:
				routing === 'static' && gateway.kind === 'vpn-gateway' ? (written.routes ? blocks(written.routes) : site.cidrs) : [],
			customerRoutes: written.customerRoutes ? blocks(written.customerRoutes) : routing === 'static' ? behind : [],
			keepaliveSeconds: bgpTimers.keepaliveSeconds ?? 10,
			holdSeconds: bgpTimers.holdSeconds ?? 30,
			...(bfd !== false && {
				bfd:
					bfd === true ? {intervalMs: 300, multiplier: 3} : {intervalMs: bfd.intervalMs ?? 300, multiplier: bfd.multiplier ?? 3}
			}),
			tunnels: [resolveTunnel(tunnels[0], both, gateway, draft), resolveTunnel(tunnels[1], both, gateway, draft)]
		}
	]
}

function resolveTunnel(
	{key, number, written, insideCidr, outsideIp, psk}: TunnelDraft,
	{site, isEncapsulated}: {readonly site: SiteDraft; readonly isEncapsulated: boolean},
	gateway: GatewayDraft,
	draft: Draft
): VpnTunnel {
	const zones = zonesIn(gateway.region, draft.document)
	const inside = insideCidr as Cidr
	const phase1 = accepted(written.phase1, groups1)
	const phase2 = accepted(written.phase2, groups2)
	const customer = customerOf(written, {psk, phase1, phase2}, site)
	const isIpv6 = family(inside) === 6
	const size = tunnelMtu(phase2, customer.phase2, isEncapsulated)
	return {
		key,
		number,
		outsideIp: outsideIp ?? (publicAddressOf(vpnNeed(key), draft) as Address),
		zone: zones[(number - 1) % zones.length] as string,
		insideCidr: inside,
		awsInside: addressAt(inside, 1),
		customerInside: addressAt(inside, 2),
		psk,
		ikeVersions: written.ike ?? [1, 2],
		phase1: {...phase1, lifetimeSeconds: written.phase1?.lifetimeSeconds ?? 28_800},
		phase2: {...phase2, lifetimeSeconds: written.phase2?.lifetimeSeconds ?? 3600},
		rekeyMarginSeconds: written.rekeyMarginSeconds ?? 270,
		rekeyFuzzPercent: written.rekeyFuzzPercent ?? 100,
		replayWindowPackets: written.replayWindowPackets ?? 1024,
		dpd: {timeoutSeconds: written.dpdTimeoutSeconds ?? 30, action: written.dpdAction ?? 'clear'},
		startUp: written.startupAction ?? 'add',
		customer,
		...size,
		...(isIpv6 && {mssBytes: size.mtuBytes - 60}),
		...(written.fault && {fault: written.fault})
	}
}

function customerOf(
	{customer = {}, ike = [1, 2]}: TunnelWritten,
	aws: {readonly psk: string; readonly phase1: Proposals; readonly phase2: Proposals},
	site: SiteDraft
): CustomerEnd {
	const {trafficSelectors} = customer
	const blocks = (texts: readonly string[]) => texts.flatMap(one => parseCidr(one, {maskHostBits: true}) ?? [])
	const peer = customer.peer === undefined ? undefined : parseAddress(customer.peer)
	return {
		psk: customer.psk ?? aws.psk,
		...(customer.id !== undefined && {id: customer.id}),
		...(peer && {peer}),
		ikeVersion: customer.ike ?? (ike.includes(2) ? 2 : 1),
		phase1: proposed(customer.phase1, aws.phase1),
		phase2: proposed(customer.phase2 ?? customer.phase1, aws.phase2),
		policy: policyOf(customer, policyOf(site.written)),
		...(trafficSelectors && {
			trafficSelectors: {local: blocks(trafficSelectors.local), remote: blocks(trafficSelectors.remote)}
		})
	}
}

/** What a transit gateway sees of its VPN connections: an attachment each, of the connection's name (TGW-6). */
export const vpnAttachmentsOf = (
	{name: gateway, defaultAssociation, defaultPropagation}: TransitGatewayDraft,
	{vpn}: Draft
): TransitGatewayAttachment[] =>
	[...vpn.connections.values()]
		.filter(one => one.gateway?.kind === 'transit-gateway' && one.gateway.key === gateway)
		.map(({name, written}): TransitGatewayAttachment => {
			const {
				association = defaultAssociation ?? false,
				propagations = defaultPropagation === undefined ? [] : [defaultPropagation]
			} = written
			return {
				key: `${gateway}.${name}`,
				id: idOf('tgw-attach', `vpn ${name}`),
				state: 'available',
				...(association !== false && {routeTable: `${gateway}.${association}`}),
				resource: {kind: 'vpn', connection: name, propagations: propagations.map(table => `${gateway}.${table}`)}
			}
		})

export const vpnNamesOf = (gateway: string, {vpn}: Draft): string[] =>
	[...vpn.connections.values()]
		.filter(one => one.gateway?.kind === 'transit-gateway' && one.gateway.key === gateway)
		.map(({name}) => name)
