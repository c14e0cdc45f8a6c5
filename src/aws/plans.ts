/** What each kind adds to the plan. */
import {none, type PartsByKind} from '../model/kind-names.ts'
import type {PlanPart} from '../plan/partial-plan.ts'
import {serviceZones} from './aws-service/names.ts'
import {awsService} from './aws-service/plan.ts'
import {directConnect} from './direct-connect/plan.ts'
import {egressOnlyInternetGateway} from './egress-only-internet-gateway/plan.ts'
import {healthCheck} from './health-check/plan.ts'
import {hostedZone} from './hosted-zone/names.ts'
import {instance} from './instance/plan.ts'
import {internet} from './internet/plan.ts'
import {internetGateway} from './internet-gateway/plan.ts'
import {loadBalancerNames} from './load-balancer/names.ts'
import {loadBalancer} from './load-balancer/plan.ts'
import {natGateway} from './nat-gateway/plan.ts'
import {resolverEndpoint as resolverNames} from './resolver-endpoint/names.ts'
import {resolverEndpoint} from './resolver-endpoint/plan.ts'
import {site as siteNames} from './site/names.ts'
import {site} from './site/plan.ts'
import {transitGateway} from './transit-gateway/plan.ts'
import {vpc} from './vpc/plan.ts'
import {endpointZones} from './vpc-endpoint/names.ts'
import {vpcEndpoint} from './vpc-endpoint/plan.ts'
import {vpcEndpointService} from './vpc-endpoint-service/plan.ts'
import {peering} from './vpc-peering-connection/plan.ts'
import {vpnConnection} from './vpn-connection/plan.ts'
import {vpnGateway} from './vpn-gateway/plan.ts'

/** If several parts define one DNS name, the first counts: user-defined names precede AWS's. */
export const plans: PartsByKind<PlanPart> = {
	'hosted-zone': {names: hostedZone},
	'internet-gateway': internetGateway,
	'egress-only-internet-gateway': egressOnlyInternetGateway,
	'nat-gateway': natGateway,
	'load-balancer': {...loadBalancer, names: loadBalancerNames},
	'target-group': none('who its targets are is in the firewalls of the nodes: load-balancer/plan.ts'),
	'vpc-endpoint': {...vpcEndpoint, names: {zones: endpointZones}},
	'vpc-endpoint-service': vpcEndpointService,
	'vpc-peering-connection': peering,
	'transit-gateway': transitGateway,
	'transit-gateway-peering': none('a link between two transit gateways: transit-gateway/plan.ts'),
	'vpn-gateway': vpnGateway,
	'vpn-connection': vpnConnection,
	'direct-connect': directConnect,
	'direct-connect-gateway': none('it carries no packets: sessions and routes of direct-connect/plan.ts'),
	site: {...site, names: siteNames},
	'aws-service': {...awsService, names: {zones: serviceZones}},
	bucket: none('what is in it the agent knows: plan/compile.ts'),
	internet,
	'resolver-endpoint': {...resolverEndpoint, names: resolverNames},
	vpc,
	subnet: none('tables, rules and groups of the VPC: vpc/plan.ts'),
	'route-table': none('kernel tables of the VPC: vpc/plan.ts'),
	'network-acl': none('chains of the VPC: network-acl/plan.ts is a part of vpc/plan.ts'),
	'security-group': none('chains and sets of the VPC: security-group/plan.ts is a part of vpc/plan.ts'),
	'network-interface': none('a link of its owner'),
	instance,
	'elastic-ip': none('a translation of the internet gateway'),
	'prefix-list': none('routes and rules that name it hold its blocks'),
	'dhcp-options': none('served in the VPC’s router: vpc/plan-dhcp.ts'),
	link: none('a quality of links that others make'),
	'flow-log': none('a service of the VPC’s router: flow-log/plan.ts is a part of vpc/plan.ts'),
	'dynamodb-table': none('a service of its own, placed by aws-service/plan.ts'),
	'health-check': healthCheck,
	zone: none('groups of links that others make')
}
