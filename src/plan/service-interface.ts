/**
 * A network interface that AWS owns in a subnet: that of a NAT gateway, an endpoint, or a load balancer's node. It is a namespace with one link
 * to its VPC's router, so that the subnet's network ACL and route table, the interface's security groups if any, its public address and a failure
 * of its zone apply to it as to an instance's.
 *
 * Its kind adds the handling of packets: a firewall, further links, listeners.
 */
import {addressesOf, interfaceOf} from '../model/interfaces.ts'
import type {NetworkInterface, RouteTarget, Vpc} from '../model/model.ts'
import {subnetOf, zoneIdOf} from '../model/subnets.ts'
import type {NamespaceName} from '../net/names.ts'
import type {Context} from './context.ts'
import {farEnd, mtu} from './fabric.ts'
import {deadGroup, trackedGroup} from './groups.ts'
import {interfaceLink, namespaceOf} from './names.ts'
import type {Attachment} from './partial-plan.ts'
import {routerEnd, routerNamespace} from './router.ts'
import {everywhere, familyOf, hostPrefix, overLink} from './routes.ts'
import type {CapturePoint, Link, NamespacePlan} from './types.ts'

/** Name of the link in its own namespace. */
export const serviceDevice = 'eth0'

export type ServiceInterface = {
	readonly vpc: Vpc
	readonly networkInterface: NetworkInterface
	readonly namespace: NamespaceName
	/** Default: the VPC's. */
	readonly mtuBytes?: number
	/** MTU of its own end, if that is smaller: larger packets are silently dropped. */
	readonly deviceMtuBytes?: number
}

/** `interfaceKey`: key of an interface in that VPC. */
export const serviceInterface = (
	vpc: Vpc,
	interfaceKey: string,
	rest: Omit<ServiceInterface, 'vpc' | 'networkInterface'>
): ServiceInterface => ({vpc, networkInterface: interfaceOf(vpc, interfaceKey), ...rest})

/**
 * Its namespace: a router with the interface's addresses and a default route to the VPC. `kind`: for people. `parts` is added to it;
 * `furtherLinks` are unnumbered ones whose far ends get neighbor entries.
 */
export function serviceNamespace(
	kind: string,
	{networkInterface}: ServiceInterface,
	{furtherLinks = [], ...parts}: Partial<Omit<NamespacePlan, 'kind'>> & {readonly furtherLinks?: readonly string[]} = {}
): NamespacePlan {
	const addresses = addressesOf(networkInterface)
	const families = [...new Set(addresses.map(familyOf))]
	return routerNamespace(kind, [serviceDevice, ...furtherLinks], {
		...parts,
		addresses: [...addresses.map(address => ({link: serviceDevice, address: hostPrefix(address)})), ...(parts.addresses ?? [])],
		routes: [...families.map(family => overLink(everywhere[family], serviceDevice)), ...(parts.routes ?? [])]
	})
}

/** Its link to the VPC's router. */
export function serviceLink(service: ServiceInterface, context: Context): Link {
	const {vpc, networkInterface, namespace, mtuBytes = mtu.vpc, deviceMtuBytes = mtuBytes} = service
	return {
		ends: [
			routerEnd(namespaceOf.vpc(vpc.key), interfaceLink(vpc.key, networkInterface), {
				mtuBytes,
				group: linkGroup(service, context)
			}),
			{...routerEnd(namespace, serviceDevice, {mtuBytes: deviceMtuBytes}), mac: networkInterface.mac}
		]
	}
}

/** Flows of such an interface are tracked regardless of the rules (SG-4). */
function linkGroup({vpc, networkInterface}: ServiceInterface, context: Context): number {
	const {subnetNumbers, serviceGroupSet} = context.vpc(vpc.key)
	const zone = zoneIdOf(vpc, networkInterface.subnet)
	return !networkInterface.linkUp || (zone !== undefined && context.isZoneDead(zone))
		? deadGroup
		: trackedGroup(subnetNumbers.get(networkInterface.subnet), serviceGroupSet(networkInterface))
}

/** Its capture point. `what`: a description for people. */
export const servicePoint = ({namespace, networkInterface: {mac}}: ServiceInterface, what: string): CapturePoint => ({
	namespace,
	link: serviceDevice,
	mac,
	what
})

/** The same link as seen by the VPC's router. `serves`: routes that lead to it; default none. */
export function serviceAttachment(
	{vpc, networkInterface}: ServiceInterface,
	serves: (target: RouteTarget) => boolean = () => false
): Attachment {
	const link = interfaceLink(vpc.key, networkInterface)
	const addresses = addressesOf(networkInterface)
	const subnet = subnetOf(vpc, networkInterface.subnet)
	const via = (family: 4 | 6) => addresses.find(address => familyOf(address) === family)
	const nexthop = (family: 4 | 6) => ({link, via: via(family) ?? farEnd[family]})
	const known = [...addresses, ...([4, 6] as const).filter(family => via(family) === undefined).map(family => farEnd[family])]
	return {
		link,
		interface: networkInterface.key,
		serves,
		addresses,
		neighbors: known.map(address => ({link, address, mac: networkInterface.mac})),
		entersBy: subnet?.routeTable,
		...(subnet && {entersFromZone: subnet.zoneId, subnet: subnet.key}),
		nexthop: {4: nexthop(4), 6: nexthop(6)}
	}
}
