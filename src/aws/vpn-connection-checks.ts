/** What AWS refuses of VPN connections (VPN-1…5, VPN-7, TGW-6). */
import {suggest} from '../lab/did-you-mean.ts'
import type {Finding} from '../lab/problem.ts'
import {type Cidr, contains, family, overlaps, parseAddress, parseCidr, prefixLength} from '../net/address.ts'
import {unknownDevice} from './customer-gateway.ts'
import type {Draft} from './draft.ts'
import {unknownName} from './kind.ts'
import {privateRangeOf} from './public-addresses.ts'
import {
	type ConnectionDraft,
	type GatewayDraft,
	groups1,
	groups2,
	linkLocal,
	reservedInside,
	type TunnelDraft,
	uniqueLocal
} from './vpn-connection.ts'

const invalid = 'InvalidParameterValue'

export function* checkConnections(draft: Draft): Generator<Finding> {
	const all = [...draft.vpn.connections.values()]
	const pairs = new Map<string, string>()
	const insides = new Map<string, {readonly cidr: Cidr; readonly key: string}[]>()
	for (const connection of all) {
		const {name, path, written, site, customerGateway, gateway} = connection
		if (!site)
			yield unknownName([...path, 'site'], 'site', written.site, draft.vpn.sites.keys(), 'InvalidCustomerGatewayID.NotFound')
		else if (written.device !== undefined && !customerGateway) yield unknownDevice([...path, 'device'], written.device, site)
		if (!gateway) yield unknownGateway(connection, draft)
		if (site && gateway) {
			const pair = `${customerGateway?.key} ${gateway.kind} ${gateway.key}`
			const first = pairs.get(pair)
			if (customerGateway && first !== undefined && gateway.kind === 'vpn-gateway') {
				yield {
					path,
					at: 'key',
					message: `connection "${first}" joins ${customerGateway.device === undefined ? '' : `device "${customerGateway.device}" of `}site "${site.name}" and this gateway already`,
					code: 'InvalidOption.Conflict',
					fix: 'keep one of the two: a connection has two tunnels'
				}
			}
			pairs.set(pair, name)
			if (site.asn === gateway.asn && (written.routing ?? 'bgp') === 'bgp') {
				yield {
					path: [...path, 'site'],
					message: `site "${site.name}" and gateway "${gateway.key}" both have the ASN ${site.asn}`,
					code: 'AsnConflict',
					fix: `give the site another one: sites: {${site.name}: {asn: ${site.asn === 65_001 ? 65_002 : 65_001}}}`
				}
			}
		}
		if (written.accelerated && gateway?.kind === 'vpn-gateway') {
			yield {
				path: [...path, 'accelerated'],
				message: 'a virtual private gateway has no accelerated VPN connections (VPN-12)',
				code: invalid,
				fix: 'leave it out, or end the connection at a transit gateway'
			}
		}
		yield* checkRouting(connection, gateway)
		for (const tunnel of connection.tunnels) {
			yield* checkTunnel(tunnel)
			if (gateway) yield* checkInside(tunnel, gateway, insides, written.insideIpVersion ?? 'ipv4')
		}
	}
	yield* checkCounts(all)
}

function unknownGateway({path, written: {gateway: written}}: ConnectionDraft, {vpn, transitGateways, vpcs}: Draft): Finding {
	const name = typeof written === 'string' ? written : (written.vpnGateway ?? written.transitGateway ?? '')
	const at = typeof written === 'string' ? [...path, 'gateway'] : [...path, 'gateway', Object.keys(written)[0] ?? '']
	if (vpcs.has(name)) {
		return {
			path: at,
			message: `VPC "${name}" has no virtual private gateway`,
			code: 'InvalidVpnGatewayID.NotFound',
			fix: `add "vpnGateway: true" to vpcs.${name}`
		}
	}
	return {
		path: at,
		message: `no virtual private gateway or transit gateway is named "${name}"`,
		code: 'InvalidVpnGatewayID.NotFound',
		fix: suggest(name, [...vpn.gateways.keys(), ...transitGateways.keys()])
	}
}

function* checkRouting({path, written}: ConnectionDraft, gateway: GatewayDraft | undefined): Generator<Finding> {
	if (written.insideIpVersion === 'ipv6' && gateway?.kind === 'vpn-gateway') {
		yield {
			path: [...path, 'insideIpVersion'],
			message: 'a virtual private gateway carries no IPv6 (VPN-2)',
			code: invalid,
			fix: 'use a transit gateway'
		}
	}
	const code = 'InvalidVpnConnection.InvalidType'
	if (written.routes && (written.routing ?? 'bgp') === 'bgp') {
		yield {
			path: [...path, 'routes'],
			message: 'a connection with dynamic routing takes no static routes: the site announces them (VPN-7)',
			code,
			fix: 'leave the routes out, or write "routing: static"'
		}
	} else if (written.routes && gateway?.kind === 'transit-gateway') {
		yield {
			path: [...path, 'routes'],
			message: 'the static routes of a VPN at a transit gateway stand in its route tables (TGW-6)',
			code,
			fix: `write them there: transitGateways: {${gateway.key}: {routeTables: {default: {routes: {${written.routes[0]}: ${path.at(-1)}}}}}}`
		}
	} else if ((written.routes?.length ?? 0) > 100) {
		yield {
			path: [...path, 'routes'],
			message: `${written.routes?.length} are too many: the quota is 100 static routes of one connection (VPN-7)`,
			code: 'VpnConnectionRouteLimitExceeded',
			fix: 'use fewer'
		}
	}
	const version = written.insideIpVersion === 'ipv6' ? 6 : 4
	for (const key of ['routes', 'customerRoutes'] as const) {
		for (const [index, one] of (written[key] ?? []).entries()) {
			const block = parseCidr(one, {maskHostBits: true})
			if (block && family(block) === version) continue
			yield {
				path: [...path, key, index],
				message: `"${one}" is no IPv${version} block`,
				code: invalid,
				fix: `write one such as ${version === 4 ? '192.168.0.0/24' : '2001:db8:2::/64'}`
			}
		}
	}
	if (gateway?.kind !== 'transit-gateway') return
	const {tables} = gateway.gateway
	const named = [
		...(typeof written.association === 'string' ? [{name: written.association, at: [...path, 'association']}] : []),
		...(written.propagations ?? []).map((name, index) => ({name, at: [...path, 'propagations', index]}))
	]
	for (const {name, at} of named) {
		if (!tables.has(name)) yield unknownName(at, 'route table', name, tables.keys(), 'InvalidRouteTableID.NotFound')
	}
	if (gateway.gateway.attachments.has(String(path.at(-1)))) {
		yield {
			path,
			at: 'key',
			message: `transit gateway "${gateway.key}" also has an attachment called "${path.at(-1)}", and its routes could mean either`,
			fix: 'rename one of the two'
		}
	}
}

function* checkTunnel({path, written, outsideIp}: TunnelDraft): Generator<Finding> {
	for (const [at, psk] of [
		[[...path, 'psk'], written.psk],
		[[...path, 'customer', 'psk'], written.customer?.psk]
	] as const) {
		if (psk !== undefined && !/^(?!0)[A-Za-z0-9._]{8,64}$/.test(psk)) {
			yield {
				path: at,
				message: 'a pre-shared key has 8 to 64 letters, digits, "." and "_", and does not begin with 0 (VPN-4)',
				code: invalid,
				fix: 'choose another one, or leave it out'
			}
		}
	}
	if (written.outsideIp !== undefined && (!outsideIp || family(outsideIp) !== 4 || privateRangeOf(outsideIp))) {
		yield {
			path: [...path, 'outsideIp'],
			message: `"${written.outsideIp}" is no public IPv4 address`,
			code: invalid,
			fix: 'leave it out'
		}
	}
	if (written.dpdTimeoutSeconds !== undefined && written.dpdTimeoutSeconds < 30) {
		yield {
			path: [...path, 'dpdTimeoutSeconds'],
			message: `the DPD timeout is 30 seconds or more, not ${written.dpdTimeoutSeconds} (VPN-5)`,
			code: invalid,
			fix: 'write 30 or more'
		}
	}
	if (written.startupAction === 'start' && written.ike && !written.ike.includes(2)) {
		yield {
			path: [...path, 'startupAction'],
			message: 'AWS initiates by IKEv2 alone (VPN-5)',
			code: invalid,
			fix: 'allow it: ike: [2]'
		}
	}
	const {peer} = written.customer ?? {}
	const peerAddress = peer === undefined ? undefined : parseAddress(peer)
	if (peer !== undefined && (!peerAddress || family(peerAddress) !== 4)) {
		yield {path: [...path, 'customer', 'peer'], message: `"${peer}" is no IPv4 address`, fix: 'write one such as 198.51.100.9'}
	}
	const {lifetimeSeconds: long = 28_800} = written.phase1 ?? {}
	const {lifetimeSeconds: short = 3600} = written.phase2 ?? {}
	if (short >= long) {
		yield {
			path: [...path, written.phase2?.lifetimeSeconds === undefined ? 'phase1' : 'phase2', 'lifetimeSeconds'],
			message: `phase 2 lives ${short} s, which must be less than phase 1's ${long} s (VPN-3)`,
			code: invalid,
			fix: `choose less than ${long} for phase 2`
		}
	}
	for (const [key, groups] of [
		['phase1', groups1],
		['phase2', groups2]
	] as const) {
		for (const [index, group] of (written[key]?.dhGroups ?? []).entries()) {
			if (groups.some(one => one === group)) continue
			yield {
				path: [...path, key, 'dhGroups', index],
				message: `AWS has no Diffie-Hellman group ${group} in ${key === 'phase1' ? 'phase 1' : 'phase 2'} (VPN-3)`,
				code: invalid,
				fix: `use one of: ${groups.join(', ')}`
			}
		}
	}
}

function* checkInside(
	{path, key, written, insideCidr}: TunnelDraft,
	gateway: GatewayDraft,
	insides: Map<string, {readonly cidr: Cidr; readonly key: string}[]>,
	version: 'ipv4' | 'ipv6'
): Generator<Finding> {
	const [own, other, length, range, example] =
		version === 'ipv4'
			? (['insideCidr', 'insideIpv6Cidr', 30, linkLocal, '169.254.20.0/30'] as const)
			: (['insideIpv6Cidr', 'insideCidr', 126, uniqueLocal, 'fd00:20::/126'] as const)
	const at = [...path, own]
	const fix = `choose another /${length}, such as ${example}, or leave it out`
	if (written[other] !== undefined) {
		yield {
			path: [...path, other],
			message: `the tunnels of this connection carry ${version === 'ipv4' ? 'IPv4' : 'IPv6'} alone (VPN-2)`,
			code: invalid,
			fix: `write ${own}, or "insideIpVersion: ${version === 'ipv4' ? 'ipv6' : 'ipv4'}" for the connection`
		}
	}
	if (
		!insideCidr ||
		family(insideCidr) !== family(range) ||
		prefixLength(insideCidr) !== length ||
		!contains(range, insideCidr)
	) {
		yield {path: at, message: `"${written[own]}" is no /${length} inside ${range} (VPN-2)`, code: invalid, fix}
		return
	}
	if (reservedInside.some(one => overlaps(one, insideCidr))) {
		yield {path: at, message: `${insideCidr} is reserved (VPN-2)`, code: invalid, fix}
	}
	const place = `${gateway.kind} ${gateway.key}`
	const others = insides.get(place) ?? []
	const holder = others.find(({cidr}) => overlaps(cidr, insideCidr))
	if (holder) {
		yield {
			path: at,
			message: `${insideCidr} is in use by tunnel ${holder.key} at the same gateway (VPN-2)`,
			code: 'InvalidCidr.InUse',
			fix
		}
	}
	insides.set(place, [...others, {cidr: insideCidr, key}])
}

function* checkCounts(all: readonly ConnectionDraft[]): Generator<Finding> {
	const own = Map.groupBy(
		all.filter(({gateway}) => gateway?.kind === 'vpn-gateway'),
		({gateway}) => gateway?.key
	)
	for (const group of own.values()) {
		if (group.length > 10) yield tooMany(group, 10, 'connections of one virtual private gateway')
	}
	if (all.length > 50) yield tooMany(all, 50, 'VPN connections in one Region')
}

const tooMany = (group: readonly ConnectionDraft[], most: number, what: string): Finding => ({
	path: group.at(-1)?.path ?? [],
	at: 'key',
	message: `${group.length} are too many: the quota is ${most} ${what} (VPN-1)`,
	code: 'VpnConnectionLimitExceeded',
	fix: 'use fewer'
})
