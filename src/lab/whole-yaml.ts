/** The whole of YAML, by its library: for what `quick-yaml.ts` leaves, and for everything that is wrong. */
import {type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair, parseDocument} from 'yaml'
import type {Finding, Path} from './problem.ts'
import {plainData, type Range, type Tree} from './tree.ts'

/** What is wrong, and where in the text. */
export type Fault = Finding & {readonly range: Range}

/** Data and where it stands, or everything that is wrong with the text. */
export function wholeYaml(text: string): {readonly data: unknown; readonly tree: Tree} | {readonly faults: readonly Fault[]} {
	const document = parseDocument(text, {uniqueKeys: false, merge: true, prettyErrors: false})
	const syntax = [...document.errors, ...document.warnings].map(
		(fault): Fault => unclosed(text, fault) ?? {path: [], ...inWords(fault), range: fault.pos}
	)
	const faults = syntax.length > 0 ? firstOfEachLine(text, syntax) : [...badNodes(document.contents, [], document)]
	if (faults.length > 0) return {faults}
	const tree = toTree(document.contents, 0)
	try {
		// Aliases and merged keys are the library's to follow; it guards against files that blow up.
		return {data: /[&*]|<</.test(text) ? document.toJS() : plainData(tree), tree}
	} catch (error) {
		return {faults: [{path: [], message: lowerFirst((error as Error).message), fix: 'use fewer aliases', range: [0, 1]}]}
	}
}

function toTree(node: unknown, place: number): Tree {
	const range = rangeOf(node) ?? [place, place]
	if (isMap(node)) {
		const entries = (node.items as Pair[]).map(pair => {
			const keyRange = rangeOf(pair.key) ?? range
			return {key: keyText(pair), keyRange, value: toTree(pair.value, keyRange[1])}
		})
		return {kind: 'map', flow: node.flow === true, range: node.flow ? range : [range[0], Number.POSITIVE_INFINITY], entries}
	}
	if (isSeq(node)) {
		const items = node.items.map(item => toTree(item, range[0]))
		return {kind: 'list', flow: node.flow === true, range: node.flow ? range : [range[0], Number.POSITIVE_INFINITY], items}
	}
	return {kind: 'scalar', flow: false, range, value: isScalar(node) ? (node.value as null) : isAlias(node) ? undefined : null}
}

/** What the parser says, where it can be said better. */
const syntaxFaults: Readonly<Record<string, Pick<Finding, 'fix'> & {readonly message?: string}>> = {
	TAB_AS_INDENT: {fix: 'indent with spaces'},
	BAD_INDENT: {fix: 'indent it like the lines that it belongs to'},
	MULTIPLE_DOCS: {message: 'the file holds several documents', fix: 'keep one; take out the line ---'},
	TAG_RESOLVE_FAILED: {fix: 'take the tag out; put a text that begins with ! into quotes'},
	MISSING_CHAR: {fix: 'close what was opened, and put a comma between two things'},
	UNEXPECTED_TOKEN: {fix: 'take it out, or put the text around it into quotes'},
	BAD_SCALAR_START: {fix: 'put the text into quotes'},
	BLOCK_AS_IMPLICIT_KEY: {fix: 'put the value on its own line, or into quotes'},
	MULTILINE_IMPLICIT_KEY: {fix: 'end each key with a colon, on its own line'}
}

function inWords({code, message}: {readonly code: string; readonly message: string}): Pick<Finding, 'message' | 'fix'> {
	const better = syntaxFaults[code]
	return {message: better?.message ?? lowerFirst(message), fix: better?.fix ?? 'see https://yaml.org/spec/1.2.2'}
}

/** A bracket that is never closed is noticed where something else ends; what helps is where it was opened. */
function unclosed(text: string, {code, message, pos}: {code: string; message: string; pos: Range}): Fault | undefined {
	if (!(code === 'BAD_INDENT' && message.startsWith('Flow')) && code !== 'MISSING_CHAR') return undefined
	const opened = openBracket(text, pos[0])
	if (opened === undefined) return undefined
	const [open, close] = text[opened] === '{' ? ['{', '}'] : ['[', ']']
	return {
		path: [],
		message: `this ${open} is never closed`,
		fix: `write ${close} where it ends`,
		range: [opened, opened + 1]
	}
}

/** Offset of the innermost bracket that is open at `end`. Brackets within texts and comments are none. */
function openBracket(text: string, end: number): number | undefined {
	const open: number[] = []
	const tokens = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\n]|'')*'|(?<=^|\s)#[^\n]*|[[\]{},\n]|[^\s[\]{},]+/gm
	let isStart = true
	for (const {0: token, index} of text.matchAll(tokens)) {
		if (index >= end) break
		if ((token === '{' || token === '[') && (isStart || open.length > 0)) open.push(index)
		if (token === '}' || token === ']') open.pop()
		isStart = /^(?:[[{,\n]|-|.*:)$/.test(token)
	}
	return open.at(-1)
}

/** One mistake makes the parser stumble several times: of what it says of one line the first is enough. */
function firstOfEachLine(text: string, faults: readonly Fault[]): Fault[] {
	const lines = new Set<number>()
	return faults.filter(({range: [start]}) => {
		const line = start === 0 ? -1 : text.lastIndexOf('\n', start - 1)
		const isFirst = !lines.has(line)
		lines.add(line)
		return isFirst
	})
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

const keyText = ({key}: Pair): string => (isScalar(key) ? String(key.value) : String(key))

const rangeOf = (node: unknown): Range | undefined => {
	const range = (node as Node | undefined)?.range
	return range ? [range[0], range[1]] : undefined
}

/** What the EC2 API says to the second thing of a name, by the section that it stands in. */
const duplicateCodes: readonly [section: string, code: string][] = [
	['routes', 'RouteAlreadyExists'],
	['ingress', 'NetworkAclEntryAlreadyExists'],
	['egress', 'NetworkAclEntryAlreadyExists'],
	['securityGroups', 'InvalidGroup.Duplicate']
]

/** Keys that stand twice, and aliases of nothing. */
function* badNodes(node: unknown, path: Path, document: Document): Generator<Fault> {
	if (isAlias(node) && !node.resolve(document)) {
		const fix = 'set the anchor first, or put a text that begins with * into quotes'
		yield {path, message: `no anchor is called "${node.source}"`, fix, range: rangeOf(node) ?? [0, 1]}
	}
	if (isSeq(node)) {
		for (const [index, item] of node.items.entries()) yield* badNodes(item, [...path, index], document)
	} else if (isMap(node)) {
		const seen = new Set<string>()
		for (const pair of node.items as Pair[]) {
			const key = keyText(pair)
			if (seen.has(key) && key !== '<<') {
				const code = duplicateCodes.find(([section]) => section === path.at(-1))?.[1]
				yield {
					path: [...path, key],
					message: `"${key}" stands here for the second time`,
					...(code !== undefined && {code}),
					fix: 'keep one of the two',
					range: rangeOf(pair.key) ?? [0, 1]
				}
			}
			seen.add(key)
			yield* badNodes(pair.value, [...path, key], document)
		}
	}
}
