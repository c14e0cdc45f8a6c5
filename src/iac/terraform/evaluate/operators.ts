/** Operators. The right side of `&&` and `||` is evaluated as well: it may be unknown, but then it matters only if the left does not decide. Pure. */
import {Unknown} from '../../unknown.ts'
import {booleanOf, isEqual, nameOfType, numberOf} from './values.ts'

type Fail = (message: string, fix?: string) => Error

/** `left` is undefined for those with one side; `right` is a function for those with two. */
export function calculate(operator: string, left: unknown, right: unknown, failed: Fail): unknown {
	if (typeof right !== 'function') return single(operator, right, failed)
	const other = right()
	if (operator === '&&' || operator === '||') return logical(operator, left, other, failed)
	if (left instanceof Unknown) return left
	if (other instanceof Unknown) return other
	if (operator === '==') return isEqual(left, other)
	if (operator === '!=') return !isEqual(left, other)
	const [one, two] = [numberOf(left), numberOf(other)]
	if (one === undefined || two === undefined) {
		throw failed(`Invalid operand: ${operator} wants numbers, not ${nameOfType(one === undefined ? left : other)}`)
	}
	return arithmetic(operator, one, two, failed)
}

function single(operator: string, value: unknown, failed: Fail): unknown {
	if (value instanceof Unknown) return value
	const found = operator === '!' ? booleanOf(value) : numberOf(value)
	if (found === undefined) {
		throw failed(
			`Invalid operand: ${operator} wants ${operator === '!' ? 'true or false' : 'a number'}, not ${nameOfType(value)}`
		)
	}
	return typeof found === 'boolean' ? !found : -found
}

function logical(operator: '&&' | '||', left: unknown, right: unknown, failed: Fail): unknown {
	const decisive = operator === '||'
	const asBoolean = (value: unknown): boolean | Unknown => {
		if (value instanceof Unknown) return value
		const found = booleanOf(value)
		if (found === undefined) throw failed(`Invalid operand: ${operator} wants true or false, not ${nameOfType(value)}`)
		return found
	}
	const [one, two] = [asBoolean(left), asBoolean(right)]
	if (one === decisive || two === decisive) return decisive
	return one instanceof Unknown ? one : two
}

function arithmetic(operator: string, one: number, two: number, failed: Fail): unknown {
	switch (operator) {
		case '+':
			return one + two
		case '-':
			return one - two
		case '*':
			return one * two
		case '/':
		case '%':
			if (two === 0) throw failed('Division by zero')
			return operator === '/' ? one / two : one % two
		case '<':
			return one < two
		case '<=':
			return one <= two
		case '>':
			return one > two
		default:
			return one >= two
	}
}
