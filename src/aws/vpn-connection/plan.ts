/**
 * A VPN connection: for each tunnel an underlay namespace at both ends that owns the outside address, with a charon in it;
 * the tunnel's interface is in the gateway's and in the site's router. AWS's end is connected to its Region's edge, is in a
 * zone of its own, and fails with that zone; the customer's end is connected to the site's uplink (`site/plan.ts`).
 */
import {ipsecEndName, ipsecId, routerOfSite} from '../../control/learners.ts'
import type {Lab} from '../../model/model.ts'
import type {Site, VpnConnection, VpnTunnel} from '../../model/vpn.ts'
import type {NamespaceName} from '../../net/names.ts'
import type {Context} from '../../plan/context.ts'
import {mtu} from '../../plan/fabric.ts'
import {namespaceOf, prefixedLink, tunnelLink} from '../../plan/names.ts'
import {mergePartialPlans, type PartialPlan, type PlanPart} from '../../plan/partial-plan.ts'
import {routerEnd} from '../../plan/router.ts'
import type {CapturePoint, Link, NamespacePlan, PlannedTunnelEnd} from '../../plan/types.ts'
import type {TunnelEnd} from '../../services/strongswan/types.ts'
import {
	addressesIn,
	charon,
	charonLink,
	endsOf,
	handleOf,
	ownSwanctl,
	privateEnd,
	tunnelEnd,
	underlay,
	underlayEnd,
	underlayLink
} from './plan-parts.ts'

/** The namespace of AWS's side that has the tunnel interfaces of a connection. */
export const routerOf = ({gateway}: VpnConnection): NamespaceName =>
	gateway.kind === 'vpn-gateway' ? namespaceOf.vpnGateway(gateway.key) : namespaceOf.transitGateway(gateway.key)

/** The link of a Region's edge to AWS's end of a tunnel, and of a site's uplink to the customer's end. */
export const edgeLink = (connection: string, tunnel: number) => prefixedLink('vpnUnderlay', `${connection}-${tunnel}`)

type Both = {readonly connection: VpnConnection; readonly tunnel: VpnTunnel; readonly site: Site}

export const customerAddressOf = ({connection, tunnel, site}: Both, connections: readonly VpnConnection[]): string =>
	site.instance?.privateIp ??
	(site.behindNat ? privateEnd(site, connections, connection.key, tunnel.number) : connection.customerGateway.publicIp)

/** The link to the customer's end: of the site's uplink, or of the instance that is its device. */
const customerLink = ({connection: {key, customerGateway}, tunnel: {number}, site}: Both, how: {readonly mtuBytes: number}) =>
	site.instance
		? routerEnd(routerOfSite(site), charonLink(key, number), how)
		: routerEnd(namespaceOf.siteUplink(customerGateway.key), edgeLink(key, number), how)

function compileTunnel(both: Both, {vpn, dataPath, isZoneDead}: Context): PartialPlan {
	const {connection, tunnel, site} = both
	const customerAddress = customerAddressOf(both, vpn.connections)
	const isDeviceDead = site.failed === true || connection.customerGateway.failed === true
	const places = endsOf(connection, tunnel)
	const routers = {aws: routerOf(connection), customer: routerOfSite(site)}
	const [awsEnd, customerEnd] = (['aws', 'customer'] as const).map(side =>
		tunnelEnd(side, {connection, tunnel, customerAddress})
	) as [TunnelEnd, TunnelEnd]
	const own = ownSwanctl(site, tunnel, customerEnd, dataPath)
	const daemonOf = (side: 'aws' | 'customer') =>
		charon(side, side === 'aws' ? awsEnd : customerEnd, {
			connection,
			tunnel,
			router: routers[side],
			dataPath,
			own: side === 'customer' ? own : undefined
		})
	// If two blocks overlap, one contains the other, and the ends agree on the smaller one.
	const networksOf = (side: 'local' | 'remote') =>
		dataPath === 'userspace'
			? [
					customerEnd.trafficSelectors?.[side] ?? [],
					awsEnd.trafficSelectors?.[side === 'local' ? 'remote' : 'local'] ?? []
				].flat()
			: []
	const cut = tunnel.fault === 'drop' || isZoneDead(tunnel.zoneId)
	const namespaces: Record<NamespaceName, NamespacePlan> = {
		[places.aws]: underlay('ipsec', tunnel.outsideIp, {
			daemon: tunnel.fault === 'kill' ? undefined : daemonOf('aws'),
			cut,
			others: addressesIn(networksOf('remote'))
		}),
		[places.customer]: underlay('customer-ipsec', customerAddress, {
			daemon: isDeviceDead ? undefined : daemonOf('customer'),
			cut: isDeviceDead,
			others: addressesIn(networksOf('local')),
			...(site.instance && {handle: handleOf(site, vpn.connections, connection.key, tunnel.number)})
		})
	}
	const mtuBytes = mtu.internet
	const link = edgeLink(connection.key, tunnel.number)
	const links: Link[] = [
		{ends: [routerEnd(namespaceOf.regionEdge(connection.region), link, {mtuBytes}), underlayEnd(places.aws)]},
		{ends: [customerLink(both, {mtuBytes}), underlayEnd(places.customer)]}
	]
	const inside = tunnelLink(connection.key, tunnel.number)
	const points: Record<string, CapturePoint> = {
		[`vpn:${tunnel.key}`]: {
			namespace: places.aws,
			link: underlayLink,
			what: `tunnel ${tunnel.key} from the outside, at AWS's end: ESP and IKE`
		},
		[`vpn:${tunnel.key}:inside`]: {
			namespace: routers.aws,
			link: inside,
			what: `tunnel ${tunnel.key} from the inside, at AWS's end`
		},
		[`vpn:${tunnel.key}:customer`]: {
			namespace: routers.customer,
			link: inside,
			what: `tunnel ${tunnel.key} from the inside, at the customer's end`
		}
	}
	const end = (side: 'aws' | 'customer', outside: string, own: string): PlannedTunnelEnd => ({
		daemon: ipsecId(connection.key, tunnel.number, side),
		end: ipsecEndName(connection.key, tunnel.number),
		underlay: places[side],
		router: routers[side],
		link: inside,
		outside,
		inside: own
	})
	return {
		namespaces,
		links,
		points,
		vpn: {
			[tunnel.key]: {
				connection: connection.key,
				number: tunnel.number,
				gateway: connection.gateway.key,
				site: site.key,
				customerGateway: connection.customerGateway.id,
				routing: connection.routing,
				aws: end('aws', tunnel.outsideIp, tunnel.awsInside),
				customer: {
					...end('customer', customerAddress, tunnel.customerInside),
					...(own && {
						own: {path: site.device?.swanctl?.path ?? '', ...(own.connection !== undefined && {connection: own.connection})}
					})
				},
				path: `vpnConnections.${connection.key}.tunnels.${tunnel.number}`
			}
		}
	}
}

const compile = (_lab: Lab, context: Context): PartialPlan =>
	mergePartialPlans(
		context.vpn.connections.flatMap(connection => {
			const site = context.vpn.site(connection.site)
			return site ? connection.tunnels.map(tunnel => compileTunnel({connection, tunnel, site}, context)) : []
		})
	)

export const vpnConnection: PlanPart = {compile}
