import test from 'ava'
import {renderCustomerGatewayConfiguration} from '../../../src/aws/vpn-connection/customer-gateway-configuration.ts'
import {defaultAcl, defaultGroup, filesOf, id, mainTable, subnet, vpc} from '../../import/account.ts'
import {importFiles, resolved} from '../../import/importing.ts'

const connectionId = id('vpn', 'office')

function imported(connection: object) {
	const {document, notes} = importFiles(
		filesOf({
			Vpcs: [vpc('main', '10.1.0.0/16')],
			Subnets: [subnet('main', 'a', '10.1.0.0/24')],
			NetworkAcls: [defaultAcl('main')],
			SecurityGroups: [defaultGroup('main')],
			RouteTables: [mainTable('main')],
			VpnGateways: [{VpnGatewayId: id('vgw', 'main'), VpcAttachments: [{VpcId: id('vpc', 'main'), State: 'attached'}]}],
			CustomerGateways: [{CustomerGatewayId: id('cgw', 'office'), IpAddress: '198.51.100.20', BgpAsn: '65001'}],
			VpnConnections: [
				{
					VpnConnectionId: connectionId,
					State: 'available',
					CustomerGatewayId: id('cgw', 'office'),
					VpnGatewayId: id('vgw', 'main'),
					Options: {StaticRoutesOnly: true},
					Routes: [{DestinationCidrBlock: '172.20.0.0/16', State: 'available'}],
					...connection
				}
			]
		})
	)
	return {
		lab: resolved(document),
		notes: notes.map(({kind, id: of, consequence}) => `${kind} ${of}: ${consequence}`)
	}
}

const tunnelsOf = ({lab}: ReturnType<typeof imported>) =>
	lab.vpn?.connections[0]?.tunnels.map(({outsideIp, insideCidr, psk}) => `${outsideIp} ${insideCidr} ${psk}`)

const first = {OutsideIpAddress: '54.200.1.2', TunnelInsideCidr: '169.254.20.0/30', PreSharedKey: 'a_key.of.the.account'}
const second = {OutsideIpAddress: '54.200.3.4', TunnelInsideCidr: '169.254.21.0/30', PreSharedKey: 'another_key.of.it'}
const both = ['54.200.1.2 169.254.20.0/30 a_key.of.the.account', '54.200.3.4 169.254.21.0/30 another_key.of.it']

/** As AWS writes it: on one line, or indented. */
function tunnel({OutsideIpAddress, TunnelInsideCidr, PreSharedKey}: typeof first) {
	const inside = (last: number) => TunnelInsideCidr.replace('0/30', String(last))
	const end = (name: string, outside: string, last: number) => `
    <${name}>
      <tunnel_outside_address>
        <ip_address>${outside}</ip_address>
      </tunnel_outside_address>
      <tunnel_inside_address>
        <ip_address>${inside(last)}</ip_address><network_mask>255.255.255.252</network_mask><network_cidr>30</network_cidr>
      </tunnel_inside_address>
    </${name}>`
	return `<ipsec_tunnel>${end('customer_gateway', '198.51.100.20', 2)}${end('vpn_gateway', OutsideIpAddress, 1)}
    <ike><lifetime>28800</lifetime><pre_shared_key>${PreSharedKey}</pre_shared_key></ike>
  </ipsec_tunnel>`
}
const configuration = (...tunnels: (typeof first)[]) =>
	`<?xml version="1.0" encoding="UTF-8"?>\n<vpn_connection id="${connectionId}">${tunnels.map(tunnel).join('')}</vpn_connection>`

test('without TunnelOptions, addresses and keys are those of CustomerGatewayConfiguration (VPN-2)', t => {
	const one = imported({CustomerGatewayConfiguration: configuration(first, second)})
	t.deepEqual(tunnelsOf(one), both)
	t.deepEqual(one.notes, [])
})

test('what vpclab itself hands out as CustomerGatewayConfiguration comes back whole', t => {
	const {lab} = imported({CustomerGatewayConfiguration: configuration(first, second)})
	const again = imported({
		CustomerGatewayConfiguration: renderCustomerGatewayConfiguration(lab, lab.vpn?.connections[0]?.key ?? '')
	})
	t.deepEqual(tunnelsOf(again), both)
})

test('TunnelOptions that lack keys or addresses are completed from the same tunnel of the document, whatever its order', t => {
	const document = {CustomerGatewayConfiguration: configuration(second, first)}
	const hidden = [first, second].map(one => ({...one, PreSharedKey: '****'}))
	const outsides = [first, second].map(({OutsideIpAddress}) => ({OutsideIpAddress}))
	const insides = [first, second].map(({TunnelInsideCidr}) => ({TunnelInsideCidr}))
	for (const TunnelOptions of [hidden, outsides, insides]) {
		const one = imported({...document, Options: {StaticRoutesOnly: true, TunnelOptions}})
		t.deepEqual(tunnelsOf(one), both)
		t.deepEqual(one.notes, [])
	}
})

const note = (text: string) => `VPN connection ${connectionId}: ${text}`

test('outside addresses come from VgwTelemetry where nothing else has them; what is made up all the same is noted', t => {
	const VgwTelemetry = [first, second].map(({OutsideIpAddress}) => ({OutsideIpAddress, Status: 'DOWN'}))
	const measured = imported({VgwTelemetry})
	t.deepEqual(
		measured.lab.vpn?.connections[0]?.tunnels.map(one => String(one.outsideIp)),
		['54.200.1.2', '54.200.3.4']
	)
	t.deepEqual(measured.notes, [
		note(
			"no answer has the inside block, pre-shared key of tunnel 1, nor the inside block, pre-shared key of tunnel 2: made up here, so the account's device configuration does not fit"
		)
	])
	const keys = [first, second].map(({TunnelInsideCidr, PreSharedKey}) => ({TunnelInsideCidr, PreSharedKey}))
	const assumed = imported({VgwTelemetry, Options: {StaticRoutesOnly: true, TunnelOptions: keys}})
	t.deepEqual(tunnelsOf(assumed), both)
	t.deepEqual(assumed.notes, [
		note('nothing says which tunnel has which outside address: they are taken in the order of VgwTelemetry')
	])
	const {OutsideIpAddress: _, ...rest} = second
	const clear = imported({VgwTelemetry, Options: {StaticRoutesOnly: true, TunnelOptions: [first, rest]}})
	t.deepEqual(tunnelsOf(clear), both)
	t.deepEqual(clear.notes, [])
})

test('a key that was hidden before it was saved is made up, with a note', t => {
	const {notes} = imported({Options: {StaticRoutesOnly: true, TunnelOptions: [first, {...second, PreSharedKey: '****'}]}})
	t.deepEqual(notes, [
		note("no answer has the pre-shared key of tunnel 2: made up here, so the account's device configuration does not fit")
	])
})
