/**
 * Direct Connect: connections at a location, virtual interfaces on them, and Direct Connect gateways, with AWS's defaults
 * (DX-1…8). A gateway is control plane alone: packets go straight from the location to the VPC's or transit gateway.
 * Doc: https://docs.aws.amazon.com/directconnect/latest/UserGuide/WorkingWithVirtualInterfaces.html
 *
 * Differs from AWS: a public virtual interface has link-local peer addresses too, and AWS's ends of VPN tunnels are
 * still reached over the Internet beside it; a virtual private gateway tells VPN sites nothing of what it has learned by
 * Direct Connect, nor the other way round (VPN-10); there are no link aggregation groups, no SiteLink and no IPv6 here.
 */
import {hash} from 'node:crypto'
import type {DirectConnectConnection, DirectConnectGateway, VirtualInterface} from '../lab/direct-connect-model.ts'
import type {TransitGatewayAttachment} from '../lab/model.ts'
import type {Path} from '../lab/problem.ts'
import {type Address, addressAt, type Cidr, contains, overlaps, parseAddress, parseCidr, prefixLength} from '../net/address.ts'
import {checkDirectConnects} from './direct-connect-checks.ts'
import {checkGateways} from './direct-connect-gateway-checks.ts'
import {
	type ConnectionWritten,
	connectionsSchema,
	dedicatedRates,
	type GatewayWritten,
	gatewaysSchema,
	hostedRates,
	type VirtualInterfaceWritten
} from './direct-connect-schema.ts'
import type {Draft} from './draft.ts'
import {hashNumber, idOf} from './ids.ts'
import {entriesOf, type LabKind} from './kind.ts'
import {isRegion, publicBlockOf} from './regions.ts'
import type {LabDocument} from './registry.ts'
import {policyOf, type SiteDraft} from './site.ts'
import type {TransitGatewayDraft} from './transit-gateway.ts'
import {type GatewayDraft, gatewayOf, generatedKey, linkLocal, reservedInside, type VpnDraft} from './vpn-connection.ts'

export type AssociationDraft = {
	readonly name: string
	readonly path: Path
	readonly written: NonNullable<GatewayWritten['associations']>[string]
	readonly gateway: GatewayDraft | undefined
	readonly allowedPrefixes: readonly Cidr[]
}

export type DirectConnectGatewayDraft = {
	readonly name: string
	readonly path: Path
	readonly written: GatewayWritten
	readonly asn: number
	readonly associations: readonly AssociationDraft[]
}

/** What a virtual interface ends at. */
export type EndDraft =
	| (Extract<GatewayDraft, {kind: 'vpn-gateway'}> & {readonly association?: undefined})
	| {
			readonly kind: 'direct-connect-gateway'
			readonly key: string
			readonly asn: number
			readonly gateway: DirectConnectGatewayDraft
	  }
	| {readonly kind: 'public'; readonly key: string; readonly asn: number}

const publicAsn = 7224

export type PeerAddresses = {readonly amazon: Address; readonly customer: Address; readonly block: Cidr}

export type VirtualInterfaceDraft = {
	/** `<connection>.<name>`. */
	readonly key: string
	readonly name: string
	readonly path: Path
	readonly written: VirtualInterfaceWritten
	readonly type: 'private' | 'transit' | 'public'
	readonly prefixes: readonly Cidr[]
	readonly end: EndDraft | undefined
	/** Undefined: what was written is none. */
	readonly addresses: PeerAddresses | undefined
	readonly authKey: string
}

export type DirectConnectDraft = {
	readonly name: string
	readonly path: Path
	readonly written: ConnectionWritten
	readonly region: string
	readonly site: SiteDraft | undefined
	/** Undefined: there is no such bandwidth. */
	readonly rateMbps: number | undefined
	readonly interfaces: readonly VirtualInterfaceDraft[]
}

export type DirectConnectDrafts = {
	readonly connections: ReadonlyMap<string, DirectConnectDraft>
	readonly gateways: ReadonlyMap<string, DirectConnectGatewayDraft>
}

type Others = Pick<Draft, 'region' | 'transitGateways' | 'vpn'>

export function draftDirectConnects(document: LabDocument, others: Others): DirectConnectDrafts {
	const gateways = new Map(
		entriesOf(document.directConnectGateways).map(([name, written]) => [name, draftGateway(name, written, others)])
	)
	const taken = others.vpn.connections
		.values()
		.flatMap(({tunnels}) => tunnels.flatMap(({insideCidr}) => insideCidr ?? []))
		.toArray()
	const connections = new Map(
		entriesOf(document.directConnects).map(([name, written]): [string, DirectConnectDraft] => {
			const path = ['directConnects', name]
			const region = written.region !== undefined && isRegion(written.region) ? written.region : others.region
			const rates: Readonly<Record<string, number>> = written.hosted ? hostedRates : dedicatedRates
			return [
				name,
				{
					name,
					path,
					written,
					region,
					site: others.vpn.sites.get(written.site),
					rateMbps: rates[written.bandwidth ?? '1Gbps'],
					interfaces: entriesOf(written.virtualInterfaces).map(([one, its]) => {
						const key = `${name}.${one}`
						return {
							key,
							name: one,
							path: [...path, 'virtualInterfaces', one],
							written: its,
							type: its.type ?? 'private',
							prefixes: its.prefixes?.flatMap(text => parseCidr(text, {maskHostBits: true}) ?? []) ?? [],
							end:
								its.type === 'public' ? {kind: 'public', key: region, asn: publicAsn} : endOf(its.gateway, others.vpn, gateways),
							addresses:
								its.amazonAddress === undefined && its.customerAddress === undefined
									? freeAddresses(key, taken)
									: readAddresses(its.amazonAddress ?? '', its.customerAddress ?? ''),
							authKey: its.authKey ?? generatedKey(`dx ${key}`)
						}
					})
				}
			]
		})
	)
	return {connections, gateways}
}

function draftGateway(name: string, written: GatewayWritten, {vpn, transitGateways}: Others): DirectConnectGatewayDraft {
	const path = ['directConnectGateways', name]
	return {
		name,
		path,
		written,
		asn: written.asn ?? 64_512,
		associations: entriesOf(written.associations).map(([one, its]) => ({
			name: one,
			path: [...path, 'associations', one],
			written: its,
			gateway: gatewayOf(one, vpn.gateways, transitGateways),
			allowedPrefixes: its.allowedPrefixes?.flatMap(text => parseCidr(text, {maskHostBits: true}) ?? []) ?? []
		}))
	}
}

function endOf(
	written: VirtualInterfaceWritten['gateway'],
	{gateways: vpnGateways}: VpnDraft,
	gateways: ReadonlyMap<string, DirectConnectGatewayDraft>
): EndDraft | undefined {
	const names = typeof written === 'string' ? {vpnGateway: written, directConnectGateway: written} : (written ?? {})
	const gateway = gateways.get(names.directConnectGateway ?? '')
	if (gateway) return {kind: 'direct-connect-gateway', key: gateway.name, asn: gateway.asn, gateway}
	const own = gatewayOf({vpnGateway: names.vpnGateway}, vpnGateways, new Map())
	return own?.kind === 'vpn-gateway' ? own : undefined
}

/** DX-2: two hosts of one /30, or the two addresses of a /31. */
function readAddresses(amazonText: string, customerText: string): PeerAddresses | undefined {
	const [amazon, customer] = [amazonText, customerText].map(text => parseAddress(text.split('/')[0] ?? ''))
	const [block, other] = [amazonText, customerText].map(text => parseCidr(text, {maskHostBits: true}))
	if (!amazon || !customer || !block || block !== other || amazon === customer) return undefined
	const hosts = {30: [addressAt(block, 1), addressAt(block, 2)], 31: [addressAt(block, 0), addressAt(block, 1)]}[
		prefixLength(block)
	]
	return hosts?.includes(amazon) && hosts.includes(customer) ? {amazon, customer, block} : undefined
}

/** Keeps off AWS's own link-local services. */
const services = '169.254.168.0/22' as Cidr

/** By a hash of whose it is, then the next free block of the link-local ones. */
function freeAddresses(key: string, taken: Cidr[]): PeerAddresses {
	const first = hashNumber(`peer ${key}`, 14)
	for (let n = 0n; ; n++) {
		const block = parseCidr(`${addressAt(linkLocal, 4n * ((first + n) % 16_384n))}/30`) as Cidr
		if (contains(services, block) || [...reservedInside, ...taken].some(one => overlaps(one, block))) continue
		taken.push(block)
		return {amazon: addressAt(block, 1), customer: addressAt(block, 2), block}
	}
}

export const directConnects: LabKind<typeof connectionsSchema> = {
	schema: connectionsSchema,
	title:
		'Direct Connect connections by name: `{primary: {location: EqDC2, site: dc, virtualInterfaces: {prod: {vlan: 101, gateway: main}}}}`.',
	check: checkDirectConnects,
	resolve(draft) {
		const {connections, gateways} = draft.directConnect
		if (connections.size + gateways.size === 0) return {}
		return {
			directConnect: {
				connections: [...connections.values()].flatMap(resolveConnection),
				gateways: [...gateways.values()].map(one => resolveGateway(one, draft)),
				...(connections.values().some(({interfaces}) => interfaces.some(({type}) => type === 'public')) && {
					publicBlocks: Object.fromEntries([...draft.vpcs.values()].map(({region}) => [region, publicBlockOf(region)]))
				})
			}
		}
	}
}

export const directConnectGateways: LabKind<typeof gatewaysSchema> = {
	schema: gatewaysSchema,
	title: 'Direct Connect gateways by name: `{corp: {asn: 64513, associations: {prod: {}, dev: {}}}}`.',
	check: checkGateways,
	resolve: () => ({})
}

function resolveConnection({name, written, region, site, rateMbps, interfaces}: DirectConnectDraft): DirectConnectConnection[] {
	if (!site || rateMbps === undefined) return []
	return [
		{
			key: name,
			id: written.id ?? idOf('dxcon', name),
			location: written.location,
			region,
			site: site.name,
			rateMbps,
			hosted: written.hosted ?? false,
			...(written.link && {link: written.link}),
			interfaces: interfaces.flatMap(one => resolveInterface(one, site)),
			...(written.fault && {fault: written.fault})
		}
	]
}

function resolveInterface(
	{key, name, written, type, prefixes, end, addresses, authKey}: VirtualInterfaceDraft,
	site: SiteDraft
): VirtualInterface[] {
	if (!end || !addresses) return []
	const {vlan, bgpTimers = {}, customer = {}} = written
	const holdSeconds = bgpTimers.holdSeconds ?? 90
	return [
		{
			key,
			name,
			id: written.id ?? idOf('dxvif', key),
			type,
			vlan,
			gateway: {kind: end.kind, key: end.key},
			...(type === 'public' && {prefixes}),
			amazonAsn: end.asn,
			amazonAddress: addresses.amazon,
			customerAddress: addresses.customer,
			prefixLength: prefixLength(addresses.block),
			mtuBytes: written.mtu ?? 1500,
			authKey,
			keepaliveSeconds: bgpTimers.keepaliveSeconds ?? Math.floor(holdSeconds / 3),
			holdSeconds,
			bfd: written.bfd ?? false,
			customer: {
				vlan: customer.vlan ?? vlan,
				authKey: customer.authKey ?? authKey,
				policy: policyOf(customer, {...policyOf(site.written), localPreference: 200}),
				communities: customer.communities ?? []
			}
		}
	]
}

/** A UUID, as AWS gives these gateways and their associations; the same for the same name. */
const uuidOf = (text: string) => {
	const digits = hash('sha1', text)
	return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20, 32)].join('-')
}

const resolveGateway = ({name, written, asn, associations}: DirectConnectGatewayDraft, {vpcs}: Draft): DirectConnectGateway => ({
	key: name,
	id: written.id ?? uuidOf(`dxgw ${name}`),
	asn,
	associations: associations.flatMap(({gateway, written: {allowedPrefixes: given}, allowedPrefixes}) =>
		gateway
			? [
					{
						id: uuidOf(`dxgw ${name} ${gateway.kind} ${gateway.key}`),
						gateway: {kind: gateway.kind, key: gateway.key},
						allowedPrefixes: given ? allowedPrefixes : blocksBehind(gateway, vpcs)
					}
				]
			: []
	)
})

/** Of a virtual private gateway's VPC. */
export const blocksBehind = (gateway: GatewayDraft, vpcs: Draft['vpcs']): readonly Cidr[] =>
	gateway.kind === 'vpn-gateway' ? (vpcs.get(gateway.gateway.vpc ?? '')?.cidrs ?? []) : []

/** What a transit gateway sees of Direct Connect gateways: an attachment each, of the gateway's name. */
export const directConnectAttachmentsOf = (
	{name: transitGateway, defaultAssociation, defaultPropagation}: TransitGatewayDraft,
	{directConnect}: Draft
): TransitGatewayAttachment[] =>
	[...directConnect.gateways.values()].flatMap(({name, associations}) =>
		associations
			.filter(({gateway}) => gateway?.kind === 'transit-gateway' && gateway.key === transitGateway)
			.map(({written}): TransitGatewayAttachment => {
				const {
					association = defaultAssociation ?? false,
					propagations = defaultPropagation === undefined ? [] : [defaultPropagation]
				} = written
				return {
					key: `${transitGateway}.${name}`,
					id: idOf('tgw-attach', `dxgw ${name} ${transitGateway}`),
					state: 'available',
					...(association !== false && {routeTable: `${transitGateway}.${association}`}),
					resource: {
						kind: 'direct-connect-gateway',
						gateway: name,
						propagations: propagations.map(table => `${transitGateway}.${table}`)
					}
				}
			})
	)
