/** Doc: https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-cloudwatch-metrics.html, and likewise of the other types. */
import type {Metric, MetricPart, TargetReading} from '../../metrics/types.ts'
import type {LoadBalancer} from '../../model/model.ts'

const namespaces: Readonly<Record<LoadBalancer['type'], string>> = {
	application: 'AWS/ApplicationELB',
	network: 'AWS/NetworkELB',
	gateway: 'AWS/GatewayELB'
}

/** Hosts by state, of each target group: what the load balancer's nodes have found out by their checks. */
export const loadBalancer: MetricPart = {
	namespaces: () => [],
	usesStatus: ({vpcs}) => vpcs.some(({loadBalancers}) => loadBalancers.length > 0),
	metrics: ({lab, now}) =>
		lab.vpcs.flatMap(({loadBalancers, targetGroups}) =>
			loadBalancers.flatMap(({key, type, arn}) => {
				const own = now.targets.filter(({node}) => node.startsWith(`${key}.`))
				return [...Map.groupBy(own, ({targetGroup}) => targetGroup)].flatMap(([group, targets]) =>
					hostCounts(targets, {
						namespace: namespaces[type],
						of: group,
						dimensions: {
							LoadBalancer: arn.split(':loadbalancer/').at(-1) ?? arn,
							TargetGroup:
								targetGroups
									.find(one => one.key === group)
									?.arn.split(':')
									.at(-1) ?? group
						}
					})
				)
			})
		)
}

/** A target counts as healthy if it is for every node that checks it. */
function hostCounts(readings: readonly TargetReading[], of: Pick<Metric, 'namespace' | 'of' | 'dimensions'>): readonly Metric[] {
	const targets = [...Map.groupBy(readings, ({target}) => target).values()]
	const count = (name: string, isCounted: (states: readonly string[]) => boolean): Metric => ({
		...of,
		name,
		unit: 'Count',
		kind: 'gauge',
		value: targets.filter(some => isCounted(some.map(({state}) => state))).length
	})
	return [
		count('HealthyHostCount', states => states.every(state => state === 'healthy')),
		count('UnHealthyHostCount', states => states.includes('unhealthy'))
	]
}
