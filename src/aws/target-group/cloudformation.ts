/** AWS::ElasticLoadBalancingV2::TargetGroup. Doc: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-targetgroup.html */
import {leftOut, notEmulated} from '../../iac/made.ts'
import type {Made, Making, TemplatePart, Thing} from '../../iac/part.ts'
import type {Properties} from '../../iac/properties.ts'
import {type Attributes, readAttribute} from '../elb-attributes.ts'
import {idOf} from '../ids.ts'
import {targetGroupAttributes} from './schema.ts'

const protocols = ['TCP', 'UDP', 'TCP_UDP', 'TLS', 'HTTP', 'HTTPS', 'GENEVE']
const longestName = 32

type Names = {readonly kind: 'load-balancer' | 'target-group'; readonly noun: string; readonly code: string}

/**
 * The name in the lab file, which is AWS's name: that of the property Name, or one made from the logical id, as AWS makes one.
 * Undefined: refused, since another resource has it.
 */
export function elbName({properties, name, lab}: Making, {kind, noun, code}: Names): string | undefined {
	const written = properties.text('Name')
	const plain = name.replaceAll(/[^A-Za-z0-9-]+/g, '-').replaceAll(/^-+|-+$/g, '')
	const short = plain.length > longestName ? `${plain.slice(0, 24)}-${idOf('elb', name).slice(-7)}` : plain
	const own = written ?? short
	const isTaken = lab.things().some(one => one.kind === kind && one.name === own)
	if (!isTaken) return own
	return properties.refuse('Name', {
		message: `A ${noun} with the same name '${own}' exists, but with different settings`,
		code,
		fix: 'choose another name, or leave Name out'
	})
}

/** Attributes that affect packets, and those that do not. */
export function attributesAt(key: string, known: Attributes, {properties}: Making): Readonly<Record<string, unknown>> {
	const attributes: Record<string, unknown> = {}
	const kept: Record<string, string> = {}
	for (const item of properties.items(key)) {
		const [name, value] = [item.text('Key'), item.text('Value')]
		if (name === undefined || value === undefined || value === '') continue
		if (!Object.hasOwn(known, name)) {
			kept[name] = value
			continue
		}
		const read = readAttribute(known, name, value)
		if (read === undefined) {
			item.refuse('Value', {
				message: `attribute key '${name}' has an invalid value '${value}'`,
				code: 'ValidationError',
				fix: 'write a value that AWS takes'
			})
		} else {
			attributes[name] = read
		}
	}
	return {
		attributes: Object.keys(attributes).length > 0 ? properties.placed(key, attributes) : undefined,
		aws: Object.keys(kept).length > 0 ? {Attributes: kept} : undefined
	}
}

const targetTypes = ['instance', 'ip', 'alb']

function make(making: Making): Made {
	const {properties, thingAt, lab} = making
	const type = properties.text('TargetType') ?? 'instance'
	const protocol = properties.text('Protocol')
	if (!targetTypes.includes(type)) return notEmulated(making, `it is left out: targets of type ${type} are not emulated`)
	if (protocol !== undefined && !protocols.includes(protocol)) {
		return notEmulated(making, `it is left out: protocol ${protocol} is not emulated`)
	}
	const vpc = properties.has('VpcId') ? thingAt('VpcId', 'vpc') : required('VpcId', 'A VPC ID must be specified', making)
	const port = properties.has('Port') ? properties.number('Port') : required('Port', 'A port must be specified', making)
	if (protocol === undefined && !properties.has('Protocol')) required('Protocol', 'A protocol must be specified', making)
	if (!vpc || port === undefined || protocol === undefined) return leftOut(making)
	const name = elbName(making, {kind: 'target-group', noun: 'target group', code: 'DuplicateTargetGroupName'})
	if (name === undefined) return leftOut(making)
	const digits = idOf('tg', `${vpc.name}.${name}`).slice(-16)
	const id = `arn:aws:elasticloadbalancing:${lab.region}:${lab.account}:targetgroup/${name}/${digits}`
	const path = [...vpc.path, 'targetGroups', name]
	const targets = properties.items('Targets').flatMap(one => targetOf(one, type, making) ?? [])
	const ipAddressType = properties.text('IpAddressType') === 'ipv6' ? ('ipv6' as const) : undefined
	return {
		ref: id,
		attributes: {
			TargetGroupArn: () => id,
			TargetGroupName: () => name,
			TargetGroupFullName: () => `targetgroup/${name}/${digits}`,
			LoadBalancerArns: () => lab.things().flatMap(one => balancerWith(one, id))
		},
		things: [{kind: 'target-group', id, path, name, vpc: vpc.name, facts: {type, protocol}}],
		edits: [
			{
				path,
				value: {
					targetType: type === 'instance' ? undefined : properties.placed('TargetType', type),
					ipAddressType: properties.placed('IpAddressType', ipAddressType),
					protocol: protocol === 'TCP' ? undefined : properties.placed('Protocol', protocol),
					port: properties.placed('Port', port),
					targets: targets.length > 0 ? properties.placed('Targets', targets) : undefined,
					healthCheck: healthCheckOf(making, protocol),
					...attributesAt('TargetGroupAttributes', targetGroupAttributes, making),
					tags: making.tags()
				}
			}
		]
	}
}

/** Listeners record the groups that they forward to. */
const balancerWith = ({kind, facts}: Thing, group: string): readonly unknown[] =>
	kind === 'listener' && (facts?.groups as readonly string[] | undefined)?.includes(group) ? [facts?.balancer] : []

const required = (key: string, message: string, {properties}: Making): undefined =>
	properties.refuse(key, {message, code: 'ValidationError', fix: `add ${key}`})

function targetOf(target: Properties, type: string, {thingAt}: Making): unknown {
	const kind = {instance: 'instance', alb: 'load-balancer'}[type] as 'instance' | 'load-balancer' | undefined
	const id = kind ? thingAt('Id', kind, target)?.name : target.text('Id')
	if (id === undefined) return undefined
	const [port, zone] = [target.number('Port'), target.text('AvailabilityZone')]
	return target.placed(
		'Id',
		port === undefined && zone !== 'all' ? id : {target: id, port, zone: zone === 'all' ? zone : undefined}
	)
}

function healthCheckOf({properties, note}: Making, protocol: string): unknown {
	const asked = properties.text('HealthCheckProtocol')
	const isOther = asked !== undefined && asked !== 'TCP' && asked !== 'HTTP' && asked !== 'HTTPS'
	const instead = protocol === 'HTTP' || protocol === 'HTTPS' ? 'HTTP' : 'TCP'
	if (isOther) note(`HealthCheckProtocol: health is checked by ${instead}, not by ${asked}`)
	const port = properties.text('HealthCheckPort')
	const fields = {
		protocol: properties.placed('HealthCheckProtocol', isOther ? instead : asked),
		port: properties.placed('HealthCheckPort', port === undefined || port === 'traffic-port' ? undefined : Number(port)),
		path: properties.placed('HealthCheckPath', properties.text('HealthCheckPath')),
		intervalSeconds: properties.placed('HealthCheckIntervalSeconds', properties.number('HealthCheckIntervalSeconds')),
		timeoutSeconds: properties.placed('HealthCheckTimeoutSeconds', properties.number('HealthCheckTimeoutSeconds')),
		healthyThreshold: properties.placed('HealthyThresholdCount', properties.number('HealthyThresholdCount')),
		unhealthyThreshold: properties.placed('UnhealthyThresholdCount', properties.number('UnhealthyThresholdCount')),
		matcher: properties.placed('Matcher', properties.object('Matcher')?.text('HttpCode'))
	}
	return Object.values(fields).some(one => one !== undefined) ? fields : undefined
}

export const targetGroup: TemplatePart = {
	missing: {'target-group': () => ({code: 'TargetGroupNotFound', message: 'One or more target groups not found'})},
	cloudFormation: {
		'AWS::ElasticLoadBalancingV2::TargetGroup': {
			effect: [
				'Name',
				'VpcId',
				'TargetType',
				'Protocol',
				'Port',
				'Targets',
				'IpAddressType',
				'HealthCheckProtocol',
				'HealthCheckPort',
				'HealthCheckPath',
				'HealthCheckIntervalSeconds',
				'HealthCheckTimeoutSeconds',
				'HealthyThresholdCount',
				'UnhealthyThresholdCount',
				'Matcher',
				'TargetGroupAttributes',
				'Tags'
			],
			inert: ['HealthCheckEnabled'],
			named: {
				ProtocolVersion: 'targets are asked by HTTP/1.1',
				TargetControlPort: 'the target optimizer is not emulated'
			},
			make
		}
	}
}
