/** What AWS refuses about Application Load Balancers: zones, actions, conditions (ELB-1, ALB-1…3). */
import type {Finding, Path} from '../../model/finding.ts'
import {parseCidr} from '../../net/address.ts'
import type {VpcDraft} from '../draft.ts'
import {unknownName} from '../kind.ts'
import {checkTls} from './checks-tls.ts'
import {mappingsOf} from './draft.ts'
import type {ActionWritten, RuleWritten} from './listener-schema.ts'
import {forwardsOf, listenersOf, rulesOf, weightsOf} from './listeners.ts'
import type {LoadBalancerWritten} from './schema.ts'

export function* checkApplication(written: LoadBalancerWritten, path: Path, vpc: VpcDraft): Generator<Finding> {
	const subnets = mappingsOf(written).map(({subnet}) => vpc.subnets.get(subnet))
	if (new Set(subnets.map(subnet => subnet?.zone ?? subnet)).size < 2) {
		yield {
			path: [...path, 'subnets'],
			message: 'At least two subnets in two different Availability Zones must be specified',
			code: 'ValidationError',
			fix: 'add a subnet of another zone'
		}
	}
	for (const listener of listenersOf(written)) {
		const {key, protocol, written: own} = listener
		const at = [...path, 'listeners', key]
		if (protocol !== 'HTTP' && protocol !== 'HTTPS') continue
		const isShort = typeof written.listeners?.[key] === 'string'
		yield* checkAction(own, at, {protocol, vpc, isShort})
		yield* checkTls(own, protocol, at)
		for (const [priority, rule] of rulesOf(listener)) {
			const below = [...at, 'rules', priority]
			if (Number(priority) > 50_000) {
				yield {
					path: below,
					at: 'key',
					message: `Rule priority '${priority}' must be between 1 and 50000`,
					code: 'ValidationError',
					fix: 'choose a smaller one'
				}
			}
			yield* checkAction(rule, below, {protocol, vpc})
			yield* checkConditions(rule, below)
			yield* checkTransforms(rule, below)
		}
	}
}

type Around = {readonly protocol: string; readonly vpc: VpcDraft; readonly isShort?: boolean}
const actions = ['targetGroup', 'forward', 'redirect', 'fixedResponse'] as const

function* checkAction(written: ActionWritten, at: Path, {protocol, vpc, isShort = false}: Around): Generator<Finding> {
	const [first, second] = actions.filter(key => written[key] !== undefined)
	if (first === undefined || second !== undefined) {
		yield {
			path: second === undefined ? at : [...at, second],
			message: second === undefined ? 'it has no action' : `it has two actions, "${first}" and "${second}"`,
			code: 'ValidationError',
			fix: `write one of ${actions.join(', ')}`
		}
		return
	}
	yield* checkForwards(written, isShort ? at : [...at, first], protocol, vpc)
	const {forward, redirect, fixedResponse} = written
	const weights = forward ? weightsOf(forward) : {}
	if (forward && (Object.keys(weights).length === 0 || Object.keys(weights).length > 5)) {
		yield {
			path: [...at, 'forward'],
			message: 'an action forwards to one to five target groups',
			code: 'TooManyTargets',
			fix: 'name one to five'
		}
	}
	const unchanged = (key: string) => (key === 'path' ? '/#{path}' : `#{${key}}`)
	const isLoop = redirect && Object.entries(redirect).every(([key, value]) => key === 'status' || value === unchanged(key))
	if (isLoop) {
		yield {
			path: [...at, 'redirect'],
			message: 'The redirect configuration must modify at least one of the following: protocol, host, port, path, query',
			code: 'InvalidLoadBalancerAction',
			fix: 'write what is to differ, such as "protocol: HTTPS"'
		}
	}
	if (redirect?.path !== undefined && !redirect.path.startsWith('/')) {
		yield {
			path: [...at, 'redirect', 'path'],
			message: `Redirect path '${redirect.path}' must start with '/'`,
			code: 'InvalidLoadBalancerAction',
			fix: `write /${redirect.path}`
		}
	}
	if (fixedResponse && fixedResponse.status >= 300 && fixedResponse.status < 400) {
		yield {
			path: [...at, 'fixedResponse', 'status'],
			message: `Fixed response status code '${fixedResponse.status}' must match 2XX, 4XX or 5XX`,
			code: 'ValidationError',
			fix: 'use "redirect" for 3XX'
		}
	}
}

/** Checks that the target groups exist, and have a protocol that the listener can forward. */
export function* checkForwards(written: ActionWritten, at: Path, protocol: string, vpc: VpcDraft): Generator<Finding> {
	const groups = vpc.written.targetGroups ?? {}
	for (const [name] of forwardsOf(written)) {
		const path = written.forward ? [...at, ...('targetGroups' in written.forward ? ['targetGroups'] : []), name] : at
		if (!Object.hasOwn(groups, name)) {
			yield unknownName(path, 'target group', name, Object.keys(groups), 'TargetGroupNotFound')
			continue
		}
		const {protocol: expected = 'TCP'} = groups[name] ?? {}
		const isOfRequests = (one: string) => one === 'HTTP' || one === 'HTTPS'
		const fits = isOfRequests(protocol)
			? isOfRequests(expected)
			: expected === protocol ||
				(protocol === 'TLS' && expected === 'TCP') ||
				(expected === 'TCP_UDP' && (protocol === 'TCP' || protocol === 'UDP'))
		if (!fits) {
			yield {
				path,
				message: `a listener of protocol ${protocol} cannot forward to target group "${name}" of protocol ${expected}`,
				code: 'IncompatibleProtocols',
				fix: `use a target group of protocol ${isOfRequests(protocol) ? 'HTTP' : protocol}`
			}
		}
	}
}

/** Most values, with or without wildcards, in the conditions of one rule. */
const mostValues = 5

function* checkConditions({conditions}: RuleWritten, at: Path): Generator<Finding> {
	const all = [conditions].flat()
	let values = 0
	for (const [index, condition] of all.entries()) {
		const below = Array.isArray(conditions) ? [...at, 'conditions', index] : [...at, 'conditions']
		if (Object.keys(condition).length === 0) {
			yield {path: below, message: 'A condition must be specified', code: 'ValidationError', fix: 'write "pathPattern: /api/*"'}
		}
		const {sourceIp, httpHeader, pathPattern, ...others} = condition
		values += [Object.values(others), sourceIp ?? [], httpHeader?.values ?? [], pathPattern ?? []].flat(2).length
		for (const block of [sourceIp ?? []].flat()) {
			if (parseCidr(block)) continue
			yield {
				path: [...below, 'sourceIp'],
				message: `Condition value '${block}' is not a valid CIDR block`,
				code: 'ValidationError',
				fix: 'write a block such as 10.0.0.0/8 or 203.0.113.10/32'
			}
		}
		for (const pattern of [pathPattern ?? []].flat()) {
			if (pattern.length <= 128 && /^[/*?]/.test(pattern)) continue
			yield {
				path: [...below, 'pathPattern'],
				message: `Condition value '${pattern}' is not a path pattern of at most 128 characters`,
				code: 'ValidationError',
				fix: 'begin with a slash or a wildcard: /img/*'
			}
		}
		if (httpHeader && /^host$/i.test(httpHeader.name)) {
			yield {
				path: [...below, 'httpHeader', 'name'],
				message: "the header 'Host' cannot be used in a condition on headers",
				code: 'ValidationError',
				fix: 'write "hostHeader"'
			}
		}
	}
	if (values > mostValues) {
		yield {
			path: [...at, 'conditions'],
			message: `A rule can only have '${mostValues}' condition values, and has ${values}`,
			code: 'ValidationError',
			fix: 'make two rules of it'
		}
	}
}

function* checkTransforms({transforms = {}, ...written}: RuleWritten, at: Path): Generator<Finding> {
	for (const [key, one] of Object.entries(transforms)) {
		if (!one || isRegex(one.regex)) continue
		yield {
			path: [...at, 'transforms', key, 'regex'],
			message: `'${one.regex}' is not a regular expression`,
			code: 'ValidationError',
			fix: 'write one such as ^/api/(.*)$'
		}
	}
	if (Object.keys(transforms).length > 0 && forwardsOf(written).length === 0) {
		yield {
			path: [...at, 'transforms'],
			message: 'transforms are for requests that go to a target group',
			code: 'InvalidConfigurationRequest',
			fix: 'leave them out'
		}
	}
}

function isRegex(text: string): boolean {
	try {
		return new RegExp(text) instanceof RegExp
	} catch {
		return false
	}
}
