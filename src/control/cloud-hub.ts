/**
 * What AWS's gateways advertise to one neighbor of what they have received from another, with its AS path: CloudHub (VPN-10), and the table of a
 * transit gateway (VPN-7). Between VPN sessions of one router bgpd does this by itself; these are the cases that involve Direct Connect, whose
 * sessions are on other routers.
 */
import type {Cidr} from '../net/address.ts'
import type {PlacedInterface} from './direct-connect-state.ts'
import type {Candidate, SelectedRoute} from './vpn-routes.ts'
import type {VpnState} from './vpn-state.ts'

export type Advertised = {readonly destination: Cidr; readonly asPath: readonly number[]}

/** The BGP routes in force that were learned over a way of the given kind. */
const advertise = (routes: readonly SelectedRoute[], counts: (way: Candidate) => boolean): readonly Advertised[] =>
	routes.flatMap(({destination, candidates: [best]}) =>
		best?.origin === 'bgp' && counts(best) ? [{destination, asPath: best.asPath}] : []
	)

const isDirect = ({over}: Candidate) => over === 'direct-connect'

/** The virtual private gateway of a virtual interface. Behind a Direct Connect gateway it is not part of a CloudHub (DX-5). */
export const hubOf = ({interface: {gateway}}: PlacedInterface): string | undefined =>
	gateway.kind === 'vpn-gateway' ? gateway.key : undefined

/** `[unverified]` in AWS: that two virtual interfaces receive each other's routes as a virtual interface and a VPN connection do. */
function isOfHub({directConnect}: VpnState, hub: string, way: Candidate): boolean {
	const placed = isDirect(way) ? directConnect.interface(way.tunnel) : undefined
	return !isDirect(way) || (placed !== undefined && hubOf(placed) === hub)
}

/** Everything that a virtual private gateway advertises to its VPN sites of one another. */
export const advertisedByHub = (state: VpnState, hub: string): readonly Advertised[] =>
	state.ofGateway({key: hub}).flatMap(({destination, candidates}) => {
		const best = candidates.find(way => way.origin === 'bgp' && isOfHub(state, hub, way))
		return best ? [{destination, asPath: best.asPath}] : []
	})

/** Of a virtual private gateway, over its VPN connections: what it learned over virtual interfaces. */
export const advertisedOverVpn = (state: VpnState, hub: string): readonly Advertised[] =>
	advertise(state.ofGateway({key: hub}), way => isDirect(way) && isOfHub(state, hub, way))

/** Of a virtual private gateway, over one of its virtual interfaces: what it learned over VPN connections and other virtual interfaces. */
export function advertisedOverDirectConnect(state: VpnState, placed: PlacedInterface): readonly Advertised[] {
	const hub = hubOf(placed)
	if (hub === undefined) return []
	const own = new Set(placed.reached.flatMap(({prefixes}) => prefixes))
	const others = state.ofGateway({key: hub}).filter(({destination}) => !own.has(destination))
	return advertise(others, way => way.tunnel !== placed.interface.key && isOfHub(state, hub, way))
}

/** What a transit gateway's route table learned by BGP, over VPN or Direct Connect. */
export const advertisedByTable = (
	state: VpnState,
	gateway: Parameters<VpnState['ofTransitTable']>[0],
	table: string
): readonly Advertised[] => advertise(state.ofTransitTable(gateway, table), () => true)
