/** Target groups: the targets of connections or requests, and their health checks (NLB-3, NLB-7, NLB-18, ALB-3, ALB-5). */
import type {ApplianceRouting, HealthCheck, RequestRouting, Target, TargetGroup} from '../../model/load-balancer.ts'
import {parseAddress} from '../../net/address.ts'
import {placementOf} from '../addresses.ts'
import type {Draft, VpcDraft} from '../draft.ts'
import {idOf} from '../ids.ts'
import {entriesOf, type VpcKind} from '../kind.ts'
import {arnOf, nodesIn} from '../load-balancer/nodes.ts'
import {checkTargetGroups} from './checks.ts'
import {checkedBy, defaultInterval, defaultTimeout, isOfRequests, preserves, readMatcher, sortOf, whole, zoneOf} from './draft.ts'
import {schema, type TargetGroupWritten, type TargetWritten} from './schema.ts'

export const targetGroups: VpcKind<typeof schema> = {
	schema,
	codes: {absent: {targetGroups: 'TargetGroupNotFound'}, inUse: {TargetGroupNotFound: 'ResourceInUse'}},
	title: 'Target groups by name: `{web: {port: 80, targets: [web1, web2]}}`.',
	check: checkTargetGroups,
	*resources(vpc, draft) {
		for (const [name, written] of entriesOf(vpc.written.targetGroups)) {
			const {key, arn} = resolveOne(name, written, vpc, draft)
			const path = [...vpc.path, 'targetGroups', name]
			yield {kind: 'target-group', noun: 'target group', key, names: [name], ids: [arn], path, hasMetrics: true}
		}
	},
	resolve: (vpc, draft) => ({
		targetGroups: entriesOf(vpc.written.targetGroups).map(([name, written]) => resolveOne(name, written, vpc, draft))
	})
}

function resolveOne(name: string, written: TargetGroupWritten, vpc: VpcDraft, draft: Draft): TargetGroup {
	const key = `${vpc.key}.${name}`
	const {targetType = 'instance', protocol = 'TCP', port, attributes = {}} = written
	const crossZone = attributes['load_balancing.cross_zone.enabled']
	return {
		key,
		arn:
			written.arn ??
			`arn:aws:elasticloadbalancing:${vpc.region}:${vpc.account}:targetgroup/${name}/${idOf('tg', key).slice(-16)}`,
		name,
		targetType,
		...(written.ipAddressType === 'ipv6' && {ipAddressType: 'ipv6' as const}),
		protocol,
		port,
		targets: (written.targets ?? []).flatMap(target => resolveTarget(whole(target), written, vpc, draft)),
		healthCheck: resolveHealthCheck(written),
		preserveClientIp: preserves(written),
		...(attributes['proxy_protocol_v2.enabled'] && {proxyProtocol: true as const}),
		...(typeof crossZone === 'boolean' && {crossZone}),
		stickiness: sortOf(written) === 'network' && (attributes['stickiness.enabled'] ?? false),
		terminatesUnhealthy: attributes['target_health_state.unhealthy.connection_termination.enabled'] ?? true,
		deregistrationDelaySeconds: attributes['deregistration_delay.timeout_seconds'] ?? 300,
		terminatesDeregistered:
			attributes['deregistration_delay.connection_termination.enabled'] ?? (protocol === 'UDP' || protocol === 'TCP_UDP'),
		minimumHealthyTargets: attributes['target_group_health.unhealthy_state_routing.minimum_healthy_targets.count'] ?? 1,
		minimumNamedTargets: attributes['target_group_health.dns_failover.minimum_healthy_targets.count'] ?? 1,
		...(isOfRequests(written) && {requests: routingOf(attributes)}),
		...(sortOf(written) === 'gateway' && {appliances: applianceRoutingOf(attributes)})
	}
}

/** GWLB-2. */
function applianceRoutingOf(attributes: NonNullable<TargetGroupWritten['attributes']>): ApplianceRouting {
	const type = attributes['stickiness.enabled'] ? attributes['stickiness.type'] : undefined
	return {
		stickiness:
			type === 'source_ip_dest_ip_proto' || type === 'source_ip_dest_ip' ? type : 'source_ip_dest_ip_source_port_dest_port_proto',
		failover: attributes['target_failover.on_unhealthy'] ?? 'no_rebalance'
	}
}

/** ALB-3. */
function routingOf(attributes: NonNullable<TargetGroupWritten['attributes']>): RequestRouting {
	const type = attributes['stickiness.type'] === 'app_cookie' ? 'app_cookie' : 'lb_cookie'
	return {
		algorithm: attributes['load_balancing.algorithm.type'] ?? 'round_robin',
		slowStartSeconds: attributes['slow_start.duration_seconds'] ?? 0,
		...(attributes['stickiness.enabled'] && {
			cookie: {
				type,
				seconds: attributes[`stickiness.${type}.duration_seconds`] ?? 86_400,
				name: attributes['stickiness.app_cookie.cookie_name'] ?? ''
			}
		})
	}
}

function resolveTarget(
	{target, port}: Exclude<TargetWritten, string>,
	group: TargetGroupWritten,
	vpc: VpcDraft,
	draft: Draft
): Target[] {
	if (group.targetType === 'alb') return applicationNodes(target, port ?? group.port, vpc, draft)
	if (group.targetType !== 'ip') {
		const instance = vpc.instances.get(target)
		const placed = instance && placementOf(draft).get(instance.key)
		const [address] = (group.ipAddressType === 'ipv6' ? placed?.ipv6 : placed?.ipv4) ?? []
		if (!instance || !address) return []
		const isStopped = instance.written.state === 'stopped'
		return [
			{
				id: instance.written.id ?? idOf('i', instance.key),
				address,
				port: port ?? group.port,
				zone: instance.subnet?.zone ?? '',
				instance: instance.key,
				...(isStopped && {isStopped})
			}
		]
	}
	const address = parseAddress(target)
	return address ? [{id: address, address, port: port ?? group.port, zone: zoneOf(address, vpc)}] : []
}

/** Each node of an Application Load Balancer is a target, in the node's own zone. */
function applicationNodes(name: string, port: number, vpc: VpcDraft, draft: Draft): Target[] {
	const written = vpc.written.loadBalancers?.[name]
	if (!written) return []
	const id = arnOf(name, written, vpc)
	return nodesIn(vpc)
		.filter(({loadBalancer}) => loadBalancer === name)
		.flatMap(({key, subnet}) => {
			const address = placementOf(draft).get(key)?.ipv4[0]
			return address ? [{id, address, port, zone: subnet?.zone ?? ''}] : []
		})
}

function resolveHealthCheck(group: TargetGroupWritten): HealthCheck {
	const {healthCheck: written = {}} = group
	const {protocol = checkedBy(group), path = '/', intervalSeconds = defaultInterval(group), healthyThreshold = 5} = written
	// The GENEVE port answers no health checks (GWLB-2).
	const port = written.port ?? (group.protocol === 'GENEVE' ? 80 : 'traffic-port')
	return {
		protocol,
		...(port !== 'traffic-port' && {port}),
		path,
		intervalSeconds,
		timeoutSeconds: defaultTimeout(group),
		healthyThreshold,
		unhealthyThreshold: written.unhealthyThreshold ?? 2,
		matcher: readMatcher(written.matcher ?? (isOfRequests(group) ? '200' : '200-399')) ?? []
	}
}
