/**
 * An instance: one namespace with a veth for each ENI, addressed as Amazon Linux would be, and no process of its own.
 * Its default gateway is the subnet's `.1`, a permanent neighbour: all packets, even within the subnet, go to the router.
 */
import type {Instance, Lab, Vpc} from '../../model/model.ts'
import {recordOf} from '../../model/record-of.ts'
import {vpcResolver} from '../../model/resolvers.ts'
import {prefixLength} from '../../net/address.ts'
import type {NamespaceName} from '../../net/names.ts'
import type {Context, LinkedInterface, VpcContext} from '../../plan/context.ts'
import {mtu, routerMac, tables, vpcRouter6} from '../../plan/fabric.ts'
import {deadGroup, interfaceGroup, unfilteredGroup} from '../../plan/groups.ts'
import {namespaceOf} from '../../plan/names.ts'
import {mergePartialPlans, type PartialPlan, type PlanPart} from '../../plan/partial-plan.ts'
import {emptyNamespace, routerEnd} from '../../plan/router.ts'
import {everywhere, familyOf, hostPrefix, unicast} from '../../plan/routes.ts'
import type {
	Address,
	CapturePoint,
	Host,
	HostListener,
	Link,
	LinkEnd,
	NamespacePlan,
	Neighbor,
	Route,
	Rule
} from '../../plan/types.ts'
import {compileInterfaceFilter, filterLinks} from '../network-interface/plan-filter.ts'
import {vpnDevice} from '../site/plan-instance.ts'
import {applianceParts, device, gatewayOf, guestFirewall, ownRoutes, ownRules, sysctlsOf} from './plan-guest.ts'

/** Kernel table of the ENI with this device index, so that replies leave by the ENI that has their source address (ENI-4). */
const deviceTable = (deviceIndex: number) => 10_000 + deviceIndex
const devicePriority = 10_000

function addressesOf({networkInterface, subnet, deviceIndex}: LinkedInterface, instance: Instance): Address[] {
	const link = device(deviceIndex)
	const [primary, ...secondary] = networkInterface.privateIps
	const own = instance.guest.configuresSecondaryIps ? [primary, ...secondary] : [primary]
	return [
		...own.flatMap(one => (one ? [{link, address: `${one.address}/${prefixLength(subnet.cidr)}`}] : [])),
		...networkInterface.ipv6.map(address => ({link, address: hostPrefix(address)}))
	]
}

function neighborsOf({networkInterface, subnet, deviceIndex}: LinkedInterface): Neighbor[] {
	const link = device(deviceIndex)
	return [
		{link, address: gatewayOf(subnet), mac: routerMac},
		...(networkInterface.ipv6.length > 0 ? [{link, address: vpcRouter6, mac: routerMac}] : [])
	]
}

function defaults({networkInterface, subnet, deviceIndex}: LinkedInterface, table: number): Route[] {
	const link = device(deviceIndex)
	const [primary] = networkInterface.privateIps
	const [primary6] = networkInterface.ipv6
	return [
		{...unicast(everywhere[4], [{link, via: gatewayOf(subnet)}], table), ...(primary && {source: primary.address})},
		...(primary6 ? [{...unicast(everywhere[6], [{link, via: vpcRouter6}], table), source: primary6}] : [])
	]
}

const onSubnet = ({networkInterface: {privateIps}, subnet, deviceIndex}: LinkedInterface): Route => ({
	...unicast(subnet.cidr, [{link: device(deviceIndex), via: gatewayOf(subnet)}]),
	...(privateIps[0] && {source: privateIps[0].address})
})

/** Keeps its own subnet, and the router that is next hop of learned routes, reachable beside learned routes for larger blocks. */
const besideLearned = (first: LinkedInterface): Route[] => [
	unicast(hostPrefix(gatewayOf(first.subnet)), [{link: device(first.deviceIndex)}]),
	onSubnet(first)
]

/** Secondary ENIs: the first in a subnet is the route to it; with policy routing, packets leave by the ENI that has their source address. */
const furtherRoutes = (linked: LinkedInterface, earlier: readonly LinkedInterface[], instance: Instance): Route[] => [
	...(earlier.some(({subnet}) => subnet.key === linked.subnet.key) ? [] : [onSubnet(linked)]),
	...(instance.guest.policyRouting ? defaults(linked, deviceTable(linked.deviceIndex)) : [])
]

/** The guest's own routes replace others to the same destination. */
const replacing = (own: readonly Route[], others: readonly Route[]): Route[] => [
	...others.filter(other => !own.some(one => one.table === other.table && one.destination === other.destination)),
	...own
]

const policyRules = ({networkInterface, deviceIndex}: LinkedInterface): Rule[] =>
	[...networkInterface.privateIps.map(({address}) => address), ...networkInterface.ipv6].map(address => ({
		family: familyOf(address),
		priority: devicePriority + deviceIndex,
		from: hostPrefix(address),
		table: deviceTable(deviceIndex)
	}))

function listenersOf(instance: Instance, linked: readonly LinkedInterface[]): HostListener[] {
	const addresses = linked.flatMap(one => [
		...one.networkInterface.privateIps.map(({address}) => address),
		...one.networkInterface.ipv6
	])
	return instance.state === 'stopped' ? [] : instance.services.map(service => ({...service, addresses, host: instance.name}))
}

const hostEnd = ({networkInterface, deviceIndex, instance}: LinkedInterface): LinkEnd => ({
	namespace: namespaceOf.instance(instance.key),
	name: device(deviceIndex),
	mac: networkInterface.mac,
	mtuBytes: mtu.vpc,
	group: 0,
	up: true
})

/** The router's end of the link. Its group carries what the firewall matches (`groups.ts`). */
function vpcEnd(linked: LinkedInterface, {vpc, subnetNumbers}: VpcContext): LinkEnd {
	const subnet = subnetNumbers.get(linked.subnet.key) ?? 0
	const group = linked.dead ? deadGroup : linked.filtered ? interfaceGroup(subnet, linked.groupSet) : unfilteredGroup(subnet)
	return routerEnd(namespaceOf.vpc(vpc.key), linked.link, {mtuBytes: mtu.vpc, group})
}

function pointsOf(
	instance: Instance,
	linked: readonly LinkedInterface[],
	links: readonly Link[]
): (readonly [name: string, point: CapturePoint])[] {
	const names = [...new Set([instance.name, instance.key])]
	const points: [string, CapturePoint][] = []
	for (const {
		deviceIndex,
		networkInterface: {mac}
	} of linked) {
		const inside = {namespace: namespaceOf.instance(instance.key), link: device(deviceIndex), mac}
		const pair = links.find(({ends}) => ends[1].namespace === inside.namespace && ends[1].name === inside.link)
		for (const name of names) {
			const suffix = deviceIndex === 0 ? [`:${device(0)}`, ''] : [`:${device(deviceIndex)}`]
			for (const end of suffix) {
				points.push([name + end, {...inside, what: `${device(deviceIndex)} of ${instance.name}, as its own tcpdump sees it`}])
				if (pair) {
					const [{namespace, name: link}] = pair.ends
					const what = `the ENI ${device(deviceIndex)} of ${instance.name}, from the outside`
					points.push([`eni:${name}${end}`, {namespace, link, mac, what}])
				}
			}
		}
	}

	return points
}

function hostOf(instance: Instance, vpc: Vpc, linked: readonly LinkedInterface[], listeners: readonly HostListener[]): Host {
	const interfaces = linked.map(({networkInterface}) => networkInterface)
	const privateIps = interfaces.flatMap(({privateIps}) => privateIps)
	return {
		name: instance.name,
		kind: 'instance',
		namespace: namespaceOf.instance(instance.key),
		ipv4: privateIps.map(({address}) => address),
		ipv6: interfaces.flatMap(({ipv6}) => ipv6),
		publicIpv4: privateIps.flatMap(({publicIp}) => (publicIp ? [publicIp.address] : [])),
		vpc: vpc.key,
		running: instance.state === 'running',
		resolver: vpcResolver(vpc),
		listeners
	}
}

function compileInstances(lab: Lab, context: VpcContext, whole: Context): PartialPlan {
	const {vpc} = context
	const byInstance = Map.groupBy(context.linked, ({instance}) => instance.key)
	const parts = vpc.instances.map(instance => {
		const linked = (byInstance.get(instance.key) ?? []).toSorted((a, b) => a.deviceIndex - b.deviceIndex)
		const [first, ...further] = linked
		const hasIpv6 = linked.some(({networkInterface}) => networkInterface.ipv6.length > 0)
		const vpn = first && vpnDevice(lab, first, whole)
		const appliance = applianceParts(instance, first)
		const daemons = [...(vpn?.daemons ?? []), ...(appliance.daemons ?? [])]
		const firewall = guestFirewall(instance, hasIpv6, vpn)
		const listeners = listenersOf(instance, linked)
		const links = linked.flatMap((one): Link[] =>
			one.filtered ? [{ends: [vpcEnd(one, context), hostEnd(one)]}] : filterLinks(one, vpcEnd(one, context), hostEnd(one))
		)
		const namespaces: (readonly [NamespaceName, NamespacePlan])[] = [
			...linked
				.filter(({filtered}) => !filtered)
				.map(one => [namespaceOf.interfaceFilter(one.networkInterface.key), compileInterfaceFilter(lab, one, context)] as const),
			[
				namespaceOf.instance(instance.key),
				{
					...emptyNamespace('instance'),
					sysctls: {...sysctlsOf(instance, hasIpv6), ...vpn?.sysctls, ...appliance.sysctls},
					addresses: linked.flatMap(one => addressesOf(one, instance)),
					neighbors: [...linked.flatMap(neighborsOf), ...(vpn?.neighbors ?? []), ...(appliance.neighbors ?? [])],
					routes: [
						...replacing(
							replacing(ownRoutes(instance, linked), [
								...(first ? defaults(first, tables.main) : []),
								...(first && vpn ? besideLearned(first) : []),
								...further.flatMap((one, index) => furtherRoutes(one, linked.slice(0, index + 1), instance))
							]),
							vpn?.routes ?? []
						),
						...(appliance.routes ?? [])
					],
					rules: [
						...(appliance.rules ?? []),
						...ownRules(instance, hasIpv6),
						...(instance.guest.policyRouting ? further.flatMap(policyRules) : [])
					],
					firewall,
					listeners,
					...(daemons.length > 0 && {daemons})
				}
			]
		]
		return {
			namespaces,
			links: [...links, ...(appliance.links ?? [])],
			points: pointsOf(instance, linked, links),
			host: hostOf(instance, vpc, linked, listeners)
		}
	})
	return {
		namespaces: recordOf(parts.flatMap(({namespaces}) => namespaces)),
		links: parts.flatMap(({links}) => links),
		points: recordOf(parts.flatMap(({points}) => points)),
		hosts: parts.map(({host}) => host)
	}
}

export const instance: PlanPart = {
	compile: (lab, context) => mergePartialPlans(lab.vpcs.map(({key}) => compileInstances(lab, context.vpc(key), context)))
}
