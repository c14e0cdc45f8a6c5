/** What AWS refuses about the tunnels of VPN connections (VPN-2…5). */
import type {Finding} from '../../model/finding.ts'
import {type Cidr, contains, family, overlaps, parseAddress, parseCidr, prefixLength} from '../../net/address.ts'
import {privateRangeOf} from '../../net/public-ranges.ts'
import {linkLocal, reservedInside, uniqueLocal} from '../point-to-point-blocks.ts'
import type {ConnectionDraft} from './kind.ts'
import {dhGroups, type TunnelDraft} from './tunnel.ts'

const code = 'InvalidParameterValue'

export function* checkTunnels(all: readonly ConnectionDraft[]): Generator<Finding> {
	const insides = new Map<string, Inside[]>()
	for (const {gateway, tunnels, written} of all) {
		const place = gateway && `${gateway.kind} ${gateway.key}`
		for (const tunnel of tunnels) {
			yield* checkKeys(tunnel)
			yield* checkAddresses(tunnel)
			yield* checkFilters(tunnel, written.routing === 'static')
			yield* checkOptions(tunnel)
			yield* checkPhases(tunnel)
			if (place === undefined) continue
			const own = insides.get(place) ?? []
			insides.set(place, own)
			yield* checkInside(tunnel, written.insideIpVersion ?? 'ipv4', own)
		}
	}
}

/** VPN-4. */
function* checkKeys({path, written}: TunnelDraft): Generator<Finding> {
	for (const [at, psk] of [
		[[...path, 'psk'], written.psk],
		[[...path, 'customer', 'psk'], written.customer?.psk]
	] as const) {
		if (psk === undefined || /^(?!0)[A-Za-z0-9._]{8,64}$/.test(psk)) continue
		yield {
			path: at,
			message: 'a pre-shared key has 8 to 64 letters, digits, "." and "_", and does not begin with 0 (VPN-4)',
			code,
			fix: 'choose another one, or leave it out'
		}
	}
}

function* checkAddresses({path, written, outsideIp}: TunnelDraft): Generator<Finding> {
	if (written.outsideIp !== undefined && (!outsideIp || family(outsideIp) !== 4 || privateRangeOf(outsideIp))) {
		yield {
			path: [...path, 'outsideIp'],
			message: `"${written.outsideIp}" is not a public IPv4 address`,
			code,
			fix: 'leave it out'
		}
	}
	const {peer} = written.customer ?? {}
	const peerAddress = peer === undefined ? undefined : parseAddress(peer)
	if (peer !== undefined && (!peerAddress || family(peerAddress) !== 4)) {
		yield {
			path: [...path, 'customer', 'peer'],
			message: `"${peer}" is not an IPv4 address`,
			fix: 'write one such as 198.51.100.9'
		}
	}
}

function* checkFilters({path, written: {customer}}: TunnelDraft, isStatic: boolean): Generator<Finding> {
	for (const key of ['announces', 'accepts'] as const) {
		const at = [...path, 'customer', key]
		if (isStatic && customer?.[key]) {
			yield {
				path: at,
				message: 'a connection with static routing has no BGP, so nothing is announced (VPN-7)',
				fix: 'leave it out'
			}
		}
		for (const [index, block] of (customer?.[key] ?? []).entries()) {
			if (parseCidr(block, {maskHostBits: true})) continue
			yield {
				path: [...at, index],
				message: `"${block}" is not a block`,
				fix: 'write an address and a prefix length, such as 192.168.0.0/24'
			}
		}
	}
}

/** VPN-5. */
function* checkOptions({path, written}: TunnelDraft): Generator<Finding> {
	if (written.dpdTimeoutSeconds !== undefined && written.dpdTimeoutSeconds < 30) {
		yield {
			path: [...path, 'dpdTimeoutSeconds'],
			message: `the DPD timeout is 30 seconds or more, not ${written.dpdTimeoutSeconds} (VPN-5)`,
			code,
			fix: 'write 30 or more'
		}
	}
	if (written.startupAction === 'start' && written.ike && !written.ike.includes(2)) {
		yield {
			path: [...path, 'startupAction'],
			message: 'AWS initiates by IKEv2 alone (VPN-5)',
			code,
			fix: 'allow it: ike: [2]'
		}
	}
}

/** VPN-3. */
function* checkPhases({path, written}: TunnelDraft): Generator<Finding> {
	const {lifetimeSeconds: long = 28_800} = written.phase1 ?? {}
	const {lifetimeSeconds: short = 3600} = written.phase2 ?? {}
	if (short >= long) {
		yield {
			path: [...path, written.phase2?.lifetimeSeconds === undefined ? 'phase1' : 'phase2', 'lifetimeSeconds'],
			message: `phase 2 lives ${short} s, which must be less than phase 1's ${long} s (VPN-3)`,
			code,
			fix: `choose less than ${long} for phase 2`
		}
	}
	for (const key of ['phase1', 'phase2'] as const) {
		const groups = dhGroups[key]
		for (const [index, group] of (written[key]?.dhGroups ?? []).entries()) {
			if (groups.some(one => one === group)) continue
			yield {
				path: [...path, key, 'dhGroups', index],
				message: `AWS has no Diffie-Hellman group ${group} in ${key === 'phase1' ? 'phase 1' : 'phase 2'} (VPN-3)`,
				code,
				fix: `use one of: ${groups.join(', ')}`
			}
		}
	}
}

/** The inside block of a tunnel, by the tunnel's key. */
type Inside = {readonly cidr: Cidr; readonly key: string}

const insideFields = {
	ipv4: {own: 'insideCidr', other: 'insideIpv6Cidr', length: 30, range: linkLocal, example: '169.254.20.0/30', word: 'IPv4'},
	ipv6: {own: 'insideIpv6Cidr', other: 'insideCidr', length: 126, range: uniqueLocal, example: 'fd00:20::/126', word: 'IPv6'}
} as const

/** VPN-2. `others`: inside blocks of earlier tunnels at the same gateway; this tunnel's is added. */
function* checkInside(
	{path, key, written, insideCidr}: TunnelDraft,
	version: 'ipv4' | 'ipv6',
	others: Inside[]
): Generator<Finding> {
	const {own, other, length, range, example, word} = insideFields[version]
	const at = [...path, own]
	const fix = `choose another /${length}, such as ${example}, or leave it out`
	if (written[other] !== undefined) {
		yield {
			path: [...path, other],
			message: `the tunnels of this connection carry ${word} alone (VPN-2)`,
			code,
			fix: `write ${own}, or "insideIpVersion: ${version === 'ipv4' ? 'ipv6' : 'ipv4'}" for the connection`
		}
	}
	if (!insideCidr || prefixLength(insideCidr) !== length || !contains(range, insideCidr)) {
		yield {path: at, message: `"${written[own]}" is not a /${length} inside ${range} (VPN-2)`, code, fix}
		return
	}
	if (reservedInside.some(one => overlaps(one, insideCidr))) {
		yield {path: at, message: `${insideCidr} is reserved (VPN-2)`, code, fix}
	}
	const holder = others.find(({cidr}) => overlaps(cidr, insideCidr))
	if (holder) {
		yield {
			path: at,
			message: `${insideCidr} is in use by tunnel ${holder.key} at the same gateway (VPN-2)`,
			code: 'InvalidCidr.InUse',
			fix
		}
	}
	others.push({cidr: insideCidr, key})
}
