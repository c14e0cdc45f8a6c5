/** Texts with `${…}` and `%{…}` in them: in quotes, and as heredocs. Pure. */
import type {Scanner} from './scanner.ts'
import {type Expression, HclError, type TemplatePart} from './syntax.ts'

const escapes: Readonly<Record<string, string>> = {n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\'}

/** Reads an expression within the text. */
type Read = (scanner: Scanner) => Expression

export function readQuoted(scanner: Scanner, read: Read): Expression {
	const start = scanner.at
	scanner.at++
	const parts = readParts(scanner, {isEnd: () => scanner.text[scanner.at] === '"', isQuoted: true, start, read})
	scanner.at++
	return asExpression(parts, scanner, start)
}

/** `<<EOT` and `<<-EOT`, which takes away what all lines are indented by. */
export function readHeredoc(scanner: Scanner, read: Read): Expression {
	const start = scanner.at
	scanner.at += 2
	const isIndented = scanner.takeHere('-')
	const word = scanner.name()
	if (word === undefined) throw scanner.unexpected('a word is missing after <<', 'write <<EOT')
	const line = scanner.text.indexOf('\n', scanner.at)
	const from = line < 0 ? scanner.text.length : line + 1
	const end = new RegExp(`^[ \\t]*${word}[ \\t]*\\r?$`, 'm')
	const found = end.exec(scanner.text.slice(from))
	if (!found) throw new HclError(`this text has no end: no line is ${word}`, [start, scanner.at], `add a line ${word}`)
	const to = from + found.index
	scanner.at = from
	const parts = readParts(scanner, {isEnd: () => scanner.at >= to, isQuoted: false, start, read})
	const indent = isIndented ? indentOf(scanner.text.slice(from, to)) : 0
	scanner.at = to + found[0].length
	return asExpression(indent > 0 ? outdented(parts, indent) : parts, scanner, start)
}

/** A whole text, such as a file that `templatefile` reads. */
export const readWhole = (scanner: Scanner, read: Read): readonly TemplatePart[] =>
	readParts(scanner, {isEnd: () => scanner.at >= scanner.text.length, isQuoted: false, start: 0, read})

const indentOf = (text: string): number =>
	Math.min(...text.split('\n').flatMap(line => (line.trim() === '' ? [] : [line.length - line.trimStart().length])), 1000)

function outdented(parts: readonly TemplatePart[], indent: number): readonly TemplatePart[] {
	const pattern = new RegExp(`(^|\\n)[ \\t]{0,${indent}}`, 'g')
	const inner = new RegExp(`(\\n)[ \\t]{0,${indent}}`, 'g')
	return parts.map((part, index) => (typeof part === 'string' ? part.replaceAll(index === 0 ? pattern : inner, '$1') : part))
}

function asExpression(parts: readonly TemplatePart[], scanner: Scanner, start: number): Expression {
	const range = scanner.rangeFrom(start)
	if (parts.length === 0) return {kind: 'literal', value: '', range}
	const [only] = parts
	if (parts.length === 1 && typeof only === 'string') return {kind: 'literal', value: only, range}
	return {kind: 'template', parts, range}
}

type Region = {readonly isEnd: () => boolean; readonly isQuoted: boolean; readonly start: number; readonly read: Read}

/** Directives by their words, as they end a part: `else`, `endif`, `endfor`. */
type Ended = {readonly parts: TemplatePart[]; readonly by: string | undefined; readonly trims: boolean}

function readParts(scanner: Scanner, region: Region): readonly TemplatePart[] {
	const {parts, by} = readUntil(scanner, region)
	if (by !== undefined) throw scanner.unexpected(`%{ ${by} } has no beginning`)
	return parts
}

/** `trimsFirst`: blanks at the beginning are taken away, after `~}`. */
function readUntil(scanner: Scanner, region: Region, trimsFirst = false): Ended {
	const parts: TemplatePart[] = []
	const addText = (text: string) => {
		if (text === '') return
		const last = parts.at(-1)
		if (typeof last === 'string') {
			parts[parts.length - 1] = last + text
		} else {
			parts.push(text)
		}
	}
	let trims = trimsFirst
	while (!region.isEnd()) {
		if (scanner.at >= scanner.text.length) throw new HclError('this text has no end', [region.start, region.start + 1], 'add "')
		const two = scanner.text.slice(scanner.at, scanner.at + 2)
		if (scanner.text.startsWith('$${', scanner.at) || scanner.text.startsWith('%%{', scanner.at)) {
			addText(scanner.text.slice(scanner.at + 1, scanner.at + 3))
			scanner.at += 3
		} else if (two === '${' || two === '%{') {
			scanner.at += 2
			if (scanner.takeHere('~')) trimEnd(parts)
			const directive = scanner.within(false, () => (two === '${' ? readValue(scanner, region) : readDirective(scanner, region)))
			trims = directive.trims
			if (directive.by !== undefined) return {parts, by: directive.by, trims}
			if (directive.part) parts.push(directive.part)
			continue
		} else {
			const char = region.isQuoted && two[0] === '\\' ? readEscape(scanner) : readChar(scanner, region)
			if (trims && /\s/.test(char)) continue
			addText(char)
		}
		trims = false
	}
	return {parts, by: undefined, trims}
}

function trimEnd(parts: TemplatePart[]): void {
	const last = parts.at(-1)
	if (typeof last === 'string') parts[parts.length - 1] = last.trimEnd()
}

function readChar(scanner: Scanner, {isQuoted, start}: Region): string {
	const char = scanner.text[scanner.at] ?? ''
	if (isQuoted && char === '\n') {
		throw new HclError('this text has no end on its line', [start, scanner.at], 'add ", or write <<EOT')
	}
	scanner.at++
	return char
}

function readEscape(scanner: Scanner): string {
	const code = /^\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[nrt"\\])/.exec(scanner.text.slice(scanner.at, scanner.at + 10))?.[0]
	if (code === undefined) {
		throw new HclError('there is no such escape', [scanner.at, scanner.at + 2], 'write \\\\ for a backslash')
	}
	scanner.at += code.length
	if (!/^\\u/i.test(code)) return escapes[code[1] as string] ?? ''
	const point = Number.parseInt(code.slice(2), 16)
	return point > 0x10ffff ? '\uFFFD' : String.fromCodePoint(point)
}

type Found = {readonly part?: TemplatePart; readonly by?: string; readonly trims: boolean}

function readEnd(scanner: Scanner): boolean {
	scanner.skip()
	const trims = scanner.takeHere('~')
	scanner.expect('}', 'after an expression in a text')
	return trims
}

function readValue(scanner: Scanner, {read}: Region): Found {
	const of = read(scanner)
	return {part: {kind: 'value', of}, trims: readEnd(scanner)}
}

function readDirective(scanner: Scanner, region: Region): Found {
	const {read} = region
	const word = scanner.name() ?? ''
	if (word === 'if') {
		const condition = read(scanner)
		const yes = readUntil(scanner, region, readEnd(scanner))
		const no = yes.by === 'else' ? readUntil(scanner, region, yes.trims) : undefined
		if ((no ?? yes).by !== 'endif') throw scanner.unexpected('%{ if } has no %{ endif }', 'add %{ endif }')
		return {part: {kind: 'if', condition, yes: yes.parts, no: no?.parts ?? []}, trims: (no ?? yes).trims}
	}
	if (word === 'for') {
		const first = scanner.name()
		const second = scanner.take(',') ? scanner.name() : undefined
		if (first === undefined || scanner.name() !== 'in') throw scanner.unexpected('a loop is written %{ for NAME in LIST }')
		const over = read(scanner)
		const {parts: body, by, trims} = readUntil(scanner, region, readEnd(scanner))
		if (by !== 'endfor') throw scanner.unexpected('%{ for } has no %{ endfor }', 'add %{ endfor }')
		return {
			part: {kind: 'for', keyName: second === undefined ? undefined : first, valueName: second ?? first, over, body},
			trims
		}
	}
	if (!['else', 'endif', 'endfor'].includes(word)) throw scanner.unexpected('there are %{ if } and %{ for } alone')
	return {by: word, trims: readEnd(scanner)}
}
