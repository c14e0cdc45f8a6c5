/**
 * Evaluates a request against a resource policy. Pure. Doc:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
import type {Matcher, Policy, PolicyCondition, PolicyStatement} from '../model/policy.ts'
import {contains, parseAddress, parseCidr} from '../net/address.ts'

export type PolicyRequest = {
	/** An ARN; absent: anonymous. */
	readonly principal?: string
	/** `s3:GetObject`. */
	readonly action: string
	/** An ARN, or `*`. */
	readonly resource: string
	/** Values of condition keys, in lower case: `aws:sourcevpce`. A missing key is not present in the request. */
	readonly context: Readonly<Record<string, string>>
}

/** `deny`: a statement denies it, whatever others allow. `none`: no statement applies, which is also a denial. */
export type PolicyVerdict = 'allow' | 'deny' | 'none'

export function evaluatePolicy(policy: Policy, request: PolicyRequest): PolicyVerdict {
	const matching = policy.filter(statement => isAbout(statement, request))
	if (matching.some(({effect}) => effect === 'Deny')) return 'deny'
	return matching.length > 0 ? 'allow' : 'none'
}

const isAbout = ({principals, actions, resources, conditions}: PolicyStatement, request: PolicyRequest): boolean =>
	matches(principals, request.principal ?? 'anonymous', true) &&
	matches(actions, request.action.toLowerCase(), false) &&
	matches(resources, request.resource, true) &&
	conditions.every(condition => holds(condition, request.context))

/** Actions are case-insensitive. */
const matches = ({not, any}: Matcher, value: string, isExact: boolean): boolean =>
	any.some(pattern => isLike(isExact ? pattern : pattern.toLowerCase(), value)) !== not

const patterns = new Map<string, RegExp>()
const mostPatterns = 1000

const escaped = (text: string): string => text.replaceAll(/[\\^$.|?*+()[\]{}]/g, '\\$&')

/** Wildcards `*` and `?`, as in policies. */
function isLike(pattern: string, value: string): boolean {
	if (pattern === '*' || pattern === value) return true
	let expression = patterns.get(pattern)
	if (!expression) {
		const parts = pattern.split('*').map(part => part.split('?').map(escaped).join('.'))
		expression = new RegExp(`^${parts.join('.*')}$`, 's')
		if (patterns.size < mostPatterns) patterns.set(pattern, expression)
	}
	return expression.test(value)
}

/** One of the values must match. If the request does not have the key, negative operators match and others do not; with `…IfExists` all match. */
function holds({operator: written, key, values}: PolicyCondition, context: PolicyRequest['context']): boolean {
	const value = context[key]
	if (written === 'Null') return values.some(one => (one === 'true') === (value === undefined))
	const operator = written.replace(/IfExists$/, '')
	const isNegative = /Not/.test(operator)
	if (value === undefined) return isNegative || written !== operator
	const compare = comparisons[operator.replace('Not', '')]
	return compare !== undefined && values.some(one => compare(one, value)) !== isNegative
}

type Compare = (wanted: string, value: string) => boolean

const comparisons: Readonly<Record<string, Compare>> = {
	StringEquals: (wanted, value) => wanted === value,
	StringEqualsIgnoreCase: (wanted, value) => wanted.toLowerCase() === value.toLowerCase(),
	StringLike: isLike,
	ArnEquals: isLike,
	ArnLike: isLike,
	Bool: (wanted, value) => wanted === value,
	IpAddress: (wanted, value) => {
		const block = parseCidr(wanted, {maskHostBits: true})
		const address = parseAddress(value)
		return block !== undefined && address !== undefined && contains(block, address)
	}
}
