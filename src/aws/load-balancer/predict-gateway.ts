/**
 * A node of a Gateway Load Balancer: the packet goes to an appliance in GENEVE and returns (GWLB-1). Both legs pass the network ACLs between
 * the two, and the appliance's security groups; the inner packet is unchanged, or was dropped by the appliance.
 */
import {targetGroupOf, targetsInUse} from '../../control/load-balancing.ts'
import {flowOf, isKnown, type Packet, startsFlow} from '../../control/predict/packet.ts'
import type {AttachedInterface} from '../../control/predict/topology.ts'
import {lose, pass, type Walk} from '../../control/predict/walk.ts'
import {privateIpOf} from '../../model/interfaces.ts'
import type {GatewayLoadBalancer, Instance, LoadBalancerNode, Target} from '../../model/model.ts'
import type {Address} from '../../net/address.ts'
import {instanceComponent} from '../instance/predict.ts'
import {dropsPacket} from '../instance/predict-appliance.ts'
import {interfaceReceives, interfaceSends} from '../network-interface/predict.ts'
import {router} from '../vpc/predict.ts'

const genevePort = 6081
/** Outer source port of the first flow; replies have the same (GWLB-1). */
const sourcePort = 49_152

type At = {readonly place: AttachedInterface; readonly balancer: GatewayLoadBalancer; readonly node: LoadBalancerNode}

/** False: the packet was lost on the way to an appliance, inside it, or on the way back. */
export function passesAppliance(walk: Walk, {place, balancer, node}: At): boolean {
	const at = {kind: 'load-balancer', key: balancer.key, id: place.networkInterface.id} as const
	const lost = (code: 'BAD_STATE' | 'NO_PATH' | 'ELBV2_NO_TARGETS_IN_AZ') => {
		lose(walk, at, code)
		return false
	}
	if (place.dead) return lost('BAD_STATE')

	const group = targetGroupOf(place.vpc, balancer.listeners[0]?.targetGroup ?? '')
	if (!group) return lost('NO_PATH')

	const targets = targetsInUse(balancer, node, group, walk.topology.vpn.learned)
	const target = targets[targets.length > 1 ? walk.choose(targets.length, `load-balancer ${node.interface}`) : 0]
	if (!target) return lost('ELBV2_NO_TARGETS_IN_AZ')

	pass(walk, at)
	const instance = instanceAt(walk, place, target)
	if (!instance || !arrives(walk, place, target)) return false

	const appliance = instanceComponent(instance)
	if (!instance.guest.appliance) {
		lose(walk, appliance, 'NO_POSSIBLE_DESTINATION')
		return false
	}
	if (instance.guest.appliance.drops.some(drop => dropsPacket(drop, walk.packet)) || !isExpected(walk, instance)) {
		lose(walk, appliance, 'FIREWALL_RULES_RESTRICTION')
		return false
	}

	pass(walk, appliance)
	return comesBack(walk, place, target)
}

/** Whether a stateful firewall admits the packet: it must have seen the beginning of the flow. */
function isExpected(walk: Walk, {key, guest}: Instance): boolean {
	const {egress} = walk.memory(`instance ${key}`)
	const isSo = !guest.statefulFirewall || isKnown(egress, walk.packet) || startsFlow(walk.packet)
	egress.add(flowOf(walk.packet))
	return isSo
}

function instanceAt({topology}: Walk, {vpc}: AttachedInterface, {address}: Target): Instance | undefined {
	const owner = topology.owner(vpc.key, address)
	const found = owner && 'owner' in owner && owner.owner ? topology.devices.get(owner.owner.key)?.[0] : undefined
	return found?.instance
}

const outer = (source: Address, destination: Address): Packet => ({
	protocol: 'udp',
	kind: 'request',
	source,
	sourcePort,
	destination,
	destinationPort: genevePort,
	ttl: 64,
	carriers: []
})

/** The path of the GENEVE packet; its hops are shown only where it is lost. */
const within = (walk: Walk, packet: Packet): Walk => ({...walk, packet, hops: []})

function arrives(walk: Walk, place: AttachedInterface, {address}: Target): boolean {
	const own = privateIpOf(place.vpc, place.networkInterface.key)
	const leg = within(walk, {...outer(own, address), emitter: place.networkInterface.key})
	const position = router({at: 'router', vpc: place.vpc.key, entrance: {interface: place.networkInterface.key}}, leg)
	const next = position?.at === 'interface-receives' ? interfaceReceives(position, leg) : undefined
	if (next?.at === 'instance-receives') return true

	walk.hops.push(...leg.hops)
	return false
}

function comesBack(walk: Walk, place: AttachedInterface, {address}: Target): boolean {
	const owner = walk.topology.owner(place.vpc.key, address)
	const leg = within(walk, outer(address, privateIpOf(place.vpc, place.networkInterface.key)))
	const first =
		owner && 'networkInterface' in owner
			? interfaceSends({at: 'interface-sends', key: owner.networkInterface.key}, leg)
			: undefined
	const position = first?.at === 'router' ? router(first, leg) : undefined
	if (position?.at === 'load-balancer-receives') return true

	walk.hops.push(...leg.hops)
	return false
}
