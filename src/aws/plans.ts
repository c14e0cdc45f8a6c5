/** What each kind adds to the plan. */
import {none, type PartsByKind} from '../model/kind-names.ts'
import type {PlanPart} from '../plan/partial-plan.ts'
import {awsService} from './aws-service/plan.ts'
import {directConnect} from './direct-connect/plan.ts'
import {instance} from './instance/plan.ts'
import {internet} from './internet/plan.ts'
import {internetGateway} from './internet-gateway/plan.ts'
import {loadBalancer} from './load-balancer/plan.ts'
import {natGateway} from './nat-gateway/plan.ts'
import {resolverEndpoint} from './resolver-endpoint/plan.ts'
import {site} from './site/plan.ts'
import {transitGateway} from './transit-gateway/plan.ts'
import {vpc} from './vpc/plan.ts'
import {vpcEndpoint} from './vpc-endpoint/plan.ts'
import {peering} from './vpc-peering-connection/plan.ts'
import {vpnConnection} from './vpn-connection/plan.ts'
import {vpnGateway} from './vpn-gateway/plan.ts'

export const plans: PartsByKind<PlanPart> = {
	'internet-gateway': internetGateway,
	'egress-only-internet-gateway': none('it shares the namespace of the internet gateway'),
	'nat-gateway': natGateway,
	'load-balancer': loadBalancer,
	'target-group': none('who its targets are is in the firewalls of the nodes: load-balancer/plan.ts'),
	'vpc-endpoint': vpcEndpoint,
	'vpc-peering-connection': peering,
	'transit-gateway': transitGateway,
	'transit-gateway-peering': none('a link between two transit gateways: transit-gateway/plan.ts'),
	'vpn-gateway': vpnGateway,
	'vpn-connection': vpnConnection,
	'direct-connect': directConnect,
	'direct-connect-gateway': none('it carries no packets: sessions and routes of direct-connect/plan.ts'),
	site,
	'aws-service': awsService,
	internet,
	'resolver-endpoint': resolverEndpoint,
	'hosted-zone': none('names, no packets: hosted-zone/names.ts'),
	vpc,
	subnet: none('tables, rules and groups of the VPC: vpc/plan.ts'),
	'route-table': none('kernel tables of the VPC: vpc/plan.ts'),
	'network-acl': none('chains of the VPC: network-acl/plan.ts is a part of vpc/plan.ts'),
	'security-group': none('chains and sets of the VPC: security-group/plan.ts is a part of vpc/plan.ts'),
	'network-interface': none('a link of whoever owns it'),
	instance,
	'elastic-ip': none('a translation of the internet gateway'),
	'prefix-list': none('routes and rules that name it hold its blocks'),
	'dhcp-options': none('told by what listens in the VPC’s router: vpc/plan-dhcp.ts'),
	link: none('a quality of links that others make'),
	zone: none('groups of links that others make')
}
