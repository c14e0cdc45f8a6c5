/**
 * .tf files: arguments and blocks, with their places. Pure.
 *
 * Written here since @cdktn/hcl2json, the parser that is kept for JavaScript, gives no places of blocks and arguments, needs a second to start,
 * and is asynchronous.
 */
import {readExpression} from './expressions.ts'
import {Scanner} from './scanner.ts'
import {type Attribute, type Block, type Body, type Expression, HclError, type TemplatePart} from './syntax.ts'
import {readQuoted, readWhole} from './templates.ts'

/** Throws HclError at the first place that is no HCL. */
export function readBody(text: string): Body {
	const scanner = new Scanner(text)
	const body = readEntries(scanner)
	if (!scanner.isEnd()) throw scanner.unexpected('there is a } too many', 'take it out')
	return body
}

/** A value of the command line: `--var 'zones=["a"]'`. Throws HclError. */
export function readSingle(text: string): Expression {
	const scanner = new Scanner(text)
	scanner.newlinesCount = false
	const expression = readExpression(scanner)
	if (!scanner.isEnd()) throw scanner.unexpected('this is more than one value')
	return expression
}

/** A file that `templatefile` reads. Throws HclError. */
export const readTemplate = (text: string): readonly TemplatePart[] => readWhole(new Scanner(text), readExpression)

function readEntries(scanner: Scanner): Body {
	const attributes: Attribute[] = []
	const blocks: Block[] = []
	for (;;) {
		scanner.skipLines()
		if (scanner.at >= scanner.text.length || scanner.isAt('}')) return {attributes, blocks}
		const start = scanner.at
		const name = scanner.name()
		if (name === undefined) throw scanner.unexpected('an argument or a block is expected here')
		if (scanner.isAt('=') && !scanner.isAt('==')) {
			const nameRange = scanner.rangeFrom(start)
			scanner.at++
			if (attributes.some(one => one.name === name)) {
				throw new HclError(
					`Attribute redefined: the argument "${name}" was already set`,
					[start, start + name.length],
					'keep one of the two'
				)
			}
			attributes.push({name, nameRange, value: readExpression(scanner)})
			endLine(scanner, `the argument "${name}"`)
		} else {
			blocks.push(readBlock(scanner, name, start))
			endLine(scanner, `the block "${name}"`)
		}
	}
}

function readBlock(scanner: Scanner, type: string, start: number): Block {
	const labels: string[] = []
	while (!scanner.isAt('{')) {
		const label = scanner.isAt('"') ? labelOf(readQuoted(scanner, readExpression)) : scanner.name()
		if (label === undefined) {
			throw scanner.unexpected(`neither a value nor a block is after "${type}"`, 'write NAME = VALUE, or NAME { … }')
		}
		labels.push(label)
	}
	const headRange: readonly [number, number] = [
		start,
		Math.max(start + type.length, scanner.text.slice(0, scanner.at).trimEnd().length)
	]
	scanner.at++
	const body = scanner.within(true, () => {
		const entries = readEntries(scanner)
		if (!scanner.take('}')) throw new HclError(`the block "${type}" has no end`, headRange, 'add }')
		return entries
	})
	return {type, labels, headRange, body}
}

function labelOf(expression: Expression): string {
	if (expression.kind !== 'literal') throw new HclError('a label is a plain text', expression.range)
	return String(expression.value)
}

function endLine(scanner: Scanner, what: string): void {
	if (scanner.isEnd() || scanner.isAt('\n') || scanner.isAt('}')) return
	throw scanner.unexpected(`a newline is missing after ${what}`, 'begin a new line')
}
