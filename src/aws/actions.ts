/** The API actions of each kind. */
import type {ApiPart} from '../api/part.ts'
import {none, type PartsByKind, partsOf} from '../model/kind-names.ts'
import {dhcpOptions} from './dhcp-options/actions.ts'
import {egressOnlyInternetGateway} from './egress-only-internet-gateway/actions.ts'
import {elasticIp} from './elastic-ip/actions.ts'
import {flowLog} from './flow-log/actions.ts'
import {hostedZone} from './hosted-zone/actions.ts'
import {instance} from './instance/actions.ts'
import {internetGateway} from './internet-gateway/actions.ts'
import {loadBalancer} from './load-balancer/actions.ts'
import {natGateway} from './nat-gateway/actions.ts'
import {networkAcl} from './network-acl/actions.ts'
import {networkInterface} from './network-interface/actions.ts'
import {prefixList} from './prefix-list/actions.ts'
import {routeTable} from './route-table/actions.ts'
import {securityGroup} from './security-group/actions.ts'
import {site} from './site/actions.ts'
import {subnet} from './subnet/actions.ts'
import {targetGroup} from './target-group/actions.ts'
import {transitGateway} from './transit-gateway/actions.ts'
import {transitGatewayPeering} from './transit-gateway-peering/actions.ts'
import {vpc} from './vpc/actions.ts'
import {vpcEndpoint} from './vpc-endpoint/actions.ts'
import {vpcPeeringConnection} from './vpc-peering-connection/actions.ts'
import {vpnConnection} from './vpn-connection/actions.ts'
import {vpnGateway} from './vpn-gateway/actions.ts'
import {zone} from './zone/actions.ts'

const parts: PartsByKind<ApiPart> = {
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
	'dynamodb-table': none('its API is that of DynamoDB, which answers at its own addresses'),
	zone,
	'load-balancer': loadBalancer,
	'flow-log': flowLog,
	'vpc-endpoint-service': none('not yet in the API'),
	'target-group': targetGroup,
	'vpc-endpoint': vpcEndpoint,
	'transit-gateway': transitGateway,
	'transit-gateway-peering': transitGatewayPeering,
	'vpn-gateway': vpnGateway,
	'vpn-connection': vpnConnection,
	'direct-connect': none('not yet in the API'),
	'direct-connect-gateway': none('not yet in the API'),
	'hosted-zone': hostedZone,
	'resolver-endpoint': none('not yet in the API'),
	site,
	'aws-service': none('what is outside of AWS’s VPCs is in no answer'),
	bucket: none('its API is that of S3, which answers at its own addresses'),
	internet: none('what is outside of AWS is in no answer'),
	link: none('a delay is in no answer')
}

export const apiParts: readonly ApiPart[] = partsOf(parts)
