/** The load balancer nodes behind an endpoint's network interface (PL-5). Pure. */
import type {Lab, LoadBalancerNode, SecurityGroup, Vpc, VpcEndpoint} from '../model/model.ts'
import {zoneIdOf} from '../model/subnets.ts'

export type PrivateLink = {
	/** Key of the endpoint. */
	readonly endpoint: string
	/** The endpoint's network interface, and its location; subnets by key. */
	readonly interface: string
	readonly subnet: string
	readonly vpc: Vpc
	/** Key of the load balancer, one of its nodes, and its location. */
	readonly balancer: string
	readonly node: LoadBalancerNode
	readonly nodeVpc: Vpc
}

const known = new WeakMap<Lab, readonly PrivateLink[]>()

/** Empty for an endpoint that is not available. */
export function privateLinksOf(lab: Lab): readonly PrivateLink[] {
	const found =
		known.get(lab) ?? lab.vpcs.flatMap(vpc => (vpc.vpcEndpoints ?? []).flatMap(endpoint => linksOf(endpoint, vpc, lab)))
	known.set(lab, found)
	return found
}

/**
 * An endpoint leads to the node in its own zone, by zone id, since accounts may map letters to zones differently. From another Region, all nodes
 * are equal (PL-6).
 */
function linksOf(endpoint: VpcEndpoint, vpc: Vpc, {vpcs}: Lab): PrivateLink[] {
	if (endpoint.type === 'Gateway' || endpoint.state !== 'available') return []
	const {key, service, interfaces} = endpoint
	return vpcs.flatMap(nodeVpc => {
		const offered = nodeVpc.endpointServices?.find(one => service.kind === 'vpc-endpoint-service' && one.key === service.key)
		const nodes = nodeVpc.loadBalancers
			.filter(balancer => offered?.loadBalancers.includes(balancer.key))
			.flatMap(balancer => balancer.nodes.map(node => ({balancer: balancer.key, node})))
			.sort((a, b) => (a.node.interface < b.node.interface ? -1 : 1))
		return interfaces.flatMap(({interface: own, subnet}) =>
			nodes
				.filter(({node}) => nodeVpc.region !== vpc.region || zoneIdOf(nodeVpc, node.subnet) === zoneIdOf(vpc, subnet))
				.map(behind => ({endpoint: key, interface: own, subnet, vpc, ...behind, nodeVpc}))
		)
	})
}

/** Security groups of the node that apply to clients over PrivateLink, by their own private addresses (PL-6). Empty: all are allowed. */
export function groupsBefore({node, nodeVpc, balancer}: PrivateLink): readonly SecurityGroup[] {
	const isOff = nodeVpc.loadBalancers.some(one => one.key === balancer && one.type === 'network' && one.ignoresPrivateLinkClients)
	const own = nodeVpc.interfaces.find(({key}) => key === node.interface)?.securityGroups ?? []
	return isOff ? [] : nodeVpc.securityGroups.filter(({key}) => own.includes(key))
}
