/** How each kind is imported from an account's answers, in the usual order of a VPC's sections, and the shape of AWS's answers. */
import type {ImportPart, RouteImport} from '../import/part.ts'
import {type Merged, none, type PartsByKind, partsOf} from '../model/kind-names.ts'
import {dhcpOptions} from './dhcp-options/import.ts'
import {answers as dhcpOptionsAnswers} from './dhcp-options/wire.ts'
import {answers as directConnectAnswers} from './direct-connect/wire.ts'
import {answers as directConnectGatewayAnswers} from './direct-connect-gateway/wire.ts'
import {egressOnlyInternetGateway} from './egress-only-internet-gateway/import.ts'
import {answers as egressOnlyInternetGatewayAnswers} from './egress-only-internet-gateway/wire.ts'
import {elasticIp} from './elastic-ip/import.ts'
import {answers as elasticIpAnswers} from './elastic-ip/wire.ts'
import {healthCheck} from './health-check/import.ts'
import {answers as healthCheckAnswers} from './health-check/wire.ts'
import {hostedZone} from './hosted-zone/import.ts'
import {answers as hostedZoneAnswers} from './hosted-zone/wire.ts'
import {answers as instanceAnswers} from './instance/wire.ts'
import {internetGateway} from './internet-gateway/import.ts'
import {answers as internetGatewayAnswers} from './internet-gateway/wire.ts'
import {loadBalancer} from './load-balancer/import.ts'
import {answers as loadBalancerAnswers} from './load-balancer/wire.ts'
import {natGateway} from './nat-gateway/import.ts'
import {answers as natGatewayAnswers} from './nat-gateway/wire.ts'
import {networkAcl} from './network-acl/import.ts'
import {answers as networkAclAnswers} from './network-acl/wire.ts'
import {instance, networkInterface} from './network-interface/import.ts'
import {answers as networkInterfaceAnswers} from './network-interface/wire.ts'
import {answers as prefixListAnswers} from './prefix-list/wire.ts'
import {resolverEndpoint} from './resolver-endpoint/import.ts'
import {answers as resolverEndpointAnswers} from './resolver-endpoint/wire.ts'
import {routeTable} from './route-table/import.ts'
import {answers as routeTableAnswers} from './route-table/wire.ts'
import {securityGroup} from './security-group/import.ts'
import {answers as securityGroupAnswers} from './security-group/wire.ts'
import {answers as siteAnswers} from './site/wire.ts'
import {subnet} from './subnet/import.ts'
import {answers as subnetAnswers} from './subnet/wire.ts'
import {targetGroup} from './target-group/import.ts'
import {answers as targetGroupAnswers} from './target-group/wire.ts'
import {transitGateway} from './transit-gateway/import.ts'
import {answers as transitGatewayAnswers} from './transit-gateway/wire.ts'
import {answers as transitGatewayPeeringAnswers} from './transit-gateway-peering/wire.ts'
import {vpc} from './vpc/import.ts'
import {answers as vpcAnswers} from './vpc/wire.ts'
import {vpcEndpoint} from './vpc-endpoint/import.ts'
import {answers as vpcEndpointAnswers} from './vpc-endpoint/wire.ts'
import {vpcEndpointService} from './vpc-endpoint-service/import.ts'
import {answers as vpcEndpointServiceAnswers} from './vpc-endpoint-service/wire.ts'
import {peeringConnection} from './vpc-peering-connection/import.ts'
import {answers as vpcPeeringConnectionAnswers} from './vpc-peering-connection/wire.ts'
import {answers as vpnConnectionAnswers} from './vpn-connection/wire.ts'
import {vpnGateway} from './vpn-gateway/import.ts'
import {answers as vpnGatewayAnswers} from './vpn-gateway/wire.ts'
import {answers as zoneAnswers} from './zone/wire.ts'

const parts = {
	'internet-gateway': {...internetGateway, answers: internetGatewayAnswers},
	'vpn-gateway': {...vpnGateway, answers: vpnGatewayAnswers},
	'egress-only-internet-gateway': {...egressOnlyInternetGateway, answers: egressOnlyInternetGatewayAnswers},
	subnet: {...subnet, answers: subnetAnswers},
	'route-table': {...routeTable, answers: routeTableAnswers},
	'network-acl': {...networkAcl, answers: networkAclAnswers},
	'security-group': {...securityGroup, answers: securityGroupAnswers},
	'nat-gateway': {...natGateway, answers: natGatewayAnswers},
	'load-balancer': {...loadBalancer, answers: loadBalancerAnswers},
	'target-group': {...targetGroup, answers: targetGroupAnswers},
	'vpc-endpoint': {...vpcEndpoint, answers: vpcEndpointAnswers},
	'vpc-endpoint-service': {...vpcEndpointService, answers: vpcEndpointServiceAnswers},
	'network-interface': {...networkInterface, answers: networkInterfaceAnswers},
	instance: {...instance, answers: instanceAnswers},
	'elastic-ip': {...elasticIp, answers: elasticIpAnswers},
	'transit-gateway': {...transitGateway, answers: transitGatewayAnswers},
	'vpc-peering-connection': {...peeringConnection, answers: vpcPeeringConnectionAnswers},
	'dhcp-options': {...dhcpOptions, answers: dhcpOptionsAnswers},
	vpc: {...vpc, answers: vpcAnswers},
	'prefix-list': {answers: prefixListAnswers},
	'transit-gateway-peering': {answers: transitGatewayPeeringAnswers},
	site: {answers: siteAnswers},
	'vpn-connection': {answers: vpnConnectionAnswers},
	'direct-connect': {answers: directConnectAnswers},
	'direct-connect-gateway': {answers: directConnectGatewayAnswers},
	'flow-log': none('it changes nothing that packets meet, and costs disk: whoever wants one writes it'),
	'dynamodb-table': none('DynamoDB has an API of its own, whose answers are not imported'),
	'health-check': {...healthCheck, answers: healthCheckAnswers},
	zone: {answers: zoneAnswers},
	'aws-service': none('what endpoints lead to is there by itself'),
	bucket: none('S3 has an API of its own, whose answers are not imported'),
	internet: none('what is outside of AWS is in no answer'),
	'hosted-zone': {...hostedZone, answers: hostedZoneAnswers},
	'resolver-endpoint': {...resolverEndpoint, answers: resolverEndpointAnswers},
	link: none('a delay is in no answer')
} satisfies PartsByKind<ImportPart>

export const imports: readonly ImportPart[] = partsOf<ImportPart>(parts)
export const routeTargets: readonly RouteImport[] = imports.flatMap(({route}) => route ?? [])

type All = Merged<
	{[K in keyof typeof parts]: (typeof parts)[K] extends {readonly answers: infer Own} ? Own : never}[keyof typeof parts]
>

/** The shape of AWS's answers, by their key. */
export const answersByKey = Object.assign({}, ...imports.map(({answers}) => answers)) as All
