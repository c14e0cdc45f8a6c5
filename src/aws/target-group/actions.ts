/** Target groups. Doc: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html */
import type {CreateTargetGroupInput, Requests} from '../../../api-models/elbv2.d.ts'
import {AwsError} from '../../api/errors.ts'
import {pagedByMarker} from '../../api/listing.ts'
import {type Actions, type ApiPart, patchAt} from '../../api/part.ts'
import {replacing} from '../../api/places.ts'
import {tagsIn, writtenTags} from '../../api/tags.ts'
import {attributePatch} from '../elb-attributes.ts'
import type {Item, View} from '../view.ts'
import {vpcOf} from '../vpc/actions.ts'
import {
	allGroups,
	describeGroup,
	type FoundGroup,
	groupAttributes,
	groupDefaults,
	groupOf,
	isInUse,
	validationError
} from './actions-place.ts'
import {targetActions} from './actions-targets.ts'
import {targetGroupAttributes} from './schema.ts'

const emulated = {types: ['instance', 'ip', 'alb'], protocols: ['TCP', 'UDP', 'TCP_UDP', 'TLS', 'HTTP', 'HTTPS', 'GENEVE']}

function checkName(name: string): void {
	if (name.length > 32) throw validationError(`Target group name '${name}' cannot be longer than '32' characters`)
	if (!/^[A-Za-z0-9-]*$/.test(name)) {
		throw validationError(
			`Target group name '${name}' can only contain characters that are alphanumeric characters or hyphens(-)`
		)
	}
	if (/^-|-$/.test(name)) throw validationError(`Target group name '${name}' cannot begin or end with a hyphen(-)`)
}

type HealthInput = Pick<
	CreateTargetGroupInput,
	| 'HealthCheckProtocol'
	| 'HealthCheckPort'
	| 'HealthCheckPath'
	| 'HealthCheckIntervalSeconds'
	| 'HealthCheckTimeoutSeconds'
	| 'HealthyThresholdCount'
	| 'UnhealthyThresholdCount'
	| 'Matcher'
>

/** As the file writes it; parameters that are not given stay. */
function healthCheckOf(input: HealthInput): Item {
	const {HealthCheckProtocol: protocol, HealthCheckPort: port} = input
	if (protocol !== undefined && protocol !== 'TCP' && protocol !== 'HTTP' && protocol !== 'HTTPS') {
		throw validationError(`In this lab there are no health checks of the protocol '${protocol}'`)
	}
	const fields = {
		protocol,
		port: port === undefined || port === 'traffic-port' ? port : Number(port),
		path: input.HealthCheckPath,
		intervalSeconds: input.HealthCheckIntervalSeconds,
		timeoutSeconds: input.HealthCheckTimeoutSeconds,
		healthyThreshold: input.HealthyThresholdCount,
		unhealthyThreshold: input.UnhealthyThresholdCount,
		matcher: input.Matcher?.HttpCode
	}
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

const same = ({vpc, group}: FoundGroup, {Protocol, Port, VpcId, TargetType = 'instance'}: CreateTargetGroupInput): boolean =>
	vpc.id === VpcId && group.protocol === Protocol && group.port === Port && group.targetType === TargetType

const answered = (arn: string) => (after: View) => ({TargetGroups: [describeGroup(groupOf(arn, after))]})

const unrecognized = (key: string, value: string | undefined): AwsError =>
	validationError(
		value === undefined
			? `Target group attribute key '${key}' is not recognized`
			: `Target group attribute key '${key}' has an invalid value '${value}'`
	)

const actions: Actions<Requests> = {
	DescribeTargetGroups({input, view}) {
		const {TargetGroupArns: arns, Names: names, LoadBalancerArn: balancer} = input
		const all = allGroups(view)
		const unknown = names?.find(name => !all.some(({group}) => group.name === name))
		if (unknown !== undefined) throw new AwsError('TargetGroupNotFound', `One or more target groups not found`)
		for (const arn of arns ?? []) groupOf(arn, view)
		const found = all
			.filter(({group}) => (arns?.includes(group.arn) ?? true) && (names?.includes(group.name) ?? true))
			.map(describeGroup)
			.filter(({LoadBalancerArns}) => balancer === undefined || (LoadBalancerArns as string[]).includes(balancer))
		return {answer: pagedByMarker(found, 'TargetGroups', input)}
	},
	CreateTargetGroup({input, view, newId}) {
		const {Name, Protocol, Port, VpcId, TargetType = 'instance', Tags} = input
		checkName(Name)
		if (!emulated.types.includes(TargetType)) {
			throw validationError(`In this lab there are no targets of the type '${TargetType}'`)
		}
		if (Protocol === undefined) throw validationError('A protocol must be specified')
		if (!emulated.protocols.includes(Protocol)) {
			throw validationError(`In this lab there are no target groups of the protocol '${Protocol}'`)
		}
		if (Port === undefined) throw validationError('A port must be specified')
		if (VpcId === undefined) throw validationError('A VPC ID must be specified')
		const before = allGroups(view).find(({group}) => group.name === Name)
		if (before && same(before, input)) return {answer: {TargetGroups: [describeGroup(before)]}}
		if (before) {
			throw new AwsError(
				'DuplicateTargetGroupName',
				`A target group with the same name '${Name}' exists, but with different settings`
			)
		}
		const vpc = vpcOfGroup(VpcId, view)
		const arn = `arn:aws:elasticloadbalancing:${view.region}:${view.account}:targetgroup/${Name}/${newId('tg').slice(-16)}`
		return {
			patch: patchAt(['vpcs', vpc.key, 'targetGroups', Name], {
				arn,
				targetType: TargetType,
				...(input.IpAddressType === 'ipv6' && {ipAddressType: 'ipv6'}),
				protocol: Protocol,
				port: Port,
				healthCheck: healthCheckOf(input),
				tags: writtenTags(tagsIn(Tags))
			}),
			answer: answered(arn)
		}
	},
	ModifyTargetGroup({input, view}) {
		const {path, written} = groupOf(input.TargetGroupArn, view)
		const asked = healthCheckOf(input)
		// Paths and matchers apply only to HTTP and HTTPS.
		const {path: _, matcher: __, ...rest} = {...written.healthCheck}
		const healthCheck = asked.protocol === 'TCP' ? {...rest, ...asked} : {...written.healthCheck, ...asked}
		return {
			patch: patchAt(path, {healthCheck: replacing(written.healthCheck, healthCheck)}),
			answer: answered(input.TargetGroupArn)
		}
	},
	DeleteTargetGroup({input: {TargetGroupArn}, view}) {
		const found = allGroups(view).find(({group}) => group.arn === TargetGroupArn)
		if (!found) return {}
		if (isInUse(found)) {
			throw new AwsError('ResourceInUse', `Target group '${TargetGroupArn}' is currently in use by a listener or a rule`)
		}
		return {patch: patchAt(found.path, null)}
	},
	DescribeTargetGroupAttributes: ({input: {TargetGroupArn}, view}) => ({
		answer: {Attributes: groupAttributes(groupOf(TargetGroupArn, view))}
	}),
	ModifyTargetGroupAttributes({input: {TargetGroupArn, Attributes}, view}) {
		const {path, group} = groupOf(TargetGroupArn, view)
		return {
			patch: patchAt(path, attributePatch(targetGroupAttributes, groupDefaults(group), Attributes, unrecognized)),
			answer: after => ({Attributes: groupAttributes(groupOf(TargetGroupArn, after))})
		}
	},
	...targetActions
}

/** Errors: AwsError, with Elastic Load Balancing's message. */
function vpcOfGroup(id: string, view: View) {
	try {
		return vpcOf(id, view)
	} catch {
		throw validationError(`The VPC ID '${id}' is not found`)
	}
}

export const targetGroup: ApiPart = {elbv2: actions}
