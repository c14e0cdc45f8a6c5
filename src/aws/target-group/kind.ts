/** Target groups of Network Load Balancers: who gets connections, and how it is asked whether it works (NLB-3, NLB-7, NLB-18). */
import type {HealthCheck, Target, TargetGroup} from '../../model/model.ts'
import {type Address, contains, parseAddress} from '../../net/address.ts'
import {placementOf} from '../addresses.ts'
import type {Draft, VpcDraft} from '../draft.ts'
import {idOf} from '../ids.ts'
import {entriesOf, type VpcKind} from '../kind.ts'
import {checkTargetGroups} from './checks.ts'
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
			yield {kind: 'target-group', noun: 'target group', key, names: [name], ids: [arn], path}
		}
	},
	resolve: (vpc, draft) => ({
		targetGroups: entriesOf(vpc.written.targetGroups).map(([name, written]) => resolveOne(name, written, vpc, draft))
	})
}

export const whole = (written: TargetWritten): Exclude<TargetWritten, string> =>
	typeof written === 'string' ? {target: written} : written

/** Whether the client's address is kept, if nobody says (NLB-3). */
export const preservesByDefault = ({targetType = 'instance', protocol = 'TCP'}: TargetGroupWritten): boolean =>
	targetType === 'instance' || protocol !== 'TCP'

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
		protocol,
		port,
		targets: (written.targets ?? []).flatMap(target => resolveTarget(whole(target), written, vpc, draft)),
		healthCheck: resolveHealthCheck(written.healthCheck),
		preserveClientIp: attributes['preserve_client_ip.enabled'] ?? preservesByDefault(written),
		...(typeof crossZone === 'boolean' && {crossZone}),
		stickiness: attributes['stickiness.enabled'] ?? false,
		terminatesUnhealthy: attributes['target_health_state.unhealthy.connection_termination.enabled'] ?? true,
		deregistrationDelaySeconds: attributes['deregistration_delay.timeout_seconds'] ?? 300,
		terminatesDeregistered: attributes['deregistration_delay.connection_termination.enabled'] ?? protocol !== 'TCP',
		minimumHealthyTargets: attributes['target_group_health.unhealthy_state_routing.minimum_healthy_targets.count'] ?? 1
	}
}

function resolveTarget(
	{target, port}: Exclude<TargetWritten, string>,
	group: TargetGroupWritten,
	vpc: VpcDraft,
	draft: Draft
): Target[] {
	if (group.targetType !== 'ip') {
		const instance = vpc.instances.get(target)
		const address = instance && placementOf(draft).get(instance.key)?.ipv4[0]
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

/** `all`: it is outside the VPC. */
export const zoneOf = (address: Address, {subnets}: VpcDraft): string =>
	[...subnets.values()].find(({cidr}) => cidr && contains(cidr, address))?.zone ?? 'all'

function resolveHealthCheck(written: TargetGroupWritten['healthCheck'] = {}): HealthCheck {
	const {protocol = 'TCP', port = 'traffic-port', path = '/', intervalSeconds = 30, healthyThreshold = 5} = written
	return {
		protocol,
		...(port !== 'traffic-port' && {port}),
		path,
		intervalSeconds,
		timeoutSeconds: defaultTimeout(written),
		healthyThreshold,
		unhealthyThreshold: written.unhealthyThreshold ?? 2,
		matcher: readMatcher(written.matcher ?? '200-399') ?? []
	}
}

/** NLB-7. With a shorter interval it is that. */
export const defaultTimeout = ({
	timeoutSeconds,
	protocol,
	intervalSeconds = 30
}: NonNullable<TargetGroupWritten['healthCheck']>) => timeoutSeconds ?? Math.min(protocol === 'HTTP' ? 6 : 10, intervalSeconds)

/** `200,202` or `200-399`; undefined: it is neither, or outside 200 to 599. */
export function readMatcher(text: string): readonly (readonly [number, number])[] | undefined {
	const ranges = text.split(',').map(part => /^\s*(\d{3})(?:-(\d{3}))?\s*$/.exec(part))
	const read = ranges.map(found => [Number(found?.[1]), Number(found?.[2] ?? found?.[1])] as const)
	return read.every(([first, last]) => first >= 200 && last <= 599 && first <= last) ? read : undefined
}
