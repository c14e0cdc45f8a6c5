/**
 * A site's path to the Internet by its own provider: its router forwards, translates, and admits replies; behind it is its provider's router,
 * or the NAT that translates instead (VPN-6), one hop each.
 */

import {flowOf, isKnown, startsFlow} from '../../control/predict/packet.ts'
import type {Topology} from '../../control/predict/topology.ts'
import {restore, translate} from '../../control/predict/translation.ts'
import type {Component} from '../../control/predict/types.ts'
import {lose, type Memory, type Position, pass, takeHop, type Walk, type WalkStep} from '../../control/predict/walk.ts'
import {internetDevice, publicBlocks} from '../../model/site-addresses.ts'
import type {Site} from '../../model/vpn.ts'
import {type Address, contains, parseCidr} from '../../net/address.ts'

declare module '../../control/predict/types.ts' {
	interface Components {
		'site-uplink': 'key of the customer gateway: what is before it towards the Internet'
	}
}

declare module '../../control/predict/walk.ts' {
	interface Positions {
		/** Key of a customer gateway, whose provider's router or NAT this is, and the packet's direction. */
		'site-uplink': {readonly key: string; readonly to: 'internet' | 'site'}
		'site-internet-receives': {readonly key: string}
	}
}

const privateBlocks = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '169.254.0.0/16'].flatMap(
	text => parseCidr(text) ?? []
)

export const isPrivate = (address: Address): boolean => privateBlocks.some(block => contains(block, address))

const routerOf = ({key}: Site): Component => ({kind: 'site', key})
const isPublic = (site: Site, address: Address) => publicBlocks(site).some(block => contains(block, address))

/** The customer gateway to which the Internet routes an address. */
export function customerGatewayOf({sites}: Topology, address: Address): string | undefined {
	// An instance's address belongs to its VPC.
	const all = [...sites.values()].filter(({instance}) => !instance)
	const exact = all.flatMap(site => site.customerGateways).find(({publicIp}) => publicIp === address)
	return exact?.key ?? all.flatMap(site => (isPublic(site, address) ? (internetDevice(site)?.key ?? []) : []))[0]
}

/** Sends a packet to the Internet by the site's router. */
export function siteInternetSends(walk: Walk, site: Site): Position | undefined {
	const at = routerOf(site)
	const device = internetDevice(site)
	if (!device) return lose(walk, at, 'NO_ROUTE_TO_DESTINATION')

	const memory = walk.memory(`site ${site.key} internet`)
	const isOwnSource = site.behindNat || isPublic(site, walk.packet.source)
	if (!isOwnSource) {
		if (!translates(walk, memory, device.publicIp)) return lose(walk, at, 'NO_PATH')
	} else {
		memory.egress.add(flowOf(walk.packet))
	}

	pass(walk, at)
	return {at: 'site-uplink', key: device.key, to: 'internet'}
}

/** False: it is a reply, and its flow is unknown here. */
function translates(walk: Walk, memory: Memory, to: Address): boolean {
	const {packet} = walk
	if (isKnown(memory.egress, packet)) return true

	if (!startsFlow(packet)) return false

	memory.egress.add(flowOf(packet))
	walk.packet = translate(memory, packet, to)
	return true
}

export const siteUplink: WalkStep<'site-uplink'> = ({key, to}, walk): Position | undefined => {
	const {topology, packet} = walk
	const site = [...topology.sites.values()].find(({customerGateways}) => customerGateways.some(one => one.key === key))
	const device = site?.customerGateways.find(one => one.key === key)
	const at: Component = {kind: 'site-uplink', key, ...(device && {id: device.id})}
	if (!site || !device) return undefined

	const memory = walk.memory(`site-nat ${key}`)
	const answer = site.behindNat ? restore(memory, packet) : undefined
	const isForSite = internetDevice(site)?.key === key && (site.behindNat ? answer !== undefined : true)
	if (to === 'site' && !isForSite) return lose(walk, at, 'NO_POSSIBLE_DESTINATION')

	if (!takeHop(walk, at)) return undefined

	if (to === 'site') {
		if (answer) walk.packet = {...answer, ttl: walk.packet.ttl}
		pass(walk, at)
		return {at: 'site-internet-receives', key: site.key}
	}

	if (site.behindNat && !translates(walk, memory, device.publicIp)) return lose(walk, at, 'NO_PATH')

	pass(walk, at)
	return {at: 'internet'}
}

/** Admits replies from the Internet at the site's router. */
export const siteInternetReceives: WalkStep<'site-internet-receives'> = ({key}, walk): Position | undefined => {
	const site = walk.topology.sites.get(key)
	if (!site) return undefined

	const memory = walk.memory(`site ${key} internet`)
	const answer = restore(memory, walk.packet)
	if (!answer && !isKnown(memory.egress, walk.packet)) return lose(walk, routerOf(site), 'FIREWALL_RULES_RESTRICTION')

	if (!takeHop(walk, routerOf(site))) return undefined

	if (answer) walk.packet = {...answer, ttl: walk.packet.ttl}

	return {at: 'site-sends', key}
}
