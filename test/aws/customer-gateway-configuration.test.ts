import test from 'ava'
import {renderCustomerGatewayConfiguration} from '../../src/aws/customer-gateway-configuration.ts'
import {readLab} from '../../src/lab/read.ts'

const {lab} = readLab(
	{
		vpcs: {main: {cidr: '10.0.0.0/16', vpnGateway: true}},
		sites: {office: {publicIp: '198.51.100.20', asn: 65_001, cidr: '192.168.0.0/24'}},
		vpnConnections: {
			office: {
				site: 'office',
				gateway: 'main',
				tunnels: {
					1: {
						psk: 'a.key_for.tests',
						insideCidr: '169.254.20.0/30',
						outsideIp: '52.0.0.9',
						phase1: {encryption: ['AES128'], integrity: ['SHA1'], dhGroups: [2]},
						phase2: {encryption: ['AES128'], integrity: ['SHA1'], dhGroups: [2]}
					}
				}
			}
		}
	},
	{name: 'demo'}
)

test('what AWS hands the customer names both ends of both tunnels, and the key (VPN-1, VPN-2, VPN-4)', t => {
	const text = renderCustomerGatewayConfiguration(lab, 'office') ?? ''
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
    </ike>`)
	)
	t.true(text.includes('<tcp_mss_adjustment>1398</tcp_mss_adjustment>'))
})

test('a connection that the lab has not has no document', t => {
	t.is(renderCustomerGatewayConfiguration(lab, 'branch'), undefined)
})
