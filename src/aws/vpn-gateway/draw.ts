import type {DrawPart} from '../../draw/types.ts'

/** On the border of its VPC; one without a VPC is drawn between customers (VPN-10). */
export const vpnGateway: DrawPart = ({vpn}) => ({
	nodes: (vpn?.gateways ?? []).map(({key, vpc, asn}) => ({
		id: `vpn-gateway:${key}`,
		kind: 'vpn-gateway',
		label: vpc === undefined ? key : 'VPN gateway',
		detail: `AS ${asn}`,
		place: vpc === undefined ? {row: 'backbone' as const} : {on: `vpc:${vpc}`, side: 'bottom' as const}
	}))
})
