/** What AWS refuses about attributes of target groups (NLB-3, ALB-3, GWLB-2). */
import type {Finding, Path} from '../../model/finding.ts'
import {sortOf} from './draft.ts'
import {foreignAttributes, type TargetGroupWritten} from './schema.ts'

export function* checkAttributes(written: TargetGroupWritten, path: Path): Generator<Finding> {
	const {attributes = {}, protocol = 'TCP'} = written
	const sort = sortOf(written)
	for (const key of foreignAttributes[sort]) {
		if (!Object.hasOwn(attributes, key)) continue
		yield {
			path: [...path, key],
			message: `Target group attribute key '${key}' is not supported on target groups with protocol ${protocol}`,
			code: 'InvalidConfigurationRequest',
			fix: 'leave it out'
		}
	}
	const type = attributes['stickiness.type']
	if (type !== undefined && !stickinessTypes[sort].includes(type)) {
		yield {
			path: [...path, 'stickiness.type'],
			message: `Stickiness type '${type}' is not supported for target groups with the ${protocol} protocol`,
			code: 'InvalidConfigurationRequest',
			fix: `write ${stickinessTypes[sort].join(' or ')}`
		}
	}
	const cookie = attributes['stickiness.app_cookie.cookie_name']
	const isFollowed = sort === 'application' && type === 'app_cookie' && attributes['stickiness.enabled'] === true
	if (isFollowed && (cookie === undefined || /^AWSALB(?:APP|TG)?(?:CORS)?$/.test(cookie))) {
		yield {
			path: cookie === undefined ? [...path, 'stickiness.type'] : [...path, 'stickiness.app_cookie.cookie_name'],
			message:
				cookie === undefined
					? "You must specify 'stickiness.app_cookie.cookie_name' with stickiness type 'app_cookie'"
					: `the cookie name '${cookie}' is reserved for the load balancer (ALB-3)`,
			code: 'ValidationError',
			fix: 'name a cookie that the application sets'
		}
	}
	yield* checkFailover(attributes, path)
	const slow = attributes['slow_start.duration_seconds'] ?? 0
	const algorithm = attributes['load_balancing.algorithm.type'] ?? 'round_robin'
	if (slow > 0 && algorithm !== 'round_robin') {
		yield {
			path: [...path, 'slow_start.duration_seconds'],
			message: `slow start is not supported with the algorithm '${algorithm}' (ALB-3)`,
			code: 'InvalidConfigurationRequest',
			fix: 'write 0, or round_robin'
		}
	}
}

const stickinessTypes: Readonly<Record<ReturnType<typeof sortOf>, readonly string[]>> = {
	network: ['source_ip'],
	application: ['lb_cookie', 'app_cookie'],
	gateway: ['source_ip_dest_ip_proto', 'source_ip_dest_ip']
}

/** GWLB-2. */
function* checkFailover(attributes: NonNullable<TargetGroupWritten['attributes']>, path: Path): Generator<Finding> {
	const keys = ['target_failover.on_unhealthy', 'target_failover.on_deregistration'] as const
	const [unhealthy, deregistered] = keys.map(key => attributes[key])
	if (unhealthy === deregistered) return
	const [given, missing] = unhealthy === undefined ? keys.toReversed() : keys
	yield {
		path: [...path, given as string],
		message: `'${keys[0]}' and '${keys[1]}' must have the same value`,
		code: 'InvalidConfigurationRequest',
		fix: `write the same for ${missing}`
	}
}

export function* checkPreservation(written: TargetGroupWritten, path: Path): Generator<Finding> {
	const {protocol = 'TCP', attributes = {}, targetType} = written
	const isFixed = protocol === 'UDP' || protocol === 'TCP_UDP' || targetType === 'alb'
	if (isFixed && attributes['preserve_client_ip.enabled'] === false) {
		const which = targetType === 'alb' ? 'with targets of type alb' : `of protocol ${protocol}`
		yield {
			path: [...path, 'attributes', 'preserve_client_ip.enabled'],
			message: `client IP preservation cannot be disabled for target groups ${which} (NLB-3)`,
			code: 'InvalidConfigurationRequest',
			fix: 'leave it out'
		}
	}
	if (written.ipAddressType === 'ipv6' && attributes['preserve_client_ip.enabled']) {
		yield {
			path: [...path, 'attributes', 'preserve_client_ip.enabled'],
			message: 'vpclab does not emulate client IP preservation for targets with IPv6 addresses: they see the node',
			code: 'InvalidConfigurationRequest',
			fix: 'leave it out'
		}
	}
	if (written.ipAddressType === 'ipv6' && targetType === 'alb') {
		yield {
			path: [...path, 'ipAddressType'],
			message: 'a target group of type alb has no IP address type',
			code: 'ValidationError',
			fix: 'leave it out'
		}
	}
	if (isFixed && attributes['proxy_protocol_v2.enabled']) {
		yield {
			path: [...path, 'attributes', 'proxy_protocol_v2.enabled'],
			message:
				targetType === 'alb'
					? 'an Application Load Balancer does not understand the PROXY protocol: it knows its clients by their own addresses'
					: `vpclab does not emulate the PROXY protocol for datagrams`,
			code: 'InvalidConfigurationRequest',
			fix: targetType === 'alb' ? 'leave it out' : 'leave it out, or write "protocol: TCP"'
		}
	}
}
