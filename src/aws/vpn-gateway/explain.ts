/** A virtual private gateway, VPN tunnels, and routes that were learned over them or are written for them. */
import type {Explainer} from '../../explain/part.ts'

export const vpnGateway = {
	components: {
		'vpn-gateway'({key}, {topology, draft}) {
			const vpc = topology.vpnGateways.get(key)?.vpc
			const path = draft.vpn.gateways.get(key)?.path
			return {
				name: vpc === undefined ? `virtual private gateway ${key}` : `virtual private gateway of VPC ${vpc}`,
				...(path && {path})
			}
		},
		'vpn-tunnel'({key}) {
			const connection = key.split(':')[0] ?? key
			return {name: `VPN tunnel ${key}`, path: ['vpnConnections', connection]}
		}
	},
	decisions: {
		'learned-route'({destination, tunnels, origin, asPath, why}, {packet}) {
			const learned = origin === 'bgp' ? `learned by BGP, AS path ${asPath.join(' ') || 'empty'}` : 'static'
			const by = tunnels.length > 1 ? `one of ${tunnels.join(', ')}` : (tunnels[0] ?? 'no tunnel')
			return {text: `sends ${packet.destination} by the route ${destination} (${learned}) into ${by}: ${why}`}
		}
	}
} satisfies Explainer
