/** What AWS refuses about IPv6 at load balancers (ELB-1), and what is not emulated of it. */
import type {Finding, Path} from '../../model/finding.ts'
import type {VpcDraft} from '../draft.ts'
import {isDualStack, mappingsOf} from './draft.ts'
import {forwardsOf, listenersOf, rulesOf} from './listeners.ts'
import type {LoadBalancerWritten} from './schema.ts'

export function* checkFamilies(written: LoadBalancerWritten, path: Path, vpc: VpcDraft): Generator<Finding> {
	const isDual = isDualStack(written)
	for (const [index, {ipv6}] of mappingsOf(written).entries()) {
		if (ipv6 === undefined || isDual) continue
		yield {
			path: [...path, 'subnets', index, 'ipv6'],
			message: 'a load balancer of IP address type ipv4 has no IPv6 addresses',
			code: 'InvalidConfigurationRequest',
			fix: 'leave it out, or write "ipAddressType: dualstack"'
		}
	}
	for (const listener of listenersOf(written)) {
		const names = [listener.written, ...rulesOf(listener).map(([, rule]) => rule)].flatMap(forwardsOf).map(([name]) => name)
		const at = [...path, 'listeners', listener.key]
		const name = names.find(one => vpc.written.targetGroups?.[one]?.ipAddressType === 'ipv6')
		if (name !== undefined && !isDual) {
			yield {
				path: at,
				message: `target group "${name}" has targets with IPv6 addresses, and the load balancer is not dualstack`,
				code: 'InvalidConfigurationRequest',
				fix: 'write "ipAddressType: dualstack"'
			}
		} else if (name !== undefined && (listener.protocol === 'UDP' || listener.protocol === 'TCP_UDP')) {
			yield {
				path: at,
				message: 'vpclab does not emulate UDP to targets with IPv6 addresses',
				code: 'InvalidConfigurationRequest',
				fix: 'use a listener of protocol TCP'
			}
		}
	}
}
