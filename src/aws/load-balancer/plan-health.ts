/** Health checks of a node: of every target that it could use, from its own address, subject to network ACLs and security groups (NLB-16). */
import {checkerId, checkKey, targetGroupOf, targetGroupsOf, targetsInReach} from '../../control/load-balancing.ts'
import type {LoadBalancer, LoadBalancerNode, Vpc} from '../../model/model.ts'
import type {HealthSpec, TargetCheck} from '../../services/health/types.ts'

/** One service per node; none if it has no targets. */
export function healthChecks(vpc: Vpc, balancer: LoadBalancer, node: LoadBalancerNode): readonly HealthSpec[] {
	const checks = targetGroupsOf(balancer).flatMap((key): readonly TargetCheck[] => {
		const group = targetGroupOf(vpc, key)
		if (!group) return []
		const {port, ...how} = group.healthCheck
		return targetsInReach(balancer, node, group).map(target => ({
			key: checkKey(group, target),
			address: target.address,
			port: port ?? target.port,
			...how,
			...(group.proxyProtocol && port === undefined && {proxyProtocol: true as const})
		}))
	})
	return checks.length === 0 ? [] : [{kind: 'health', id: checkerId(node), checks}]
}
