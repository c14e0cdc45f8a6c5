/** The section Rules: assertions about parameters, tested before anything is made. Pure. */
import {Unknown} from '../unknown.ts'
import {evaluate} from './evaluate.ts'
import type {Scope} from './scope.ts'
import {isMap} from './template.ts'

export function checkRules(scope: Scope): void {
	for (const [name, rule] of Object.entries(scope.template.rules)) {
		const path = ['Rules', name]
		if (!isMap(rule) || !Array.isArray(rule.Assertions)) {
			scope.refuse({
				path,
				message: `Template format error: rule ${name} needs Assertions`,
				code: 'ValidationError',
				fix: 'write Assertions: [{Assert: …}]'
			})
			continue
		}
		const applies = rule.RuleCondition === undefined || evaluate(rule.RuleCondition, [...path, 'RuleCondition'], scope) === true
		if (!applies) continue
		for (const [index, assertion] of rule.Assertions.entries()) {
			const at = [...path, 'Assertions', index]
			const holds = isMap(assertion) ? evaluate(assertion.Assert, [...at, 'Assert'], scope) : undefined
			// Assertions about the account cannot be tested here.
			if (holds === true || holds instanceof Unknown) continue
			const words = isMap(assertion) ? assertion.AssertDescription : undefined
			scope.refuse({
				path: at,
				message: `Template constraint violation: rule ${name}: ${words === undefined ? 'an assertion does not hold' : String(words)}`,
				code: 'ValidationError',
				fix: 'give parameters for which it holds: --parameter NAME=VALUE'
			})
		}
	}
}
