/**
 * Routes from one neighbor that AWS's gateways advertise to another, with their AS path: CloudHub (VPN-10), and the table of a
 * transit gateway (VPN-7). Between VPN sessions of one router bgpd does this by itself; these are the cases that involve Direct Connect, whose
 * sessions are on other routers.
 */
import type {Cidr} from '../net/address.ts'
import type {PlacedInterface} from './direct-connect-state.ts'
import type {Candidate, SelectedRoute} from './vpn-routes.ts'
import type {VpnState} from './vpn-state.ts'

export type Advertised = {readonly destination: Cidr; readonly asPath: readonly number[]}

/** Advertises the selected BGP routes whose best candidate counts. */
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

/** Routes of VPN sites that a virtual private gateway advertises to its other sites. */
export const advertisedByHub = (state: VpnState, hub: string): readonly Advertised[] =>
	state.ofGateway({key: hub}).flatMap(({destination, candidates}) => {
		const best = candidates.find(way => way.origin === 'bgp' && isOfHub(state, hub, way))
		return best ? [{destination, asPath: best.asPath}] : []
	})

/** Routes that a virtual private gateway learned over virtual interfaces, and advertises over VPN connections. */
export const advertisedOverVpn = (state: VpnState, hub: string): readonly Advertised[] =>
	advertise(state.ofGateway({key: hub}), way => isDirect(way) && isOfHub(state, hub, way))

/** Routes that a virtual private gateway learned over VPN connections and other virtual interfaces, and advertises over one of its virtual interfaces. */
export function advertisedOverDirectConnect(state: VpnState, placed: PlacedInterface): readonly Advertised[] {
	const hub = hubOf(placed)
	if (hub === undefined) return []
	const own = new Set(placed.reached.flatMap(({prefixes}) => prefixes))
	const others = state.ofGateway({key: hub}).filter(({destination}) => !own.has(destination))
	return advertise(others, way => way.tunnel !== placed.interface.key && isOfHub(state, hub, way))
}

/** Routes that a transit gateway's route table learned by BGP, over VPN or Direct Connect. */
export const advertisedByTable = (
	state: VpnState,
	gateway: Parameters<VpnState['ofTransitTable']>[0],
	table: string
): readonly Advertised[] => advertise(state.ofTransitTable(gateway, table), () => true)
