/**
 * Direct Connect connections at a location, with the virtual interfaces on them, and AWS's defaults (DX-1…4, DX-8).
 * Doc: https://docs.aws.amazon.com/directconnect/latest/UserGuide/WorkingWithVirtualInterfaces.html
 *
 * Differs from AWS: a public virtual interface has link-local peer addresses too, and AWS's ends of VPN tunnels are
 * still reached over the Internet; link aggregation groups, SiteLink and IPv6 are not emulated.
 */
import type {DirectConnectConnection, VirtualInterface} from '../../model/direct-connect.ts'
import type {Path} from '../../model/finding.ts'
import {type Address, addressAt, type Cidr, parseAddress, parseBlocks, parseCidr, prefixLength} from '../../net/address.ts'
import type {CapturePart} from '../capture-point.ts'
import {type DirectConnectGatewayDraft, draftDirectConnectGateways} from '../direct-connect-gateway/draft.ts'
import {resolveDirectConnectGateways} from '../direct-connect-gateway/kind.ts'
import type {Draft} from '../draft.ts'
import {idOf} from '../ids.ts'
import {entriesOf, type LabKind} from '../kind.ts'
import type {LabDocument} from '../kinds.ts'
import {freeLinkLocal} from '../point-to-point-blocks.ts'
import {isRegion, publicBlockOf} from '../regions.ts'
import type {SiteDraft} from '../site/draft.ts'
import {policyOf} from '../site/kind.ts'
import type {VpnDraft} from '../vpn-connection/kind.ts'
import {type TargetGatewayDraft, targetGatewayOf} from '../vpn-connection/target-gateway.ts'
import {generatedKey} from '../vpn-connection/tunnel.ts'
import {checkDirectConnects} from './checks.ts'
import {type ConnectionWritten, connectionsSchema, dedicatedRates, hostedRates, type VirtualInterfaceWritten} from './schema.ts'

/** Where a virtual interface ends. */
export type EndDraft =
	| Extract<TargetGatewayDraft, {kind: 'vpn-gateway'}>
	| {
			readonly kind: 'direct-connect-gateway'
			readonly key: string
			readonly asn: number
			readonly gateway: DirectConnectGatewayDraft
	  }
	| {readonly kind: 'public'; readonly key: string; readonly asn: number}

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
	/** Undefined: the written addresses are invalid. */
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
	const gateways = draftDirectConnectGateways(document, {...others.vpn, transitGateways: others.transitGateways})
	const all = entriesOf(document.directConnects)
	const taken = new Set<Cidr>([
		...others.vpn.connections.values().flatMap(({tunnels}) => tunnels.flatMap(({insideCidr}) => insideCidr ?? [])),
		...all.flatMap(([, {virtualInterfaces = {}}]) =>
			Object.values(virtualInterfaces).flatMap(one => addressesWritten(one)?.block ?? [])
		)
	])
	const connections = all.map(([name, written]): [string, DirectConnectDraft] => {
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
				interfaces: entriesOf(written.virtualInterfaces).map(([one, its]): VirtualInterfaceDraft => {
					const key = `${name}.${one}`
					return {
						key,
						name: one,
						path: [...path, 'virtualInterfaces', one],
						written: its,
						type: its.type ?? 'private',
						prefixes: parseBlocks(its.prefixes ?? []),
						end: its.type === 'public' ? publicEnd(region) : endOf(its.gateway, others.vpn, gateways),
						addresses: isAutomatic(its) ? hostsOf(freeLinkLocal(`peer ${key}`, taken)) : addressesWritten(its),
						authKey: its.authKey ?? generatedKey(`dx ${key}`)
					}
				})
			}
		]
	})
	return {connections: new Map(connections), gateways}
}

/** AWS's public addresses, as seen from a location's Region. */
const publicEnd = (region: string): EndDraft => ({kind: 'public', key: region, asn: 7224})

function endOf(
	written: VirtualInterfaceWritten['gateway'],
	{gateways: vpnGateways}: VpnDraft,
	gateways: ReadonlyMap<string, DirectConnectGatewayDraft>
): EndDraft | undefined {
	const names = typeof written === 'string' ? {vpnGateway: written, directConnectGateway: written} : (written ?? {})
	const gateway = gateways.get(names.directConnectGateway ?? '')
	if (gateway) return {kind: 'direct-connect-gateway', key: gateway.name, asn: gateway.asn, gateway}
	const own = targetGatewayOf({vpnGateway: names.vpnGateway}, {gateways: vpnGateways, transitGateways: new Map()})
	return own?.kind === 'vpn-gateway' ? own : undefined
}

const isAutomatic = ({amazonAddress, customerAddress}: VirtualInterfaceWritten) =>
	amazonAddress === undefined && customerAddress === undefined

const hostsOf = (block: Cidr): PeerAddresses => ({amazon: addressAt(block, 1), customer: addressAt(block, 2), block})

/** DX-2: two hosts of one /30, or the two addresses of a /31. */
function addressesWritten({amazonAddress = '', customerAddress = ''}: VirtualInterfaceWritten): PeerAddresses | undefined {
	const [amazon, customer] = [amazonAddress, customerAddress].map(text => parseAddress(text.split('/')[0] ?? ''))
	const [block, other] = [amazonAddress, customerAddress].map(text => parseCidr(text, {maskHostBits: true}))
	if (!amazon || !customer || !block || block !== other || amazon === customer) return undefined
	const first = {30: 1, 31: 0}[prefixLength(block)]
	if (first === undefined) return undefined
	const hosts = [addressAt(block, first), addressAt(block, first + 1)]
	return hosts.includes(amazon) && hosts.includes(customer) ? {amazon, customer, block} : undefined
}

export const directConnects: LabKind<typeof connectionsSchema> = {
	otherNames: {words: ['dx', 'directconnect', 'dxconnections'], write: 'write directConnects'},
	schema: connectionsSchema,
	codes: {
		absent: {directConnects: 'DirectConnectClientException', virtualInterfaces: 'DirectConnectClientException'},
		inUse: {}
	},
	title:
		'Direct Connect connections by name: `{primary: {location: EqDC2, site: dc, virtualInterfaces: {prod: {vlan: 101, gateway: main}}}}`.',
	check: checkDirectConnects,
	*resources({directConnect}) {
		for (const connection of directConnect.connections.values()) {
			const {name: key, path, interfaces} = connection
			const at = (point: string) => [`${capturePoint.prefix}:${point}`]
			yield {kind: 'direct-connect', noun: 'Direct Connect connection', key, ids: [idIn(connection)], path, points: at(key)}
			for (const one of interfaces) {
				const ids = [interfaceId(one)]
				yield {kind: 'direct-connect', noun: 'virtual interface', key: one.key, ids, path: one.path, points: at(one.key)}
			}
		}
	},
	resolve(draft) {
		const {connections, gateways} = draft.directConnect
		if (connections.size + gateways.size === 0) return {}
		return {
			directConnect: {
				connections: [...connections.values()].flatMap(resolveConnection),
				gateways: resolveDirectConnectGateways(draft),
				...(connections.values().some(({interfaces}) => interfaces.some(({type}) => type === 'public')) && {
					publicBlocks: Object.fromEntries([...draft.vpcs.values()].map(({region}) => [region, publicBlockOf(region)]))
				})
			}
		}
	}
}

const idIn = ({name, written}: Pick<DirectConnectDraft, 'name' | 'written'>): string => written.id ?? idOf('dxcon', name)
const interfaceId = ({key, written}: Pick<VirtualInterfaceDraft, 'key' | 'written'>): string => written.id ?? idOf('dxvif', key)

function resolveConnection({name, written, region, site, rateMbps, interfaces}: DirectConnectDraft): DirectConnectConnection[] {
	if (!site || rateMbps === undefined) return []
	return [
		{
			key: name,
			id: idIn({name, written}),
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
			id: interfaceId({key, written}),
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

export const capturePoint: CapturePart = {
	prefix: 'dx',
	what: 'Direct Connect connection or virtual interface',
	names: ({directConnect}) =>
		new Set([...directConnect.connections.values()].flatMap(({name, interfaces}) => [name, ...interfaces.map(({key}) => key)]))
}
