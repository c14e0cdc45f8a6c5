/** Which tunnel carries which prefix: how AWS's gateways and a customer's device select among routes learned over VPN. */
import type {Site, VpnConnection, VpnTunnel} from '../model/vpn.ts'
import type {Cidr} from '../net/address.ts'
import type {LearnedRoute} from '../services/frr/facts.ts'

/** A candidate route to a prefix, through one tunnel or one virtual interface of Direct Connect. */
export type Candidate = {
	readonly destination: Cidr
	/** `office:1`; a virtual interface's key, `primary.prod`. */
	readonly tunnel: string
	readonly connection: string
	readonly origin: 'static' | 'bgp'
	/** Absent: VPN. */
	readonly over?: 'direct-connect'
	readonly asPath: readonly number[]
	readonly med: number
	readonly localPreference: number
	/** AWS is about to replace the tunnel's endpoint, and uses the other tunnel if there is one. */
	readonly inMaintenance?: boolean
}

export type SelectedRoute = {
	readonly destination: Cidr
	/** One tunnel, or several that share the flows. */
	readonly tunnels: readonly string[]
	readonly connections: readonly string[]
	readonly origin: 'static' | 'bgp'
	readonly asPath: readonly number[]
	readonly med: number
	/** Why it was selected: `the only one`, `static before BGP (VPN-8)`, … */
	readonly why: string
	/** All candidates, the best first. */
	readonly candidates: readonly Candidate[]
}

/** The end whose router selects. Routes that it learns have the other end's inside address as next hop. */
type Side = 'aws' | 'customer'

/** AWS's router no longer has a link to an endpoint that is dead; the customer's keeps its own until it notices. */
const isUsable = ({fault}: VpnTunnel, side: Side) => side === 'customer' || fault !== 'kill'

/** The candidates of a router at one side of connections. `isUp`: whether a tunnel is up, by key; only needed for static routes. */
export function candidatesOf(
	connections: readonly VpnConnection[],
	side: Side,
	learned: readonly LearnedRoute[],
	isUp: (tunnel: string) => boolean
): Candidate[] {
	const byPeer = Map.groupBy(learned, ({via}) => via)
	return connections.flatMap(connection =>
		connection.tunnels.flatMap(tunnel => {
			if (!isUsable(tunnel, side)) return []
			const peer = side === 'aws' ? tunnel.customerInside : tunnel.awsInside
			const isLeaving = side === 'aws' && tunnel.fault === 'maintenance'
			const base = {tunnel: tunnel.key, connection: connection.key, ...(isLeaving && {inMaintenance: true})}
			const routes = side === 'aws' ? connection.routes : connection.customerRoutes
			return [
				...(isUp(tunnel.key)
					? routes.map(
							(destination): Candidate => ({...base, destination, origin: 'static', asPath: [], med: 0, localPreference: 100})
						)
					: []),
				...(byPeer.get(peer) ?? []).map(route => received(route, base))
			]
		})
	)
}

/** Static routes of a site's router into its tunnels that are up. */
export const staticOfSite = ({routes = []}: Site, isUp: (tunnel: string) => boolean): Candidate[] =>
	routes.flatMap(({destination, to, key}): Candidate[] =>
		to === 'tunnel' && isUp(key)
			? [
					{
						tunnel: key,
						connection: key.slice(0, key.lastIndexOf(':')),
						destination,
						origin: 'static',
						asPath: [],
						med: 0,
						localPreference: 100
					}
				]
			: []
	)

/** A route learned by BGP, as a candidate through a tunnel or virtual interface. */
export const received = (
	{destination, asPath, med, localPreference}: LearnedRoute,
	way: Pick<Candidate, 'tunnel' | 'connection' | 'over' | 'inMaintenance'>
): Candidate => ({...way, destination: destination as Cidr, origin: 'bgp', asPath, med, localPreference})

type Criterion = {
	/** Negative: `a` is better; 0: equal by this rule. */
	readonly compare: (a: Candidate, b: Candidate) => number
	readonly why: string
}

const isDirect = ({over}: Candidate) => over === 'direct-connect'

const directFirst: Criterion = {
	compare: (a, b) => Number(isDirect(b)) - Number(isDirect(a)),
	why: 'Direct Connect before VPN (VPN-8)'
}
const byCommunity: Criterion = {
	compare: (a, b) => (isDirect(a) && isDirect(b) ? b.localPreference - a.localPreference : 0),
	why: 'highest preference by its community (DX-7)'
}
const noMaintenance: Criterion = {
	compare: (a, b) => Number(a.inMaintenance ?? false) - Number(b.inMaintenance ?? false),
	why: 'the other tunnel is in maintenance (VPN-8)'
}
const staticFirst: Criterion = {
	compare: (a, b) => Number(a.origin === 'bgp') - Number(b.origin === 'bgp'),
	why: 'static before BGP (VPN-8)'
}
const shortestPath: Criterion = {compare: (a, b) => a.asPath.length - b.asPath.length, why: 'shortest AS path (VPN-8)'}
const lowestMed: Criterion = {compare: (a, b) => a.med - b.med, why: 'lowest MED (VPN-8)'}
const highestPreference: Criterion = {
	compare: (a, b) => b.localPreference - a.localPreference,
	why: 'highest local preference'
}

/** The ECMP rule among Direct Connect's routes (DX-7). */
const sharesDirect = (best: Candidate, other: Candidate) => isDirect(best) && isDirect(other)

/**
 * VPN-8: Direct Connect first, whose equal routes share the flows (DX-7); static before BGP, then the shortest AS path, then the lowest MED.
 * Exactly one tunnel of all the gateway's VPN connections carries a prefix: between equals AWS chooses any; here it is the first connection's
 * first tunnel, so that the choice is stable.
 */
export const selectVpnGatewayRoutes = (candidates: readonly Candidate[]): readonly SelectedRoute[] =>
	select(candidates, [directFirst, byCommunity, noMaintenance, staticFirst, shortestPath, lowestMed], sharesDirect)

/** TGW-6: tunnels with routes of equal prefix and AS path, so of one ASN too, share the flows, if the gateway has ECMP. */
export const selectTransitGatewayRoutes = (
	candidates: readonly Candidate[],
	{ecmp}: {readonly ecmp: boolean}
): readonly SelectedRoute[] =>
	select(
		candidates,
		[directFirst, byCommunity, noMaintenance, staticFirst, shortestPath, lowestMed],
		(best, other) =>
			sharesDirect(best, other) || (ecmp && other.origin === 'bgp' && other.asPath.join(' ') === best.asPath.join(' '))
	)

/** A customer's device selects like any BGP router, and uses all equal routes if configured for ECMP. */
export const selectSiteRoutes = (candidates: readonly Candidate[], {ecmp}: {readonly ecmp: boolean}): readonly SelectedRoute[] =>
	select(candidates, [staticFirst, highestPreference, shortestPath, lowestMed], () => ecmp)

function select(
	candidates: readonly Candidate[],
	criteria: readonly Criterion[],
	shares: (best: Candidate, other: Candidate) => boolean
): readonly SelectedRoute[] {
	const compare = (a: Candidate, b: Candidate) => criteria.reduce((result, one) => result || one.compare(a, b), 0)
	return [...Map.groupBy(candidates, ({destination}) => destination)].flatMap(([destination, all]): SelectedRoute[] => {
		const sorted = all.toSorted(compare)
		const [best] = sorted
		if (!best) return []
		const sharing = sorted.filter(one => one === best || (compare(best, one) === 0 && shares(best, one)))
		return [
			{
				destination,
				tunnels: sharing.map(({tunnel}) => tunnel),
				connections: [...new Set(sharing.map(({connection}) => connection))],
				origin: best.origin,
				asPath: best.asPath,
				med: best.med,
				why: reasonOf(best, sorted.filter(one => !sharing.includes(one))[0], sharing.length, criteria),
				candidates: sorted
			}
		]
	})
}

function reasonOf(best: Candidate, next: Candidate | undefined, sharing: number, criteria: readonly Criterion[]): string {
	const shared = sharing > 1 ? `${sharing} equal routes share the flows` : undefined
	if (!next) return shared ?? 'the only one'
	const decisive = criteria.find(one => one.compare(best, next) !== 0)?.why ?? 'equal, and only the first is used'
	return shared === undefined ? decisive : `${shared}; before others: ${decisive}`
}
