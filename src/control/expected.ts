/**
 * What the daemons of a lab will have learned when all has come up that can: which tunnels stand, and what BGP has told whom.
 * Told from the lab by AWS's rules alone, for whoever asks before a lab runs. Pure.
 *
 * Differs from a running lab: a device with a swanctl.conf or frr.conf of its own is taken for one that the lab describes.
 */
import type {Lab} from '../lab/model.ts'
import type {Site, VpnConnection, VpnTunnel} from '../lab/vpn-model.ts'
import {overlaps} from '../net/address.ts'
import type {Learned, LearnedRoute} from './learned.ts'
import {ipsecEndName, ipsecId} from './learners.ts'
import {type Session, sessionsOf} from './sessions.ts'
import {vpnStateOf} from './vpn-state.ts'

/** Routers between the two that are farthest from each other, and more. */
const mostRounds = 30

const known = new WeakMap<Lab, Learned>()

/** Computed once a lab. */
export function expectedOf(lab: Lab): Learned {
	const learned = known.get(lab) ?? settle(lab)
	known.set(lab, learned)
	return learned
}

/** Everyone tells what is known so far, until nobody has anything new. */
function settle(lab: Lab): Learned {
	let learned: Learned = {routes: {}, tunnels: standing(lab)}
	for (let round = 0; round < mostRounds; round++) {
		const routes = heard(sessionsOf(lab, vpnStateOf(lab, learned)))
		if (JSON.stringify(routes) === JSON.stringify(learned.routes)) break
		learned = {...learned, routes}
	}
	return learned
}

function standing({vpn, failedZones}: Lab): Learned['tunnels'] {
	const sites = new Map((vpn?.sites ?? []).map(site => [site.key, site]))
	return Object.fromEntries(
		(vpn?.connections ?? []).flatMap(connection => {
			const site = sites.get(connection.site)
			return connection.tunnels.flatMap(tunnel => {
				const isUp = site !== undefined && !failedZones.includes(tunnel.zone) && comesUp(site, connection, tunnel)
				const state = {[ipsecEndName(connection.key, tunnel.number)]: {up: isUp, sinceMs: 0}}
				return (['aws', 'customer'] as const).map(side => [ipsecId(connection.key, tunnel.number, side), state] as const)
			})
		})
	)
}

/** Both ends run, find each other, and agree (VPN-3, VPN-4). */
function comesUp({failed}: Site, connection: VpnConnection, tunnel: VpnTunnel): boolean {
	const {customerGateway: device, localNetworkCidr, remoteNetworkCidr} = connection
	const {customer, phase1, phase2, fault} = tunnel
	const selectors = customer.trafficSelectors ?? {local: [localNetworkCidr], remote: [remoteNetworkCidr]}
	const agree = (one: Proposals, other: Proposals) =>
		(['encryption', 'integrity', 'dhGroups'] as const).every(part => {
			const wanted: readonly unknown[] = other[part]
			return one[part].some(item => wanted.includes(item))
		})
	return (
		!failed &&
		!device.failed &&
		fault !== 'drop' &&
		fault !== 'kill' &&
		customer.psk === tunnel.psk &&
		(customer.id ?? device.publicIp) === device.publicIp &&
		(customer.peer ?? tunnel.outsideIp) === tunnel.outsideIp &&
		tunnel.ikeVersions.includes(customer.ikeVersion) &&
		agree(phase1, customer.phase1) &&
		agree(phase2, customer.phase2) &&
		selectors.local.some(one => overlaps(one, localNetworkCidr)) &&
		selectors.remote.some(one => overlaps(one, remoteNetworkCidr))
	)
}

type Proposals = VpnTunnel['customer']['phase1']

/** What comes over each session, less what has its receiver's own number in its path; nothing where one end says too much. */
function heard(sessions: readonly Session[]): Learned['routes'] {
	const routes: Record<string, LearnedRoute[]> = {}
	for (const {link, aws, customer} of sessions) {
		if (customer.tells.length > aws.takes) continue
		for (const [from, to] of [
			[aws, customer],
			[customer, aws]
		] as const)
			for (const {asPath, ...rest} of from.tells.filter(one => !one.asPath.includes(to.asn))) {
				routes[to.router] ??= []
				routes[to.router]?.push({...rest, asPath, link, via: from.address, localPreference: to.localPreference})
			}
	}
	return routes
}
