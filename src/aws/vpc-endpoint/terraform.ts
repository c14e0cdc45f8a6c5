/** The aws_vpc_endpoint family. Doc: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_endpoint */
import {leftOut} from '../../iac/made.ts'
import type {Made, Making, Thing} from '../../iac/part.ts'
import type {TerraformPart, TerraformType} from '../../iac/terraform/part.ts'
import {sameAs} from '../../iac/terraform/same-as.ts'

const type = 'AWS::EC2::VPCEndpoint'

/** One more route table, subnet or security group of an endpoint. */
const addTo =
	(section: string, kind: Thing['kind']) =>
	(making: Making): Made => {
		const endpoint = making.thingAt('VpcEndpointId', 'vpc-endpoint')
		const other = making.thingAt('OtherId', kind)
		if (!endpoint || !other) return leftOut(making)
		const path = [...endpoint.path, section]
		const isThere = [making.lab.written(path) ?? []].flat().includes(other.name)
		return {
			ref: making.logicalId,
			edits: isThere ? [] : [{path, value: [making.properties.placed('OtherId', other.name)], append: true}]
		}
	}

function association(argument: string, section: string, kind: Thing['kind']): TerraformType {
	const own = sameAs(type, {VpcEndpointId: 'vpc_endpoint_id', OtherId: argument})
	return {
		...own,
		as: asking => ({...own.as(asking), make: addTo(section, kind)}),
		required: ['vpc_endpoint_id', argument],
		inert: ['replace_default_association', 'region']
	}
}

function setPolicy(making: Making): Made {
	const endpoint = making.thingAt('VpcEndpointId', 'vpc-endpoint')
	const policy = making.properties.text('PolicyDocument')
	if (!endpoint) return leftOut(making)
	return {
		ref: endpoint.id,
		edits:
			policy === undefined
				? []
				: [{path: [...endpoint.path, 'policy'], value: making.properties.placed('PolicyDocument', policy)}]
	}
}

const policy = sameAs(type, {VpcEndpointId: 'vpc_endpoint_id', PolicyDocument: 'policy'})

const lattice = 'resources and service networks of VPC Lattice are not emulated'

export const vpcEndpoint: TerraformPart = {
	terraform: {
		aws_vpc_endpoint: {
			...sameAs(type, {
				VpcId: 'vpc_id',
				ServiceName: 'service_name',
				VpcEndpointType: 'vpc_endpoint_type',
				RouteTableIds: 'route_table_ids',
				SubnetIds: 'subnet_ids',
				SecurityGroupIds: 'security_group_ids',
				PrivateDnsEnabled: 'private_dns_enabled',
				IpAddressType: 'ip_address_type',
				PolicyDocument: 'policy'
			}),
			noun: 'endpoint',
			required: ['vpc_id'],
			inert: ['auto_accept', 'dns_options', 'region'],
			named: {
				subnet_configuration: 'interfaces of endpoints have addresses of their own',
				service_region: 'services of other Regions are those of the lab file',
				resource_configuration_arn: lattice,
				service_network_arn: lattice
			}
		},
		aws_vpc_endpoint_route_table_association: association('route_table_id', 'routeTables', 'route-table'),
		aws_vpc_endpoint_subnet_association: association('subnet_id', 'subnets', 'subnet'),
		aws_vpc_endpoint_security_group_association: association('security_group_id', 'securityGroups', 'security-group'),
		aws_vpc_endpoint_policy: {
			...policy,
			as: asking => ({...policy.as(asking), make: setPolicy}),
			required: ['vpc_endpoint_id'],
			inert: ['region']
		}
	}
}
