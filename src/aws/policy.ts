/** Resource policies in AWS's own JSON, as data or as text: checked and normalized. */
import {z} from 'zod'
import {suggest} from '../model/did-you-mean.ts'
import type {Finding, Path} from '../model/finding.ts'
import type {Matcher, Policy, PolicyCondition, PolicyStatement} from '../model/policy.ts'
import {is} from './schema.ts'

export const policySchema = () =>
	is(
		'a policy such as {Statement: [{Effect: Allow, Principal: "*", Action: "s3:GetObject", Resource: "*"}]}',
		z.union([z.string(), z.record(z.string(), z.unknown())])
	)

export type PolicyWritten = z.input<ReturnType<typeof policySchema>>

/** AWS's default policy of an endpoint: it allows everything to everybody. */
export const fullAccess: Policy = [
	{
		effect: 'Allow',
		principals: {not: false, any: ['*']},
		actions: {not: false, any: ['*']},
		resources: {not: false, any: ['*']},
		conditions: []
	}
]

type Reading = {readonly policy: Policy; readonly findings: readonly Finding[]}

/** The policy and all its problems. `code`: the service's error code for an invalid policy. */
export function readPolicy(written: PolicyWritten, path: Path, code: string): Reading {
	const findings: Finding[] = []
	const fail = (at: Path, message: string, fix: string) => void findings.push({path: [...path, ...at], message, code, fix})
	const document = typeof written === 'string' ? parse(written, fail) : written
	const policy = document === undefined ? [] : readDocument(document, fail)
	return {policy, findings}
}

type Fail = (at: Path, message: string, fix: string) => void

/** JSON as a string, as in AWS's API. */
function parse(text: string, fail: Fail): Readonly<Record<string, unknown>> | undefined {
	try {
		const value: unknown = JSON.parse(text)
		if (isObject(value)) return value
		fail([], 'the policy is not JSON object', 'write {"Statement": […]}')
	} catch (error) {
		fail(
			[],
			`the policy is not JSON: ${placeOf(error instanceof Error ? error.message : '', text)}`,
			'correct the JSON, or write the policy as YAML'
		)
	}
	return undefined
}

/** `Expected ',' … in JSON at position 31 (line 2 column 3)`: only the position, with the text there. */
function placeOf(message: string, text: string): string {
	const position = Number(/position (\d+)/.exec(message)?.[1] ?? text.length)
	const before = text.slice(0, position).split('\n')
	const rest = JSON.stringify(text.slice(position, position + 12))
	return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}: ${position >= text.length ? 'it ends too early' : `${rest} is not expected`}`
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value)

const documentKeys = ['Version', 'Id', 'Statement']

function readDocument(document: Readonly<Record<string, unknown>>, fail: Fail): Policy {
	unknownKeys(document, documentKeys, [], fail)
	const {Version: version, Statement: statements} = document
	if (version !== undefined && version !== '2012-10-17' && version !== '2008-10-17') {
		fail(['Version'], `${JSON.stringify(version)} is not a version of the policy language`, "write '2012-10-17'")
	}
	const all = Array.isArray(statements) ? statements : statements === undefined ? [] : [statements]
	if (all.length === 0) fail([], 'the policy has no statement', 'add "Statement", a list')
	return all.flatMap(
		(statement, index) => readStatement(statement, Array.isArray(statements) ? ['Statement', index] : ['Statement'], fail) ?? []
	)
}

const statementKeys = [
	'Sid',
	'Effect',
	'Principal',
	'NotPrincipal',
	'Action',
	'NotAction',
	'Resource',
	'NotResource',
	'Condition'
]

function readStatement(written: unknown, at: Path, fail: Fail): PolicyStatement | undefined {
	if (!isObject(written)) {
		fail(at, 'a statement is an object', 'write {Effect: Allow, Principal: "*", Action: "*", Resource: "*"}')
		return undefined
	}
	unknownKeys(written, statementKeys, at, fail)
	const {Effect: effect} = written
	if (effect !== 'Allow' && effect !== 'Deny') {
		fail(
			'Effect' in written ? [...at, 'Effect'] : at,
			`Effect is Allow or Deny, not ${JSON.stringify(effect) ?? 'left out'}`,
			'write Effect: Allow'
		)
	}
	return {
		effect: effect === 'Deny' ? 'Deny' : 'Allow',
		principals: oneOf(written, 'Principal', at, fail, principals),
		actions: oneOf(written, 'Action', at, fail, texts),
		resources: oneOf(written, 'Resource', at, fail, texts),
		conditions: readConditions(written.Condition, [...at, 'Condition'], fail)
	}
}

function unknownKeys(written: Readonly<Record<string, unknown>>, known: readonly string[], at: Path, fail: Fail): void {
	for (const key of Object.keys(written)) {
		if (!known.includes(key)) fail([...at, key], `a policy has no "${key}"`, suggest(key, known))
	}
}

type ReadTexts = (value: unknown) => readonly string[] | undefined

/** Exactly one of `Action` and `NotAction`. */
function oneOf(written: Readonly<Record<string, unknown>>, key: string, at: Path, fail: Fail, read: ReadTexts): Matcher {
	const given = [key, `Not${key}`].filter(one => written[one] !== undefined)
	const [one] = given
	if (one === undefined || given.length > 1) {
		fail(at, given.length === 0 ? `the statement has no ${key}` : `${key} and Not${key} exclude each other`, `write one ${key}`)
		return {not: false, any: []}
	}
	const any = read(written[one])
	if (!any) {
		fail(
			[...at, one],
			`${JSON.stringify(written[one])} is not a valid ${key}`,
			`write ${key === 'Principal' ? '"*" or {AWS: …}' : 'a text, or a list of texts'}`
		)
	}
	return {not: one !== key, any: any ?? []}
}

const texts: ReadTexts = value => {
	const all = [value].flat()
	return all.length > 0 && all.every(one => typeof one === 'string') ? all : undefined
}

/** `"*"` or `{AWS: […]}`; an account number means everybody in the account. AWS services are not principals in a lab. */
const principals: ReadTexts = value => {
	if (value === '*') return ['*']
	if (!isObject(value)) return undefined
	const all = Object.entries(value).map(([type, names]) =>
		['AWS', 'Service', 'Federated'].includes(type) ? {type, names: texts(names)} : undefined
	)
	if (all.length === 0 || all.some(one => !one?.names)) return undefined
	return all.flatMap(one => (one?.names ?? []).map(name => (one?.type === 'AWS' ? principal(name) : `${one?.type}:${name}`)))
}

function principal(name: string): string {
	const account = /^(?:arn:aws:iam::)?(\d{12})(?::root)?$/.exec(name)?.[1]
	return account === undefined ? name : `arn:aws:iam::${account}:*`
}

const operators = [
	'StringEquals',
	'StringNotEquals',
	'StringEqualsIgnoreCase',
	'StringNotEqualsIgnoreCase',
	'StringLike',
	'StringNotLike',
	'ArnEquals',
	'ArnLike',
	'ArnNotEquals',
	'ArnNotLike',
	'IpAddress',
	'NotIpAddress',
	'Bool',
	'Null'
]

function readConditions(written: unknown, at: Path, fail: Fail): readonly PolicyCondition[] {
	if (written === undefined) return []
	if (!isObject(written)) {
		fail(at, 'a condition is {operator: {key: value}}', 'write {StringEquals: {"aws:SourceVpce": vpce-0123456789abcdef0}}')
		return []
	}
	return Object.entries(written).flatMap(([operator, keys]): PolicyCondition[] => {
		if (!operators.includes(operator.replace(/IfExists$/, ''))) {
			fail([...at, operator], `no operator of conditions is called "${operator}" here`, suggest(operator, operators))
			return []
		}
		if (!isObject(keys)) {
			fail([...at, operator], `${operator} wants {key: value}`, 'write {"aws:SourceVpce": vpce-0123456789abcdef0}')
			return []
		}
		return Object.entries(keys).flatMap(([key, value]) => {
			const values = [value].flat().map(String)
			if (values.length > 0 && [value].flat().every(one => ['string', 'boolean', 'number'].includes(typeof one))) {
				return [{operator, key: key.toLowerCase(), values}]
			}
			fail([...at, operator, key], `${JSON.stringify(value)} is not a value of a condition`, 'write a text, or a list of texts')
			return []
		})
	})
}
