/** What a transit gateway advertises by BGP over its VPN connections (VPN-7). */
import {advertisedByTable} from '../../control/cloud-hub.ts'
import {effectiveTransitGatewayRoutes} from '../../control/transit-gateway-routes.ts'
import type {VpnState} from '../../control/vpn-state.ts'
import type {TransitGateway, TransitGatewayRouteTable, VpnConnection} from '../../model/model.ts'
import {exactly, type Sessions, speaker} from '../../plan/bgp-sessions.ts'
import {namespaceOf} from '../../plan/names.ts'
import {familyOf} from '../../plan/routes.ts'
import type {Daemon} from '../../plan/types.ts'
import {awsSessions} from '../vpn-connection/plan-sessions.ts'

const maximumPrefixes = 1000

/** Advertises to each site the table that its attachment is associated with, or nothing if it has none. */
export function transitGatewaySpeaker(
	gateway: TransitGateway,
	connections: readonly VpnConnection[],
	vpn: VpnState
): readonly Daemon[] {
	const tables = new Map(
		gateway.attachments.flatMap(({resource, routeTable}) => (resource.kind === 'vpn' ? [[resource.connection, routeTable]] : []))
	)
	const own = new Set(gateway.routeTables.flatMap(table => ownNetworks(table, gateway, vpn)))
	// A network that one table has as the gateway's own may be learned from a neighbor in this one, and then has an AS path.
	const advertised = new Map(
		gateway.routeTables.map(({key}) => [
			key,
			advertisedByTable(vpn, gateway, key).filter(({destination}) => own.has(destination))
		])
	)
	const sessions = awsSessions(connections, vpn.site, {
		equal: gateway.vpnEcmp,
		maximumPrefixes,
		prefixListOf: ({key, insideIpVersion}) => listName(tables.get(key), insideIpVersion),
		advertisedOf: ({key, insideIpVersion}) =>
			advertised.get(tables.get(key) ?? '')?.filter(({destination}) => familyOf(destination) === insideIpVersion) ?? []
	})
	const families = ([4, 6] as const).filter(family => connections.some(({insideIpVersion}) => insideIpVersion === family))
	return speaker(namespaceOf.transitGateway(gateway.key), {
		asn: gateway.asn,
		networks: [...own],
		ecmp: gateway.vpnEcmp,
		ecmpAcrossAsPaths: false,
		...sessions,
		prefixLists: {...sessions.prefixLists, ...Object.assign({}, ...families.map(family => tableLists(gateway, family)))}
	})
}

const inForce = (table: TransitGatewayRouteTable) => effectiveTransitGatewayRoutes(table).filter(({attachment}) => attachment)

/** A table's routes that the gateway advertises as its own. Routes learned over VPN are passed on by BGP, with their AS path. */
function ownNetworks(table: TransitGatewayRouteTable, gateway: TransitGateway, vpn: VpnState) {
	const overVpn = new Set(
		vpn
			.ofTransitTable(gateway, table.key)
			.flatMap(({destination, origin, candidates: [best]}) => (origin === 'bgp' && !best?.over ? [destination] : []))
	)
	return inForce(table).flatMap(({tunnels, destination}) => (tunnels && overVpn.has(destination) ? [] : [destination]))
}

const listName = (table: string | undefined, family: 4 | 6) => `table-${table ?? 'none'}${family === 6 ? '-ipv6' : ''}`

const tableLists = ({routeTables}: TransitGateway, family: 4 | 6): NonNullable<Sessions['prefixLists']> => ({
	[listName(undefined, family)]: exactly([], family),
	...Object.fromEntries(
		routeTables.map(table => {
			const destinations = inForce(table).flatMap(({destination}) => (familyOf(destination) === family ? [destination] : []))
			return [listName(table.key, family), exactly(destinations, family)]
		})
	)
})
