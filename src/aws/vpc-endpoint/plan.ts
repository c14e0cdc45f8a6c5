/**
 * VPC endpoints. A gateway endpoint is a namespace behind the VPC's router with all addresses of its prefix list (GWE-1); an interface
 * endpoint is an interface that AWS owns, in each of its zones (PL-1). Endpoints to AWS's services answer themselves: the agent serves the service
 * there, and the service knows by which endpoint a request came.
 *
 * Only the VPC's own addresses can use a gateway endpoint, not peers, VPNs or transit gateways. An interface endpoint accepts TCP
 * to the ports of its service; it is silent to all else, ping included (PL-7).
 */

import {portsOf} from '../../model/aws-services.ts'
import {addressesOf, privateIpOf} from '../../model/interfaces.ts'
import type {
	AwsService,
	GatewayEndpoint,
	GatewayLoadBalancerEndpoint,
	InterfaceEndpoint,
	Lab,
	Vpc,
	VpcEndpoint
} from '../../model/model.ts'
import {family} from '../../net/address.ts'
import type {Context} from '../../plan/context.ts'
import {mtu} from '../../plan/fabric.ts'
import {renderTable} from '../../plan/firewall/table.ts'
import {trackedGroup} from '../../plan/groups.ts'
import {namespaceOf, prefixedLink} from '../../plan/names.ts'
import {type Attachment, mergePartialPlans, type PartialPlan, type PlanPart} from '../../plan/partial-plan.ts'
import {numberedLinks} from '../../plan/private-link.ts'
import {routerEnd, routerNamespace} from '../../plan/router.ts'
import {hostPrefix, overLink, ownBlock, viaFarEnd} from '../../plan/routes.ts'
import {
	type ServiceInterface,
	serviceAttachment,
	serviceDevice,
	serviceInterface,
	serviceLink,
	serviceNamespace,
	servicePoint
} from '../../plan/service-interface.ts'
import type {AwsListener, NamespacePlan} from '../../plan/types.ts'
import {publicServiceInput, serviceInput} from '../aws-service/plan-input.ts'
import {compileNextHop} from './plan-next-hop.ts'
import {privateLinkFirewall} from './plan-private-link.ts'

const shortOf = ({key}: VpcEndpoint, vpc: Vpc) => key.slice(vpc.key.length + 1)

type Of = Pick<VpcEndpoint, 'id' | 'policy'> & {readonly service: AwsService}

const listenersOf = ({id, service: {name, region}, policy}: Of, vpc: Vpc, addresses: readonly string[]): AwsListener[] =>
	portsOf(name).map(port => ({
		protocol: 'aws-service',
		port,
		addresses,
		service: name,
		region,
		account: vpc.account,
		endpoint: {id, vpc: vpc.id, policy}
	}))

const routerLink = (endpoint: GatewayEndpoint, vpc: Vpc) => prefixedLink('vpcEndpoint', shortOf(endpoint, vpc))

function compileGateway(endpoint: GatewayEndpoint, vpc: Vpc, {prefixLists}: Lab): NamespacePlan {
	const cidrs = prefixLists.filter(({key}) => endpoint.prefixLists.includes(key)).flatMap(list => list.cidrs)
	const ports = portsOf(endpoint.service.name)
	const isIpv6 = cidrs.some(cidr => family(cidr) === 6)
	return routerNamespace('vpc-endpoint', [serviceDevice], {
		routes: [
			...cidrs.map(cidr => ownBlock(cidr)),
			...[...vpc.cidrs, ...(isIpv6 ? vpc.ipv6Cidrs : [])].map(cidr => overLink(cidr, serviceDevice))
		],
		sets: {
			vpc: {type: 'hash:net', family: 4, entries: [...vpc.cidrs].sort()},
			...(isIpv6 && {vpc6: {type: 'hash:net', family: 6, entries: [...vpc.ipv6Cidrs].sort()}})
		},
		firewall: {
			ipv4: renderTable('filter', ['-A INPUT -m set ! --match-set vpc src -j DROP', ...publicServiceInput(4, ports)]),
			...(isIpv6 && {
				ipv6: renderTable('filter', ['-A INPUT -m set ! --match-set vpc6 src -j DROP', ...publicServiceInput(6, ports)])
			})
		},
		listeners: listenersOf(endpoint, vpc, [])
	})
}

function gatewayPlan(endpoint: GatewayEndpoint, vpc: Vpc, lab: Lab): PartialPlan {
	const namespace = namespaceOf.vpcEndpoint(endpoint.key)
	return {
		namespaces: {[namespace]: compileGateway(endpoint, vpc, lab)},
		links: [
			{
				ends: [
					routerEnd(namespaceOf.vpc(vpc.key), routerLink(endpoint, vpc), {mtuBytes: mtu.vpc, group: trackedGroup()}),
					routerEnd(namespace, serviceDevice, {mtuBytes: mtu.vpcEndpoint})
				]
			}
		],
		points: {
			[`vpce:${endpoint.key}`]: {namespace, link: serviceDevice, what: `gateway endpoint ${endpoint.key}, at the service`}
		}
	}
}

function gatewayAttachment(endpoint: GatewayEndpoint, vpc: Vpc): Attachment {
	const link = routerLink(endpoint, vpc)
	return {
		link,
		serves: target => target.kind === 'vpc-endpoint' && target.key === endpoint.key,
		entersBy: undefined,
		trafficPath: 7,
		nexthop: viaFarEnd(link)
	}
}

/** Idle timeout (PL-7). A forgotten connection is reset at its next packet. Unit: seconds. */
const defaultIdleSeconds = 350

type Node = {readonly service: ServiceInterface; readonly name: string}

const nodesOf = (endpoint: InterfaceEndpoint | GatewayLoadBalancerEndpoint, vpc: Vpc): readonly Node[] =>
	endpoint.interfaces.map(({interface: key, subnet}) => {
		const name = `${endpoint.key}.${subnet.slice(vpc.key.length + 1)}`
		return {
			name,
			service: serviceInterface(vpc, key, {namespace: namespaceOf.vpcEndpoint(name), deviceMtuBytes: mtu.vpcEndpoint})
		}
	})

const sysctlsOf = ({idleTimeoutSeconds = defaultIdleSeconds}: InterfaceEndpoint) => ({
	'net.netfilter.nf_conntrack_tcp_loose': '0',
	'net.netfilter.nf_conntrack_tcp_be_liberal': '1',
	'net.netfilter.nf_conntrack_tcp_timeout_established': String(idleTimeoutSeconds)
})

function compileNode(endpoint: InterfaceEndpoint, {service: own}: Node, lab: Lab): NamespacePlan {
	const sysctls = sysctlsOf(endpoint)
	const {service} = endpoint
	if (service.kind === 'aws-service') {
		const addresses = addressesOf(own.networkInterface)
		const filter = renderTable('filter', [...serviceInput(portsOf(service.name)), '-A FORWARD -j DROP'])
		return serviceNamespace('vpc-endpoint', own, {
			sysctls,
			firewall: {ipv4: filter, ...(own.networkInterface.ipv6.length > 0 && {ipv6: filter})},
			listeners: listenersOf({...endpoint, service}, own.vpc, addresses)
		})
	}
	const links = numberedLinks(lab).filter(link => link.interface === own.networkInterface.key)
	return serviceNamespace('vpc-endpoint', own, {
		sysctls,
		furtherLinks: links.map(({endpointEnd}) => endpointEnd.link),
		routes: links.map(({nodeAddress, endpointEnd}) => overLink(hostPrefix(nodeAddress), endpointEnd.link)),
		firewall: {ipv4: privateLinkFirewall(privateIpOf(own.vpc, own.networkInterface.key), links, lab.prefixLists)}
	})
}

function interfacePlan(
	endpoint: InterfaceEndpoint | GatewayLoadBalancerEndpoint,
	vpc: Vpc,
	lab: Lab,
	context: Context
): PartialPlan {
	const nodes = nodesOf(endpoint, vpc)
	const isNextHop = endpoint.type === 'GatewayLoadBalancer'
	const what = isNextHop ? 'ENI of Gateway Load Balancer endpoint' : 'ENI of interface endpoint'
	return {
		namespaces: Object.fromEntries(
			nodes.map(node => [
				node.service.namespace,
				isNextHop ? compileNextHop(node.service, linksFrom(node, lab)[0]) : compileNode(endpoint, node, lab)
			])
		),
		links: nodes.map(({service}) => serviceLink(service, context)),
		points: Object.fromEntries(nodes.map(({name, service}) => [`vpce:${name}`, servicePoint(service, `${what} ${name}`)]))
	}
}

const linksFrom = ({service}: Node, lab: Lab) =>
	numberedLinks(lab).filter(link => link.interface === service.networkInterface.key)

const compile = (lab: Lab, context: Context): PartialPlan =>
	mergePartialPlans(
		lab.vpcs.flatMap(vpc =>
			(vpc.vpcEndpoints ?? []).map(endpoint =>
				endpoint.type === 'Gateway' ? gatewayPlan(endpoint, vpc, lab) : interfacePlan(endpoint, vpc, lab, context)
			)
		)
	)

/** Attachments of Gateway Load Balancer endpoints, which are route targets. */
const attachments = (_lab: Lab, vpc: Vpc): Attachment[] =>
	(vpc.vpcEndpoints ?? []).flatMap(endpoint =>
		endpoint.type === 'Gateway'
			? [gatewayAttachment(endpoint, vpc)]
			: nodesOf(endpoint, vpc).map(({service}) =>
					serviceAttachment(
						service,
						target => endpoint.type === 'GatewayLoadBalancer' && target.kind === 'vpc-endpoint' && target.key === endpoint.key
					)
				)
	)

export const vpcEndpoint: PlanPart = {compile, attachments}
