/** What AWS refuses about target groups (ELB-1, NLB-3, NLB-7). */
import type {Finding, Path} from '../../model/finding.ts'
import {contains, family, parseAddress} from '../../net/address.ts'
import {privateRangeOf} from '../../net/public-ranges.ts'
import type {Draft, VpcDraft} from '../draft.ts'
import {checkElbName, checkElbNameTaken} from '../elb-names.ts'
import {entriesOf, unknownName} from '../kind.ts'
import {checkApplicationTarget} from './checks-application.ts'
import {checkAttributes, checkPreservation} from './checks-attributes.ts'
import {checkedBy, defaultInterval, defaultTimeout, isAskedByHttp, isOfRequests, readMatcher, whole, zoneOf} from './draft.ts'
import type {TargetGroupWritten, TargetWritten} from './schema.ts'

const names = {section: 'targetGroups', noun: 'target group', code: 'DuplicateTargetGroupName'} as const

export function* checkTargetGroups(vpc: VpcDraft, draft: Draft): Generator<Finding> {
	for (const [name, written] of entriesOf(vpc.written.targetGroups)) {
		const path = [...vpc.path, 'targetGroups', name]
		yield* checkElbName(name, path, names.noun)
		yield* checkElbNameTaken(name, path, vpc, draft, names)
		yield* checkHealthCheck(written, [...path, 'healthCheck'])
		yield* checkAttributes(written, [...path, 'attributes'])
		yield* checkPreservation(written, path)
		yield* checkTargets(written, path, vpc)
		if (written.targetType === 'alb') yield* checkApplicationTarget(written, path, vpc)
	}
}

function* checkHealthCheck(group: TargetGroupWritten, path: Path): Generator<Finding> {
	const {healthCheck: written = {}} = group
	const {intervalSeconds = defaultInterval(group), timeoutSeconds, matcher, protocol = checkedBy(group)} = written
	if (isAskedByHttp(group) && protocol === 'TCP') {
		const which = isOfRequests(group) ? `the protocol '${group.protocol}'` : 'targets of type alb'
		yield {
			path: [...path, 'protocol'],
			message: `Health check protocol 'TCP' is not supported for target groups with ${which}`,
			code: 'ValidationError',
			fix: 'leave it out: targets are asked by HTTP (ALB-5)'
		}
	}
	if (timeoutSeconds !== undefined && defaultTimeout(group) > intervalSeconds) {
		yield {
			path: [...path, 'timeoutSeconds'],
			message: `Health check timeout '${timeoutSeconds}' must be smaller than or equal to the interval '${intervalSeconds}'`,
			code: 'ValidationError',
			fix: `write at most ${intervalSeconds}`
		}
	}
	if (matcher !== undefined && !readMatcher(matcher)) {
		yield {
			path: [...path, 'matcher'],
			message: `Health check matcher HTTP code '${matcher}' must be within '200-599'`,
			code: 'ValidationError',
			fix: 'write statuses such as 200, 200,202 or 200-399'
		}
	}
	for (const key of ['matcher', 'path'] as const) {
		if (protocol === 'TCP' && written[key] !== undefined) {
			yield {
				path: [...path, key],
				message: `a health check by TCP has no ${key}`,
				code: 'InvalidConfigurationRequest',
				fix: 'leave it out, or write "protocol: HTTP"'
			}
		}
	}
}

function* checkTargets(written: TargetGroupWritten, path: Path, vpc: VpcDraft): Generator<Finding> {
	const seen = new Map<string, number>()
	for (const [index, one] of (written.targets ?? []).entries()) {
		const at = [...path, 'targets', index]
		const {target, port = written.port} = whole(one)
		const named = typeof one === 'string' ? at : [...at, 'target']
		const first = seen.get(`${target} ${port}`)
		if (first !== undefined) {
			yield {
				path: at,
				message: `target "${target}" on port ${port} is registered already, as target ${first + 1} of this list`,
				code: 'ValidationError',
				fix: 'register it once, or on another port'
			}
		}
		seen.set(`${target} ${port}`, index)
		if (written.targetType === 'alb') continue
		if (written.targetType === 'ip') {
			yield* checkAddress(whole(one), {named, at}, written, vpc)
		} else if (!vpc.instances.has(target)) {
			const isAddress = parseAddress(target) !== undefined
			yield isAddress
				? {
						path: named,
						message: `The following targets are not valid: '${target}': this group's targets are instances`,
						code: 'InvalidTarget',
						fix: 'name an instance, or write "targetType: ip"'
					}
				: unknownName(named, 'instance', target, vpc.instances.keys(), 'InvalidTarget')
		}
	}
}

function* checkAddress(
	{target, zone}: Exclude<TargetWritten, string>,
	{named, at}: {named: Path; at: Path},
	written: TargetGroupWritten,
	vpc: VpcDraft
): Generator<Finding> {
	const address = parseAddress(target)
	const wanted = written.ipAddressType === 'ipv6' ? 6 : 4
	if (!address || family(address) !== wanted) {
		yield {
			path: named,
			message: `The following targets are not valid: '${target}' is not an IPv${wanted} address`,
			code: 'InvalidTarget',
			fix: wanted === 6 ? 'write an IPv6 address of the VPC' : 'write a private IPv4 address, or "targetType: instance"'
		}
		return
	}
	const isInside = [...vpc.cidrs, ...vpc.ipv6Cidrs].some(cidr => contains(cidr, address))
	if (isInside && zoneOf(address, vpc) === 'all') {
		yield {
			path: named,
			message: `The IP address '${target}' is in no subnet of VPC "${vpc.key}"`,
			code: 'InvalidTarget',
			fix: 'use an address of a subnet'
		}
	} else if (!isInside && !privateRangeOf(address)) {
		yield {
			path: named,
			message: `The IP address '${target}' is not within a private range, nor in VPC "${vpc.key}"`,
			code: 'InvalidTarget',
			fix: 'use an address of the VPC, or of 10.0.0.0/8, 100.64.0.0/10, 172.16.0.0/12 or 192.168.0.0/16'
		}
	} else if (
		!isInside &&
		written.attributes?.['preserve_client_ip.enabled'] !== false &&
		(written.protocol === 'UDP' || written.protocol === 'TCP_UDP')
	) {
		yield {
			path: named,
			message: `'${target}' is outside VPC "${vpc.key}", and the client's address is kept: targets must be in the VPC (NLB-3)`,
			code: 'InvalidTarget',
			fix: 'use targets of the VPC, or protocol TCP'
		}
	}
	if (zone !== undefined && (zone !== 'all' || isInside)) {
		yield {
			path: [...at, 'zone'],
			message:
				zone === 'all'
					? `Availability Zone 'all' is for addresses outside of the VPC, and '${target}' is in it`
					: `the zone of an address follows from its subnet`,
			code: 'ValidationError',
			fix: 'leave "zone" out'
		}
	}
}
