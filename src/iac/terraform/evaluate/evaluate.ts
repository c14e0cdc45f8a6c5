/**
 * Evaluates expressions. What is unknown makes unknown what depends on it. Pure.
 *
 * Past 250 lines, since expressions of all forms hold each other.
 */
import {didYouMean} from '../../../model/did-you-mean.ts'
import {Unknown, unknownIn} from '../../unknown.ts'
import type {Expression, Loop, Range, TemplatePart} from '../hcl/syntax.ts'
import {functions} from './functions.ts'
import {calculate} from './operators.ts'
import {
	ArgumentError,
	booleanOf,
	EvaluationError,
	entriesOf,
	type HclFile,
	isObject,
	isSet,
	Lazy,
	nameOfType,
	numberOf,
	objectOf,
	textOf,
	wholeOf
} from './values.ts'

export type Scope = {
	readonly file: HclFile
	/** What references begin with. Undefined: there is no such name. */
	readonly root: (name: string, range: Range) => unknown
	/** Functions that need the folder: `file`, `templatefile`. Undefined: there is none of this name. */
	readonly special?: (name: string, args: readonly unknown[]) => {readonly value: unknown} | undefined
	/** Variables of loops. */
	readonly locals?: ReadonlyMap<string, unknown>
}

export function evaluate(expression: Expression, scope: Scope): unknown {
	switch (expression.kind) {
		case 'literal':
			return expression.value
		case 'template':
			return evaluateTemplate(expression.parts, scope, expression.range)
		case 'list':
			return expression.items.map(item => evaluate(item, scope))
		case 'object':
			return evaluateObject(expression, scope)
		case 'name':
			return evaluateName(expression, scope)
		case 'attribute':
			return attributeOf(evaluate(expression.of, scope), expression.name, fail(expression.range, scope))
		case 'index':
			return evaluateIndex(expression, scope)
		case 'splat':
			return evaluateSplat(expression, scope)
		case 'call':
			return evaluateCall(expression, scope)
		case 'unary':
		case 'binary':
			return evaluateOperation(expression, scope)
		case 'conditional':
			return evaluateConditional(expression, scope)
		case 'for':
			return evaluateLoop(expression, expression.range, scope)
	}
}

type Fail = (message: string, fix?: string) => EvaluationError

const fail =
	(range: Range, {file}: Scope): Fail =>
	(message, fix) =>
		new EvaluationError(message, {file, range, fix})

function evaluateName({name, range}: {readonly name: string; readonly range: Range}, scope: Scope): unknown {
	if (scope.locals?.has(name)) return scope.locals.get(name)
	const found = scope.root(name, range)
	if (found === undefined) {
		throw fail(range, scope)(
			`Invalid reference: there is no "${name}"`,
			'write var.NAME, local.NAME or TYPE.NAME.ATTRIBUTE; a text is in quotes'
		)
	}
	return found
}

/** Of an object, a map or a thing. */
function attributeOf(value: unknown, name: string, failed: Fail): unknown {
	if (value instanceof Unknown) return value
	if (value instanceof Lazy) {
		const found = value.get(name)
		if (found === undefined) throw failed(`Unsupported attribute: ${value.what} has no "${name}"`)
		return found
	}
	if (isObject(value)) {
		if (Object.hasOwn(value, name)) return value[name]
		const meant = didYouMean(name, Object.keys(value))
		throw failed(
			`Unsupported attribute: this object does not have an attribute named "${name}"`,
			meant === undefined ? `it has: ${Object.keys(value).join(', ') || 'none'}` : `did you mean "${meant}"?`
		)
	}
	if (value === null || value === undefined) throw failed(`Attempt to get attribute from null value: "${name}"`)
	if (Array.isArray(value)) {
		throw failed(`Unsupported attribute: a ${nameOfType(value)} has no attributes`, `write [0].${name}, or [*].${name} for all`)
	}
	throw failed(`Unsupported attribute: a ${nameOfType(value)} has no attributes`)
}

function evaluateIndex({of, key: keyExpression, range}: Extract<Expression, {kind: 'index'}>, scope: Scope): unknown {
	const value = evaluate(of, scope)
	const key = evaluate(keyExpression, scope)
	if (value instanceof Unknown) return value
	if (key instanceof Unknown) return key
	const failed = fail(range, scope)
	if (Array.isArray(value)) {
		if (isSet(value)) throw failed('Invalid index: a set has no indexes', 'write tolist(…)[0]')
		const index = numberOf(key)
		if (index === undefined || !Number.isInteger(index) || index < 0 || index >= value.length) {
			throw failed(`Invalid index: ${textOf(key) ?? nameOfType(key)} is not the index of an element: there are ${value.length}`)
		}
		return value[index]
	}
	const name = textOf(key)
	if (name === undefined) throw failed(`Invalid index: a ${nameOfType(key)} is no key`)
	if (isObject(value) && !Object.hasOwn(value, name)) {
		throw failed(`Invalid index: the map has no key "${name}"`, `it has: ${Object.keys(value).join(', ') || 'none'}`)
	}
	return attributeOf(value, name, failed)
}

function evaluateSplat({of, each}: Extract<Expression, {kind: 'splat'}>, scope: Scope): unknown {
	const value = evaluate(of, scope)
	if (value instanceof Unknown) return value
	// A single thing counts as a list of one, null as none.
	const items = Array.isArray(value) ? value : value === null || value === undefined ? [] : [value]
	return items.map(item => evaluate(each, {...scope, locals: new Map([...(scope.locals ?? []), ['*', item]])}))
}

function evaluateObject({entries, range}: Extract<Expression, {kind: 'object'}>, scope: Scope): unknown {
	const all: [string, unknown][] = []
	for (const {key, value} of entries) {
		const name = evaluate(key, scope)
		if (name instanceof Unknown) return name
		const text = textOf(name)
		if (text === undefined) throw fail(key.range ?? range, scope)(`a key is a text, not ${nameOfType(name)}`)
		all.push([text, evaluate(value, scope)])
	}
	return objectOf(all)
}

export function evaluateTemplate(parts: readonly TemplatePart[], scope: Scope, range: Range): unknown {
	const [only] = parts
	// "${x}" is x itself, whatever it is.
	if (parts.length === 1 && typeof only === 'object' && only.kind === 'value') return evaluate(only.of, scope)
	let text = ''
	let unknown: Unknown | undefined
	for (const part of parts) {
		const value = valueOfPart(part, scope, range)
		if (value instanceof Unknown) {
			unknown ??= value
		} else {
			text += value
		}
	}
	return unknown ?? text
}

function valueOfPart(part: TemplatePart, scope: Scope, range: Range): string | Unknown {
	if (typeof part === 'string') return part
	const asText = (value: unknown, at: Range): string | Unknown => {
		if (value instanceof Unknown) return value
		const text = textOf(value)
		if (text === undefined) {
			throw fail(at, scope)(
				`Invalid template interpolation value: a ${nameOfType(value)} is no text`,
				'write join(",", …) or jsonencode(…)'
			)
		}
		return text
	}
	if (part.kind === 'value') return asText(evaluate(part.of, scope), part.of.range)
	const inner = (body: readonly TemplatePart[], within: Scope) => body.map(one => valueOfPart(one, within, range))
	const joined = (all: readonly (string | Unknown)[]): string | Unknown => all.find(one => one instanceof Unknown) ?? all.join('')
	if (part.kind === 'if') {
		const condition = evaluate(part.condition, scope)
		if (condition instanceof Unknown) return condition
		return joined(inner(booleanOf(condition) ? part.yes : part.no, scope))
	}
	const items = itemsOf(evaluate(part.over, scope), fail(part.over.range, scope))
	if (items instanceof Unknown) return items
	return joined(items.flatMap(([key, value]) => inner(part.body, withItem(part, key, value, scope))))
}

function evaluateOperation(expression: Extract<Expression, {kind: 'unary' | 'binary'}>, scope: Scope): unknown {
	if (expression.kind === 'unary') {
		return calculate(expression.operator, undefined, evaluate(expression.of, scope), fail(expression.range, scope))
	}
	const {operator, left, right, range} = expression
	return calculate(operator, evaluate(left, scope), () => evaluate(right, scope), fail(range, scope))
}

function evaluateConditional({condition, yes, no}: Extract<Expression, {kind: 'conditional'}>, scope: Scope): unknown {
	const value = evaluate(condition, scope)
	if (value instanceof Unknown) return value
	const chosen = booleanOf(value)
	if (chosen === undefined) {
		throw fail(condition.range, scope)(`Incorrect condition type: true or false is wanted, not ${nameOfType(value)}`)
	}
	return evaluate(chosen ? yes : no, scope)
}

type Item = readonly [key: unknown, value: unknown]

function itemsOf(value: unknown, failed: Fail): readonly Item[] | Unknown {
	if (value instanceof Unknown) return value
	if (isSet(value)) return (value as readonly unknown[]).map(item => [item, item])
	if (Array.isArray(value)) return value.map((item, index) => [index, item])
	if (isObject(value)) return entriesOf(value)
	if (value instanceof Lazy) return itemsOf(value.whole(), failed)
	throw failed(`Iteration over non-iterable value: a ${nameOfType(value)} has no items`)
}

const withItem = (
	{keyName, valueName}: Pick<Loop, 'keyName' | 'valueName'>,
	key: unknown,
	value: unknown,
	scope: Scope
): Scope => ({
	...scope,
	locals: new Map([...(scope.locals ?? []), ...(keyName === undefined ? [] : [[keyName, key] as const]), [valueName, value]])
})

function evaluateLoop(loop: Loop, range: Range, scope: Scope): unknown {
	const items = itemsOf(evaluate(loop.over, scope), fail(loop.over.range, scope))
	if (items instanceof Unknown) return items
	const list: unknown[] = []
	const map = new Map<string, unknown>()
	for (const [key, value] of items) {
		const within = withItem(loop, key, value, scope)
		const isTaken = loop.condition ? evaluate(loop.condition, within) : true
		if (isTaken instanceof Unknown) return isTaken
		if (!booleanOf(isTaken)) continue
		const result = evaluate(loop.value, within)
		if (!loop.key) {
			list.push(result)
			continue
		}
		const name = evaluate(loop.key, within)
		if (name instanceof Unknown) return name
		const text = textOf(name)
		if (text === undefined) throw fail(range, scope)(`a key is a text, not ${nameOfType(name)}`)
		if (loop.groups) {
			map.set(text, [...((map.get(text) as readonly unknown[] | undefined) ?? []), result])
		} else if (map.has(text)) {
			throw fail(range, scope)(`Duplicate object key: two items have the key "${text}"`, 'write … => VALUE... for a list of each')
		} else {
			map.set(text, result)
		}
	}
	return loop.key ? objectOf(map) : list
}

function evaluateCall(expression: Extract<Expression, {kind: 'call'}>, scope: Scope): unknown {
	const {name, args, expands, range} = expression
	const failed = fail(range, scope)
	if (name === 'try' || name === 'can') return evaluateTry(name, args, scope, failed)
	let values = args.map(arg => evaluate(arg, scope))
	if (expands) {
		const last = values.at(-1)
		if (last instanceof Unknown) return last
		if (!Array.isArray(last)) throw failed(`a ${nameOfType(last)} cannot be expanded into arguments`)
		values = [...values.slice(0, -1), ...last]
	}
	try {
		const special = scope.special?.(name, values)
		if (special) return special.value
		const found = Object.hasOwn(functions, name) ? functions[name] : undefined
		if (!found) {
			const meant = didYouMean(name, Object.keys(functions))
			throw failed(
				`Call to unknown function: there is no function named "${name}" here`,
				meant === undefined ? 'give the value by a variable' : `did you mean "${meant}"?`
			)
		}
		// Functions of lists and maps only move items, which may be unknown.
		const plain = found.movesItems ? values : values.map(wholeOf)
		const unknown = plain
			.map(one => (found.movesItems ? (one instanceof Unknown ? one : undefined) : unknownIn(one)))
			.find(Boolean)
		return unknown ?? found.call(plain)
	} catch (error) {
		if (error instanceof ArgumentError) throw failed(`Error in function call: ${name}: ${error.message}`)
		throw error
	}
}

function evaluateTry(name: 'try' | 'can', args: readonly Expression[], scope: Scope, failed: Fail): unknown {
	for (const arg of args) {
		try {
			const value = evaluate(arg, scope)
			return name === 'can' ? true : value
		} catch (error) {
			if (!(error instanceof EvaluationError)) throw error
		}
	}
	if (name === 'can') return false
	throw failed('Error in function call: try: no expression succeeded')
}
