/** Health of a target, in the terms of DescribeTargetHealth. */
import {z} from 'zod'
import {is, reference, text, wholeNumber} from '../aws/schema.ts'
import {suggest} from '../model/did-you-mean.ts'
import type {Path} from '../model/finding.ts'
import {type HealthReason, healthReasons, type TargetState, targetStates} from '../model/target-health.ts'
import {parseAddress} from '../net/address.ts'
import {alone} from './kind.ts'
import {observationKind, within} from './observation.ts'
import type {CheckReader} from './reader.ts'

export type TargetHealthCheck = {
	/** Key of the target group. */
	readonly targetGroup: string
	/** Name of an instance, an address, or the ARN of an Application Load Balancer. */
	readonly target: string
	readonly port?: number
	/** Nodes by their name in reports: load balancer and subnet. Absent: all that use the group. */
	readonly nodes?: readonly string[]
	readonly expect: {readonly state: TargetState; readonly reason?: HealthReason}
}

const schema = z
	.strictObject({
		...within,
		targetGroup: reference('a target group').describe('Which group.'),
		target: text('an instance, an address or a load balancer').describe('Which of its targets.'),
		port: wholeNumber('a port', {min: 1, max: 65_535}).optional().describe('Of a target that is registered with several ports.'),
		node: reference('a node of a load balancer such as shop.a')
			.optional()
			.describe('By whose checks. Default: all nodes must say so.'),
		expect: is(
			`${targetStates.join(', ')}, or {state, reason}`,
			z.union([
				z.enum(targetStates),
				z.strictObject({
					state: z.enum(targetStates).describe('State.'),
					reason: z.enum(healthReasons).optional().describe("AWS's reason code.")
				})
			])
		).describe('State that it must have.')
	})
	.describe('Health of a target, as DescribeTargetHealth says it.')

export const targetHealth = observationKind<typeof schema, TargetHealthCheck>({
	schema,
	read: ({targetGroup, target, port, node, expect}, path, reader) => ({
		targetGroup: readGroup(targetGroup, [...path, 'targetGroup'], reader),
		target: parseAddress(target) ?? balancerNamed(target, reader) ?? reader.instance(target, [...path, 'target']),
		...(port !== undefined && {port}),
		...(node !== undefined && {nodes: readNodes(node, [...path, 'node'], reader)}),
		expect: typeof expect === 'string' ? {state: expect} : expect
	}),
	title: ({targetGroup, target, expect: {state, reason}}) =>
		`target ${target} of ${targetGroup}: ${state}${reason === undefined ? '' : `, ${reason}`}`,
	// Before its first health check, a target is only `initial`.
	nature: () => alone('presence')
})

/** The ARN of an Application Load Balancer. Undefined: nothing but load balancers of other types, or instances, have the name. */
function balancerNamed(written: string, reader: CheckReader): string | undefined {
	const {resources} = reader.context.names.observation().directory
	const found = resources.filter(({key, names = []}) => key === written || names.includes(written))
	const isInstance = found.some(({kind}) => kind === 'instance')
	const arns = found.flatMap(({kind, ids = []}) => (kind === 'load-balancer' ? ids : []))
	return isInstance ? undefined : arns.find(arn => arn.includes(':loadbalancer/app/'))
}

function readGroup(written: string, path: Path, reader: CheckReader): string | undefined {
	const {directory} = reader.context.names.observation()
	const groups = directory.resources.filter(({kind}) => kind === 'target-group')
	const found = groups.filter(({key, names = []}) => key === written || names.includes(written))
	const [only, ...others] = found
	if (only && others.length === 0) return only.key
	return reader.fail({
		path,
		message: only
			? `"${written}" is ambiguous: there are ${found.map(({key}) => key).join(' and ')}`
			: `no target group is named "${written}"`,
		...(!only && {code: 'TargetGroupNotFound'}),
		fix: only
			? 'write it with its VPC'
			: suggest(
					written,
					groups.flatMap(({key, names = []}) => [...names, key])
				)
	})
}

function readNodes(written: string, path: Path, reader: CheckReader): readonly string[] | undefined {
	const {directory} = reader.context.names.observation()
	const balancers = directory.resources.filter(({kind}) => kind === 'load-balancer')
	const found = balancers.filter(({key, names = []}) => key === written || names.includes(written))
	const nodes = found.flatMap(({interfaces = []}) => interfaces.map(key => key.replace(/^load-balancer /, '')))
	if (nodes.length > 0) return nodes
	return reader.fail({
		path,
		message: `no load balancer or node is named "${written}"`,
		code: 'LoadBalancerNotFound',
		fix: suggest(
			written,
			balancers.flatMap(({key, names = []}) => [...names, key])
		)
	})
}
