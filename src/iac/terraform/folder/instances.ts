/** How many instances a block has: by count, by for_each, or one. Pure. */
import {Unknown} from '../../unknown.ts'
import {evaluate, type Scope} from '../evaluate/evaluate.ts'
import {EvaluationError, entriesOf, isObject, isSet, nameOfType, numberOf} from '../evaluate/values.ts'
import type {Block} from '../hcl/syntax.ts'

export type Each = {readonly key: string | number | undefined; readonly value: unknown}

export type Instances = {
	readonly by: 'none' | 'count' | 'for_each'
	readonly all: readonly Each[]
}

/** More of one resource are of no use in a lab. */
const most = 1000

/** Unknown: count or for_each is. Throws EvaluationError. */
export function instancesOf(block: Block, scope: Scope): Instances | Unknown {
	const argument = (name: string) => block.body.attributes.find(one => one.name === name)?.value
	const [count, forEach] = [argument('count'), argument('for_each')]
	if (count) {
		const value = evaluate(count, scope)
		if (value instanceof Unknown) return value
		const number = numberOf(value)
		const failed = (message: string) =>
			new EvaluationError(`Invalid count argument: ${message}`, {file: scope.file, range: count.range})
		if (number === undefined || !Number.isInteger(number) || number < 0) {
			throw failed(`it is a whole number, not ${number ?? nameOfType(value)}`)
		}
		if (number > most) throw failed(`${number} are too many for a lab`)
		return {by: 'count', all: Array.from({length: number}, (_, index) => ({key: index, value: index}))}
	}
	if (!forEach) return {by: 'none', all: [{key: undefined, value: undefined}]}
	const value = evaluate(forEach, scope)
	if (value instanceof Unknown) return value
	if (isSet(value)) {
		const items = value as readonly unknown[]
		if (items.every(item => typeof item === 'string')) return {by: 'for_each', all: items.map(item => ({key: item, value: item}))}
	} else if (isObject(value)) {
		return {by: 'for_each', all: entriesOf(value).map(([key, item]) => ({key, value: item}))}
	}
	throw new EvaluationError(`Invalid for_each argument: it is a map or a set of texts, not a ${nameOfType(value)}`, {
		file: scope.file,
		range: forEach.range,
		fix: Array.isArray(value) ? 'write toset(…)' : 'write a map, or toset([…])'
	})
}

export const keyText = (key: string | number | undefined): string =>
	key === undefined ? '' : typeof key === 'number' ? `[${key}]` : `[${JSON.stringify(key)}]`
