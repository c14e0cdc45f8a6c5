/** Which targets a node of a load balancer uses: by zone, registration and health (NLB-2, NLB-7, NLB-14, NLB-15). Pure. */
import type {LoadBalancer, LoadBalancerNode, Target, TargetGroup, Vpc} from '../model/model.ts'
import {healthFact} from '../services/health/facts.ts'
import type {Learned} from './learned.ts'

export const targetGroupOf = ({targetGroups}: Vpc, key: string): TargetGroup | undefined =>
	targetGroups.find(group => group.key === key)

/** Keys of those that its listeners forward to, each once. */
export const targetGroupsOf = (balancer: LoadBalancer): readonly string[] => [
	...new Set(
		balancer.type === 'network'
			? balancer.listeners.map(({targetGroup}) => targetGroup)
			: balancer.listeners.flatMap(({rules}) =>
					rules.flatMap(({action}) => (action.type === 'forward' ? action.targetGroups.map(({key}) => key) : []))
				)
	)
]

/**
 * Targets that a node checks and may use: registered, running, in a zone that is enabled for the load balancer. With cross-zone off
 * those of the node's own zone alone. An address outside the VPC belongs to every zone.
 */
export function targetsInReach(balancer: LoadBalancer, node: LoadBalancerNode, group: TargetGroup): readonly Target[] {
	const isCrossZone = group.crossZone ?? balancer.crossZone
	const enabled = new Set(balancer.nodes.map(({zone}) => zone))
	return group.targets.filter(
		({zone, isStopped}) => !isStopped && (zone === 'all' || zone === node.zone || (isCrossZone && enabled.has(zone)))
	)
}

/** Of the targets in reach the healthy ones; all, where fewer are healthy than have to be (fail open). */
export function targetsInUse(
	balancer: LoadBalancer,
	node: LoadBalancerNode,
	group: TargetGroup,
	learned: Learned
): readonly Target[] {
	const all = targetsInReach(balancer, node, group)
	const healthy = all.filter(target => isHealthy(learned, node, group, target))
	return healthy.length < group.minimumHealthyTargets ? all : healthy
}

/** By the checks of this node. Of a target that is not known to be healthy yet nobody is sent there, unless all are so. */
const isHealthy = (learned: Learned, node: LoadBalancerNode, group: TargetGroup, target: Target): boolean =>
	healthFact(learned, checkerId(node), checkKey(group, target)) === 'healthy'

/** Of the service that checks for a node: unique in the lab. */
export const checkerId = ({interface: key}: LoadBalancerNode): string => `health.${key.replace(/^load-balancer /, '')}`

/** `main.web i-0123:80`: of a check among those of a node. */
export const checkKey = ({key}: TargetGroup, {id, port}: Target): string => `${key} ${id}:${port}`
