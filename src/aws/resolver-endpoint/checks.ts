import type {Finding, Path} from '../../model/finding.ts'
import type {Draft} from '../draft.ts'
import {isDomain} from '../hosted-zone/domain.ts'
import {entriesOf, unknownName} from '../kind.ts'
import type {EndpointWritten, RuleWritten} from './kind.ts'
import {readDnsTarget} from './targets.ts'

const notFound = 'ResourceNotFoundException'

export function* checkEndpoints(draft: Draft): Generator<Finding> {
	for (const [name, written] of entriesOf(draft.document.resolverEndpoints)) {
		const path = ['resolverEndpoints', name]
		const vpc = draft.vpcs.get(written.vpc)
		if (!vpc) {
			yield unknownName([...path, 'vpc'], 'VPC', written.vpc, draft.vpcs.keys(), notFound)
			continue
		}
		yield* checkCount(written, path)
		for (const [index, {subnet}] of written.addresses.entries()) {
			if (!vpc.subnets.has(subnet)) {
				yield unknownName([...path, 'addresses', index, 'subnet'], 'subnet', subnet, vpc.subnets.keys(), notFound)
			}
		}
		const groups = ['default', ...Object.keys(vpc.written.securityGroups ?? {})]
		for (const [index, group] of (written.securityGroups ?? []).entries()) {
			if (!groups.includes(group)) {
				yield unknownName([...path, 'securityGroups', index], 'security group', group, groups, 'InvalidRequestException')
			}
		}
	}
}

function* checkCount({addresses}: EndpointWritten, path: Path): Generator<Finding> {
	if (addresses.length < 2) {
		yield {
			path: [...path, 'addresses'],
			message: `an endpoint has at least two addresses, and this one has ${addresses.length}`,
			code: 'InvalidRequestException',
			fix: 'add one in a subnet of another zone'
		}
	}
	if (addresses.length > 6) {
		yield {
			path: [...path, 'addresses'],
			message: `an endpoint has at most six addresses, and this one has ${addresses.length}`,
			code: 'LimitExceededException',
			fix: 'leave some out'
		}
	}
}

const invalid = 'InvalidParameterException'

export function* checkRules(draft: Draft): Generator<Finding> {
	/** The rule for each domain of a VPC. */
	const taken = new Map<string, string>()
	for (const [name, written] of entriesOf(draft.document.resolverRules)) {
		const path = ['resolverRules', name]
		if (written.domain !== '.' && !isDomain(written.domain)) {
			yield {
				path: [...path, 'domain'],
				message: `"${written.domain}" is not a domain name`,
				code: invalid,
				fix: 'write one such as office.example, or "." for every name'
			}
		}
		yield* checkForward(written, path, draft)
		for (const [index, vpc] of (written.vpcs ?? []).entries()) {
			const at = [...path, 'vpcs', index]
			if (!draft.vpcs.has(vpc)) yield unknownName(at, 'VPC', vpc, draft.vpcs.keys(), notFound)
			const seen = `${vpc} ${written.domain.toLowerCase()}`
			const other = taken.get(seen)
			if (other !== undefined) {
				yield {
					path: at,
					message: `rule "${other}" is for ${written.domain} in VPC "${vpc}" already`,
					code: 'ResourceExistsException',
					fix: 'associate the VPC with one of the two'
				}
			}
			taken.set(seen, name)
		}
	}
}

function* checkForward(written: RuleWritten, path: Path, {document, vpcs}: Draft): Generator<Finding> {
	const {type = 'forward', endpoint, targets} = written
	if (type === 'system') {
		for (const key of ['endpoint', 'targets'] as const) {
			if (written[key] !== undefined) {
				yield {
					path: [...path, key],
					message: `a system rule has no ${key}`,
					code: invalid,
					fix: `leave "${key}" out, or write "type: forward"`
				}
			}
		}
		return
	}
	for (const key of ['endpoint', 'targets'] as const) {
		if (written[key] === undefined) {
			yield {
				path,
				at: 'key',
				message: `a forward rule needs "${key}"`,
				code: invalid,
				fix: `add "${key}", or write "type: system"`
			}
		}
	}
	for (const [index, target] of (targets ?? []).entries()) {
		if (!readDnsTarget(target)) {
			yield {
				path: [...path, 'targets', index],
				message: `"${target}" is not an IPv4 address`,
				code: invalid,
				fix: "write one such as 192.168.0.53 or '192.168.0.53:5353'"
			}
		}
	}
	if (endpoint === undefined) return
	const endpoints = document.resolverEndpoints ?? {}
	const found = Object.hasOwn(endpoints, endpoint) ? endpoints[endpoint] : undefined
	const at = [...path, 'endpoint']
	if (!found) {
		yield unknownName(at, 'endpoint of the resolver', endpoint, Object.keys(endpoints), notFound)
	} else if (found.direction !== 'outbound') {
		yield {
			path: at,
			message: `endpoint "${endpoint}" is inbound: nothing leaves there`,
			code: invalid,
			fix: 'name an outbound endpoint'
		}
	} else {
		const region = vpcs.get(found.vpc)?.region
		for (const [index, vpc] of (written.vpcs ?? []).entries()) {
			const other = vpcs.get(vpc)?.region
			if (other !== undefined && region !== undefined && other !== region) {
				yield {
					path: [...path, 'vpcs', index],
					message: `VPC "${vpc}" is in ${other}, the rule's endpoint in ${region}`,
					code: invalid,
					fix: `make an outbound endpoint and a rule in ${other}`
				}
			}
		}
	}
}
