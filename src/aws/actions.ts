/** What tools of AWS and others do with each kind: actions of the API, resources of CloudFormation and of Terraform. */
import {type ApiPart, doesNotExist} from '../api/part.ts'
import type {Missing, ResourceType, TemplatePart} from '../iac/part.ts'
import type {TerraformPart, TerraformType} from '../iac/terraform/part.ts'
import {type None, none, type PartsByKind, partsOf} from '../model/kind-names.ts'
import {dhcpOptions} from './dhcp-options/actions.ts'
import {dhcpOptions as dhcpOptionsResources} from './dhcp-options/cloudformation.ts'
import {dhcpOptions as dhcpOptionsTerraform} from './dhcp-options/terraform.ts'
import {egressOnlyInternetGateway} from './egress-only-internet-gateway/actions.ts'
import {egressOnlyInternetGateway as egressOnlyInternetGatewayResources} from './egress-only-internet-gateway/cloudformation.ts'
import {egressOnlyInternetGateway as egressOnlyInternetGatewayTerraform} from './egress-only-internet-gateway/terraform.ts'
import {elasticIp} from './elastic-ip/actions.ts'
import {elasticIp as elasticIpResources} from './elastic-ip/cloudformation.ts'
import {elasticIp as elasticIpTerraform} from './elastic-ip/terraform.ts'
import {flowLog} from './flow-log/actions.ts'
import {flowLog as flowLogResources} from './flow-log/cloudformation.ts'
import {healthCheck} from './health-check/actions.ts'
import {hostedZone} from './hosted-zone/actions.ts'
import {hostedZone as hostedZoneResources} from './hosted-zone/cloudformation.ts'
import {instance} from './instance/actions.ts'
import {instance as instanceResources} from './instance/cloudformation.ts'
import {instance as instanceTerraform} from './instance/terraform.ts'
import {internetGateway} from './internet-gateway/actions.ts'
import {internetGateway as internetGatewayResources} from './internet-gateway/cloudformation.ts'
import {internetGateway as internetGatewayTerraform} from './internet-gateway/terraform.ts'
import {loadBalancer} from './load-balancer/actions.ts'
import {loadBalancer as loadBalancerResources} from './load-balancer/cloudformation.ts'
import {loadBalancer as loadBalancerTerraform} from './load-balancer/terraform.ts'
import {natGateway} from './nat-gateway/actions.ts'
import {natGateway as natGatewayResources} from './nat-gateway/cloudformation.ts'
import {natGateway as natGatewayTerraform} from './nat-gateway/terraform.ts'
import {networkAcl} from './network-acl/actions.ts'
import {networkAcl as networkAclResources} from './network-acl/cloudformation.ts'
import {networkAcl as networkAclTerraform} from './network-acl/terraform.ts'
import {networkInterface} from './network-interface/actions.ts'
import {networkInterface as networkInterfaceResources} from './network-interface/cloudformation.ts'
import {networkInterface as networkInterfaceTerraform} from './network-interface/terraform.ts'
import {prefixList} from './prefix-list/actions.ts'
import {prefixList as prefixListResources} from './prefix-list/cloudformation.ts'
import {prefixList as prefixListTerraform} from './prefix-list/terraform.ts'
import {resolverEndpoint} from './resolver-endpoint/cloudformation.ts'
import {routeTable} from './route-table/actions.ts'
import {routeTable as routeTableResources} from './route-table/cloudformation.ts'
import {routeTable as routeTableTerraform} from './route-table/terraform.ts'
import {securityGroup} from './security-group/actions.ts'
import {securityGroup as securityGroupResources} from './security-group/cloudformation.ts'
import {securityGroup as securityGroupTerraform} from './security-group/terraform.ts'
import {site} from './site/actions.ts'
import {subnet} from './subnet/actions.ts'
import {subnet as subnetResources} from './subnet/cloudformation.ts'
import {subnet as subnetTerraform} from './subnet/terraform.ts'
import {targetGroup} from './target-group/actions.ts'
import {targetGroup as targetGroupResources} from './target-group/cloudformation.ts'
import {targetGroup as targetGroupTerraform} from './target-group/terraform.ts'
import {transitGateway} from './transit-gateway/actions.ts'
import {transitGateway as transitGatewayResources} from './transit-gateway/cloudformation.ts'
import {transitGateway as transitGatewayTerraform} from './transit-gateway/terraform.ts'
import {transitGatewayPeering} from './transit-gateway-peering/actions.ts'
import {vpc} from './vpc/actions.ts'
import {vpc as vpcResources} from './vpc/cloudformation.ts'
import {vpc as vpcTerraform} from './vpc/terraform.ts'
import {vpcEndpoint} from './vpc-endpoint/actions.ts'
import {vpcEndpoint as vpcEndpointResources} from './vpc-endpoint/cloudformation.ts'
import {vpcEndpoint as vpcEndpointTerraform} from './vpc-endpoint/terraform.ts'
import {vpcEndpointService} from './vpc-endpoint-service/actions.ts'
import {vpcEndpointService as vpcEndpointServiceResources} from './vpc-endpoint-service/cloudformation.ts'
import {vpcPeeringConnection} from './vpc-peering-connection/actions.ts'
import {vpcPeeringConnection as vpcPeeringConnectionResources} from './vpc-peering-connection/cloudformation.ts'
import {vpcPeeringConnection as vpcPeeringConnectionTerraform} from './vpc-peering-connection/terraform.ts'
import {vpnConnection} from './vpn-connection/actions.ts'
import {vpnConnection as vpnConnectionResources} from './vpn-connection/cloudformation.ts'
import {vpnConnection as vpnConnectionTerraform} from './vpn-connection/terraform.ts'
import {vpnGateway} from './vpn-gateway/actions.ts'
import {vpnGateway as vpnGatewayResources} from './vpn-gateway/cloudformation.ts'
import {vpnGateway as vpnGatewayTerraform} from './vpn-gateway/terraform.ts'
import {zone} from './zone/actions.ts'

const parts: PartsByKind<ApiPart & Partial<TemplatePart & TerraformPart>> = {
	vpc: {...vpc, ...vpcResources, ...vpcTerraform},
	subnet: {...subnet, ...subnetResources, ...subnetTerraform},
	'route-table': {...routeTable, ...routeTableResources, ...routeTableTerraform},
	'network-acl': {...networkAcl, ...networkAclResources, ...networkAclTerraform},
	'security-group': {...securityGroup, ...securityGroupResources, ...securityGroupTerraform},
	'network-interface': {...networkInterface, ...networkInterfaceResources, ...networkInterfaceTerraform},
	instance: {...instance, ...instanceResources, ...instanceTerraform},
	'internet-gateway': {...internetGateway, ...internetGatewayResources, ...internetGatewayTerraform},
	'egress-only-internet-gateway': {
		...egressOnlyInternetGateway,
		...egressOnlyInternetGatewayResources,
		...egressOnlyInternetGatewayTerraform
	},
	'nat-gateway': {...natGateway, ...natGatewayResources, ...natGatewayTerraform},
	'elastic-ip': {...elasticIp, ...elasticIpResources, ...elasticIpTerraform},
	'prefix-list': {...prefixList, ...prefixListResources, ...prefixListTerraform},
	'dhcp-options': {...dhcpOptions, ...dhcpOptionsResources, ...dhcpOptionsTerraform},
	'vpc-peering-connection': {...vpcPeeringConnection, ...vpcPeeringConnectionResources, ...vpcPeeringConnectionTerraform},
	'dynamodb-table': none('its API is that of DynamoDB, which answers at its own addresses'),
	'health-check': healthCheck,
	zone,
	'load-balancer': {...loadBalancer, ...loadBalancerResources, ...loadBalancerTerraform},
	'flow-log': {...flowLog, ...flowLogResources},
	'vpc-endpoint-service': {...vpcEndpointService, ...vpcEndpointServiceResources},
	'target-group': {...targetGroup, ...targetGroupResources, ...targetGroupTerraform},
	'vpc-endpoint': {...vpcEndpoint, ...vpcEndpointResources, ...vpcEndpointTerraform},
	'transit-gateway': {...transitGateway, ...transitGatewayResources, ...transitGatewayTerraform},
	'transit-gateway-peering': transitGatewayPeering,
	'vpn-gateway': {...vpnGateway, ...vpnGatewayResources, ...vpnGatewayTerraform},
	'vpn-connection': {...vpnConnection, ...vpnConnectionResources, ...vpnConnectionTerraform},
	'direct-connect': none('not yet in the API'),
	'direct-connect-gateway': none('not yet in the API'),
	'hosted-zone': {...hostedZone, ...hostedZoneResources},
	'resolver-endpoint': resolverEndpoint,
	site,
	'aws-service': none('what is outside of AWS’s VPCs is in no answer'),
	bucket: none('its API is that of S3, which answers at its own addresses'),
	internet: none('what is outside of AWS is in no answer'),
	link: none('a delay is in no answer')
}

const all = partsOf(parts)

export const apiParts: readonly ApiPart[] = all

/** By the type: `AWS::EC2::VPC`. */
export const cloudFormationTypes: Readonly<Record<string, ResourceType>> = Object.assign(
	{},
	...all.map(({cloudFormation}) => cloudFormation)
)

/** By the type: `aws_vpc`. */
export const terraformTypes: Readonly<Record<string, TerraformType>> = Object.assign({}, ...all.map(({terraform}) => terraform))

const missing: ReadonlyMap<string, (id: string) => Missing> = new Map(
	Object.entries<(ApiPart & Partial<TemplatePart>) | None>(parts).flatMap(([kind, part]) => {
		if ('none' in part) return []
		const {types = [], missing: ofTemplates = {}} = part
		const [own] = types
		return [
			...(own ? [[kind, own.missing] as const] : []),
			...types.map(type => [type.word, type.missing] as const),
			...Object.entries(ofTemplates)
		]
	})
)

/** AWS's error for an unknown id. `kind`: a kind, or a type of the API such as `customer-gateway`. */
export const missingThing = (kind: string, id: string): Missing =>
	(missing.get(kind) ?? doesNotExist('InvalidParameterValue', kind.replaceAll('-', ' ')))(id)
