/** A customer's site: its device, a hop with its learned routes, and the hosts behind it, each on its own line. */

import {flowOf, isKnown, startsFlow} from '../../control/predict/packet.ts'
import type {Component} from '../../control/predict/types.ts'
import {lose, type Position, type Predictor, pass, takeHop, type Walk, type WalkStep} from '../../control/predict/walk.ts'
import {routerAddresses} from '../../model/site-addresses.ts'
import type {Site, SiteHost} from '../../model/vpn.ts'
import {family, longestMatch} from '../../net/address.ts'
import {intoOneOf} from '../vpn-gateway/predict.ts'
import {isPrivate, siteInternetReceives, siteInternetSends, siteUplink} from './predict-internet.ts'

declare module '../../control/predict/types.ts' {
	interface Components {
		site: 'name of the site: its device'
		'site-host': 'key of the host'
	}
}

declare module '../../control/predict/walk.ts' {
	interface Positions {
		/** At its device. `over`: the tunnel or virtual interface that the packet arrives by. Absent: the site's own network. */
		'site-receives': {readonly key: string; readonly over?: string}
		'site-sends': {readonly key: string}
		'site-host-receives': {readonly key: string}
	}
}

const componentOf = ({key}: Site): Component => ({kind: 'site', key})

/** Key of the device as a host. */
export const deviceKey = ({key}: Pick<Site, 'key'>): string => `site ${key}`

export const siteReceives: WalkStep<'site-receives'> = ({key, over}, walk): Position | undefined => {
	const site = walk.topology.sites.get(key)
	if (!site) return undefined

	const at = componentOf(site)
	if (site.failed) return lose(walk, at, 'BAD_STATE')

	if (routerAddresses(site).some(({address}) => address === walk.packet.destination)) {
		pass(walk, at)
		walk.arrived = {host: deviceKey(site)}
		return undefined
	}

	if (site.statefulFirewall && isTunnel(walk, over) && !lets(walk, site, over)) {
		return lose(walk, at, 'FIREWALL_RULES_RESTRICTION')
	}

	return takeHop(walk, at) ? {at: 'site-sends', key} : undefined
}

export const siteSends: WalkStep<'site-sends'> = ({key}, walk): Position | undefined => {
	const {topology, packet} = walk
	const site = topology.sites.get(key)
	if (!site) return undefined

	const at = componentOf(site)
	const host = site.hosts.find(({address, ipv6}) => address === packet.destination || ipv6 === packet.destination)
	if (host) {
		pass(walk, at)
		return {at: 'site-host-receives', key: host.key}
	}

	const fixed = (site.routes ?? []).filter(({to}) => to !== 'tunnel')
	const isFree = (block: string) => !fixed.some(({destination}) => destination === block)
	const learned = topology.vpn.ofSite(site).filter(({destination}) => isFree(destination))
	const blocks = [...site.cidrs, ...site.ipv6Cidrs].filter(
		block => isFree(block) && !learned.some(({destination}) => destination === block)
	)
	const route = longestMatch(
		packet.destination,
		[...learned, ...fixed, ...blocks.map(destination => ({destination}))],
		one => one.destination
	)
	if (route && 'to' in route && route.to === 'host') {
		pass(walk, at)
		return {at: 'site-host-receives', key: route.key}
	}

	if (!route && site.internet && family(packet.destination) === 4 && !isPrivate(packet.destination)) {
		return siteInternetSends(walk, site)
	}

	if (!route || !('tunnels' in route)) return lose(walk, at, route ? 'NO_POSSIBLE_DESTINATION' : 'NO_ROUTE_TO_DESTINATION')

	const next = intoOneOf(walk, at, route, 'aws')
	if (site.statefulFirewall && next?.at === 'vpn-tunnel' && startsFlow(packet) && tunnelOfFlow(walk, site) === undefined) {
		remember(walk, site, next.key)
	}

	return next
}

const isTunnel = ({topology}: Walk, over: string | undefined): over is string =>
	over !== undefined && topology.vpn.tunnel(over) !== undefined

/** A firewall with one zone per tunnel: drops packets of flows that began in another tunnel, or whose beginning it has not seen. */
function lets(walk: Walk, site: Site, tunnel: string): boolean {
	const flowTunnel = tunnelOfFlow(walk, site)
	if (flowTunnel !== undefined || !startsFlow(walk.packet)) return flowTunnel === tunnel

	remember(walk, site, tunnel)
	return true
}

/** The tunnel in which the packet's flow began. */
const tunnelOfFlow = (walk: Walk, site: Site): string | undefined =>
	walk.topology.vpn
		.connectionsOfSite(site.key)
		.flatMap(({tunnels}) => tunnels.map(({key}) => key))
		.find(tunnel => isKnown(zoneOf(walk, site, tunnel), walk.packet))

function remember(walk: Walk, site: Site, tunnel: string): void {
	zoneOf(walk, site, tunnel).add(flowOf(walk.packet))
}

const zoneOf = ({memory}: Walk, {key}: Site, tunnel: string) => memory(`site ${key} ${tunnel}`).ingress

/** A packet that a site's host sends; one for the host itself does not leave it. */
export function siteHostSends(walk: Walk, {host, site}: {readonly host: SiteHost; readonly site: Site}): Position {
	const {destination} = walk.packet
	if (destination === host.address || destination === host.ipv6 || host.loopbacks?.includes(destination)) {
		return {at: 'site-host-receives', key: host.key}
	}

	pass(walk, {kind: 'site-host', key: host.key})
	return {at: 'site-receives', key: site.key}
}

export const siteHostReceives: WalkStep<'site-host-receives'> = ({key}, walk): undefined => {
	const host = walk.topology.siteHosts.get(key)?.host
	const {destination} = walk.packet
	// A host does not forward.
	if (host && host.address !== destination && host.ipv6 !== destination && !host.loopbacks?.includes(destination)) {
		return lose(walk, {kind: 'site-host', key}, 'NO_POSSIBLE_DESTINATION')
	}

	pass(walk, {kind: 'site-host', key})
	walk.arrived = {host: key}
	return undefined
}

export const site = {
	steps: {
		'site-receives': siteReceives,
		'site-sends': siteSends,
		'site-host-receives': siteHostReceives,
		'site-uplink': siteUplink,
		'site-internet-receives': siteInternetReceives
	}
} satisfies Predictor
