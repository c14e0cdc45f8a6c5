/** How each kind comes out of an account's answers, in the order in which people write the sections of a VPC. */
import type {ImportPart, RouteImport} from '../import/part.ts'
import {none, type PartsByKind, partsOf} from '../model/kind-names.ts'
import {dhcpOptions} from './dhcp-options/import.ts'
import {egressOnlyInternetGateway} from './egress-only-internet-gateway/import.ts'
import {elasticIp} from './elastic-ip/import.ts'
import {internetGateway} from './internet-gateway/import.ts'
import {loadBalancer} from './load-balancer/import.ts'
import {natGateway} from './nat-gateway/import.ts'
import {networkAcl} from './network-acl/import.ts'
import {instance, networkInterface} from './network-interface/import.ts'
import {routeTable} from './route-table/import.ts'
import {securityGroup} from './security-group/import.ts'
import {subnet} from './subnet/import.ts'
import {targetGroup} from './target-group/import.ts'
import {transitGateway} from './transit-gateway/import.ts'
import {vpcEndpoint} from './vpc-endpoint/import.ts'
import {vpcEndpointService} from './vpc-endpoint-service/import.ts'
import {peeringConnection} from './vpc-peering-connection/import.ts'
import {vpnGateway} from './vpn-gateway/import.ts'

const top = 'a section at the top of the file: import/convert.ts'

const byKind: PartsByKind<ImportPart> = {
	'internet-gateway': internetGateway,
	'vpn-gateway': vpnGateway,
	'egress-only-internet-gateway': egressOnlyInternetGateway,
	subnet,
	'route-table': routeTable,
	'network-acl': networkAcl,
	'security-group': securityGroup,
	'nat-gateway': natGateway,
	'load-balancer': loadBalancer,
	'target-group': targetGroup,
	'vpc-endpoint': vpcEndpoint,
	'vpc-endpoint-service': vpcEndpointService,
	'network-interface': networkInterface,
	instance,
	'elastic-ip': elasticIp,
	'transit-gateway': transitGateway,
	'vpc-peering-connection': peeringConnection,
	'dhcp-options': dhcpOptions,
	vpc: none('what the others stand in: import/world.ts'),
	'prefix-list': none(top),
	'transit-gateway-peering': none(top),
	site: none(top),
	'vpn-connection': none(top),
	'direct-connect': none(top),
	'direct-connect-gateway': none(top),
	'flow-log': none('it changes nothing that packets meet, and costs disk: whoever wants one writes it'),
	zone: none(top),
	'aws-service': none('what endpoints lead to is there by itself'),
	internet: none('what is outside of AWS is in no answer'),
	'hosted-zone': none('Route 53 has an API of its own, whose answers are not read'),
	'resolver-endpoint': none('the Route 53 Resolver has an API of its own, whose answers are not read'),
	link: none('a delay is in no answer')
}

export const imports: readonly ImportPart[] = partsOf(byKind)
export const routeTargets: readonly RouteImport[] = imports.flatMap(({route}) => route ?? [])
