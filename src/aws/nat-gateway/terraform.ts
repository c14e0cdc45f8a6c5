/** aws_nat_gateway. Doc: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/nat_gateway */
import type {TerraformPart} from '../../iac/terraform/part.ts'
import {sameAs} from '../../iac/terraform/same-as.ts'

const secondary = 'further addresses of a NAT gateway are not emulated: all flows leave by the first'
const regional = 'a regional NAT gateway has addresses of its own in each zone'

export const natGateway: TerraformPart = {
	terraform: {
		aws_nat_gateway: {
			...sameAs('AWS::EC2::NatGateway', {
				SubnetId: 'subnet_id',
				AllocationId: 'allocation_id',
				ConnectivityType: 'connectivity_type',
				PrivateIpAddress: 'private_ip',
				AvailabilityMode: 'availability_mode',
				VpcId: 'vpc_id'
			}),
			noun: 'nat-gateway',
			inert: ['region'],
			named: {
				secondary_allocation_ids: secondary,
				secondary_private_ip_addresses: secondary,
				secondary_private_ip_address_count: secondary,
				availability_zone_address: regional
			},
			attributes: {network_interface_id: 'EniId'}
		}
	}
}
