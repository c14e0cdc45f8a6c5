/**
 * Parses the YAML that lab files use, ten times as fast as a parser of the whole language in a process that has just started: block and flow
 * collections, plain and quoted scalars on one line, JSON's escapes, comments. Everything else (anchors, tags, block scalars, a second document)
 * and every error is left to the whole parser, which `source.ts` then calls: so this one never has to explain anything. Tests compare the two.
 * Its time is linear in the text.
 *
 * Past 250 lines since the reader is one object with a position in one text.
 */
import {mostValues} from './limits.ts'
import type {Entry, ScalarTree, TextRange, Tree} from './tree.ts'

/** The tree of a text; or the offset where the whole parser is needed, or where there are more values than a lab has. */
export type QuickYaml =
	| {readonly tree: Tree}
	| {readonly tree?: undefined; readonly stoppedAt: number; readonly why: 'whole-parser' | 'too-many'}

export function quickYaml(text: string): QuickYaml {
	const strange = text.search(/\t|\r(?!\n)|\uFEFF|^(?:---|\.\.\.|%)/m)
	if (strange >= 0) return {stoppedAt: strange, why: 'whole-parser'}
	// A blank in place of the carriage return keeps all offsets.
	const reader = new Scanner(text.includes('\r') ? text.replaceAll('\r\n', ' \n') : text)
	try {
		return {tree: reader.document()}
	} catch (error) {
		if (error === beyond) return {stoppedAt: reader.at, why: 'whole-parser'}
		if (error === tooMany) return {stoppedAt: reader.at, why: 'too-many'}
		throw error
	}
}

const beyond = new Error('this takes the whole parser')
const tooMany = new Error('more values than any lab has')

function fail(): never {
	throw beyond
}

const space = 32
const newline = 10
const hash = 35
const colon = 58
const dash = 45
const apostrophe = 39
const doubleQuote = 34
const backslash = 92

class Scanner {
	readonly text: string
	/** The current position. In a block: the first character of a line's content. */
	at = 0
	/** Offset of the beginning of the line of `at`. */
	lineStart = 0
	/** How many more values are allowed. */
	valuesLeft = mostValues
	/** Indentation of the block that contains a flow collection. */
	floor = -1

	constructor(text: string) {
		this.text = text
	}

	document(): Tree {
		this.skipLines()
		if (this.at >= this.text.length) return emptyAt(0)
		const tree = this.block(this.indent())
		this.skipLines()
		return this.at < this.text.length ? fail() : tree
	}

	count(): void {
		if (this.valuesLeft-- === 0) throw tooMany
	}

	/** Moves to the first content character of the next line that has any. Call at the beginning or the end of a line. */
	skipLines(): void {
		const {text} = this
		for (;;) {
			while (text.charCodeAt(this.at) === space) this.at++
			const code = text.charCodeAt(this.at)
			if (code === hash && this.isAfterSpace()) this.at = endOfLine(text, this.at)
			if (text.charCodeAt(this.at) !== newline) return
			this.at++
			this.lineStart = this.at
		}
	}

	isAfterSpace(): boolean {
		const before = this.text.charCodeAt(this.at - 1)
		return this.at === 0 || before === space || before === newline
	}

	/** Indentation of the content at `at`, which is the first of its line. */
	indent(): number {
		return this.at - this.lineStart
	}

	isDash(): boolean {
		const next = this.text.charCodeAt(this.at + 1)
		return this.text.charCodeAt(this.at) === dash && (next === space || next === newline || Number.isNaN(next))
	}

	/** A block collection: lines at one indentation. */
	block(indent: number): Tree {
		if (this.isDash()) return this.blockList(indent)
		const start = this.at
		if (this.isOpening()) {
			// The whole text may be one flow collection: JSON.
			const tree = this.flow()
			this.endOfValue()
			return tree
		}
		const entries: Entry[] = []
		const keys = new Set<string>()
		do {
			const keyStart = this.at
			const key = this.key(false)
			const keyRange: TextRange = [keyStart, this.at]
			if (keys.has(key)) fail()
			keys.add(key)
			this.colon()
			entries.push({key, keyRange, value: this.blockValue(indent, true)})
		} while (this.isAtIndent(indent) && !this.isDash())
		return {kind: 'map', range: [start, Number.POSITIVE_INFINITY], flow: false, entries}
	}

	blockList(indent: number): Tree {
		const start = this.at
		const items: Tree[] = []
		do {
			this.at++
			const before = this.at
			while (this.text.charCodeAt(this.at) === space) this.at++
			const isContent =
				this.text.charCodeAt(this.at) !== newline && this.text.charCodeAt(this.at) !== hash && this.at < this.text.length
			if (isContent && (this.isDash() || this.isKeyAhead())) {
				// A collection that begins after the dash is indented to there.
				items.push(this.block(this.indent()))
			} else {
				this.at = before
				items.push(this.blockValue(indent, false))
			}
		} while (this.isAtIndent(indent) && this.isDash())
		return {kind: 'list', range: [start, Number.POSITIVE_INFINITY], flow: false, items}
	}

	/** Moves to the next line with content; true if it has this indentation. A deeper one belongs to nothing. */
	isAtIndent(indent: number): boolean {
		if (this.at >= this.text.length) return false
		const found = this.indent()
		return found > indent ? fail() : found === indent
	}

	/** A plain or quoted text that is followed by a colon, on this line. */
	isKeyAhead(): boolean {
		if (this.isOpening()) return false
		const {text} = this
		const end = endOfLine(text, this.at)
		const isColonAt = (at: number) => text.charCodeAt(at) === colon && (at + 1 >= end || text.charCodeAt(at + 1) === space)
		const quote = text[this.at]
		if (quote === "'" || quote === '"') {
			let at = text.indexOf(quote, this.at + 1) + 1
			if (at === 0 || at > end) return false
			while (text.charCodeAt(at) === space) at++
			return isColonAt(at)
		}
		for (let at = this.at; at < end; at++) {
			if (text.charCodeAt(at) === hash) return false
			if (at > this.at && isColonAt(at)) return true
		}
		return false
	}

	/** The value after `key:` or a dash: on the line, or on the lines below that are indented further. */
	blockValue(indent: number, isOfKey: boolean): Tree {
		const {text} = this
		const place = this.at
		while (text.charCodeAt(this.at) === space) this.at++
		const code = text.charCodeAt(this.at)
		if (code === newline || Number.isNaN(code) || (code === hash && this.isAfterSpace())) {
			this.skipLines()
			if (this.at < text.length) {
				const deeper = this.indent()
				if (deeper > indent) {
					return this.isOpening() ? this.lastOfBlock(indent) : this.isLoneScalar() ? fail() : this.block(deeper)
				}
				// A list may have the same indentation as the key that it belongs to.
				if (isOfKey && deeper === indent && this.isDash()) return this.blockList(deeper)
			}
			return emptyAt(place)
		}
		return this.lastOfBlock(indent)
	}

	/** A value after which its block goes on, or ends; a deeper line would belong to it. */
	lastOfBlock(indent: number): Tree {
		this.floor = indent
		const value = this.isOpening() ? this.flow() : this.scalar(false)
		this.endOfValue()
		if (this.at < this.text.length && this.indent() > indent) fail()
		return value
	}

	/** A line that holds a value and no key: legal, and rare. */
	isLoneScalar(): boolean {
		return !this.isDash() && !this.isKeyAhead()
	}

	/** After a value: nothing more on its line but a comment. */
	endOfValue(): void {
		const {text} = this
		while (text.charCodeAt(this.at) === space) this.at++
		const code = text.charCodeAt(this.at)
		if (!(code === newline || Number.isNaN(code) || (code === hash && this.isAfterSpace()))) fail()
		this.skipLines()
	}

	isOpening(): boolean {
		const character = this.text[this.at]
		return character === '{' || character === '['
	}

	/** A colon that ends a key. */
	colon(): void {
		while (this.text.charCodeAt(this.at) === space) this.at++
		if (this.text.charCodeAt(this.at) !== colon) fail()
		this.at++
		const next = this.text.charCodeAt(this.at)
		if (!(next === space || next === newline || Number.isNaN(next))) fail()
	}

	key(isFlow: boolean): string {
		const {value} = this.scalar(isFlow)
		if (typeof value === 'string') return value === '<<' || value === '' ? fail() : value
		return typeof value === 'number' ? String(value) : fail()
	}

	flow(): Tree {
		this.count()
		const start = this.at
		const isMap = this.text[this.at] === '{'
		const closing = isMap ? '}' : ']'
		const entries: Entry[] = []
		const items: Tree[] = []
		const keys = new Set<string>()
		this.at++
		for (;;) {
			this.flowSpace()
			if (this.text[this.at] === closing) break
			if (isMap) {
				const entry = this.flowEntry()
				if (keys.has(entry.key)) fail()
				keys.add(entry.key)
				entries.push(entry)
			} else {
				items.push(this.flowValue())
			}
			this.flowSpace()
			if (this.text[this.at] === ',') {
				this.at++
			} else if (this.text[this.at] !== closing) fail()
		}
		this.at++
		const range: TextRange = [start, this.at]
		return isMap ? {kind: 'map', range, flow: true, entries} : {kind: 'list', range, flow: true, items}
	}

	flowEntry(): Entry {
		const keyStart = this.at
		const isQuoted = this.text[this.at] === '"' || this.text[this.at] === "'"
		const key = this.key(true)
		const keyRange: TextRange = [keyStart, this.at]
		while (this.text.charCodeAt(this.at) === space) this.at++
		if (this.text.charCodeAt(this.at) !== colon) fail()
		this.at++
		const next = this.text[this.at] ?? ''
		if (!isQuoted && !/[\s,}]/.test(next)) fail()
		const place = this.at
		this.flowSpace()
		const value = this.text[this.at] === ',' || this.text[this.at] === '}' ? emptyAt(place) : this.flowValue()
		return {key, keyRange, value}
	}

	flowValue(): Tree {
		return this.isOpening() ? this.flow() : this.scalar(true)
	}

	/** Skips blanks, line ends and comments between two tokens of a flow collection, whose further lines are indented further than its block. */
	flowSpace(): void {
		const before = this.at
		this.skipLines()
		if (this.at < this.text.length && this.lineStart > before && this.indent() <= this.floor) fail()
	}

	/** On one line. The end of a plain scalar depends on whether brackets are open. */
	scalar(isFlow: boolean): ScalarTree {
		this.count()
		const {text} = this
		const start = this.at
		const quote = text[start]
		if (quote === "'" || quote === '"') return this.quoted(quote)
		let end = start
		for (; end < text.length; end++) {
			const code = text.charCodeAt(end)
			if (code === newline) break
			if (code === colon) {
				const next = text[end + 1] ?? '\n'
				if (next === ' ' || next === '\n' || (isFlow && /[,[\]{}]/.test(next))) break
			}
			if (code === hash && text.charCodeAt(end - 1) === space) break
			if (isFlow && /[,[\]{}]/.test(text[end] ?? '')) break
		}
		const plain = text.slice(start, end).trimEnd()
		this.at = start + plain.length
		return {kind: 'scalar', range: [start, this.at], flow: false, value: resolvePlain(plain)}
	}

	quoted(quote: string): ScalarTree {
		const {text} = this
		const start = this.at
		const end = quote === "'" ? this.endOfSingle(start) : this.endOfDouble(start)
		const inner = text.slice(start + 1, end)
		this.at = end + 1
		const value = quote === "'" ? inner.replaceAll("''", "'") : inner.includes('\\') ? fromEscapes(inner) : inner
		return {kind: 'scalar', range: [start, this.at], flow: false, value}
	}

	/** Offset of the closing quote, on the same line. */
	endOfSingle(start: number): number {
		const {text} = this
		for (let at = start + 1; at < text.length; at++) {
			const code = text.charCodeAt(at)
			if (code === newline) break
			if (code !== apostrophe) continue
			if (text.charCodeAt(at + 1) !== apostrophe) return at
			at++
		}
		return fail()
	}

	endOfDouble(start: number): number {
		const {text} = this
		for (let at = start + 1; at < text.length; at++) {
			const code = text.charCodeAt(at)
			if (code === doubleQuote) return at
			if (code === newline) break
			if (code === backslash) at++
		}
		return fail()
	}
}

/** JSON's escapes, which mean the same in YAML; YAML has more of them. */
const fromEscapes = (inner: string): string =>
	inner.replaceAll(
		/\\(?:(["\\/])|([bfnrt])|u([0-9a-fA-F]{4})|.?)/g,
		(_, itself, letter, hex) =>
			itself ??
			(letter ? controls[letter as keyof typeof controls] : hex ? String.fromCharCode(Number.parseInt(hex, 16)) : fail())
	)

const controls = {b: '\b', f: '\f', n: '\n', r: '\r', t: '\t'} as const

const emptyAt = (place: number): ScalarTree => ({kind: 'scalar', range: [place, place], flow: false, value: null})

function endOfLine(text: string, from: number): number {
	const end = text.indexOf('\n', from)
	return end < 0 ? text.length : end
}

/** The core schema, as far as lab files use it; unusual numbers are left to the whole parser. */
function resolvePlain(plain: string): ScalarTree['value'] {
	if (plain === 'true' || plain === 'false') return plain === 'true'
	if (plain === 'null') return null
	if (/^(?:0|-?[1-9]\d{0,14})$|^(?:0|[1-9]\d{0,8})\.\d{1,6}$/.test(plain)) return Number(plain)
	if (plain === '' || /^[-?:,[\]{}#&*!|>'"%@`~.+]/.test(plain)) return fail()
	if (/^\d+(?:$|[\d.eExo_+-]*$)/.test(plain) && !/^\d+(?:\.\d+\.\d+(?:\.\d+)?|-\d+)$/.test(plain)) return fail()
	if (/^(?:null|true|false)$/i.test(plain)) return fail()
	return plain
}
