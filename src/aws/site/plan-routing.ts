/** Routing of a site's router, wherever that runs: its BGP speaker, learned routes, and static ones. */
import {withoutOmissions} from '../../device/frr-conf.ts'
import type {DirectConnectConnection} from '../../model/direct-connect.ts'
import type {Site, VpnConnection} from '../../model/vpn.ts'
import type {NamespaceName} from '../../net/names.ts'
import {speaker} from '../../plan/bgp-sessions.ts'
import type {Context} from '../../plan/context.ts'
import type {Daemon} from '../../plan/types.ts'
import {customerDirectSessions, ownPrefixes} from '../direct-connect/plan-sessions.ts'
import {announcedOver, customerSessions} from '../vpn-connection/plan-sessions.ts'

const ownedPrefixes = ({interfaces}: DirectConnectConnection) => interfaces.flatMap(({prefixes = []}) => prefixes)

/** `namespace`: the router's. */
export function siteSpeaker(
	site: Site,
	namespace: NamespaceName,
	connections: readonly VpnConnection[],
	direct: readonly DirectConnectConnection[]
): readonly Daemon[] {
	const [overVpn, overDirect] = [customerSessions(connections, site), customerDirectSessions(direct, site)]
	const ownAnnouncements = new Set<string>(
		connections.flatMap(({tunnels}) => tunnels.flatMap(({customer, awsInside}) => (customer.announces ? [awsInside] : [])))
	)
	return speaker(namespace, {
		asn: site.deviceAsn,
		networks: [...new Set([...site.announces, ...announcedOver(connections), ...direct.flatMap(ownedPrefixes)])],
		ecmp: site.ecmp,
		...overVpn,
		...(direct.length > 0 && {
			neighbors: [
				...overVpn.neighbors.map(one => ({
					...one,
					prefixListOut: ownAnnouncements.has(one.address) && one.prefixListOut ? one.prefixListOut : ownPrefixes
				})),
				...overDirect.neighbors
			],
			routeMaps: {...overVpn.routeMaps, ...overDirect.routeMaps},
			prefixLists: {...overVpn.prefixLists, ...overDirect.prefixLists}
		}),
		...(site.device?.frr && {ownFrrConf: withoutOmissions(site.device.frr.text)})
	})
}

/** Learned routes that the plan adds to the router. With the user's own frr.conf, FRR adds them to the kernel itself. */
export const routesLearned = (site: Site, {vpn}: Context) =>
	vpn.ofSite(site).filter(({origin}) => site.device?.frr === undefined || origin === 'static')
