/**
 * The BGP sessions of a lab that are established, and what each end advertises: AWS's gateways by AWS's rules, sites as they are configured.
 * Pure.
 */
import {mostReceivedPrefixes} from '../model/direct-connect.ts'
import type {Lab} from '../model/model.ts'
import type {BgpPolicy, Site, VpnConnection, VpnTunnel} from '../model/vpn.ts'
import {type Cidr, contains, family} from '../net/address.ts'
import type {LearnedRoute} from '../services/frr/facts.ts'
import {type Advertised, advertisedByHub, advertisedOverDirectConnect} from './cloud-hub.ts'
import type {PlacedInterface} from './direct-connect-state.ts'
import {learners, routerOfSite} from './learners.ts'
import {effectiveTransitGatewayRoutes} from './transit-gateway-routes.ts'
import {propagate, type VpnState} from './vpn-state.ts'

export type Session = {
	/** `office:1`, `primary.prod`. */
	readonly link: string
	/** `takes`: the maximum number of prefixes; with more, the session ends (VPN-7, DX-4). */
	readonly aws: End & {readonly takes: number}
	readonly customer: End
}

type End = {
	/** Its name in `Learned`. */
	readonly router: string
	readonly asn: number
	readonly address: string
	/** Attributes that it sets on received routes. */
	readonly localPreference: number
	readonly advertises: readonly Announced[]
}

type Announced = Pick<LearnedRoute, 'destination' | 'asPath' | 'med' | 'communities'>

export function sessionsOf(lab: Lab, state: VpnState): readonly Session[] {
	const current = propagate(lab, state)
	return [
		...state.connections
			.filter(({routing}) => routing === 'bgp')
			.flatMap(connection => connection.tunnels.flatMap(tunnel => overTunnel(current, state, connection, tunnel))),
		...state.directConnect.interfaces.flatMap(placed => overInterface(state, placed))
	]
}

function overTunnel(lab: Lab, state: VpnState, connection: VpnConnection, tunnel: VpnTunnel): Session[] {
	const {gateway, asn, insideIpVersion} = connection
	const site = state.site(connection.site)
	const isUp = state.isUp(tunnel.key, 'aws') && state.isUp(tunnel.key, 'customer') && tunnel.fault !== 'shutdown'
	if (!isUp || !site || site.deviceAsn !== site.asn) return []
	const isHub = gateway.kind === 'vpn-gateway'
	const advertised = isHub ? ofVpnGateway(lab, state, gateway.key) : ofTransitGateway(lab, state, connection)
	const med = medOf(tunnel, isHub || !lab.transitGateways.find(({key}) => key === gateway.key)?.vpnEcmp)
	return [
		{
			link: tunnel.key,
			aws: {
				router: isHub ? learners.vpnGateway(gateway.key) : learners.transitGateway(gateway.key),
				asn,
				address: tunnel.awsInside,
				localPreference: 100,
				takes: isHub ? 100 : 1000,
				advertises: advertised
					.filter(({destination}) => family(destination) === insideIpVersion && isAccepted(tunnel, destination))
					.map(({destination, asPath}) => ({destination, asPath: [asn, ...asPath], med, communities: []}))
			},
			customer: {
				router: routerOfSite(site),
				asn: site.asn,
				address: tunnel.customerInside,
				localPreference: tunnel.customer.policy.localPreference,
				advertises: ofSite(state, site, site.announces, tunnel.customer.policy, tunnel.key, tunnel.customer.announces).filter(
					({destination}) => family(destination as Cidr) === insideIpVersion
				)
			}
		}
	]
}

/** Whether the customer device's filter accepts a prefix. */
const isAccepted = ({customer: {accepts}}: VpnTunnel, destination: Cidr) =>
	accepts?.some(block => contains(block, destination)) ?? true

/** VPN-8: AWS prefers the first tunnel; during its maintenance, the other one. */
const medOf = ({fault, number}: VpnTunnel, prefersOne: boolean) =>
	fault === 'maintenance' ? 300 : prefersOne && number === 2 ? 200 : 100

const fromNowhere = (destination: Cidr): Advertised => ({destination, asPath: []})

/** Prefixes that a virtual private gateway advertises (VPN-7, VPN-10). */
function ofVpnGateway({vpn, vpcs}: Lab, state: VpnState, key: string): readonly Advertised[] {
	const vpcKey = vpn?.gateways.find(one => one.key === key)?.vpc
	const cidrs = vpcs.find(one => one.key === vpcKey)?.cidrs ?? []
	return [...cidrs.map(fromNowhere), ...advertisedByHub(state, key).filter(({destination}) => !cidrs.includes(destination))]
}

/** The table that the connection's attachment is associated with (VPN-7). */
function ofTransitGateway(
	{transitGateways}: Lab,
	state: VpnState,
	{key, gateway: {key: own}}: VpnConnection
): readonly Advertised[] {
	const gateway = transitGateways.find(one => one.key === own)
	const attachment = gateway?.attachments.find(({resource}) => resource.kind === 'vpn' && resource.connection === key)
	const table = gateway?.routeTables.find(one => one.key === attachment?.routeTable)
	if (!gateway || !table) return []
	const learned = new Map(state.ofTransitTable(gateway, table.key).map(route => [route.destination, route]))
	return effectiveTransitGatewayRoutes(table).flatMap(({destination, attachment, tunnels}) =>
		attachment === undefined ? [] : [{destination, asPath: (tunnels && learned.get(destination)?.asPath) ?? []}]
	)
}

function overInterface(state: VpnState, placed: PlacedInterface): Session[] {
	const {connection, interface: one, siteAsn, reached} = placed
	const site = state.site(connection.site)
	const {vlan, authKey, policy, communities} = one.customer
	const isUp = vlan === one.vlan && authKey === one.authKey && connection.fault !== 'down' && !site?.failed
	if (!isUp || !site || site.deviceAsn !== siteAsn) return []
	const advertised = [...new Set(reached.flatMap(({prefixes}) => prefixes).filter(prefix => family(prefix) === 4))].map(
		fromNowhere
	)
	return [
		{
			link: one.key,
			aws: {
				router: learners.directConnect(connection.key),
				asn: one.amazonAsn,
				address: one.amazonAddress,
				localPreference: 100,
				takes: mostReceivedPrefixes(one),
				advertises: [...advertised, ...advertisedOverDirectConnect(state, placed)].map(({destination, asPath}) => ({
					destination,
					asPath: [one.amazonAsn, ...asPath],
					med: 0,
					communities: []
				}))
			},
			customer: {
				router: routerOfSite(site),
				asn: site.asn,
				address: one.customerAddress,
				localPreference: policy.localPreference,
				advertises: ofSite(state, site, one.prefixes ?? site.announces, policy, one.key).map(advertised => ({
					...advertised,
					communities
				}))
			}
		}
	]
}

/**
 * The site's own prefixes, and routes it has received elsewhere: a site with several gateways connects them, unless it has Direct Connect, or its own list
 * for this tunnel (`only`).
 */
function ofSite(
	state: VpnState,
	site: Site,
	own: readonly Cidr[],
	{prepend, med = 0}: BgpPolicy,
	over: string,
	only?: readonly Cidr[]
): readonly Announced[] {
	const passesOn = only === undefined && state.directConnect.connectionsOfSite(site.key).length === 0
	const others = state.ofSite(site).flatMap(({destination, candidates}): Advertised[] => {
		const best = candidates.find(({origin}) => origin === 'bgp')
		return !best || best.tunnel === over || own.includes(destination) ? [] : [{destination, asPath: best.asPath}]
	})
	return [...(only ?? own).map(fromNowhere), ...(passesOn ? others : [])].map(({destination, asPath}) => ({
		destination,
		asPath: [...Array.from({length: 1 + prepend}, () => site.asn), ...asPath],
		med,
		communities: []
	}))
}
