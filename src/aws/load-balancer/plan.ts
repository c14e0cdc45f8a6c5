/**
 * A node of a load balancer: an interface in its subnet that AWS owns. It fails with its zone.
 *
 * A Network Load Balancer's node forwards flows to targets and their answers back: it sees all four legs of a connection (NLB-11), and
 * completes no handshake of its own (NLB-10). A Gateway Load Balancer's node sends packets through appliances (GWLB-1). An Application Load
 * Balancer's node answers clients itself, behind its security groups, and sends requests to targets from its own address (ALB-1).
 */

import type {Learned} from '../../control/learned.ts'
import {privateIpOf} from '../../model/interfaces.ts'
import type {GatewayLoadBalancer, Lab, LoadBalancer, LoadBalancerNode, Vpc} from '../../model/model.ts'
import type {Context} from '../../plan/context.ts'
import {numbered} from '../../plan/fabric.ts'
import {renderTable} from '../../plan/firewall/table.ts'
import {geneveDevice, geneveDevices, geneveLink, geneveUnderlay} from '../../plan/geneve.ts'
import {namespaceOf} from '../../plan/names.ts'
import type {Attachment, PartialPlan, PlanPart} from '../../plan/partial-plan.ts'
import {type NumberedLink, numberedLinks} from '../../plan/private-link.ts'
import {everywhere, hostPrefix, overLink, ownBlock} from '../../plan/routes.ts'
import {
	type ServiceInterface,
	serviceAttachment,
	serviceDevice,
	serviceInterface,
	serviceLink,
	serviceNamespace,
	servicePoint
} from '../../plan/service-interface.ts'
import type {Daemon, NamespacePlan, Rule} from '../../plan/types.ts'
import {applicationNode} from './plan-application.ts'
import {forwardingsOf, nodeFirewall, nodeFirewall6, nodeSysctls, ownConnections} from './plan-firewall.ts'
import {gatewayFirewall, gatewayNode, gatewayRoutes, gatewayRules, gatewaySysctls} from './plan-gateway.ts'
import {healthChecks} from './plan-health.ts'
import {relayOf} from './plan-relay.ts'

type PlacedNode = {
	readonly vpc: Vpc
	readonly balancer: LoadBalancer
	readonly node: LoadBalancerNode
	/** `main.web.app`: VPC, load balancer and subnet. */
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

function compileNode({vpc, balancer, node, name, service}: PlacedNode, lab: Lab, {vpn: {learned}}: Context): NamespacePlan {
	const checks = healthChecks(vpc, balancer, node)
	if (balancer.type === 'application') {
		return serviceNamespace('load-balancer', service, {
			daemons: [...checks, ...applicationNode(vpc, balancer, node, {name, learned})]
		})
	}
	const links = numberedLinks(lab).filter(link => link.node.interface === node.interface)
	if (balancer.type === 'gateway') return compileGatewayNode({vpc, balancer, node, name, service}, {links, checks, learned})
	const forwardings = forwardingsOf(vpc, balancer, node, learned)
	const [ipv6] = service.networkInterface.ipv6
	const preserves = forwardings.some(({relay, group}) => relay && group.preserveClientIp)
	return serviceNamespace('load-balancer', service, {
		sysctls: nodeSysctls(balancer),
		furtherLinks: links.map(({nodeEnd}) => nodeEnd.link),
		routes: [
			...links.map(({endpointAddress, nodeEnd}) => overLink(hostPrefix(endpointAddress), nodeEnd.link)),
			...(preserves ? [ownBlock(everywhere[4], ownConnections.table)] : [])
		],
		rules: preserves ? [ownConnectionRule] : [],
		daemons: [...checks, ...relayOf(name, forwardings, links)],
		firewall: {
			ipv4: nodeFirewall(privateIpOf(vpc, node.interface), forwardings, links.length > 0),
			...(ipv6 && {ipv6: nodeFirewall6(ipv6, forwardings)})
		}
	})
}

/** Answers to connections that the node has made from a client's address are its own. */
const ownConnectionRule: Rule = {
	family: 4,
	priority: 100,
	fwmark: ownConnections.mark,
	fwmask: ownConnections.mark,
	table: ownConnections.table
}

function compileGatewayNode(
	{vpc, balancer, node, name, service}: PlacedNode & {readonly balancer: GatewayLoadBalancer},
	{
		links,
		checks,
		learned
	}: {readonly links: readonly NumberedLink[]; readonly checks: readonly Daemon[]; readonly learned: Learned}
): NamespacePlan {
	const one = gatewayNode(vpc, balancer, node, {links, learned})
	if (!one) return serviceNamespace('load-balancer', service, {firewall: {ipv4: silence}})
	const {targets, endpoints} = one
	const underlay = geneveUnderlay(serviceDevice, privateIpOf(vpc, node.interface), service.networkInterface.mac)
	return serviceNamespace('load-balancer', service, {
		sysctls: gatewaySysctls(balancer),
		furtherLinks: [geneveDevice, ...links.map(({nodeEnd}) => nodeEnd.link)],
		routes: gatewayRoutes(one),
		rules: gatewayRules(one),
		daemons: [
			...checks,
			{
				kind: 'geneve',
				id: `geneve.${name}`,
				underlay,
				...geneveDevices,
				balancer: {targets, endpoints: endpoints.map(({number, endpoint, attachment}) => ({number, endpoint, attachment}))}
			}
		],
		firewall: {ipv4: gatewayFirewall(one)}
	})
}

const silence = renderTable('filter', ['-A INPUT -j DROP', '-A FORWARD -j DROP'])

/** What a capture at the node shows. */
const pointWords = {
	network: 'each packet before (In) and behind (Out) the choice of a target',
	application: 'connections of clients, and those to targets',
	gateway: 'GENEVE to appliances and back, and health checks'
} as const

function compile(lab: Lab, context: Context): PartialPlan {
	const all = lab.vpcs.flatMap(nodesIn)
	return {
		namespaces: Object.fromEntries(all.map(one => [one.service.namespace, compileNode(one, lab, context)])),
		links: all.flatMap(({balancer, service}) => [
			serviceLink(service, context),
			...(balancer.type === 'gateway' && balancer.listeners.length > 0 ? [geneveLink(service.namespace)] : [])
		]),
		points: Object.fromEntries(
			all.map(({name, balancer, node, service}) => [
				`nlb:${name}`,
				servicePoint(service, `ENI of load balancer ${balancer.key} in ${node.zone}: ${pointWords[balancer.type]}`)
			])
		)
	}
}

function attachments(_lab: Lab, vpc: Vpc): Attachment[] {
	const all = nodesIn(vpc)
	const numbers = numbered(
		all.filter(({balancer}) => balancer.type === 'network').map(({node}) => node.interface),
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
