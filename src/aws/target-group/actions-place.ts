/** Finds target groups by ARN and name, and describes them as the API does. Pure. */
import {AwsError} from '../../api/errors.ts'
import type {TargetGroup} from '../../model/load-balancer.ts'
import type {Vpc} from '../../model/model.ts'
import {attributeItems} from '../elb-attributes.ts'
import {type Item, type View, valueIn} from '../view.ts'
import type {TargetGroupWritten} from './schema.ts'

export type FoundGroup = {
	readonly vpc: Vpc
	readonly group: TargetGroup
	readonly path: readonly string[]
	readonly written: TargetGroupWritten
}

export const allGroups = (view: View): readonly FoundGroup[] =>
	view.vpcs.flatMap(vpc =>
		vpc.targetGroups.map(group => {
			const path = ['vpcs', vpc.key, 'targetGroups', group.name]
			return {vpc, group, path, written: valueIn(view.document, path) as TargetGroupWritten}
		})
	)

export const validationError = (message: string): AwsError => new AwsError('ValidationError', message)

export const missingGroup = (): AwsError => new AwsError('TargetGroupNotFound', 'One or more target groups not found')

/** Errors: AwsError. */
export function groupOf(arn: string, view: View): FoundGroup {
	if (!/:targetgroup\//.test(arn)) throw new AwsError('ValidationError', `'${arn}' is not a valid target group ARN`)
	const found = allGroups(view).find(({group}) => group.arn === arn)
	if (!found) throw missingGroup()
	return found
}

const forwardsTo = (vpc: Vpc, key: string) =>
	vpc.loadBalancers.filter(balancer =>
		balancer.type === 'application'
			? balancer.listeners.some(({rules}) =>
					rules.some(({action}) => action.type === 'forward' && action.targetGroups.some(one => one.key === key))
				)
			: balancer.listeners.some(({targetGroup}) => targetGroup === key)
	)

/** Whether a load balancer sends to it. */
export const isInUse = ({vpc, group}: FoundGroup): boolean => forwardsTo(vpc, group.key).length > 0

/** As DescribeTargetGroups answers. */
export function describeGroup({vpc, group, written}: FoundGroup): Item {
	const {healthCheck: check} = group
	const isHttp = check.protocol !== 'TCP'
	return {
		TargetGroupArn: group.arn,
		TargetGroupName: group.name,
		Protocol: group.protocol,
		Port: group.port,
		VpcId: vpc.id,
		HealthCheckProtocol: check.protocol,
		HealthCheckPort: check.port === undefined ? 'traffic-port' : String(check.port),
		HealthCheckEnabled: true,
		HealthCheckIntervalSeconds: check.intervalSeconds,
		HealthCheckTimeoutSeconds: check.timeoutSeconds,
		HealthyThresholdCount: check.healthyThreshold,
		UnhealthyThresholdCount: check.unhealthyThreshold,
		...(isHttp && {
			HealthCheckPath: check.path,
			Matcher: {HttpCode: check.matcher.map(([first, last]) => (first === last ? first : `${first}-${last}`)).join(',')}
		}),
		LoadBalancerArns: forwardsTo(vpc, group.key).map(({arn}) => arn),
		TargetType: group.targetType,
		IpAddressType: group.ipAddressType ?? 'ipv4',
		...(group.requests && {ProtocolVersion: 'HTTP1'}),
		...(written.aws?.ProtocolVersion !== undefined && {ProtocolVersion: written.aws.ProtocolVersion})
	}
}

const common = {
	'stickiness.enabled': 'false',
	'deregistration_delay.timeout_seconds': '300',
	'load_balancing.cross_zone.enabled': 'use_load_balancer_configuration',
	'target_group_health.dns_failover.minimum_healthy_targets.count': '1',
	'target_group_health.dns_failover.minimum_healthy_targets.percentage': 'off',
	'target_group_health.unhealthy_state_routing.minimum_healthy_targets.count': '1',
	'target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage': 'off'
}

/** AWS's default attributes for a group of that type, by key. */
export const groupDefaults = ({
	requests,
	appliances,
	preserveClientIp,
	terminatesDeregistered
}: TargetGroup): Readonly<Record<string, string>> =>
	appliances
		? {
				'stickiness.enabled': 'false',
				'stickiness.type': 'source_ip_dest_ip',
				'deregistration_delay.timeout_seconds': '300',
				'load_balancing.cross_zone.enabled': 'use_load_balancer_configuration',
				'target_failover.on_deregistration': 'no_rebalance',
				'target_failover.on_unhealthy': 'no_rebalance'
			}
		: requests
			? {
					...common,
					'stickiness.type': 'lb_cookie',
					'stickiness.lb_cookie.duration_seconds': '86400',
					'stickiness.app_cookie.cookie_name': '',
					'stickiness.app_cookie.duration_seconds': '86400',
					'slow_start.duration_seconds': '0',
					'load_balancing.algorithm.type': 'round_robin',
					'load_balancing.algorithm.anomaly_mitigation': 'off'
				}
			: {
					...common,
					'stickiness.type': 'source_ip',
					'preserve_client_ip.enabled': String(preserveClientIp),
					'proxy_protocol_v2.enabled': 'false',
					'deregistration_delay.connection_termination.enabled': String(terminatesDeregistered),
					'target_health_state.unhealthy.connection_termination.enabled': 'true',
					'target_health_state.unhealthy.draining_interval_seconds': '0'
				}

export const groupAttributes = ({group, written}: FoundGroup): readonly Item[] => attributeItems(groupDefaults(group), written)
