/** The configuration of an Application Load Balancer's node: its listeners, and for each target group the targets that get requests (ALB-4, ALB-5). */
import type {Learned} from '../../control/learned.ts'
import {targetGroupOf, targetGroupsOf, targetsInReach, targetsInUse} from '../../control/load-balancing.ts'
import type {ApplicationLoadBalancer, LoadBalancerNode, Target} from '../../model/load-balancer.ts'
import type {Vpc} from '../../model/model.ts'
import type {ApplicationLoadBalancerSpec, BalancedGroup} from '../../services/application-load-balancer/types.ts'

/** None if the load balancer has no listeners. `name`: the node's, unique in the lab. */
export function applicationNode(
	vpc: Vpc,
	balancer: ApplicationLoadBalancer,
	node: LoadBalancerNode,
	{name, learned}: {readonly name: string; readonly learned: Learned}
): readonly ApplicationLoadBalancerSpec[] {
	const {arn, listeners, options} = balancer
	if (listeners.length === 0) return []
	const targetGroups = targetGroupsOf(balancer).flatMap((key): BalancedGroup[] => {
		const group = targetGroupOf(vpc, key)
		if (!group?.requests) return []
		const {protocol, deregistrationDelaySeconds} = group
		return [
			{
				...group.requests,
				key,
				arn: group.arn,
				protocol: protocol === 'HTTPS' ? 'HTTPS' : 'HTTP',
				deregistrationDelaySeconds,
				targets: targetsInUse(balancer, node, group, learned).map(({id, address, port}) => ({id, address, port})),
				registered: targetsInReach(balancer, node, group).map(targetName)
			}
		]
	})
	return [{kind: 'alb', id: `alb.${name}`, name: arn.slice(arn.indexOf('/') + 1), listeners, options, targetGroups}]
}

const targetName = ({id, port}: Target): string => `${id}:${port}`
