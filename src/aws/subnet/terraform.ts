/** aws_subnet. Doc: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/subnet */
import type {TerraformPart} from '../../iac/terraform/part.ts'
import {sameAs} from '../../iac/terraform/same-as.ts'

export const subnet: TerraformPart = {
	terraform: {
		aws_subnet: {
			...sameAs('AWS::EC2::Subnet', {
				VpcId: 'vpc_id',
				CidrBlock: 'cidr_block',
				AvailabilityZone: 'availability_zone',
				AvailabilityZoneId: 'availability_zone_id',
				Ipv6CidrBlock: 'ipv6_cidr_block',
				MapPublicIpOnLaunch: 'map_public_ip_on_launch',
				AssignIpv6AddressOnCreation: 'assign_ipv6_address_on_creation',
				EnableDns64: 'enable_dns64',
				Ipv6Native: 'ipv6_native'
			}),
			noun: 'subnet',
			required: ['vpc_id'],
			inert: [
				'enable_lni_at_device_index',
				'enable_resource_name_dns_a_record_on_launch',
				'enable_resource_name_dns_aaaa_record_on_launch',
				'private_dns_hostname_type_on_launch',
				'region'
			],
			named: {
				outpost_arn: 'Outposts are not emulated: the subnet is in its zone',
				customer_owned_ipv4_pool: 'Outposts are not emulated: the subnet is in its zone',
				map_customer_owned_ip_on_launch: 'Outposts are not emulated: the subnet is in its zone'
			},
			attributes: {availability_zone: 'AvailabilityZone', owner_id: (_made, {lab}) => lab.account}
		}
	}
}
