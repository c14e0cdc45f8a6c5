/** Direct Connect as all the gateways that it joins see it, with what has been learned there. */
import {candidatesAtAws, candidatesAtSite, type Reached, reachedBy} from '../control/direct-connect-routes.ts'
import type {Learned} from '../control/learned.ts'
import type {Candidate} from '../control/vpn-routes.ts'
import type {DirectConnectConnection, VirtualInterface} from '../lab/direct-connect-model.ts'
import type {Lab} from '../lab/model.ts'
import type {Cidr} from '../net/address.ts'
import {namespaceOf} from './names.ts'

export type PlacedInterface = {
	readonly connection: DirectConnectConnection
	readonly interface: VirtualInterface
	readonly siteAsn: number
	readonly reached: readonly Reached[]
	/** What the site announces there, by AWS's own word for it none of its prefixes. */
	readonly learned: readonly Candidate[]
}

export type DirectConnectState = {
	readonly connections: readonly DirectConnectConnection[]
	readonly interfaces: readonly PlacedInterface[]
	readonly interface: (key: string) => PlacedInterface | undefined
	readonly connectionsOfSite: (site: string) => readonly DirectConnectConnection[]
	/** The virtual interfaces that reach a gateway, by which Direct Connect gateway. */
	readonly towards: (kind: Reached['gateway']['kind'], key: string) => readonly PlacedInterface[]
	readonly candidatesOf: (kind: Reached['gateway']['kind'], key: string) => readonly Candidate[]
	readonly candidatesOfSite: (site: string) => readonly Candidate[]
}

export function directConnectStateOf({directConnect, vpn, vpcs}: Lab, learned: Learned): DirectConnectState {
	const connections = directConnect?.connections ?? []
	const blocksOf = (vpnGateway: string): readonly Cidr[] => {
		const home = vpn?.gateways.find(({key}) => key === vpnGateway)?.vpc
		return vpcs.find(({key}) => key === home)?.cidrs ?? []
	}
	const interfaces = connections.flatMap(connection =>
		connection.interfaces.map((one): PlacedInterface => {
			const reached = reachedBy(one, directConnect?.gateways ?? [], blocksOf)
			const own = new Set(reached.flatMap(({prefixes}) => prefixes))
			const heard = learned.routes[namespaceOf.directConnect(connection.key)] ?? []
			return {
				connection,
				interface: one,
				siteAsn: vpn?.sites.find(({key}) => key === connection.site)?.asn ?? 65_000,
				reached,
				learned: candidatesAtAws(one, connection.key, heard).filter(({destination}) => !own.has(destination))
			}
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
		candidatesOfSite: site => candidatesAtSite(connectionsOfSite(site), learned.routes[namespaceOf.site(site)] ?? [])
	}
}
