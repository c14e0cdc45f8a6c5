/** What AWS answers about each kind, as the import reads it. */
import type {Answers} from '../import/answers.ts'
import {type Merged, none, type PartsByKind, partsOf} from '../model/kind-names.ts'
import {answers as dhcpOptions} from './dhcp-options/wire.ts'
import {answers as directConnect} from './direct-connect/wire.ts'
import {answers as directConnectGateway} from './direct-connect-gateway/wire.ts'
import {answers as egressOnlyInternetGateway} from './egress-only-internet-gateway/wire.ts'
import {answers as elasticIp} from './elastic-ip/wire.ts'
import {answers as instance} from './instance/wire.ts'
import {answers as internetGateway} from './internet-gateway/wire.ts'
import {answers as loadBalancer} from './load-balancer/wire.ts'
import {answers as natGateway} from './nat-gateway/wire.ts'
import {answers as networkAcl} from './network-acl/wire.ts'
import {answers as networkInterface} from './network-interface/wire.ts'
import {answers as prefixList} from './prefix-list/wire.ts'
import {answers as routeTable} from './route-table/wire.ts'
import {answers as securityGroup} from './security-group/wire.ts'
import {answers as site} from './site/wire.ts'
import {answers as subnet} from './subnet/wire.ts'
import {answers as targetGroup} from './target-group/wire.ts'
import {answers as transitGateway} from './transit-gateway/wire.ts'
import {answers as transitGatewayPeering} from './transit-gateway-peering/wire.ts'
import {answers as vpc} from './vpc/wire.ts'
import {answers as vpcEndpoint} from './vpc-endpoint/wire.ts'
import {answers as vpcEndpointService} from './vpc-endpoint-service/wire.ts'
import {answers as vpcPeeringConnection} from './vpc-peering-connection/wire.ts'
import {answers as vpnConnection} from './vpn-connection/wire.ts'
import {answers as vpnGateway} from './vpn-gateway/wire.ts'
import {answers as zone} from './zone/wire.ts'

const parts = {
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
	'load-balancer': loadBalancer,
	'target-group': targetGroup,
	'vpc-endpoint': vpcEndpoint,
	'vpc-endpoint-service': vpcEndpointService,
	'elastic-ip': elasticIp,
	'prefix-list': prefixList,
	'dhcp-options': dhcpOptions,
	'vpc-peering-connection': vpcPeeringConnection,
	'transit-gateway': transitGateway,
	'transit-gateway-peering': transitGatewayPeering,
	'vpn-gateway': vpnGateway,
	site,
	'vpn-connection': vpnConnection,
	'direct-connect': directConnect,
	'direct-connect-gateway': directConnectGateway,
	'flow-log': none('it changes nothing that packets meet, and costs disk: whoever wants one writes it'),
	zone,
	'aws-service': none('what is outside of AWS’s VPCs is in no answer'),
	internet: none('what is outside of AWS is in no answer'),
	'hosted-zone': none('Route 53 has an API of its own, whose answers are not read'),
	'resolver-endpoint': none('the Route 53 Resolver has an API of its own, whose answers are not read'),
	link: none('a delay is in no answer')
} satisfies PartsByKind<Answers>

type All = Merged<
	{[K in keyof typeof parts]: (typeof parts)[K] extends {readonly none: string} ? never : (typeof parts)[K]}[keyof typeof parts]
>

/** By the key of the answer. */
export const answersByKey = Object.assign({}, ...partsOf<Answers>(parts)) as All
