/** Routes of gateways and sites learned over VPN, as part of the lab: propagated into route tables. */
import type {Lab, Route, TransitGateway, TransitGatewayRoute} from '../model/model.ts'
import type {Site, VpnConnection, VpnGateway, VpnTunnel} from '../model/vpn.ts'
import {routesLearnedBy} from '../services/frr/facts.ts'
import {tunnelFact} from '../services/strongswan/facts.ts'
import {type DirectConnectState, directConnectStateOf} from './direct-connect-state.ts'
import {type Learned, nothingLearned} from './learned.ts'
import {ipsecEndName, ipsecId, learners, routerOfSite} from './learners.ts'
import {
	candidatesOf,
	type SelectedRoute,
	selectSiteRoutes,
	selectTransitGatewayRoutes,
	selectVpnGatewayRoutes,
	staticOfSite
} from './vpn-routes.ts'

export type VpnState = {
	readonly directConnect: DirectConnectState
	readonly learned: Learned
	readonly connections: readonly VpnConnection[]
	readonly connectionsOf: (kind: VpnConnection['gateway']['kind'], key: string) => readonly VpnConnection[]
	readonly connectionsOfSite: (key: string) => readonly VpnConnection[]
	readonly site: (key: string) => Site | undefined
	readonly tunnel: (key: string) => {readonly connection: VpnConnection; readonly tunnel: VpnTunnel} | undefined
	/** Whether that end of a tunnel is up. */
	readonly isUp: (tunnel: string, side: 'aws' | 'customer') => boolean
	/** Routes in force at a virtual private gateway, a transit gateway's tables or a site, with the reason for each. */
	readonly ofGateway: (gateway: Pick<VpnGateway, 'key'>) => readonly SelectedRoute[]
	readonly ofTransitTable: (gateway: TransitGateway, routeTable: string) => readonly SelectedRoute[]
	readonly ofSite: (site: Site) => readonly SelectedRoute[]
}

export function vpnStateOf(lab: Lab, learned: Learned = nothingLearned): VpnState {
	const {vpn} = lab
	const directConnect = directConnectStateOf(lab, learned)
	const connections = vpn?.connections ?? []
	const sites = new Map((vpn?.sites ?? []).map(site => [site.key, site]))
	const tunnels = new Map(connections.flatMap(connection => connection.tunnels.map(tunnel => [tunnel.key, {connection, tunnel}])))
	const isUp = (key: string, side: 'aws' | 'customer') => {
		const found = tunnels.get(key)
		if (!found) return false

		const {connection, tunnel} = found
		return (
			tunnelFact(learned, ipsecId(connection.key, tunnel.number, side), ipsecEndName(connection.key, tunnel.number))?.up ?? false
		)
	}
	const connectionsOf = (kind: VpnConnection['gateway']['kind'], key: string) =>
		connections.filter(({gateway}) => gateway.kind === kind && gateway.key === key)
	const connectionsOfSite = (key: string) => connections.filter(({site}) => site === key)
	const isUpAtAws = (key: string) => isUp(key, 'aws')
	return {
		directConnect,
		learned,
		connections,
		connectionsOf,
		connectionsOfSite,
		site: key => sites.get(key),
		tunnel: key => tunnels.get(key),
		isUp,
		ofGateway: once(
			({key}) => key,
			({key}) =>
				selectVpnGatewayRoutes([
					...directConnect.candidatesOf('vpn-gateway', key),
					...candidatesOf(connectionsOf('vpn-gateway', key), 'aws', routesLearnedBy(learned, learners.vpnGateway(key)), isUpAtAws)
				])
		),
		ofTransitTable: once(
			({key}, routeTable) => `${key} ${routeTable}`,
			({key, attachments, vpnEcmp}, routeTable) => {
				const propagating = attachments.flatMap(({resource}) =>
					resource.kind === 'vpn' && resource.propagations.includes(routeTable) ? [resource.connection] : []
				)
				const own = connectionsOf('transit-gateway', key).filter(one => propagating.includes(one.key))
				const direct = attachments.flatMap(({resource}) =>
					resource.kind === 'direct-connect-gateway' && resource.propagations.includes(routeTable) ? [resource.gateway] : []
				)
				return selectTransitGatewayRoutes(
					[
						...directConnect
							.towards('transit-gateway', key)
							.filter(one => direct.includes(one.interface.gateway.key))
							// The attachment has the Direct Connect gateway's name.
							.flatMap(one => one.learned.map(route => ({...route, connection: one.interface.gateway.key}))),
						...candidatesOf(own, 'aws', routesLearnedBy(learned, learners.transitGateway(key)), isUpAtAws)
					],
					{ecmp: vpnEcmp}
				)
			}
		),
		ofSite: once(
			({key}) => key,
			site =>
				selectSiteRoutes(
					[
						...directConnect.candidatesOfSite(site.key),
						...staticOfSite(site, key => isUp(key, 'customer')),
						...candidatesOf(connectionsOfSite(site.key), 'customer', routesLearnedBy(learned, routerOfSite(site)), key =>
							isUp(key, 'customer')
						)
					],
					{ecmp: site.ecmp}
				)
		)
	}
}

/** Each answer is computed once. */
function once<Asked extends readonly unknown[], Answer>(
	keyOf: (...asked: Asked) => string,
	compute: (...asked: Asked) => Answer
) {
	const answers = new Map<string, Answer>()
	return (...asked: Asked): Answer => {
		const key = keyOf(...asked)
		const answer = answers.get(key) ?? compute(...asked)
		answers.set(key, answer)
		return answer
	}
}

/** The lab with the routes that its gateways propagate (RT-3, RT-8, TGW-3): what AWS's control plane derives from what BGP learned. */
export function propagate(lab: Lab, state: VpnState): Lab {
	const {vpn} = lab
	if (!vpn) return lab

	return {
		...lab,
		vpcs: lab.vpcs.map(vpc => {
			const gateway = vpn.gateways.find(one => one.vpc === vpc.key)
			if (!gateway || !vpc.routeTables.some(({propagating}) => propagating)) return vpc

			const routes = state.ofGateway(gateway).map(
				({destination}): Route => ({
					destination,
					target: {kind: 'vpn-gateway', key: gateway.key},
					origin: 'propagated',
					state: 'active'
				})
			)
			return {
				...vpc,
				routeTables: vpc.routeTables.map(table => (table.propagating ? {...table, routes: [...table.routes, ...routes]} : table))
			}
		}),
		transitGateways: lab.transitGateways.map(gateway => ({
			...gateway,
			routeTables: gateway.routeTables.map(table => {
				const routes = state.ofTransitTable(gateway, table.key).map(
					({destination, connections: [connection], tunnels}): TransitGatewayRoute => ({
						destination,
						origin: 'propagated',
						attachment: `${gateway.key}.${connection}`,
						tunnels
					})
				)
				return routes.length === 0 ? table : {...table, routes: [...table.routes, ...routes]}
			})
		}))
	}
}
