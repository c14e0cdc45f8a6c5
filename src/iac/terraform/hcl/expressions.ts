/** Expressions of .tf files. Pure. */
import type {Scanner} from './scanner.ts'
import type {Expression, Loop} from './syntax.ts'
import {readHeredoc, readQuoted} from './templates.ts'

export const readExpression = (scanner: Scanner): Expression =>
	scanner.within(scanner.newlinesCount, () => {
		const condition = readBinary(scanner, 0)
		if (!scanner.take('?')) return condition
		const yes = readBranch(scanner)
		scanner.skipLines()
		scanner.expect(':', 'between the two values of a condition')
		const no = readBranch(scanner)
		return {kind: 'conditional', condition, yes, no, range: [condition.range[0], no.range[1]]}
	})

/** Newlines may be after `?` and `:`. */
function readBranch(scanner: Scanner): Expression {
	scanner.skipLines()
	return readExpression(scanner)
}

/** From those that bind least. */
const levels: readonly (readonly string[])[] = [['||'], ['&&'], ['==', '!='], ['>=', '<=', '>', '<'], ['+', '-'], ['*', '/', '%']]

function readBinary(scanner: Scanner, level: number): Expression {
	const operators = levels[level]
	if (!operators) return readUnary(scanner)
	let left = readBinary(scanner, level + 1)
	for (;;) {
		const operator = operators.find(one => scanner.isAt(one))
		// `=>` ends the key of a loop, `//` and `/*` begin comments.
		if (operator === undefined || scanner.isAt('=>')) return left
		scanner.at += operator.length
		scanner.skipLines()
		const right = readBinary(scanner, level + 1)
		left = {kind: 'binary', operator, left, right, range: [left.range[0], right.range[1]]}
	}
}

function readUnary(scanner: Scanner): Expression {
	scanner.skip()
	const start = scanner.at
	const operator = ['!', '-'].find(one => scanner.isAt(one))
	if (operator === undefined) return readSteps(scanner, readTerm(scanner))
	scanner.at++
	const of = scanner.within(scanner.newlinesCount, () => readUnary(scanner))
	return {kind: 'unary', operator, of, range: [start, of.range[1]]}
}

/** `.name`, `[key]`, `[*]`, `.*` and `.0` after a term. */
function readSteps(scanner: Scanner, first: Expression): Expression {
	let of = first
	const start = first.range[0]
	for (;;) {
		if (scanner.takeHere('[*]') || (!scanner.text.startsWith('...', scanner.at) && scanner.takeHere('.*'))) {
			const each = readSteps(scanner, {kind: 'name', name: '*', range: scanner.rangeFrom(scanner.at - 1)})
			return {kind: 'splat', of, each, range: scanner.rangeFrom(start)}
		}
		if (scanner.takeHere('[')) {
			const key = scanner.within(false, () => {
				const inner = readExpression(scanner)
				scanner.expect(']', 'after an index')
				return inner
			})
			of = {kind: 'index', of, key, range: scanner.rangeFrom(start)}
		} else if (scanner.text[scanner.at] === '.' && scanner.text[scanner.at + 1] !== '.') {
			scanner.at++
			const digits = scanner.match(/\d+/)
			const name = digits ?? scanner.name()
			if (name === undefined) throw scanner.unexpected('a name is missing after the dot')
			of =
				digits === undefined
					? {kind: 'attribute', of, name, range: scanner.rangeFrom(start)}
					: {
							kind: 'index',
							of,
							key: {kind: 'literal', value: Number(digits), range: scanner.rangeFrom(scanner.at - digits.length)},
							range: scanner.rangeFrom(start)
						}
		} else {
			return of
		}
	}
}

const words: Readonly<Record<string, true | false | null>> = {true: true, false: false, null: null}

function readTerm(scanner: Scanner): Expression {
	scanner.skip()
	const start = scanner.at
	if (scanner.takeHere('(')) {
		return scanner.within(false, () => {
			const inner = readExpression(scanner)
			scanner.expect(')', 'after what is in parentheses')
			return {...inner, range: scanner.rangeFrom(start)}
		})
	}
	if (scanner.isAt('"')) return readQuoted(scanner, readExpression)
	if (scanner.isAt('<<')) return readHeredoc(scanner, readExpression)
	if (scanner.takeHere('[')) return scanner.within(false, () => readList(scanner, start))
	if (scanner.takeHere('{')) return readObject(scanner, start)
	const digits = scanner.match(/\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/)
	if (digits !== undefined) return {kind: 'literal', value: Number(digits), range: scanner.rangeFrom(start)}
	const name = scanner.name()
	if (name === undefined) throw scanner.unexpected('a value is missing here')
	if (scanner.text[scanner.at] === '(') return readCall(scanner, name, start)
	if (Object.hasOwn(words, name)) return {kind: 'literal', value: words[name] ?? null, range: scanner.rangeFrom(start)}
	return {kind: 'name', name, range: scanner.rangeFrom(start)}
}

function readCall(scanner: Scanner, name: string, start: number): Expression {
	scanner.at++
	return scanner.within(false, () => {
		const args: Expression[] = []
		let expands = false
		while (!scanner.take(')')) {
			args.push(readExpression(scanner))
			if (scanner.take('...')) expands = true
			if (!scanner.take(',')) {
				scanner.expect(')', `after the arguments of ${name}`)
				break
			}
		}
		return {kind: 'call', name, args, expands, range: scanner.rangeFrom(start)}
	})
}

function readList(scanner: Scanner, start: number): Expression {
	if (isLoop(scanner)) {
		const head = readLoopHead(scanner)
		const value = readExpression(scanner)
		const condition = readCondition(scanner)
		scanner.expect(']', 'after a loop')
		return {kind: 'for', ...head, key: undefined, value, condition, groups: false, range: scanner.rangeFrom(start)}
	}
	const items: Expression[] = []
	while (!scanner.take(']')) {
		items.push(readExpression(scanner))
		if (!scanner.take(',')) {
			scanner.expect(']', 'after a list')
			break
		}
	}
	return {kind: 'list', items, range: scanner.rangeFrom(start)}
}

function isLoop(scanner: Scanner): boolean {
	scanner.skipLines()
	return /^for[\s]/.test(scanner.text.slice(scanner.at, scanner.at + 4))
}

function readLoopHead(scanner: Scanner): Pick<Loop, 'keyName' | 'valueName' | 'over'> {
	scanner.name()
	const first = scanner.name()
	const second = scanner.take(',') ? scanner.name() : undefined
	if (first === undefined || scanner.name() !== 'in') throw scanner.unexpected('a loop is written for NAME in LIST: VALUE')
	const over = readExpression(scanner)
	scanner.expect(':', 'after what the loop is over')
	return {keyName: second === undefined ? undefined : first, valueName: second ?? first, over}
}

function readCondition(scanner: Scanner): Expression | undefined {
	const before = scanner.at
	if (scanner.name() === 'if') return readExpression(scanner)
	scanner.at = before
	return undefined
}

function readObject(scanner: Scanner, start: number): Expression {
	if (isLoop(scanner)) {
		return scanner.within(false, () => {
			const head = readLoopHead(scanner)
			const key = readExpression(scanner)
			scanner.expect('=>', 'between key and value')
			const value = readExpression(scanner)
			const groups = scanner.take('...')
			const condition = readCondition(scanner)
			scanner.expect('}', 'after a loop')
			return {kind: 'for', ...head, key, value, condition, groups, range: scanner.rangeFrom(start)}
		})
	}
	return scanner.within(true, () => {
		const entries: {key: Expression; value: Expression}[] = []
		for (;;) {
			scanner.skipLines()
			if (scanner.take('}')) break
			const key = readKey(scanner)
			if (!scanner.take('=') && !scanner.take(':')) throw scanner.unexpected('= is missing after a key', 'write KEY = VALUE')
			scanner.skipLines()
			entries.push({key, value: readExpression(scanner)})
			if (scanner.take(',') || scanner.isAt('\n') || scanner.isAt('}')) continue
			throw scanner.unexpected('entries of a map are separated by commas or newlines', 'add a comma')
		}
		return {kind: 'object', entries, range: scanner.rangeFrom(start)}
	})
}

/** A bare name is a text, unless it is in parentheses. */
function readKey(scanner: Scanner): Expression {
	const start = scanner.at
	const name = scanner.name()
	if (name !== undefined && /^\s*(?:=(?![=>])|:)/.test(scanner.text.slice(scanner.at, scanner.at + 200))) {
		return {kind: 'literal', value: name, range: scanner.rangeFrom(start)}
	}
	scanner.at = start
	return readExpression(scanner)
}
