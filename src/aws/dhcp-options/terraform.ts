/** aws_vpc_dhcp_options and its association. */
import type {TerraformPart} from '../../iac/terraform/part.ts'
import {sameAs} from '../../iac/terraform/same-as.ts'

export const dhcpOptions: TerraformPart = {
	terraform: {
		aws_vpc_dhcp_options: {
			...sameAs('AWS::EC2::DHCPOptions', {
				DomainName: 'domain_name',
				DomainNameServers: 'domain_name_servers',
				NtpServers: 'ntp_servers',
				NetbiosNameServers: 'netbios_name_servers',
				NetbiosNodeType: 'netbios_node_type'
			}),
			noun: 'dhcp-options',
			inert: ['ipv6_address_preferred_lease_time', 'region']
		},
		aws_vpc_dhcp_options_association: {
			...sameAs('AWS::EC2::VPCDHCPOptionsAssociation', {VpcId: 'vpc_id', DhcpOptionsId: 'dhcp_options_id'}),
			required: ['vpc_id', 'dhcp_options_id']
		}
	}
}
