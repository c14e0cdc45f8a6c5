import {
	type Document,
	isAlias,
	isCollection,
	isMap,
	isPair,
	isScalar,
	isSeq,
	LineCounter,
	type Node,
	type Pair,
	parseDocument
} from 'yaml'
import {BadLab, type Finding, type Path, type Place, type Problem, toProblem} from './problem.ts'

/** A lab file as text: what it says, and where in it everything stands. */
export type Source = {
	readonly file: string
	readonly text: string
	/** Plain JSON. */
	readonly document: unknown
	/** The place of an entry; of what is not there (a missing key, a merged one) the nearest thing around it. */
	readonly locate: (path: Path, at?: 'key' | 'value') => Place | undefined
	/** Findings with their places, in the order of the text. */
	readonly locateAll: (findings: Iterable<Finding>) => Problem[]
}

type Range = readonly [start: number, end: number]

/** Reads YAML, and JSON as the part of YAML that it is. Throws BadLab with every fault of the syntax. */
export function readSource(text: string, file: string): Source {
	const lines = new LineCounter()
	// Tabs between tokens are fine in JSON but not everywhere in YAML; one blank each keeps the columns.
	const readable = file.endsWith('.json') ? text.replaceAll(/^\t+/gm, tabs => ' '.repeat(tabs.length)) : text
	const document = parseDocument(readable, {lineCounter: lines, uniqueKeys: false, merge: true, prettyErrors: false})
	const textLines = text.split('\n')
	const placeOf = ([start, end]: Range): Place => {
		const {line, col} = lines.linePos(start)
		const excerpt = (textLines[line - 1] ?? '').replace(/\r$/, '')
		const length = Math.max(1, Math.min(end - start, excerpt.length - col + 1))
		return {line, column: col, excerpt, length}
	}
	const locate = (path: Path, at: 'key' | 'value' = 'value') => {
		const range = find(document.contents, path, at)
		return range && placeOf(range)
	}
	const faults = [...document.errors, ...document.warnings].map(fault =>
		toProblem({path: [], ...inWords(fault)}, file, placeOf(fault.pos))
	)
	if (faults.length > 0) throw new BadLab(faults)
	const duplicates = [...badNodes(document.contents, [], document)].map(({range, ...finding}) =>
		toProblem(finding, file, placeOf(range))
	)
	if (duplicates.length > 0) throw new BadLab(duplicates)
	let value: unknown
	try {
		value = document.toJS()
	} catch (error) {
		throw new BadLab([toProblem({path: [], message: lowerFirst((error as Error).message)}, file)])
	}
	const locateAll = (findings: Iterable<Finding>) =>
		[...findings].map(finding => toProblem(finding, file, locate(finding.path, finding.at))).sort(byPlace)
	return {file, text, document: value, locate, locateAll}
}

/** A document that never was a text: problems have a path and no line. */
export const readDocument = (document: unknown, file: string): Source => ({
	file,
	text: '',
	document,
	locate: () => undefined,
	locateAll: findings => [...findings].map(finding => toProblem(finding, file))
})

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

const byPlace = (a: Problem, b: Problem): number => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

const keyText = ({key}: Pair): string => (isScalar(key) ? String(key.value) : String(key))

const rangeOf = (node: unknown): Range | undefined => {
	const range = (node as Node | undefined)?.range
	return range ? [range[0], range[1]] : undefined
}

/** Follows a path as far as the text has it. */
function find(root: unknown, path: Path, at: 'key' | 'value'): Range | undefined {
	let node = root
	let [key, value] = [undefined as Range | undefined, rangeOf(root)]
	for (const [depth, part] of path.entries()) {
		if (isAlias(node)) return value
		const next: unknown = isMap(node)
			? (node.items as Pair[]).findLast(pair => keyText(pair) === String(part))
			: isSeq(node)
				? node.items[Number(part)]
				: undefined
		// What is missing is missing from something: its key says which.
		if (next === undefined) return key ?? (depth === 0 ? [0, 1] : value)
		if (isPair(next)) {
			key = rangeOf(next.key)
			value = rangeOf(next.value)
			if (!value || value[0] === value[1]) value = key
			node = next.value
		} else {
			key = isCollection(next) && next.items.length > 0 ? firstKey(next.items[0]) : undefined
			value = rangeOf(next)
			key ??= value
			node = next
		}
	}
	// The whole of a collection is no help in an excerpt: its beginning is, and a block's beginning is its key.
	if (at === 'key' || (isCollection(node) && !node.flow)) return key ?? value
	return value ?? key
}

const firstKey = (item: unknown): Range | undefined => rangeOf(isPair(item) ? item.key : item)

/** What the EC2 API says to the second thing of a name, by the section that it stands in. */
const duplicateCodes: readonly [section: string, code: string][] = [
	['routes', 'RouteAlreadyExists'],
	['ingress', 'NetworkAclEntryAlreadyExists'],
	['egress', 'NetworkAclEntryAlreadyExists'],
	['securityGroups', 'InvalidGroup.Duplicate']
]

/** Keys that stand twice, and aliases of nothing. */
function* badNodes(node: unknown, path: Path, document: Document): Generator<Finding & {range: Range}> {
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
