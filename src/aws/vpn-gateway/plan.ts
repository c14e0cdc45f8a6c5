/**
 * A virtual private gateway: a router between a VPC and the tunnels of its VPN connections, whose interfaces are moved into its namespace. Only
 * one tunnel carries a prefix (VPN-8). It forwards to its VPC and to prefixes that it has learned, never to the Internet or a peer (VPN-9); what one
 * site advertises is advertised to the others, over VPN and over Direct Connect alike (VPN-10).
 */

import {advertisedOverVpn} from '../../control/cloud-hub.ts'
import type {VpnState} from '../../control/vpn-state.ts'
import type {Lab, Vpc} from '../../model/model.ts'
import type {VpnGateway} from '../../model/vpn.ts'
import {speaker} from '../../plan/bgp-sessions.ts'
import type {Context} from '../../plan/context.ts'
import {mtu} from '../../plan/fabric.ts'
import {renderTable} from '../../plan/firewall/table.ts'
import {trackedGroup} from '../../plan/groups.ts'
import {directLink, namespaceOf} from '../../plan/names.ts'
import {type Attachment, mergePartialPlans, type PartialPlan, type PlanPart} from '../../plan/partial-plan.ts'
import {balancingSysctls, routerEnd, routerNamespace} from '../../plan/router.ts'
import {elseDropped, overLink, unicast, viaFarEnd} from '../../plan/routes.ts'
import type {NamespacePlan, Route} from '../../plan/types.ts'
import {directNexthop} from '../direct-connect/plan-parts.ts'
import {intoTunnel, type Side} from '../vpn-connection/plan-parts.ts'
import {awsSessions} from '../vpn-connection/plan-sessions.ts'
import {clampRules, ownTraffic} from '../vpn-connection/plan-traffic.ts'

/** The link's name in the gateway's namespace, and in the VPC's router. */
const vpcLink = 'vpc'
const routerLink = 'vgw'

/** VPN-7. */
const maximumPrefixes = 100

/** Routes into tunnels and virtual interfaces, in a router at one side. */
export const tunnelRoutes = (state: VpnState, routes: ReturnType<VpnState['ofSite']>, side: Side): Route[] =>
	routes.map(({destination, tunnels}) => {
		const nexthops = tunnels.flatMap(key => {
			const found = state.tunnel(key)
			return found ? [intoTunnel(side, found)] : directNexthop(state.directConnect.interface(key), side)
		})
		return unicast(destination, nexthops)
	})

function compileGateway(gateway: VpnGateway, vpc: Vpc | undefined, {vpn, dataPath}: Context): NamespacePlan {
	const namespace = namespaceOf.vpnGateway(gateway.key)
	const connections = vpn.connectionsOf('vpn-gateway', gateway.key)
	const direct = vpn.directConnect.towards('vpn-gateway', gateway.key)
	const cidrs = vpc?.cidrs ?? []
	const learned = vpn.ofGateway(gateway).filter(({destination}) => !cidrs.some(cidr => cidr === destination))
	const advertised = advertisedOverVpn(vpn, gateway.key).filter(({destination}) => !cidrs.includes(destination))
	const daemons = speaker(namespace, {
		asn: gateway.asn,
		networks: [...cidrs, ...advertised.map(({destination}) => destination)],
		ecmp: false,
		...awsSessions(connections, vpn.site, {equal: false, maximumPrefixes, advertisedOf: () => advertised})
	})
	return routerNamespace('vpn-gateway', [...(vpc ? [vpcLink] : []), ...direct.map(one => directLink(one.interface.key))], {
		...(direct.length > 1 && {sysctls: balancingSysctls}),
		routes: [...cidrs.map(destination => overLink(destination, vpcLink)), ...tunnelRoutes(vpn, learned, 'aws'), ...elseDropped],
		firewall: {ipv4: renderTable('mangle', clampRules(connections, dataPath)) + renderTable('filter', ownTraffic())},
		...(daemons.length > 0 && {daemons})
	})
}

const compile = ({vpn, vpcs}: Lab, context: Context): PartialPlan =>
	mergePartialPlans(
		(vpn?.gateways ?? []).map((gateway): PartialPlan => {
			const namespace = namespaceOf.vpnGateway(gateway.key)
			const vpc = vpcs.find(({key}) => key === gateway.vpc)
			return {
				namespaces: {[namespace]: compileGateway(gateway, vpc, context)},
				...(vpc && {
					links: [
						{
							ends: [
								routerEnd(namespaceOf.vpc(vpc.key), routerLink, {mtuBytes: mtu.vpc, group: trackedGroup()}),
								routerEnd(namespace, vpcLink, {mtuBytes: mtu.vpc})
							]
						}
					],
					points: {
						[`vgw:${gateway.key}`]: {
							namespace,
							link: vpcLink,
							what: `virtual private gateway of ${gateway.key}, the side of the VPC`
						}
					}
				})
			}
		})
	)

const attachments = ({vpn}: Lab, vpc: Vpc, context: Context): Attachment[] =>
	(vpn?.gateways ?? [])
		.filter(gateway => gateway.vpc === vpc.key)
		.map(gateway => ({
			link: routerLink,
			serves: target => target.kind === 'vpn-gateway' && target.key === gateway.key,
			entersBy: gateway.routeTable,
			trafficPath: 3,
			nexthop: viaFarEnd(routerLink),
			...(context.vpn.directConnect.towards('vpn-gateway', gateway.key).length > 0 && {staticMtuBytes: mtu.internet})
		}))

export const vpnGateway: PlanPart = {compile, attachments}
