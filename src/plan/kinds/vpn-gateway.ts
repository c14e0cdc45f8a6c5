/**
 * A virtual private gateway: a router between a VPC and the tunnels of its VPN connections, whose interfaces are moved
 * into its namespace. One tunnel alone carries a prefix (VPN-8). It forwards to its VPC and to prefixes that it knows,
 * never on to the Internet or a peer (VPN-9); what one site announces it tells the others, over VPN and over Direct Connect
 * alike (VPN-10).
 */
import {toldOverVpn} from '../../control/cloud-hub.ts'
import type {VpnState} from '../../control/vpn-state.ts'
import type {Lab, Vpc} from '../../lab/model.ts'
import type {VpnGateway} from '../../lab/vpn-model.ts'
import type {Context} from '../context.ts'
import {directNexthop} from '../direct-connect-fragments.ts'
import {mtu, tables} from '../fabric.ts'
import {
	type Attachment,
	balancingSysctls,
	emptyNamespace,
	everywhere,
	type Fragment,
	farEndNeighbors,
	type GatewayKind,
	renderTable,
	routerEnd,
	routerSysctls,
	viaFarEnd
} from '../fragment.ts'
import {trackedGroup} from '../groups.ts'
import {directLink, namespaceOf} from '../names.ts'
import type {Link, NamespacePlan, Route} from '../types.ts'
import {awsSessions, clampRules, intoTunnel, ownTraffic, type Side, speaker} from '../vpn-fragments.ts'

/** Of the gateway's namespace, and of the VPC's router. */
const vpcLink = 'vpc'
const routerLink = 'vgw'

/** VPN-7. */
const maximumPrefixes = 100

/** Routes into the tunnels and virtual interfaces of a router at one side. */
export const tunnelRoutes = (state: VpnState, routes: ReturnType<VpnState['ofSite']>, side: Side): Route[] =>
	routes.map(({destination, tunnels}) => ({
		table: tables.main,
		destination,
		type: 'unicast',
		nexthops: tunnels.flatMap(key => {
			const found = state.tunnel(key)
			return found ? [intoTunnel(side, found)] : directNexthop(state.directConnect.interface(key), side)
		})
	}))

const compileGateway = (gateway: VpnGateway, vpc: Vpc | undefined, {vpn, dataPath}: Context): NamespacePlan => {
	const namespace = namespaceOf.vpnGateway(gateway.key)
	const connections = vpn.connectionsOf('vpn-gateway', gateway.key)
	const direct = vpn.directConnect.towards('vpn-gateway', gateway.key)
	const cidrs = vpc?.cidrs ?? []
	const learned = vpn.ofGateway(gateway).filter(({destination}) => !cidrs.some(cidr => cidr === destination))
	const told = toldOverVpn(vpn, gateway.key).filter(({destination}) => !cidrs.includes(destination))
	const daemons = speaker(namespace, {
		asn: gateway.asn,
		networks: [...cidrs, ...told.map(({destination}) => destination)],
		ecmp: false,
		...awsSessions(connections, vpn.site, {equal: false, maximumPrefixes, toldOf: () => told})
	})
	return {
		...emptyNamespace('vpn-gateway'),
		sysctls: {...routerSysctls, ...(direct.length > 1 && balancingSysctls)},
		neighbors: [...(vpc ? [vpcLink] : []), ...direct.map(one => directLink(one.interface.key))].flatMap(farEndNeighbors),
		routes: [
			...cidrs.map(
				(destination): Route => ({table: tables.main, destination, type: 'unicast', nexthops: [viaFarEnd(vpcLink)[4]]})
			),
			...tunnelRoutes(vpn, learned, 'aws'),
			...([4, 6] as const).map(
				(family): Route => ({table: tables.main, destination: everywhere[family], type: 'blackhole', nexthops: []})
			)
		],
		firewall: {ipv4: renderTable('mangle', [], clampRules(connections, dataPath)) + renderTable('filter', [], ownTraffic())},
		...(daemons.length > 0 && {daemons})
	}
}

const compile = ({vpn, vpcs}: Lab, context: Context): Fragment => {
	const gateways = (vpn?.gateways ?? []).map(gateway => ({gateway, vpc: vpcs.find(({key}) => key === gateway.vpc)}))
	return {
		namespaces: Object.fromEntries(
			gateways.map(({gateway, vpc}) => [namespaceOf.vpnGateway(gateway.key), compileGateway(gateway, vpc, context)])
		),
		links: gateways.flatMap(({gateway, vpc}): Link[] =>
			vpc
				? [
						{
							ends: [
								routerEnd(namespaceOf.vpc(vpc.key), routerLink, {mtuBytes: mtu.vpc, group: trackedGroup()}),
								routerEnd(namespaceOf.vpnGateway(gateway.key), vpcLink, {mtuBytes: mtu.vpc})
							]
						}
					]
				: []
		),
		points: Object.fromEntries(
			gateways.flatMap(({gateway, vpc}) =>
				vpc
					? [
							[
								`vgw:${gateway.key}`,
								{
									namespace: namespaceOf.vpnGateway(gateway.key),
									link: vpcLink,
									what: `virtual private gateway of ${gateway.key}, the side of the VPC`
								}
							]
						]
					: []
			)
		)
	}
}

const attachments = ({vpn}: Lab, vpc: Vpc, context: Context): Attachment[] =>
	(vpn?.gateways ?? [])
		.filter(gateway => gateway.vpc === vpc.key)
		.map(gateway => ({
			link: routerLink,
			serves: target => target.kind === 'vpn-gateway' && target.key === gateway.key,
			entersBy: gateway.routeTable,
			nexthop: viaFarEnd(routerLink),
			...(context.vpn.directConnect.towards('vpn-gateway', gateway.key).length > 0 && {staticMtuBytes: mtu.internet})
		}))

export const vpnGateway: GatewayKind = {compile, attachments}
