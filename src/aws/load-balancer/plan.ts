/**
 * A node of a Network Load Balancer: an interface that AWS owns, in its subnet, that sends flows on to targets and their answers back.
 * It sees all four legs of a connection (NLB-11), and completes no handshake of its own (NLB-10). Fails with its zone.
 */
import {privateIpOf} from '../../model/interfaces.ts'
import type {Lab, LoadBalancer, LoadBalancerNode, Vpc} from '../../model/model.ts'
import type {Context} from '../../plan/context.ts'
import {numbered} from '../../plan/fabric.ts'
import {namespaceOf} from '../../plan/names.ts'
import type {Attachment, PartialPlan, PlanPart} from '../../plan/partial-plan.ts'
import {numberedLinks} from '../../plan/private-link.ts'
import {hostPrefix, overLink} from '../../plan/routes.ts'
import {
	type ServiceInterface,
	serviceAttachment,
	serviceInterface,
	serviceLink,
	serviceNamespace,
	servicePoint
} from '../../plan/service-interface.ts'
import type {NamespacePlan} from '../../plan/types.ts'
import {forwardingsOf, nodeFirewall, nodeSysctls} from './plan-firewall.ts'
import {healthChecks} from './plan-health.ts'

type PlacedNode = {
	readonly vpc: Vpc
	readonly balancer: LoadBalancer
	readonly node: LoadBalancerNode
	/** `main.web.app`: the load balancer and the subnet. */
	readonly name: string
	readonly service: ServiceInterface
}

const nodesIn = (vpc: Vpc): readonly PlacedNode[] =>
	vpc.loadBalancers.flatMap(balancer =>
		balancer.nodes.map(node => {
			const name = `${balancer.key}.${node.subnet.slice(vpc.key.length + 1)}`
			const service = serviceInterface(vpc, node.interface, {namespace: namespaceOf.loadBalancerNode(name)})
			return {vpc, balancer, node, name, service}
		})
	)

function compileNode({vpc, balancer, node, service}: PlacedNode, lab: Lab, {vpn: {learned}}: Context): NamespacePlan {
	const links = numberedLinks(lab).filter(link => link.node.interface === node.interface)
	return serviceNamespace('load-balancer', service, {
		sysctls: nodeSysctls(balancer),
		furtherLinks: links.map(({nodeEnd}) => nodeEnd.link),
		routes: links.map(({endpointAddress, nodeEnd}) => overLink(hostPrefix(endpointAddress), nodeEnd.link)),
		daemons: healthChecks(vpc, balancer, node),
		firewall: {
			ipv4: nodeFirewall(privateIpOf(vpc, node.interface), forwardingsOf(vpc, balancer, node, learned), links.length > 0)
		}
	})
}

function compile(lab: Lab, context: Context): PartialPlan {
	const all = lab.vpcs.flatMap(nodesIn)
	return {
		namespaces: Object.fromEntries(all.map(one => [one.service.namespace, compileNode(one, lab, context)])),
		links: all.map(({service}) => serviceLink(service, context)),
		points: Object.fromEntries(
			all.map(({name, balancer, node, service}) => [
				`nlb:${name}`,
				servicePoint(
					service,
					`ENI of load balancer ${balancer.key} in ${node.zone}: each packet before (In) and behind (Out) the choice of a target`
				)
			])
		)
	}
}

function attachments(_lab: Lab, vpc: Vpc): Attachment[] {
	const all = nodesIn(vpc)
	const numbers = numbered(
		all.map(({node}) => node.interface),
		1,
		0xffff
	)
	return all.map(({node, service}) => {
		const number = numbers.get(node.interface)
		return {
			...serviceAttachment(service),
			...(number !== undefined && {returns: {number, own: privateIpOf(vpc, node.interface)}})
		}
	})
}

export const loadBalancer: PlanPart = {compile, attachments}
