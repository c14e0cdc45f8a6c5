/** What AWS refuses about virtual interfaces (DX-2…5, DX-7, DX-8). Further checks of public ones: `public-checks.ts`. */
import {suggest} from '../../model/did-you-mean.ts'
import type {Finding} from '../../model/finding.ts'
import {otherAsn} from '../asn.ts'
import {wordOf} from '../direct-connect-gateway/draft.ts'
import type {Draft} from '../draft.ts'
import {noVpnGateway} from '../vpn-connection/checks.ts'
import type {DirectConnectDraft, VirtualInterfaceDraft} from './kind.ts'
import {checkPrefixes} from './public-checks.ts'
import {directConnectCode as code} from './quota.ts'

export function* checkInterface(one: VirtualInterfaceDraft, connection: DirectConnectDraft, draft: Draft): Generator<Finding> {
	if (one.end) {
		yield* checkEnd(one, connection.region)
		yield* checkAsns(one, connection)
	} else {
		yield one.written.gateway === undefined ? withoutEnd(one, draft) : unknownEnd(one, one.written.gateway, draft)
	}
	yield* checkPrefixes(one, connection, draft)
	yield* checkSession(one)
	yield* checkMtu(one)
	yield* checkKeys(one)
	yield* checkCommunities(one)
}

function* checkAsns({path, end}: VirtualInterfaceDraft, {site}: DirectConnectDraft): Generator<Finding> {
	if (!site || !end || site.asn !== end.asn) return
	yield {
		path,
		at: 'key',
		message: `site "${site.name}" and ${end.kind === 'public' ? "AWS's end" : `gateway "${end.key}"`} both have the ASN ${site.asn}`,
		code,
		fix: `give the site another one: sites: {${site.name}: {asn: ${otherAsn(site.asn)}}}`
	}
}

/** Peer addresses (DX-2) and timers (DX-3). */
function* checkSession({path, written, addresses}: VirtualInterfaceDraft): Generator<Finding> {
	if (!addresses) {
		yield {
			path: [...path, written.amazonAddress === undefined ? 'customerAddress' : 'amazonAddress'],
			message: `${written.amazonAddress ?? 'nothing'} and ${written.customerAddress ?? 'nothing'} are not the two hosts of one /30 or /31 (DX-2)`,
			code,
			fix: 'write both, such as amazonAddress: 169.254.96.1/30 and customerAddress: 169.254.96.2/30; or neither'
		}
	}
	const {keepaliveSeconds, holdSeconds = 90} = written.bgpTimers ?? {}
	if (keepaliveSeconds !== undefined && keepaliveSeconds >= holdSeconds) {
		yield {
			path: [...path, 'bgpTimers', 'keepaliveSeconds'],
			message: `a keepalive every ${keepaliveSeconds} s does not keep a session with a hold time of ${holdSeconds} s (DX-3)`,
			fix: `write at most ${Math.max(1, Math.floor(holdSeconds / 3))}, or a longer hold time`
		}
	}
}

/** DX-8. */
function* checkMtu({path, written: {mtu}, type}: VirtualInterfaceDraft): Generator<Finding> {
	const jumbo = {private: 9001, transit: 8500, public: undefined}[type]
	if (mtu === undefined || mtu === 1500 || mtu === jumbo) return
	yield {
		path: [...path, 'mtu'],
		message: `a ${type} virtual interface has no MTU of ${mtu} (DX-8)`,
		code,
		fix: jumbo === undefined ? 'write 1500' : `write 1500, or ${jumbo} for jumbo frames`
	}
}

/** DX-4, DX-5: which type of virtual interface may end where. */
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
	if (vpcs.has(name)) return noVpnGateway(name, {path: at, code})
	if (transitGateways.has(name)) {
		return {
			path: at,
			message: `a virtual interface does not end at a transit gateway, but at a Direct Connect gateway that is associated with it (DX-4)`,
			code,
			fix: `write directConnectGateways: {corp: {asn: 64513, associations: {${name}: {allowedPrefixes: [10.0.0.0/8]}}}}, and "gateway: corp" here`
		}
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
			message: `this is not an MD5 key: it has 6 to 80 characters, no spaces (DX-2)`,
			code,
			fix: 'choose another one, or leave it out'
		}
	}
}

const preferences = ['7224:7100', '7224:7200', '7224:7300']
const scopes = ['7224:9100', '7224:9200', '7224:9300']

/** DX-7; for a public virtual interface DX-4. */
function* checkCommunities({path, written, type}: VirtualInterfaceDraft): Generator<Finding> {
	const [known, id, purpose] = type === 'public' ? [scopes, 'DX-4', 'scope'] : [preferences, 'DX-7', 'preference']
	for (const [index, one] of (written.customer?.communities ?? []).entries()) {
		const [, first = '', second = ''] = /^(\d+):(\d+)$/.exec(one) ?? []
		const isOne = first !== '' && Number(first) <= 65_535 && Number(second) <= 65_535
		if (isOne && (first !== '7224' || known.includes(one))) continue
		yield {
			path: [...path, 'customer', 'communities', index],
			message: isOne ? `AWS knows no community ${one} from its customers here (${id})` : `"${one}" is not a BGP community`,
			...(isOne && {code}),
			fix: `write one such as ${known.at(-1)}; for the ${purpose} there are ${known.join(', ')}`
		}
	}
}
