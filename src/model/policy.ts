/** A resource policy of an endpoint or a bucket, as AWS's services evaluate it. Plain JSON, read by `aws/policy.ts`. */
export type Policy = readonly PolicyStatement[]

export type PolicyStatement = {
	readonly effect: 'Allow' | 'Deny'
	readonly principals: Matcher
	readonly actions: Matcher
	readonly resources: Matcher
	readonly conditions: readonly PolicyCondition[]
}

/** `not`: matches all others, as in `NotAction`. Patterns may contain `*` and `?`. */
export type Matcher = {readonly not: boolean; readonly any: readonly string[]}

/** All conditions of a statement must hold, each with one of its values. */
export type PolicyCondition = {readonly operator: string; readonly key: string; readonly values: readonly string[]}
