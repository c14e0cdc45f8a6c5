import type {ImportPart} from '../../import/part.ts'
import {nameVpn, vpnGatewayWritten} from '../vpn-connection/import.ts'
import {vpnGatewayIn} from '../vpn-connection/import-parts.ts'

export const vpnGateway: ImportPart = {
	name: nameVpn,
	inVpc: (vpc, _hosts, world) => ({vpnGateway: vpnGatewayWritten(vpc, world)}),
	route: {
		idOf: ({GatewayId}) => (GatewayId?.startsWith('vgw-') ? GatewayId : undefined),
		target: (id, vpc, _hosts, world) => (vpnGatewayIn(vpc, world)?.id === id ? 'vpn-gateway' : undefined),
		whyGone: () => 'it is in no answer, or belongs to another network'
	}
}
