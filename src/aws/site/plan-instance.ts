/**
 * An instance that is a site's gateway device (VPN-1): its tunnel interfaces and its bgpd are in its own namespace, among the guest's routes.
 * All its charons use its private address, and each runs in a namespace of its own behind it, since port 500 can be bound only once: the guest
 * distinguishes them by AWS's address. Their packets pass the guest's only interface, so that security groups, ACLs, route tables and the internet
 * gateway's translation apply to them as they do on AWS.
 */
import type {Lab} from '../../model/model.ts'
import type {Site} from '../../model/vpn.ts'
import {family} from '../../net/address.ts'
import type {Context, LinkedInterface} from '../../plan/context.ts'
import {namespaceOf} from '../../plan/names.ts'
import type {PartialPlan} from '../../plan/partial-plan.ts'
import {balancingSysctls, farEndNeighbors} from '../../plan/router.ts'
import {blackhole, hostPrefix, overLink} from '../../plan/routes.ts'
import type {NamespacePlan, Route} from '../../plan/types.ts'
import {charonLink, handleOf} from '../vpn-connection/plan-parts.ts'
import {withoutSaSilent} from '../vpn-connection/plan-traffic.ts'
import {tunnelRoutes} from '../vpn-gateway/plan.ts'
import {routesLearned, siteSpeaker} from './plan-routing.ts'

/** Additions to the namespace of the guest: the firewall rules come after the guest's own. */
export type VpnDevice = Pick<NamespacePlan, 'sysctls' | 'neighbors' | 'routes'> & {
	readonly nat: readonly string[]
	readonly filter: readonly string[]
	readonly daemons: NonNullable<NamespacePlan['daemons']>
}

const uplink = 'eth0'
/** IKE; IKE and ESP behind a NAT. */
const ports = [500, 4500]

/** `first`: its primary interface. Undefined: the instance is not a site's device. */
export function vpnDevice(
	{vpn: written}: Lab,
	{instance, networkInterface}: LinkedInterface,
	context: Context
): VpnDevice | undefined {
	const site = written?.sites.find(one => one.instance?.key === instance.key)
	if (!site?.instance) return undefined
	const {privateIp} = site.instance
	const connections = context.vpn.connectionsOfSite(site.key)
	const charons = connections.flatMap(({key, tunnels}) =>
		tunnels.map(({number, outsideIp}) => ({
			outsideIp,
			link: charonLink(key, number),
			handle: handleOf(site, context.vpn.connections, key, number)
		}))
	)
	const fixed = (site.routes ?? []).flatMap(({destination, to}) => (to === 'nowhere' ? [blackhole(destination)] : []))
	const learned = routesLearned(site, context).filter(({destination}) => !fixed.some(one => one.destination === destination))
	const sourceOf = (destination: string) => (family(destination) === 4 ? privateIp : networkInterface.ipv6[0])
	return {
		sysctls: {...balancingSysctls, 'net.ipv4.ip_forward': '1'},
		neighbors: charons.flatMap(({link}) => farEndNeighbors(link)),
		routes: [
			...charons.map(({link, handle}) => overLink(hostPrefix(handle), link)),
			...fixed,
			...tunnelRoutes(context.vpn, learned, 'customer').map((route): Route => {
				const source = sourceOf(route.destination)
				return {...route, ...(source && {source})}
			})
		],
		nat: charons.flatMap(({outsideIp, handle}) => [
			...ports.map(
				port =>
					`-A PREROUTING -i ${uplink} -s ${outsideIp} -d ${privateIp} -p udp -m udp --dport ${port} -j DNAT --to-destination ${handle}`
			),
			`-A POSTROUTING -o ${uplink} -s ${handle} -j SNAT --to-source ${privateIp}`
		]),
		filter: [
			...withoutSaSilent(context.dataPath),
			// A guest that does not forward still passes packets of its own charons.
			...(instance.guest.forward
				? []
				: [
						...charons.flatMap(({link}) => [`-A FORWARD -i ${link} -j ACCEPT`, `-A FORWARD -o ${link} -j ACCEPT`]),
						'-A FORWARD -j DROP'
					])
		],
		daemons: site.failed ? [] : siteSpeaker(site, namespaceOf.instance(instance.key), connections, [])
	}
}

/** The instance's interface is the site's uplink to the Internet. */
export const instancePoints = ({key, instance}: Site): PartialPlan =>
	instance
		? {
				points: {
					[`site:${key}`]: {
						namespace: namespaceOf.instance(instance.key),
						link: uplink,
						what: `site ${key}, the uplink of its device: ${uplink} of ${instance.key}`
					}
				}
			}
		: {}
