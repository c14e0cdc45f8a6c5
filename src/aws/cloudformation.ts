/** Resources of CloudFormation by kind. */
import type {ResourceType, TemplatePart} from '../iac/part.ts'
import {none, type PartsByKind, partsOf} from '../model/kind-names.ts'
import {dhcpOptions} from './dhcp-options/cloudformation.ts'
import {egressOnlyInternetGateway} from './egress-only-internet-gateway/cloudformation.ts'
import {elasticIp} from './elastic-ip/cloudformation.ts'
import {instance} from './instance/cloudformation.ts'
import {internetGateway} from './internet-gateway/cloudformation.ts'
import {natGateway} from './nat-gateway/cloudformation.ts'
import {networkAcl} from './network-acl/cloudformation.ts'
import {networkInterface} from './network-interface/cloudformation.ts'
import {prefixList} from './prefix-list/cloudformation.ts'
import {routeTable} from './route-table/cloudformation.ts'
import {securityGroup} from './security-group/cloudformation.ts'
import {subnet} from './subnet/cloudformation.ts'
import {transitGateway} from './transit-gateway/cloudformation.ts'
import {vpc} from './vpc/cloudformation.ts'
import {vpcEndpoint} from './vpc-endpoint/cloudformation.ts'
import {vpcPeeringConnection} from './vpc-peering-connection/cloudformation.ts'
import {vpnConnection} from './vpn-connection/cloudformation.ts'
import {vpnGateway} from './vpn-gateway/cloudformation.ts'

const parts: PartsByKind<TemplatePart> = {
	vpc,
	subnet,
	'route-table': routeTable,
	'network-acl': networkAcl,
	'security-group': securityGroup,
	'network-interface': networkInterface,
	instance,
	'internet-gateway': internetGateway,
	'egress-only-internet-gateway': egressOnlyInternetGateway,
	'nat-gateway': natGateway,
	'elastic-ip': elasticIp,
	'prefix-list': prefixList,
	'dhcp-options': dhcpOptions,
	'vpc-peering-connection': vpcPeeringConnection,
	'transit-gateway': transitGateway,
	'transit-gateway-peering': none('its resource is in the folder of transit gateways'),
	'vpn-gateway': vpnGateway,
	'vpn-connection': vpnConnection,
	'load-balancer': none('not written yet'),
	'flow-log': none('not written yet'),
	'vpc-endpoint-service': none('not written yet'),
	'target-group': none('not written yet'),
	'vpc-endpoint': vpcEndpoint,
	'hosted-zone': none('not written yet'),
	'resolver-endpoint': none('not written yet'),
	'direct-connect': none('templates hardly ever have it: it is named'),
	'direct-connect-gateway': none('templates hardly ever have it: it is named'),
	site: none('a customer gateway becomes one: in the folder of VPN connections'),
	'aws-service': none('what is outside of AWS’s VPCs is in no template'),
	'dynamodb-table': none('no packet depends on a table without an endpoint'),
	bucket: none('no packet depends on a bucket without an endpoint'),
	internet: none('what is outside of AWS is in no template'),
	link: none('a delay is in no template'),
	zone: none('zones are there before any template')
}

export const cloudFormationTypes: Readonly<Record<string, ResourceType>> = Object.assign(
	{},
	...partsOf(parts).map(({cloudFormation}) => cloudFormation)
)
