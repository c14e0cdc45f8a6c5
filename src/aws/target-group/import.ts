/** Target groups with their registered targets. Recorded health is not imported, since the lab's nodes check it themselves. */
import {Names, slug} from '../../import/names.ts'
import type {ImportPart} from '../../import/part.ts'
import type {Thing} from '../../import/snapshot.ts'
import type {World, WorldVpc} from '../../import/world.ts'
import {listOrNothing, sortedSection, type Written, written} from '../../import/written.ts'
import {type Attributes, readAttribute} from '../elb-attributes.ts'
import {foreignAttributes, targetGroupAttributes} from './schema.ts'

type Group = Thing<'TargetGroups'>

const protocols = ['TCP', 'UDP', 'TCP_UDP', 'TLS', 'HTTP', 'HTTPS', 'GENEVE']
const targetTypes = ['instance', 'ip', 'alb']

/** Whether a lab can have it; others are reported with their type. */
const isEmulated = ({Protocol = '', TargetType = 'instance', Port}: Group): boolean =>
	protocols.includes(Protocol) && targetTypes.includes(TargetType) && Port !== undefined

const named = new WeakMap<World, ReadonlyMap<string, string>>()

/** Name of an imported group, by its ARN. Undefined: it is not in the lab. */
export function targetGroupNamed(arn: string | undefined, world: World): string | undefined {
	const names = named.get(world) ?? nameGroups(world)
	named.set(world, names)
	return arn === undefined ? undefined : names.get(arn)
}

function nameGroups(world: World): ReadonlyMap<string, string> {
	const byVpc = Map.groupBy(world.snapshot.things.TargetGroups.filter(isEmulated), ({VpcId}) => world.vpcOf(VpcId))
	return new Map(
		[...byVpc].flatMap(([vpc, groups]) => {
			const names = new Names()
			return vpc
				? groups.map(({TargetGroupArn: arn, TargetGroupName = ''}): [string, string] => [
						arn,
						names.give(arn, slug(TargetGroupName))
					])
				: []
		})
	)
}

export const targetGroup: ImportPart = {
	name({snapshot, note}) {
		for (const group of snapshot.things.TargetGroups) {
			if (isEmulated(group)) continue
			note(group.at, {
				kind: 'target group',
				id: group.TargetGroupName ?? group.TargetGroupArn,
				consequence: `protocol ${group.Protocol ?? 'none'}, targets of type ${group.TargetType ?? 'instance'}: it is left out`
			})
		}
	},
	inVpc: (vpc, _hosts, world) => ({
		targetGroups: sortedSection(
			world.snapshot.things.TargetGroups.flatMap(group => {
				const name = targetGroupNamed(group.TargetGroupArn, world)
				return name === undefined || world.vpcOf(group.VpcId) !== vpc ? [] : [[name, groupWritten(group, vpc, world)] as const]
			})
		)
	})
}

const isOfRequests = ({Protocol}: Group): boolean => Protocol === 'HTTP' || Protocol === 'HTTPS'

const without = (foreign: readonly string[]): Attributes =>
	Object.fromEntries(Object.entries(targetGroupAttributes).filter(([key]) => !foreign.includes(key)))

const attributesOf = {
	network: without(foreignAttributes.network),
	application: without(foreignAttributes.application),
	gateway: without(foreignAttributes.gateway)
}

const sortOf = (group: Group) => (group.Protocol === 'GENEVE' ? 'gateway' : isOfRequests(group) ? 'application' : 'network')

function groupWritten(group: Group, vpc: WorldVpc, world: World): Written {
	const {TargetGroupArn: arn, TargetType: type = 'instance', Protocol, Port} = group
	const attributes = world.snapshot.things.TargetGroupAttributes.find(one => one.TargetGroupArn === arn)?.Attributes ?? []
	return written({
		arn,
		targetType: type === 'instance' ? undefined : type,
		ipAddressType: group.IpAddressType === 'ipv6' ? 'ipv6' : undefined,
		protocol: Protocol === 'TCP' ? undefined : Protocol,
		port: Port,
		targets: listOrNothing(targetsWritten(group, vpc, world)),
		healthCheck: healthCheckWritten(group),
		attributes: attributesWritten(attributesOf[sortOf(group)], attributes)
	})
}

function targetsWritten({TargetGroupArn: arn, TargetType, Port, at}: Group, vpc: WorldVpc, world: World): unknown[] {
	const described = world.snapshot.things.LoadBalancerTargetHealth.filter(({TargetGroupArn}) => TargetGroupArn === arn)
	return described.flatMap(({TargetHealthDescriptions}) =>
		TargetHealthDescriptions.flatMap(({Target, TargetHealth}) => {
			// It is deregistered, and its connections are ending (NLB-18).
			if (TargetHealth?.State === 'draining') return []
			const target =
				TargetType === 'ip' ? Target.Id : TargetType === 'alb' ? balancerNamed(Target.Id, world) : vpc.targets.of(Target.Id)
			if (target === undefined) {
				const noun = TargetType === 'alb' ? 'a load balancer' : 'an instance'
				world.note(at, {kind: 'target', id: Target.Id, consequence: `it is not ${noun} of ${vpc.id}: it is left out`})
				return []
			}
			const zone = Target.AvailabilityZone === 'all' ? 'all' : undefined
			const port = Target.Port === Port ? undefined : Target.Port
			return port === undefined && zone === undefined ? target : written({target, port, zone})
		})
	)
}

/** Load balancers keep their names. */
function balancerNamed(arn: string, {snapshot}: World): string | undefined {
	const name = snapshot.things.LoadBalancers.find(({LoadBalancerArn}) => LoadBalancerArn === arn)?.LoadBalancerName
	return name === undefined ? undefined : slug(name)
}

function healthCheckWritten(group: Group): Written {
	const {HealthCheckProtocol: protocol = 'TCP', HealthCheckPort: port = 'traffic-port', Matcher} = group
	const isHttp = protocol === 'HTTP' || protocol === 'HTTPS'
	return written({
		protocol: isHttp ? protocol : undefined,
		port: port === 'traffic-port' ? undefined : Number(port),
		path: isHttp ? group.HealthCheckPath : undefined,
		intervalSeconds: group.HealthCheckIntervalSeconds,
		timeoutSeconds: group.HealthCheckTimeoutSeconds,
		healthyThreshold: group.HealthyThresholdCount,
		unhealthyThreshold: group.UnhealthyThresholdCount,
		matcher: isHttp ? Matcher?.HttpCode : undefined
	})
}

/** Attributes that affect packets. */
export function attributesWritten(
	known: Attributes,
	attributes: readonly {readonly Key: string; readonly Value?: string | undefined}[]
): Written | undefined {
	const read = attributes.flatMap(({Key, Value = ''}) => {
		const value = Value === '' ? undefined : readAttribute(known, Key, Value)
		return value === undefined ? [] : [[Key, value] as const]
	})
	return read.length === 0 ? undefined : Object.fromEntries(read)
}
