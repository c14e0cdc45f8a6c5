/**
 * What the daemons of a lab will have learned once everything that can come up is up: which tunnels are up, and which routes BGP has advertised to whom. Computed
 * only from the lab by AWS's rules, for use before a lab runs. Pure.
 *
 * Differs from a running lab: a device with its own swanctl.conf or frr.conf is assumed to be configured as the lab describes it.
 */
import type {Lab} from '../model/model.ts'
import type {VpnConnection, VpnTunnel} from '../model/vpn.ts'
import {overlaps} from '../net/address.ts'
import type {BgpFacts, LearnedRoute} from '../services/frr/facts.ts'
import type {IpsecFacts} from '../services/strongswan/facts.ts'
import type {Learned} from './learned.ts'
import {ipsecEndName, ipsecId} from './learners.ts'
import {type Session, sessionsOf} from './sessions.ts'
import {vpnStateOf} from './vpn-state.ts'

/** An upper bound on the number of routers between any two. */
const mostRounds = 30

const known = new WeakMap<Lab, Learned>()

/** Computed once per lab. */
export function expectedOf(lab: Lab): Learned {
	const learned = known.get(lab) ?? expectedWithout(lab, new Set())
	known.set(lab, learned)
	return learned
}

/** `down`: tunnels and virtual interfaces (`office:1`, `primary.prod`) that are known not to come up, whatever the lab says. */
export function expectedWithout(lab: Lab, down: ReadonlySet<string>): Learned {
	// Each router advertises the routes known so far, until nothing new is learned.
	let learned: Learned = {ipsec: established(lab, down), bgp: {}}
	for (let round = 0; round < mostRounds; round++) {
		const bgp = received(sessionsWithout(lab, learned, down))
		if (JSON.stringify(bgp) === JSON.stringify(learned.bgp)) break
		learned = {...learned, bgp}
	}
	return learned
}

export const sessionsWithout = (lab: Lab, learned: Learned, down: ReadonlySet<string>): readonly Session[] =>
	sessionsOf(lab, vpnStateOf(lab, learned)).filter(({link}) => !down.has(link))

const established = (lab: Lab, down: ReadonlySet<string>): IpsecFacts =>
	Object.fromEntries(
		(lab.vpn?.connections ?? []).flatMap(connection =>
			connection.tunnels.flatMap(tunnel => {
				const isUp = !down.has(tunnel.key) && !isCutOff(lab, connection, tunnel) && comesUp(connection, tunnel)
				const state = {[ipsecEndName(connection.key, tunnel.number)]: {up: isUp, sinceMs: 0}}
				return (['aws', 'customer'] as const).map(side => [ipsecId(connection.key, tunnel.number, side), state] as const)
			})
		)
	)

/** Whether both ends run, reach each other, and agree (VPN-3, VPN-4). */
function comesUp({customerGateway: device, localNetworkCidr, remoteNetworkCidr}: VpnConnection, tunnel: VpnTunnel): boolean {
	const {customer, phase1, phase2} = tunnel
	const selectors = customer.trafficSelectors ?? {local: [localNetworkCidr], remote: [remoteNetworkCidr]}
	const agree = (one: Proposals, other: Proposals) =>
		(['encryption', 'integrity', 'dhGroups'] as const).every(part => {
			const wanted: readonly unknown[] = other[part]
			return one[part].some(item => wanted.includes(item))
		})
	return (
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

/** Whether something that it depends on has failed: then its daemons may be unable to report. */
export function isCutOff(
	{vpn, failedZones}: Lab,
	{site: key, customerGateway}: VpnConnection,
	{fault, zoneId}: VpnTunnel
): boolean {
	const site = vpn?.sites.find(one => one.key === key)
	return (
		site === undefined ||
		site.failed === true ||
		customerGateway.failed === true ||
		failedZones.includes(zoneId) ||
		fault === 'drop' ||
		fault === 'kill'
	)
}

type Proposals = VpnTunnel['customer']['phase1']

/** Routes learned over each session, without those that have the receiver's own ASN in their path; none if one end advertises too many. */
function received(sessions: readonly Session[]): BgpFacts {
	const routes: Record<string, LearnedRoute[]> = {}
	for (const {link, aws, customer} of sessions) {
		if (customer.advertises.length > aws.takes) continue
		for (const [from, to] of [
			[aws, customer],
			[customer, aws]
		] as const) {
			for (const {asPath, ...rest} of from.advertises.filter(one => !one.asPath.includes(to.asn))) {
				routes[to.router] ??= []
				routes[to.router]?.push({...rest, asPath, link, via: from.address, localPreference: to.localPreference})
			}
		}
	}
	return routes
}
