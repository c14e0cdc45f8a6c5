import {cidrBytes} from '../net/address-bytes.ts'
import type {Rule} from '../plan/types.ts'

/**
 * The requests that delete exactly `rule`.
 *
 * The kernel deletes the first rule that matches everything *given*: a rule without `from` also matches one of the same priority and table that
 * has it. So where others would match first, they are deleted too and added again afterwards. `existing` are the namespace's rules in the
 * kernel's order. Empty: the rule does not exist.
 */
export function toDeleteRule(
	existing: readonly Rule[],
	rule: Rule
): {readonly delete: readonly Rule[]; readonly add: readonly Rule[]} {
	const at = existing.findIndex(other => ruleKey(other) === ruleKey(rule))
	if (at < 0) return {delete: [], add: []}
	const hitFirst = existing.slice(0, at).filter(other => isHit(other, rule))
	return {delete: [...hitFirst.map(() => rule), rule], add: hitFirst}
}

/** Equal for equal rules, however their addresses are written. */
export const ruleKey = ({family, priority, from, to, iif, fwmark, fwmask, table}: Rule): string =>
	[family, priority, block(from), block(to), iif, fwmark, fwmask, table].join('|')

function isHit(other: Rule, given: Rule): boolean {
	const from = block(given.from)
	const to = block(given.to)
	return (
		other.family === given.family &&
		other.priority === given.priority &&
		other.table === given.table &&
		(from === undefined || block(other.from) === from) &&
		(to === undefined || block(other.to) === to) &&
		(given.iif === undefined || other.iif === given.iif) &&
		(given.fwmark === undefined || (other.fwmark === given.fwmark && other.fwmask === given.fwmask))
	)
}

/** `0.0.0.0/0` selects nothing, so it counts as not given. */
function block(text: string | undefined): string | undefined {
	if (text === undefined) return undefined
	const {bytes, prefixLength} = cidrBytes(text)
	return prefixLength === 0 ? undefined : `${bytes.join('.')}/${prefixLength}`
}
