/**
 * The `CustomerGatewayConfiguration` document, from which customers configure their devices. It is the same for every device model:
 * one algorithm of each kind, the lowest that the tunnel allows (VPN-3), and one MSS for all of them. Its shape follows documents
 * that AWS wrote; none with algorithms other than AWS's defaults, or with an IPv6 tunnel, was available for comparison.
 */
import type {Encryption, Integrity, Proposals} from '../../model/ipsec.ts'
import type {Lab} from '../../model/model.ts'
import type {Site, VpnConnection, VpnTunnel} from '../../model/vpn.ts'
import {addressAt, type Cidr, family, prefixLength} from '../../net/address.ts'

/** The XML text. Undefined: the lab has no connection of this name. */
export function renderCustomerGatewayConfiguration({vpn}: Lab, name: string): string | undefined {
	const connection = vpn?.connections.find(({key}) => key === name)
	const site = vpn?.sites.find(({key}) => key === connection?.site)
	if (!connection || !site) return undefined
	const {kind, key} = connection.gateway
	// AWS does not name a transit gateway here, but includes the empty element.
	const gateway = kind === 'vpn-gateway' ? vpn?.gateways.find(one => one.key === key) : undefined
	const body = [
		element('customer_gateway_id', connection.customerGateway.id),
		element('vpn_gateway_id', gateway?.id ?? ''),
		element('vpn_connection_type', 'ipsec.1'),
		...(connection.routing === 'static' ? [element('vpn_connection_attributes', 'NoBGPVPNConnection')] : []),
		...connection.tunnels.map(tunnel => renderTunnel(tunnel, connection, site))
	]
	return `<?xml version="1.0" encoding="UTF-8"?>\n<vpn_connection id="${connection.id}">\n${indent(body)}\n</vpn_connection>\n`
}

/** The same for all algorithms. */
const mssBytes = 1379

/** In ascending order as AWS ranks them: the document lists the lowest that the tunnel allows. */
const encryptionNames: Readonly<Record<Encryption, string>> = {
	AES128: 'aes-128-cbc',
	AES256: 'aes-256-cbc',
	'AES128-GCM-16': 'aes-128-gcm-16',
	'AES256-GCM-16': 'aes-256-gcm-16'
}
const integrityNames: Readonly<Record<Integrity, string>> = {
	SHA1: 'sha1',
	'SHA2-256': 'sha2-256',
	'SHA2-384': 'sha2-384',
	'SHA2-512': 'sha2-512'
}

/** Names for phase 2, which end with the number of hash bits that ESP carries. */
const truncatedNames: Readonly<Record<Integrity, string>> = {
	SHA1: 'hmac-sha1-96',
	'SHA2-256': 'hmac-sha2-256-128',
	'SHA2-384': 'hmac-sha2-384-192',
	'SHA2-512': 'hmac-sha2-512-256'
}

const lowest = <Name extends string>(allowed: readonly Name[], order: Readonly<Record<Name, string>>): Name =>
	(Object.keys(order) as Name[]).find(name => allowed.includes(name)) ?? (allowed[0] as Name)

/** An XML element: a value on one line, or nested elements on lines of their own. */
const element = (name: string, content: string | number | readonly string[]): string =>
	typeof content === 'object' ? `<${name}>\n${indent(content)}\n</${name}>` : `<${name}>${content}</${name}>`

const indent = (parts: readonly string[]): string => parts.map(part => part.replaceAll(/^/gm, '  ')).join('\n')

const mask = (cidr: Cidr): string => addressAt('0.0.0.0/0' as Cidr, 2n ** 32n - 2n ** BigInt(32 - prefixLength(cidr)))

function renderTunnel(tunnel: VpnTunnel, connection: VpnConnection, site: Site): string {
	const {insideCidr, phase1, phase2, dpd} = tunnel
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
	const algorithms = ({integrity, encryption}: Proposals, names: Readonly<Record<Integrity, string>>) => [
		element('authentication_protocol', names[lowest(integrity, integrityNames)]),
		element('encryption_protocol', encryptionNames[lowest(encryption, encryptionNames)])
	]
	const group = ({dhGroups}: Proposals) => element('perfect_forward_secrecy', `group${Math.min(...dhGroups)}`)
	return element('ipsec_tunnel', [
		end('customer_gateway', connection.customerGateway.publicIp, tunnel.customerInside, site.asn),
		end('vpn_gateway', tunnel.outsideIp, tunnel.awsInside, connection.asn),
		element('ike', [
			...algorithms(phase1, integrityNames),
			element('lifetime', phase1.lifetimeSeconds),
			group(phase1),
			element('mode', 'main'),
			element('pre_shared_key', tunnel.psk)
		]),
		element('ipsec', [
			element('protocol', 'esp'),
			...algorithms(phase2, truncatedNames),
			element('lifetime', phase2.lifetimeSeconds),
			group(phase2),
			element('mode', 'tunnel'),
			element('clear_df_bit', 'true'),
			element('fragmentation_before_encryption', 'true'),
			element('tcp_mss_adjustment', mssBytes),
			element('dead_peer_detection', [element('interval', Math.floor(dpd.timeoutSeconds / 3)), element('retries', 3)])
		])
	])
}
