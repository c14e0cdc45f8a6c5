/** Customer gateways, VPN connections and their static routes. Doc: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpn_connection */
import type {TerraformPart} from '../../iac/terraform/part.ts'
import {argumentsOf, sameAs, tagArguments} from '../../iac/terraform/same-as.ts'
import {itemsOf, renamed, tagged, type Values} from '../../iac/terraform/translate.ts'
import {idOf} from '../ids.ts'

const fields = {
	CustomerGatewayId: 'customer_gateway_id',
	VpnGatewayId: 'vpn_gateway_id',
	TransitGatewayId: 'transit_gateway_id',
	StaticRoutesOnly: 'static_routes_only',
	EnableAcceleration: 'enable_acceleration',
	TunnelInsideIpVersion: 'tunnel_inside_ip_version',
	LocalIpv4NetworkCidr: 'local_ipv4_network_cidr',
	RemoteIpv4NetworkCidr: 'remote_ipv4_network_cidr',
	LocalIpv6NetworkCidr: 'local_ipv6_network_cidr',
	RemoteIpv6NetworkCidr: 'remote_ipv6_network_cidr'
}

/** Options of a tunnel, after `tunnel1_`. */
const plain = {
	PreSharedKey: 'preshared_key',
	TunnelInsideCidr: 'inside_cidr',
	TunnelInsideIpv6Cidr: 'inside_ipv6_cidr',
	Phase1LifetimeSeconds: 'phase1_lifetime_seconds',
	Phase2LifetimeSeconds: 'phase2_lifetime_seconds',
	RekeyMarginTimeSeconds: 'rekey_margin_time_seconds',
	RekeyFuzzPercentage: 'rekey_fuzz_percentage',
	ReplayWindowSize: 'replay_window_size',
	StartupAction: 'startup_action',
	DPDTimeoutAction: 'dpd_timeout_action',
	DPDTimeoutSeconds: 'dpd_timeout_seconds'
}

const lists = {
	IKEVersions: 'ike_versions',
	Phase1EncryptionAlgorithms: 'phase1_encryption_algorithms',
	Phase1IntegrityAlgorithms: 'phase1_integrity_algorithms',
	Phase1DHGroupNumbers: 'phase1_dh_group_numbers',
	Phase2EncryptionAlgorithms: 'phase2_encryption_algorithms',
	Phase2IntegrityAlgorithms: 'phase2_integrity_algorithms',
	Phase2DHGroupNumbers: 'phase2_dh_group_numbers'
}

const numbers = [1, 2] as const

const prefixed = (names: Readonly<Record<string, string>>, number: number): Readonly<Record<string, string>> =>
	Object.fromEntries(Object.entries(names).map(([property, argument]) => [property, `tunnel${number}_${argument}`]))

/** A state has 0 where AWS's default holds. */
const withoutZeros = (values: Values): Values =>
	Object.fromEntries(Object.entries(values).filter(([key, value]) => !(key.startsWith('tunnel') && value === 0)))

const tunnelOf = (values: Values, number: number): Values => ({
	...renamed(withoutZeros(values), prefixed(plain, number)),
	...Object.fromEntries(
		Object.entries(prefixed(lists, number)).flatMap(([property, argument]) => {
			const items = itemsOf(values, argument)
			return items.length > 0 ? [[property, items.map(Value => ({Value}))]] : []
		})
	)
})

/** The second tunnel keeps its place even if nothing is said of the first. */
function tunnelsOf(values: Values): Values {
	const tunnels = numbers.map(number => tunnelOf(values, number))
	const isSaid = tunnels.some(tunnel => Object.keys(tunnel).length > 0)
	return isSaid ? {VpnTunnelOptionsSpecifications: tunnels} : {}
}

const privateVpn = 'private VPN over Direct Connect is not emulated'

const ofTunnels = numbers.flatMap(number => argumentsOf({...prefixed(plain, number), ...prefixed(lists, number)}))
const inertOfTunnels = numbers.flatMap(number =>
	['enable_tunnel_lifecycle_control', 'log_options'].map(one => `tunnel${number}_${one}`)
)

export const vpnConnection: TerraformPart = {
	terraform: {
		aws_customer_gateway: {
			...sameAs('AWS::EC2::CustomerGateway', {
				IpAddress: 'ip_address',
				BgpAsn: 'bgp_asn',
				BgpAsnExtended: 'bgp_asn_extended'
			}),
			noun: 'site',
			inert: ['type', 'device_name', 'region'],
			named: {certificate_arn: 'tunnels authenticate by keys, not by certificates'}
		},
		aws_vpn_connection: {
			effect: [...argumentsOf(fields), ...ofTunnels, ...tagArguments],
			noun: 'vpn',
			required: ['customer_gateway_id'],
			inert: ['type', 'preshared_key_storage', 'tunnel_bandwidth', 'region', ...inertOfTunnels],
			named: {outside_ip_address_type: privateVpn, transport_transit_gateway_attachment_id: privateVpn},
			as: ({values}) => ({
				type: 'AWS::EC2::VPNConnection',
				properties: {...renamed(values, fields), ...tunnelsOf(values), ...tagged(values)}
			}),
			attributes: {
				transit_gateway_attachment_id: ({things = []}) => {
					const own = things.find(({kind}) => kind === 'transit-gateway-attachment')
					return own && idOf('tgw-attach', `vpn ${own.name}`)
				}
			}
		},
		aws_vpn_connection_route: {
			...sameAs('AWS::EC2::VPNConnectionRoute', {
				VpnConnectionId: 'vpn_connection_id',
				DestinationCidrBlock: 'destination_cidr_block'
			}),
			required: ['vpn_connection_id', 'destination_cidr_block'],
			inert: ['region']
		}
	}
}
