/**
 * Listeners of a Network Load Balancer whose connections end at its nodes, since the kernel can't do what they need: TLS, and the header of the
 * PROXY protocol, IPv6 on one side or both.
 *
 * Differs from AWS: a node completes the handshake of a PROXY protocol listener while a target in use is known to be reachable, not when that very
 * target has answered (NLB-10); after the idle timeout both sides are reset at once, not with the next packet (NLB-5).
 */
import type {Target} from '../../model/load-balancer.ts'
import type {NumberedLink} from '../../plan/private-link.ts'
import type {RelayListener, RelaySpec, RelayTarget} from '../../services/relay/types.ts'
import type {Forwarding} from './plan-firewall.ts'

/** None if no connection ends at the node. `name`: the node's, unique in the lab. */
export function relayOf(name: string, forwardings: readonly Forwarding[], links: readonly NumberedLink[]): readonly RelaySpec[] {
	const listeners = forwardings.filter(({relay}) => relay).map(listenerOf)
	if (listeners.length === 0) return []
	const endpoints = Object.fromEntries(
		links.flatMap(({vpc, endpoint, endpointAddress}) => {
			const id = vpc.vpcEndpoints?.find(({key}) => key === endpoint)?.id
			return id === undefined ? [] : [[endpointAddress, id]]
		})
	)
	return [{kind: 'relay', id: `relay.${name}`, listeners, endpoints}]
}

const listenerOf = ({listener, group, targets, terminated}: Forwarding): RelayListener => ({
	protocol: listener.protocol === 'TLS' ? 'TLS' : 'TCP',
	port: listener.port,
	...(listener.certificates && {certificates: listener.certificates}),
	idleTimeoutSeconds: listener.idleTimeoutSeconds,
	forward: {
		protocol: group.protocol === 'TLS' && listener.protocol === 'TLS' ? 'TLS' : 'TCP',
		proxyProtocol: group.proxyProtocol ?? false,
		preservesClient: group.preserveClientIp,
		isSticky: group.stickiness,
		targets: targets.map(placeOf),
		terminated: terminated.map(placeOf)
	}
})

const placeOf = ({address, port}: Target): RelayTarget => ({address, port})
