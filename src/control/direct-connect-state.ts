/** Direct Connect as seen by the gateways that it connects, with the routes learned there. */
import type {DirectConnectConnection, VirtualInterface} from '../model/direct-connect.ts'
import type {Lab} from '../model/model.ts'
import {routesLearnedBy} from '../services/frr/facts.ts'
import {reachesRegion} from './direct-connect-public.ts'
import {candidatesAtAws, candidatesAtSite, type Reached, reachedIn} from './direct-connect-routes.ts'
import type {Learned} from './learned.ts'
import {learners} from './learners.ts'
import {type Candidate, type SelectedRoute, selectVpnGatewayRoutes} from './vpn-routes.ts'

export type PlacedInterface = {
	readonly connection: DirectConnectConnection
	readonly interface: VirtualInterface
	readonly siteAsn: number
	readonly reached: readonly Reached[]
	/** Routes that the site advertises there, except prefixes that AWS itself advertises there. */
	readonly learned: readonly Candidate[]
}

export type DirectConnectState = {
	readonly connections: readonly DirectConnectConnection[]
	readonly interfaces: readonly PlacedInterface[]
	readonly interface: (key: string) => PlacedInterface | undefined
	readonly connectionsOfSite: (site: string) => readonly DirectConnectConnection[]
	/** The virtual interfaces of a gateway, direct or through a Direct Connect gateway. */
	readonly towards: (kind: Reached['gateway']['kind'], key: string) => readonly PlacedInterface[]
	readonly candidatesOf: (kind: Reached['gateway']['kind'], key: string) => readonly Candidate[]
	readonly candidatesOfSite: (site: string) => readonly Candidate[]
	/** A customer's own prefixes that a region has learned over public virtual interfaces (DX-4). */
	readonly ofRegion: (region: string) => readonly SelectedRoute[]
}

export function directConnectStateOf(lab: Lab, learned: Learned): DirectConnectState {
	const {directConnect, vpn} = lab
	const connections = directConnect?.connections ?? []
	const reachedOf = reachedIn(lab)
	const receivedAt = ({key}: DirectConnectConnection) => routesLearnedBy(learned, learners.directConnect(key))
	const asns = new Map((vpn?.sites ?? []).map(({key, asn}) => [key, asn]))
	const interfaces = connections.flatMap(connection =>
		connection.interfaces.flatMap((one): PlacedInterface[] => {
			const siteAsn = asns.get(connection.site)
			if (siteAsn === undefined) return []
			const reached = reachedOf(one)
			const own = new Set(reached.flatMap(({prefixes}) => prefixes))
			const learnedThere = candidatesAtAws(one, connection.key, receivedAt(connection)).filter(
				({destination}) => !own.has(destination)
			)
			return [{connection, interface: one, siteAsn, reached, learned: learnedThere}]
		})
	)
	const byKey = new Map(interfaces.map(one => [one.interface.key, one]))
	const towards: DirectConnectState['towards'] = (kind, key) =>
		interfaces.filter(({reached}) => reached.some(({gateway}) => gateway.kind === kind && gateway.key === key))
	const connectionsOfSite = (site: string) => connections.filter(one => one.site === site)
	return {
		connections,
		interfaces,
		interface: key => byKey.get(key),
		connectionsOfSite,
		towards,
		candidatesOf: (kind, key) => towards(kind, key).flatMap(one => one.learned),
		ofRegion: region =>
			selectVpnGatewayRoutes(
				towards('region-edge', region).flatMap(({connection, interface: one}) =>
					candidatesAtAws(
						one,
						connection.key,
						receivedAt(connection).filter(({communities}) => reachesRegion(communities, region, connection.region))
					)
				)
			),
		candidatesOfSite: site => candidatesAtSite(connectionsOfSite(site), routesLearnedBy(learned, learners.site(site)))
	}
}
