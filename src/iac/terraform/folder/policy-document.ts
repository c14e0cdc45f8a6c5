/** data.aws_iam_policy_document as JSON. Pure. */
import {type Unknown, unknownIn} from '../../unknown.ts'
import {blocksOf, isGiven, type Values} from '../translate.ts'

/** A list of one is a text. */
const listOf = (value: unknown): unknown => (Array.isArray(value) && value.length === 1 ? value[0] : value)

function principalsIn(values: Values, key: string): unknown {
	const all = blocksOf(values, key).map(({block}) => [String(block.type), listOf(block.identifiers)] as const)
	if (all.length === 0) return undefined
	return all.some(([type]) => type === '*') ? '*' : Object.fromEntries(all)
}

function conditionsIn(values: Values): unknown {
	const groups = Map.groupBy(blocksOf(values, 'condition'), ({block}) => String(block.test))
	if (groups.size === 0) return undefined
	return Object.fromEntries(
		[...groups].map(([test, all]) => [
			test,
			Object.fromEntries(all.map(({block}) => [String(block.variable), listOf(block.values)]))
		])
	)
}

/** Unknown if any part of it is. */
export function policyDocument(values: Values): string | Unknown {
	const unknown = unknownIn(values)
	if (unknown) return unknown
	const statements = blocksOf(values, 'statement').map(({block}) => ({
		...(isGiven(block.sid) && {Sid: block.sid}),
		Effect: block.effect ?? 'Allow',
		Action: listOf(block.actions),
		NotAction: listOf(block.not_actions),
		Resource: listOf(block.resources),
		NotResource: listOf(block.not_resources),
		Principal: principalsIn(block, 'principals'),
		NotPrincipal: principalsIn(block, 'not_principals'),
		Condition: conditionsIn(block)
	}))
	return JSON.stringify({Version: values.version ?? '2012-10-17', Statement: statements})
}
