import test from 'ava'
import {renderCustomerGatewayConfiguration} from '../../../src/aws/vpn-connection/customer-gateway-configuration.ts'
import {readLab} from '../../../src/lab/read.ts'

const labOf = (connection: object = {}) =>
	readLab(
		{
			vpcs: {main: {cidr: '10.0.0.0/16', vpnGateway: true}},
			transitGateways: {core: {}},
			sites: {office: {publicIp: '198.51.100.20', asn: 65_001, cidr: '192.168.0.0/24'}},
			vpnConnections: {
				office: {
					site: 'office',
					gateway: 'main',
					tunnels: {1: {psk: 'a.key_for.tests', insideCidr: '169.254.20.0/30', outsideIp: '52.0.0.9'}},
					...connection
				}
			}
		},
		{name: 'demo'}
	).lab

const textOf = (connection?: object) => renderCustomerGatewayConfiguration(labOf(connection), 'office') ?? ''

test('without options AWS hands out AES128, SHA1 and group 2, whatever the device proposes (VPN-1, VPN-2, VPN-4)', t => {
	const text = textOf()
	t.is(text.match(/<ipsec_tunnel>/g)?.length, 2)
	t.true(
		text.includes(`    <vpn_gateway>
      <tunnel_outside_address>
        <ip_address>52.0.0.9</ip_address>
      </tunnel_outside_address>
      <tunnel_inside_address>
        <ip_address>169.254.20.1</ip_address>
        <network_mask>255.255.255.252</network_mask>
        <network_cidr>30</network_cidr>
      </tunnel_inside_address>
      <bgp>
        <asn>64512</asn>
        <hold_time>30</hold_time>
      </bgp>
    </vpn_gateway>
    <ike>
      <authentication_protocol>sha1</authentication_protocol>
      <encryption_protocol>aes-128-cbc</encryption_protocol>
      <lifetime>28800</lifetime>
      <perfect_forward_secrecy>group2</perfect_forward_secrecy>
      <mode>main</mode>
      <pre_shared_key>a.key_for.tests</pre_shared_key>
    </ike>
    <ipsec>
      <protocol>esp</protocol>
      <authentication_protocol>hmac-sha1-96</authentication_protocol>
      <encryption_protocol>aes-128-cbc</encryption_protocol>
      <lifetime>3600</lifetime>
      <perfect_forward_secrecy>group2</perfect_forward_secrecy>
      <mode>tunnel</mode>
      <clear_df_bit>true</clear_df_bit>
      <fragmentation_before_encryption>true</fragmentation_before_encryption>
      <tcp_mss_adjustment>1379</tcp_mss_adjustment>
      <dead_peer_detection>
        <interval>10</interval>
        <retries>3</retries>
      </dead_peer_detection>
    </ipsec>`)
	)
})

/** What stands before the tunnels, element by element. */
const head = (text: string) =>
	[...text.split('<ipsec_tunnel>')[0]!.matchAll(/^ {2}<(\w+)>(.*?)<\/\1>$/gm)].map(([, name, value]) => [name, value])

test('a static connection says so after its type, and has no BGP (VPN-7)', t => {
	const text = textOf({routing: 'static'})
	t.deepEqual(head(text).slice(2), [
		['vpn_connection_type', 'ipsec.1'],
		['vpn_connection_attributes', 'NoBGPVPNConnection']
	])
	t.notRegex(text, /<bgp>|<asn>/)
	t.notRegex(textOf(), /vpn_connection_attributes/)
})

test('a transit gateway is not named, and the element of a gateway is empty', t => {
	const text = textOf({gateway: {transitGateway: 'core'}})
	t.deepEqual(
		head(text).map(([name]) => name),
		['customer_gateway_id', 'vpn_gateway_id', 'vpn_connection_type']
	)
	t.deepEqual(head(text)[1], ['vpn_gateway_id', ''])
	t.regex(head(textOf())[1]?.[1] ?? '', /^vgw-/)
})

test('where a tunnel allows less, its lowest is handed out (VPN-3)', t => {
	const phase = {encryption: ['AES256-GCM-16', 'AES256'], integrity: ['SHA2-512', 'SHA2-256'], dhGroups: [20, 14]}
	const text = textOf({tunnels: [{phase1: phase, phase2: {...phase, encryption: ['AES256-GCM-16']}}]})
	const [first = ''] = text.split('</ipsec_tunnel>')
	t.deepEqual(
		[...first.matchAll(/<(?:\w+_protocol|perfect_forward_secrecy)>(.*?)</g)].map(([, value]) => value),
		['sha2-256', 'aes-256-cbc', 'group14', 'hmac-sha2-256-128', 'aes-256-gcm-16', 'group14']
	)
})

/**
 * What a public converter of such documents looks up, as Batfish's model of AWS does: any other word is an error there. It
 * reads the first element of a name below its parent.
 */
const lookUps = {
	ike: {
		authentication_protocol: ['sha1'],
		encryption_protocol: ['aes-128-cbc'],
		perfect_forward_secrecy: ['group2'],
		mode: ['main']
	},
	ipsec: {
		protocol: ['esp'],
		authentication_protocol: ['hmac-sha1-96'],
		encryption_protocol: ['aes-128-cbc'],
		perfect_forward_secrecy: ['group2'],
		mode: ['tunnel']
	}
} as const
const numbers = ['lifetime', 'network_cidr', 'asn', 'hold_time', 'tcp_mss_adjustment', 'interval', 'retries']

const inner = (text: string, name: string) => new RegExp(`<${name}(?: [^>]*)?>([\\s\\S]*?)</${name}>`).exec(text)?.[1]

for (const [title, connection] of [
	['at a virtual private gateway', {}],
	['at a transit gateway', {gateway: {transitGateway: 'core'}}],
	['with static routes', {routing: 'static'}]
] as const) {
	test(`a converter that reads AWS's documents reads those of connections ${title}`, t => {
		const document = inner(textOf(connection), 'vpn_connection') ?? ''
		const isStatic = inner(document, 'vpn_connection_attributes')?.includes('NoBGP') ?? false
		t.is(isStatic, title.includes('static'))
		const tunnels = document.match(/<ipsec_tunnel>[\s\S]*?<\/ipsec_tunnel>/g) ?? []
		t.is(tunnels.length, 2)
		for (const tunnel of tunnels) {
			for (const [part, tables] of Object.entries(lookUps)) {
				const own = inner(tunnel, part) ?? ''
				for (const [name, words] of Object.entries(tables)) t.true(words.includes(inner(own, name) ?? ''), `${part} ${name}`)
			}
			for (const end of ['customer_gateway', 'vpn_gateway']) {
				const own = inner(tunnel, end) ?? ''
				for (const place of ['tunnel_outside_address', 'tunnel_inside_address']) {
					t.regex(inner(inner(own, place) ?? '', 'ip_address') ?? '', /^[\d.]+$/)
				}
				if (!isStatic) t.regex(inner(inner(own, 'bgp') ?? '', 'asn') ?? '', /^\d+$/)
			}
			for (const name of numbers) {
				for (const [, value = ''] of tunnel.matchAll(new RegExp(`<${name}>(.*?)<`, 'g'))) t.regex(value, /^\d+$/, name)
			}
		}
	})
}

test('a connection that the lab has not has no document', t => {
	t.is(renderCustomerGatewayConfiguration(labOf(), 'branch'), undefined)
})
