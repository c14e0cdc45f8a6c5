/** The whole of YAML, by its library: for what `quick-yaml.ts` does not parse, and for everything that is wrong. */
import {isAlias, isMap, isScalar, isSeq, type Node, type Pair, parseDocument} from 'yaml'
import type {Finding, Path} from '../model/finding.ts'
import {deepest, mostValues} from './limits.ts'
import type {AliasTree, Entry, ScalarTree, TextRange, Tree} from './tree.ts'

/** An error and its place in the text. */
export type YamlFault = Finding & {readonly range: TextRange}

/** The tree, or all errors of the text. */
export function wholeYaml(
	text: string
): {readonly tree: Tree; readonly faults?: never} | {readonly faults: readonly YamlFault[]} {
	try {
		const document = parse(text)
		const syntax = [...document.errors, ...document.warnings]
			.slice(0, mostSyntaxFaults)
			.map((fault): YamlFault => unclosed(text, fault) ?? {path: [], ...inWords(fault), range: fault.pos})
		if (syntax.length > 0) return {faults: firstOfEachLine(text, syntax)}
		const faults: YamlFault[] = []
		const tree = toTree(document.contents, {path: [], place: 0}, {faults, anchors: new Map(), sizes: new Map(), values: 0})
		return faults.length > 0 ? {faults} : {tree}
	} catch (error) {
		// The parser recurses once per level.
		if (error instanceof RangeError) return {faults: [{path: [], ...nested, range: [0, 1]}]}
		throw error
	}
}

/** Where there are many, the rest follow from the first few. */
const mostSyntaxFaults = 100

export const nested = {
	message: `things within things, more than ${deepest} deep`,
	fix: 'a lab file needs no more than ten levels or so'
}

/** For a text full of errors the parser makes an Error each; collecting the stack of each would take most of the time. */
function parse(text: string) {
	const {stackTraceLimit} = Error
	Error.stackTraceLimit = 0
	try {
		return parseDocument(text, {uniqueKeys: false, prettyErrors: false})
	} finally {
		Error.stackTraceLimit = stackTraceLimit
	}
}

type Spot = {readonly path: Path /** The place of something that has no text of its own. */; readonly place: number}

type Building = {
	readonly faults: YamlFault[]
	/** By name, what an alias refers to; `open`: the alias is inside it. */
	readonly anchors: Map<string, Tree | 'open'>
	/** Number of values in what has an anchor. */
	readonly sizes: Map<Tree, number>
	/** Number so far, counting those behind aliases once for each use. */
	values: number
}

function toTree(node: unknown, spot: Spot, building: Building): Tree {
	if (isAlias(node)) return aliasTree(node.source, rangeOf(node) ?? [spot.place, spot.place], spot, building)
	const anchor = (node as {readonly anchor?: string} | null)?.anchor
	const before = building.values++
	if (anchor !== undefined) building.anchors.set(anchor, 'open')
	const tree = collectionTree(node, spot, building) ?? scalarTree(node, spot)
	if (anchor !== undefined) {
		building.anchors.set(anchor, tree)
		building.sizes.set(tree, building.values - before)
	}
	return tree
}

const scalarTree = (node: unknown, {place}: Spot): ScalarTree => ({
	kind: 'scalar',
	flow: false,
	range: rangeOf(node) ?? [place, place],
	value: isScalar(node) ? (node.value as ScalarTree['value']) : null
})

function collectionTree(node: unknown, {path, place}: Spot, building: Building): Tree | undefined {
	if (!isMap(node) && !isSeq(node)) return undefined
	const range = rangeOf(node) ?? [place, place]
	const shape = {flow: node.flow === true, range: (node.flow ? range : [range[0], Number.POSITIVE_INFINITY]) as TextRange}
	if (isSeq(node)) {
		const items = node.items.map((item, index) => toTree(item, {path: [...path, index], place: range[0]}, building))
		return {kind: 'list', ...shape, items}
	}
	const seen = new Set<string>()
	const entries = (node.items as Pair[]).map((pair): Entry => {
		const keyRange = rangeOf(pair.key) ?? range
		const key = readKey(pair.key, {path, keyRange}, building)
		if (seen.has(key) && key !== '<<') building.faults.push(duplicate(key, path, keyRange))
		seen.add(key)
		const value = toTree(pair.value, {path: [...path, key], place: keyRange[1]}, building)
		if (key === '<<' && !isMergeable(value)) building.faults.push(notMergeable(path, keyRange))
		return {key, keyRange, value}
	})
	return {kind: 'map', ...shape, entries}
}

function aliasTree(name: string, range: TextRange, {path}: Spot, building: Building): Tree {
	const target = building.anchors.get(name)
	const refuse = (message: string, fix: string): ScalarTree => {
		building.faults.push({path, message, fix, range})
		return {kind: 'scalar', flow: false, range, value: null}
	}
	if (target === undefined) {
		return refuse(`no anchor is called "${name}"`, 'set the anchor first, or put a text that begins with * into quotes')
	}
	if (target === 'open') return refuse(`the alias *${name} is inside what it repeats`, 'write out what is meant there')
	// Past the limit nothing more is counted: one problem reports it.
	if (building.values > mostValues) return {kind: 'scalar', flow: false, range, value: null}
	building.values += building.sizes.get(target) ?? 1
	if (building.values > mostValues) {
		return refuse(`with all aliases written out the file has more than ${mostValues} values`, 'use fewer aliases')
	}
	return {kind: 'alias', flow: false, range, target} satisfies AliasTree
}

function readKey(
	key: unknown,
	{path, keyRange}: {readonly path: Path; readonly keyRange: TextRange},
	{faults, anchors}: Building
): string {
	if (isScalar(key)) {
		if (key.anchor !== undefined) anchors.set(key.anchor, scalarTree(key, {path, place: keyRange[0]}))
		return String(key.value)
	}
	if (key !== null) {
		faults.push({path, message: 'a key is a text, not a list, a map or an alias', fix: 'write the name itself', range: keyRange})
	}
	return ''
}

const isMergeable = (tree: Tree): boolean =>
	tree.kind === 'map' ||
	(tree.kind === 'alias' ? isMergeable(tree.target) : tree.kind === 'list' && tree.items.every(isMergeable))

const notMergeable = (path: Path, range: TextRange): YamlFault => ({
	path,
	message: '<< merges a map, or a list of maps',
	fix: 'name an anchor of a map: <<: *name',
	range
})

/** The EC2 API's code for the second thing of a name, by the section that it is in. */
const duplicateCodes: Readonly<Record<string, string>> = {
	routes: 'RouteAlreadyExists',
	ingress: 'NetworkAclEntryAlreadyExists',
	egress: 'NetworkAclEntryAlreadyExists',
	securityGroups: 'InvalidGroup.Duplicate'
}

function duplicate(key: string, path: Path, range: TextRange): YamlFault {
	const code = duplicateCodes[String(path.at(-1))]
	return {
		path: [...path, key],
		message: `"${key}" is here for the second time`,
		...(code !== undefined && {code}),
		fix: 'keep one of the two',
		range
	}
}

/** Better wordings of the parser's messages. */
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

/** A bracket that is never closed is noticed where something else ends; it helps to show where it was opened. */
function unclosed(text: string, {code, message, pos}: {code: string; message: string; pos: TextRange}): YamlFault | undefined {
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

/** Offset of the innermost bracket that is open at `end`. Brackets within texts and comments do not count. */
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

/** One mistake makes the parser report several errors: the first of each line is enough. */
function firstOfEachLine(text: string, faults: readonly YamlFault[]): YamlFault[] {
	const lines = new Set<number>()
	return faults.filter(({range: [start]}) => {
		const line = start === 0 ? -1 : text.lastIndexOf('\n', start - 1)
		const isFirst = !lines.has(line)
		lines.add(line)
		return isFirst
	})
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

function rangeOf(node: unknown): TextRange | undefined {
	const range = (node as Node | undefined)?.range
	return range ? [range[0], range[1]] : undefined
}
