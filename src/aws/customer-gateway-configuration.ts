/**
 * The `CustomerGatewayConfiguration` document: what AWS hands the customer to configure a device by. As in AWS it names one
 * algorithm of each kind, the one that the device of the lab proposes first.
 */
import type {Lab} from '../lab/model.ts'
import type {Site, VpnConnection, VpnTunnel} from '../lab/vpn-model.ts'
import {addressAt, type Cidr, family, prefixLength} from '../net/address.ts'

/** The XML text. Undefined: the lab has no such connection. */
export function renderCustomerGatewayConfiguration({vpn, transitGateways}: Lab, name: string): string | undefined {
	const connection = vpn?.connections.find(({key}) => key === name)
	const site = vpn?.sites.find(({key}) => key === connection?.site)
	if (!connection || !site) return undefined
	const {kind, key} = connection.gateway
	const gateway = (kind === 'vpn-gateway' ? vpn?.gateways : transitGateways)?.find(one => one.key === key)
	const body = [
		element('customer_gateway_id', connection.customerGateway.id),
		element(kind === 'vpn-gateway' ? 'vpn_gateway_id' : 'transit_gateway_id', gateway?.id ?? ''),
		element('vpn_connection_type', 'ipsec.1'),
		...connection.tunnels.map(tunnel => renderTunnel(tunnel, connection, site))
	]
	return `<?xml version="1.0" encoding="UTF-8"?>\n<vpn_connection id="${connection.id}">\n${indent(body)}\n</vpn_connection>\n`
}

/** In XML, one element of a line, or one around others. */
const element = (name: string, content: string | number | readonly string[]): string =>
	typeof content === 'object' ? `<${name}>\n${indent(content)}\n</${name}>` : `<${name}>${content}</${name}>`

const indent = (parts: readonly string[]): string => parts.map(part => part.replaceAll(/^/gm, '  ')).join('\n')

const mask = (cidr: Cidr): string => addressAt('0.0.0.0/0' as Cidr, 2n ** 32n - 2n ** BigInt(32 - prefixLength(cidr)))

function renderTunnel(tunnel: VpnTunnel, connection: VpnConnection, site: Site): string {
	const {insideCidr, customer, phase1, phase2, dpd} = tunnel
	const end = (name: string, outside: string, inside: string, asn: number) =>
		element(name, [
			element('tunnel_outside_address', [element('ip_address', outside)]),
			element('tunnel_inside_address', [
				element('ip_address', inside),
				...(family(insideCidr) === 4 ? [element('network_mask', mask(insideCidr))] : []),
				element('network_cidr', prefixLength(insideCidr))
			]),
			...(connection.routing === 'bgp'
				? [element('bgp', [element('asn', asn), element('hold_time', connection.holdSeconds)])]
				: [])
		])
	const algorithms = ({integrity, encryption}: VpnTunnel['customer']['phase1'], prefix = '') => {
		const cipher = encryption[0]?.toLowerCase() ?? ''
		return [
			element('authentication_protocol', `${prefix}${integrity[0]?.toLowerCase() ?? ''}`),
			element('encryption_protocol', cipher.includes('gcm') ? cipher : `${cipher.replace('aes', 'aes-')}-cbc`)
		]
	}
	return element('ipsec_tunnel', [
		end('customer_gateway', connection.customerGateway.publicIp, tunnel.customerInside, site.asn),
		end('vpn_gateway', tunnel.outsideIp, tunnel.awsInside, connection.asn),
		element('ike', [
			...algorithms(customer.phase1),
			element('lifetime', phase1.lifetimeSeconds),
			element('perfect_forward_secrecy', `group${customer.phase1.dhGroups[0]}`),
			element('mode', 'main'),
			element('pre_shared_key', tunnel.psk)
		]),
		element('ipsec', [
			element('protocol', 'esp'),
			...algorithms(customer.phase2, 'hmac-'),
			element('lifetime', phase2.lifetimeSeconds),
			element('perfect_forward_secrecy', `group${customer.phase2.dhGroups[0]}`),
			element('mode', 'tunnel'),
			element('clear_df_bit', 'true'),
			element('fragmentation_before_encryption', 'true'),
			element('tcp_mss_adjustment', tunnel.mssBytes),
			element('dead_peer_detection', [element('interval', Math.floor(dpd.timeoutSeconds / 3)), element('retries', 3)])
		])
	])
}
