/** A virtual private gateway, its VPN tunnels, and learned or static routes over them. */
import type {Explainer} from '../../explain/part.ts'

export const vpnGateway = {
	components: {
		'vpn-gateway'({key}, {topology}) {
			const vpc = topology.vpnGateways.get(key)?.vpc
			return {name: `virtual private gateway ${vpc === undefined ? key : `of VPC ${vpc}`}`}
		},
		'vpn-tunnel': ({key}) => ({name: `VPN tunnel ${key}`})
	},
	points: {'vpn-tunnel': (index, hops) => [`vpn:${hops[index]?.at.key}:inside`]},
	decisions: {
		'learned-route'({destination, tunnels, origin, asPath, why}, {packet}) {
			const learned = origin === 'bgp' ? `learned by BGP, AS path ${asPath.join(' ') || 'empty'}` : 'static'
			const by = tunnels.length > 1 ? `one of ${tunnels.join(', ')}` : (tunnels[0] ?? 'no tunnel')
			return {text: `sends ${packet.destination} by the route ${destination} (${learned}) into ${by}: ${why}`}
		}
	}
} satisfies Explainer
