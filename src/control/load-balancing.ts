/** Selects the targets of a load balancer's node by zone, registration and health (NLB-2, NLB-7, NLB-14, NLB-15). Pure. */
import type {LoadBalancer, LoadBalancerListener, LoadBalancerNode, Target, TargetGroup, Vpc} from '../model/model.ts'
import {zoneIdOf} from '../model/subnets.ts'
import {healthFact} from '../services/health/facts.ts'
import type {Learned} from './learned.ts'

export const targetGroupOf = ({targetGroups}: Vpc, key: string): TargetGroup | undefined =>
	targetGroups.find(group => group.key === key)

/** Keys of the target groups that its listeners forward to, without duplicates. */
export const targetGroupsOf = (balancer: LoadBalancer): readonly string[] => [
	...new Set(
		balancer.type === 'application'
			? balancer.listeners.flatMap(({rules}) =>
					rules.flatMap(({action}) => (action.type === 'forward' ? action.targetGroups.map(({key}) => key) : []))
				)
			: balancer.listeners.map(({targetGroup}) => targetGroup)
	)
]

/**
 * Families of clients whose connections to a listener end at the node: by TLS, since targets get a header before the client's bytes, or since one
 * of the two sides speaks IPv6.
 */
export function relayedFamilies(
	{ipAddressType}: Pick<LoadBalancer, 'ipAddressType'>,
	{protocol}: Pick<LoadBalancerListener, 'protocol'>,
	{proxyProtocol, ipAddressType: targets}: Pick<TargetGroup, 'proxyProtocol' | 'ipAddressType'>
): readonly (4 | 6)[] {
	if (protocol === 'UDP') return []
	const isAlways = protocol === 'TLS' || proxyProtocol === true || targets === 'ipv6'
	return [...(isAlways ? [4 as const] : []), ...(ipAddressType === 'dualstack' ? [6 as const] : [])]
}

/**
 * Targets that a node checks and may use: registered, running, in a zone that is enabled for the load balancer. With cross-zone off only those of
 * the node's own zone. An address outside the VPC belongs to every zone.
 */
export function targetsInReach(balancer: LoadBalancer, node: LoadBalancerNode, group: TargetGroup): readonly Target[] {
	const isCrossZone = group.crossZone ?? balancer.crossZone
	const enabled = new Set(balancer.nodes.map(({zone}) => zone))
	return group.targets.filter(
		({zone, isStopped}) => !isStopped && (zone === 'all' || zone === node.zone || (isCrossZone && enabled.has(zone)))
	)
}

/** The healthy ones of the targets in reach; all of them, if fewer are healthy than the minimum (fail open). */
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

/**
 * Nodes that the load balancer's DNS name resolves to: those in working zones where each target group has as many healthy targets as it must
 * have (NLB-1). If there is no such node, all of them.
 */
export function namedNodes(
	vpc: Vpc,
	balancer: LoadBalancer,
	failedZones: readonly string[],
	learned: Learned
): readonly LoadBalancerNode[] {
	const named = healthyNodes(vpc, balancer, failedZones, learned)
	return named.length > 0 ? named : balancer.nodes
}

/** Nodes with enough healthy targets in each target group. */
export function healthyNodes(
	vpc: Vpc,
	balancer: LoadBalancer,
	failedZones: readonly string[],
	learned: Learned
): readonly LoadBalancerNode[] {
	const groups = targetGroupsOf(balancer).flatMap(key => targetGroupOf(vpc, key) ?? [])
	return balancer.nodes.filter(
		node =>
			!failedZones.includes(zoneIdOf(vpc, node.subnet) ?? '') &&
			groups.every(
				group =>
					targetsInReach(balancer, node, group).filter(target => isHealthy(learned, node, group, target)).length >=
					group.minimumNamedTargets
			)
	)
}

/**
 * Targets whose connections end, since checks have found them unhealthy and others replace them (NLB-18). If all are unhealthy,
 * they stay in use and keep their connections.
 */
export function terminatedTargets(
	balancer: LoadBalancer,
	node: LoadBalancerNode,
	group: TargetGroup,
	learned: Learned
): readonly Target[] {
	if ((group.protocol !== 'TCP' && group.protocol !== 'TLS') || !group.terminatesUnhealthy) return []
	const used = new Set(targetsInUse(balancer, node, group, learned))
	return targetsInReach(balancer, node, group).filter(
		target => !used.has(target) && healthFact(learned, checkerId(node), checkKey(group, target)) === 'unhealthy'
	)
}

/** Whether a target is healthy by this node's checks. A target not yet known to be healthy gets no traffic, unless none is. */
const isHealthy = (learned: Learned, node: LoadBalancerNode, group: TargetGroup, target: Target): boolean =>
	healthFact(learned, checkerId(node), checkKey(group, target)) === 'healthy'

/** Id of the service that runs a node's health checks: unique in the lab. */
export const checkerId = ({interface: key}: LoadBalancerNode): string => `health.${key.replace(/^load-balancer /, '')}`

/**
 * `main.web i-0123:80`: id of a check among those of a node. An Application Load Balancer is several targets, told apart by their zones:
 * `main.front arn:…:80@us-east-1a`.
 */
export const checkKey = ({key, targetType}: TargetGroup, {id, port, zone}: Target): string =>
	`${key} ${id}:${port}${targetType === 'alb' ? `@${zone}` : ''}`

/** Whether a node can connect to a target as far as it knows: a healthy one, or one whose checks do not concern its own port. */
export const isReachable = (learned: Learned, node: LoadBalancerNode, group: TargetGroup, target: Target): boolean =>
	group.healthCheck.port !== undefined || isHealthy(learned, node, group, target)
