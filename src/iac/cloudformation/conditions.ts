/** The section Conditions: each is evaluated once, at its first use. Pure. */
import {suggest} from '../../model/did-you-mean.ts'
import type {Path} from '../../model/finding.ts'
import type {Report} from '../report.ts'
import {Unknown} from '../unknown.ts'
import {evaluate} from './evaluate.ts'
import type {Scope} from './scope.ts'
import {code} from './stack-types.ts'
import type {Template} from './template.ts'

export function conditionsOf(
	template: Template,
	scope: () => Scope,
	{refuse, report}: {readonly refuse: Scope['refuse']; readonly report: Report}
): (name: string, path: Path) => boolean {
	const conditions = new Map<string, boolean | 'open'>()
	const conditionNamed = (name: string, path: Path): boolean => {
		const known = conditions.get(name)
		if (known === 'open') {
			refuse({path, message: `Template format error: Circular dependency between conditions: ${name}`, code})
			return false
		}
		if (known !== undefined) return known
		if (!Object.hasOwn(template.conditions, name)) {
			refuse({
				path,
				message: `Template format error: Unresolved condition ${name}`,
				code,
				fix: suggest(name, Object.keys(template.conditions))
			})
			return false
		}
		conditions.set(name, 'open')
		const value = evaluate(template.conditions[name], ['Conditions', name], scope())
		if (value instanceof Unknown && !value.isReported) {
			report.note({type: 'condition', logicalId: name, consequence: `it is taken to be false: it depends on ${value.why}`})
		}
		const isTrue = value === true || value === 'true'
		conditions.set(name, isTrue)
		return isTrue
	}
	return conditionNamed
}
