/** What AWS refuses of Direct Connect (DX-1…8). */
import {suggest} from '../lab/did-you-mean.ts'
import type {Finding, Path} from '../lab/problem.ts'
import {type Cidr, overlaps} from '../net/address.ts'
import {unknownRegion} from './account.ts'
import {otherAsn} from './asn.ts'
import type {DirectConnectDraft, VirtualInterfaceDraft} from './direct-connect.ts'
import type {AssociationDraft} from './direct-connect-gateway.ts'
import {checkPrefixes} from './direct-connect-public-checks.ts'
import {dedicatedRates, hostedRates} from './direct-connect-schema.ts'
import type {Draft} from './draft.ts'
import {unknownName} from './kind.ts'
import {checkLinkQuality} from './link-quality.ts'
import {isRegion} from './regions.ts'

export const code = 'DirectConnectClientException'

export function* checkDirectConnects(draft: Draft): Generator<Finding> {
	const {connections} = draft.directConnect
	for (const connection of connections.values()) {
		yield* checkConnection(connection, draft)
		yield* checkCounts(connection)
		yield* checkVlans(connection)
		for (const one of connection.interfaces) yield* checkInterface(one, connection, draft)
	}
	yield* checkAddresses(draft)
	const interfaces = [...connections.values()].flatMap(one => one.interfaces)
	for (const [gateway, own] of Map.groupBy(interfaces, ({end}) => (end?.kind === 'direct-connect-gateway' ? end.key : undefined)))
		if (gateway !== undefined)
			yield* tooMany(own, 30, `virtual interfaces of Direct Connect gateway "${gateway}" (DX-5)`, 'join some of them elsewhere')
}

function* checkConnection({path, written}: DirectConnectDraft, {vpn}: Draft): Generator<Finding> {
	const {site, bandwidth, hosted, region, link = {}} = written
	yield* checkLinkQuality(link, [...path, 'link'])
	if (!vpn.sites.has(site)) yield unknownName([...path, 'site'], 'site', site, vpn.sites.keys())
	if (region !== undefined && !isRegion(region)) yield unknownRegion(region, [...path, 'region'])
	const rates = Object.keys(hosted ? hostedRates : dedicatedRates)
	if (bandwidth !== undefined && !rates.includes(bandwidth)) {
		const isHosted = !hosted && bandwidth in hostedRates
		yield {
			path: [...path, 'bandwidth'],
			message: `a ${hosted ? 'hosted' : 'dedicated'} connection has no bandwidth of "${bandwidth}" (DX-1)`,
			code,
			fix: isHosted ? 'write "hosted: true" beside it' : `use one of: ${rates.join(', ')}`
		}
	}
}

/** DX-1, DX-2. */
function* checkCounts({written, interfaces}: DirectConnectDraft): Generator<Finding> {
	if (written.hosted) {
		yield* tooMany(
			interfaces,
			1,
			'virtual interface of a hosted connection (DX-1)',
			'use a dedicated connection, or several hosted ones'
		)
		return
	}
	const of = (type: string) => interfaces.filter(one => one.type === type)
	const first = [...of('private'), ...of('public')]
	yield* tooMany(first, 50, 'private and public virtual interfaces of a dedicated connection (DX-2)', 'use a second connection')
	yield* tooMany(of('transit'), 4, 'transit virtual interfaces of a dedicated connection (DX-2)', 'use a second connection')
}

export function* tooMany(all: readonly {readonly path: Path}[], most: number, what: string, fix: string): Generator<Finding> {
	if (all.length > most)
		yield {
			path: all.at(-1)?.path ?? [],
			at: 'key',
			message: `${all.length} are too many: the quota is ${most} ${what}`,
			code,
			fix
		}
}

/** DX-2: each tag once on a wire, at both ends. */
function* checkVlans({interfaces}: DirectConnectDraft): Generator<Finding> {
	for (const side of ['aws', 'customer'] as const) {
		const taken = new Map<number, string>()
		for (const {name, path, written} of interfaces) {
			const own = written.customer?.vlan
			if (side === 'customer' && own === undefined) {
				taken.set(written.vlan, name)
				continue
			}
			const at = side === 'aws' ? [...path, 'vlan'] : [...path, 'customer', 'vlan']
			const vlan = side === 'aws' ? written.vlan : (own ?? 0)
			if (vlan < 1 || vlan > 4094) {
				yield {path: at, message: `${vlan} is no VLAN (DX-2)`, code, fix: 'choose one from 1 to 4094'}
			} else if (taken.has(vlan)) {
				yield {
					path: at,
					message: `virtual interface "${taken.get(vlan)}" of this connection has VLAN ${vlan} already (DX-2)`,
					code,
					fix: 'choose another one'
				}
			}
			taken.set(vlan, name)
		}
	}
}

function* checkInterface(one: VirtualInterfaceDraft, connection: DirectConnectDraft, draft: Draft): Generator<Finding> {
	const {region, site} = connection
	const {path, written, type, end, addresses} = one
	if (end) {
		yield* checkEnd(one, region)
		if (site && site.asn === end.asn) {
			yield {
				path,
				at: 'key',
				message: `site "${site.name}" and ${end.kind === 'public' ? "AWS's end" : `gateway "${end.key}"`} both have the ASN ${site.asn}`,
				code,
				fix: `give the site another one: sites: {${site.name}: {asn: ${otherAsn(site.asn)}}}`
			}
		}
	} else {
		yield written.gateway === undefined ? withoutEnd(one, draft) : unknownEnd(one, written.gateway, draft)
	}
	yield* checkPrefixes(one, connection, draft)
	if (!addresses) {
		yield {
			path: [...path, written.amazonAddress === undefined ? 'customerAddress' : 'amazonAddress'],
			message: `${written.amazonAddress ?? 'nothing'} and ${written.customerAddress ?? 'nothing'} are not the two hosts of one /30 or /31 (DX-2)`,
			code,
			fix: 'write both, such as amazonAddress: 169.254.96.1/30 and customerAddress: 169.254.96.2/30; or neither'
		}
	}
	const jumbo = {private: 9001, transit: 8500, public: undefined}[type]
	if (written.mtu !== undefined && written.mtu !== 1500 && written.mtu !== jumbo) {
		yield {
			path: [...path, 'mtu'],
			message: `a ${type} virtual interface has no MTU of ${written.mtu} (DX-8)`,
			code,
			fix: jumbo === undefined ? 'write 1500' : `write 1500, or ${jumbo} for jumbo frames`
		}
	}
	yield* checkKeys(one)
	yield* checkCommunities(one)
	const {keepaliveSeconds, holdSeconds = 90} = written.bgpTimers ?? {}
	if (keepaliveSeconds !== undefined && keepaliveSeconds >= holdSeconds) {
		yield {
			path: [...path, 'bgpTimers', 'keepaliveSeconds'],
			message: `a keepalive every ${keepaliveSeconds} s does not keep a session with a hold time of ${holdSeconds} s (DX-3)`,
			fix: `write at most ${Math.max(1, Math.floor(holdSeconds / 3))}, or a longer hold time`
		}
	}
}

/** DX-4, DX-5: what may end where. */
function* checkEnd({path, type, end}: VirtualInterfaceDraft, region: string): Generator<Finding> {
	const at = [...path, 'gateway']
	if (end?.kind === 'vpn-gateway') {
		if (type === 'transit') {
			yield {
				path: at,
				message: `a transit virtual interface cannot end at virtual private gateway "${end.key}" (DX-4)`,
				code,
				fix: 'write "type: private", or name a Direct Connect gateway with transit gateways'
			}
		} else if (end.region !== region) {
			yield {
				path: at,
				message: `virtual private gateway "${end.key}" is in ${end.region}, the connection in ${region} (DX-4)`,
				code,
				fix: 'put a Direct Connect gateway between them: it reaches every Region'
			}
		}
		return
	}
	if (end?.kind !== 'direct-connect-gateway') return
	const wanted = type === 'transit' ? 'transit-gateway' : 'vpn-gateway'
	const other = end.gateway.associations.find(({gateway}) => gateway && gateway.kind !== wanted)
	if (!other) return
	yield {
		path: at,
		message: `Direct Connect gateway "${end.key}" is associated with ${wordOf(other)} "${other.name}", which a ${type} virtual interface does not reach (DX-4)`,
		code,
		fix: `write "type: ${type === 'transit' ? 'private' : 'transit'}"`
	}
}

export const wordOf = ({gateway}: AssociationDraft) =>
	gateway?.kind === 'transit-gateway' ? 'transit gateway' : 'virtual private gateway'

const withoutEnd = ({path}: VirtualInterfaceDraft, {vpn, directConnect}: Draft): Finding => ({
	path,
	at: 'key',
	message: 'it ends nowhere: a private or transit virtual interface has a gateway (DX-4)',
	code,
	fix: `write "gateway: ${[...directConnect.gateways.keys(), ...vpn.gateways.keys()][0] ?? 'main'}", or "type: public" with prefixes`
})

function unknownEnd(
	{path}: VirtualInterfaceDraft,
	written: NonNullable<VirtualInterfaceDraft['written']['gateway']>,
	{vpn, vpcs, directConnect, transitGateways}: Draft
): Finding {
	const name = typeof written === 'string' ? written : (written.vpnGateway ?? written.directConnectGateway ?? '')
	const at = typeof written === 'string' ? [...path, 'gateway'] : [...path, 'gateway', Object.keys(written)[0] ?? '']
	if (vpcs.has(name))
		return {
			path: at,
			message: `VPC "${name}" has no virtual private gateway`,
			code,
			fix: `add "vpnGateway: true" to vpcs.${name}`
		}
	if (transitGateways.has(name))
		return {
			path: at,
			message: `a virtual interface does not end at a transit gateway, but at a Direct Connect gateway that is associated with it (DX-4)`,
			code,
			fix: `write directConnectGateways: {corp: {asn: 64513, associations: {${name}: {allowedPrefixes: [10.0.0.0/8]}}}}, and "gateway: corp" here`
		}
	return {
		path: at,
		message: `no virtual private gateway or Direct Connect gateway is named "${name}"`,
		code,
		fix: suggest(name, [...vpn.gateways.keys(), ...directConnect.gateways.keys()])
	}
}

function* checkKeys({path, written}: VirtualInterfaceDraft): Generator<Finding> {
	for (const [key, at] of [
		[written.authKey, [...path, 'authKey']],
		[written.customer?.authKey, [...path, 'customer', 'authKey']]
	] as const) {
		if (key === undefined || /^[\x21-\x7e]{6,80}$/.test(key)) continue
		yield {
			path: at,
			message: `this is no MD5 key: it has 6 to 80 characters, no spaces (DX-2)`,
			code,
			fix: 'choose another one, or leave it out'
		}
	}
}

const preferences = ['7224:7100', '7224:7200', '7224:7300']
const scopes = ['7224:9100', '7224:9200', '7224:9300']

/** DX-7; of a public one DX-4. */
function* checkCommunities({path, written, type}: VirtualInterfaceDraft): Generator<Finding> {
	const [known, id, purpose] = type === 'public' ? [scopes, 'DX-4', 'scope'] : [preferences, 'DX-7', 'preference']
	for (const [index, one] of (written.customer?.communities ?? []).entries()) {
		const [, first = '', second = ''] = /^(\d+):(\d+)$/.exec(one) ?? []
		const isOne = first !== '' && Number(first) <= 65_535 && Number(second) <= 65_535
		if (isOne && (first !== '7224' || known.includes(one))) continue
		yield {
			path: [...path, 'customer', 'communities', index],
			message: isOne ? `AWS knows no community ${one} from its customers here (${id})` : `"${one}" is no BGP community`,
			...(isOne && {code}),
			fix: `write one such as ${known.at(-1)}; for the ${purpose} there are ${known.join(', ')}`
		}
	}
}

/** Peer addresses are unique in AWS's router, and in the site's. */
function* checkAddresses({directConnect, vpn}: Draft): Generator<Finding> {
	const taken: {readonly block: Cidr; readonly what: string; readonly places: readonly string[]}[] = [
		...vpn.connections.values()
	].flatMap(({written: {site}, tunnels}) =>
		tunnels.flatMap(({key, insideCidr}) =>
			insideCidr ? {block: insideCidr, what: `tunnel ${key}`, places: [`site ${site}`]} : []
		)
	)
	for (const {name, written, interfaces} of directConnect.connections.values()) {
		const places = [`site ${written.site}`, `connection ${name}`]
		for (const {key, path, addresses} of interfaces) {
			if (!addresses) continue
			const {block} = addresses
			const other = taken.find(one => overlaps(one.block, block) && one.places.some(place => places.includes(place)))
			if (other)
				yield {
					path: [...path, 'amazonAddress'],
					message: `${block} is in use by ${other.what}`,
					code,
					fix: 'choose another /30, or leave both addresses out'
				}
			taken.push({block, what: `virtual interface ${key}`, places})
		}
	}
}
