import type {Finding, Path} from '../model/finding.ts'
import {deepest, longestWholeYaml, mostValues} from './limits.ts'
import {BadLab, type FilePosition, type Problem, toProblem} from './problem.ts'
import {quickYaml} from './quick-yaml.ts'
import {findRange, plainData, type TextRange, type Tree} from './tree.ts'
import {nested, wholeYaml} from './whole-yaml.ts'

/** A lab file as text: its data, and the place of every part of it. */
export type Source = {
	readonly file: string
	readonly text: string
	/** Plain JSON. */
	readonly document: unknown
	/** The place of an entry; for what does not exist (a missing key, a merged one) the nearest thing around it. */
	readonly locate: (path: Path, at?: 'key' | 'value') => FilePosition | undefined
	/** Adds places to findings, in the order of the text. */
	readonly locateAll: (findings: Iterable<Finding>) => Problem[]
}

/** Parses YAML, and JSON as a subset of YAML. Throws BadLab with every syntax error. */
export function readSource(text: string, file: string): Source {
	// Tabs between tokens are fine in JSON but not everywhere in YAML; one blank for each keeps the columns.
	const readable = file.endsWith('.json') ? text.replaceAll(/^\t+/gm, tabs => ' '.repeat(tabs.length)) : text
	const placeOf = placesIn(text)
	const deep = tooDeep(readable)
	if (deep !== undefined) throw new BadLab([toProblem({path: [], ...nested}, file, placeOf([deep, deep + 1]))])
	const tree = readTree(readable, (finding, range) => toProblem({path: [], ...finding}, file, placeOf(range)))
	const locate = (path: Path, at: 'key' | 'value' = 'value') => placeOf(findRange(tree, path, at))
	const locateAll = (findings: Iterable<Finding>) =>
		[...findings].map(finding => toProblem(finding, file, locate(finding.path, finding.at))).sort(byPlace)
	return {file, text, document: plainData(tree), locate, locateAll}
}

/** By the quick parser where possible; otherwise by the whole parser, if the text is short enough for it. */
function readTree(
	text: string,
	problem: (finding: Omit<Finding, 'path'> & {readonly path?: Path}, range: TextRange) => Problem
): Tree {
	const quick = quickYaml(text)
	if (quick.tree) return quick.tree
	const spot: TextRange = [quick.stoppedAt, quick.stoppedAt + 1]
	if (quick.why === 'too-many') {
		throw new BadLab([
			problem({message: `the file has more than ${mostValues} values up to here`, fix: 'make several labs of it'}, spot)
		])
	}
	if (text.length > longestWholeYaml) {
		throw new BadLab([
			problem(
				{
					message: `a syntax error, or YAML that a file of more than ${longestWholeYaml / 1000} kB may not have`,
					fix: 'correct this; so large a file may have no anchors, aliases, tags, texts over several lines or directives'
				},
				spot
			)
		])
	}
	const whole = wholeYaml(text)
	if (whole.faults) throw new BadLab(whole.faults.map(({range, ...finding}) => problem(finding, range)))
	return whole.tree
}

/** Where nesting is too deep: by brackets (those in texts count as well), or by indentation. */
function tooDeep(text: string): number | undefined {
	const indented = deepLine.exec(text)
	if (indented) return indented.index + (indented[0].startsWith('\n') ? 1 : 0)
	let depth = 0
	for (const {0: bracket, index} of text.matchAll(/[[\]{}]/g)) {
		depth = bracket === '{' || bracket === '[' ? depth + 1 : Math.max(0, depth - 1)
		if (depth > deepest) return index
	}
	return undefined
}

/** A line that begins with blanks of more levels than that, or with dashes or question marks (followed by an anchor or a tag each). */
const deepLine = new RegExp(`(?:^|\\n)(?: {${2 * deepest}}|(?: *[-?](?: +[&!][^ \\n]*)* ){${deepest}})`)

/** Offsets to lines and columns. The lines are counted on first use. */
export function placesIn(text: string): (range: TextRange) => FilePosition {
	let starts: number[] | undefined
	return ([start, end]) => {
		starts ??= lineStarts(text)
		const line = lineOf(starts, start)
		const from = starts[line] ?? 0
		const excerpt = text.slice(from, endOfContent(text, from, starts[line + 1]))
		const length = Math.max(1, Math.min(end - start, from + excerpt.length - start))
		return {line: line + 1, column: start - from + 1, excerpt, length}
	}
}

/** Where a line ends, without its line break. `next`: where the next one begins. */
function endOfContent(text: string, from: number, next = text.length + 1): number {
	const end = next - 1
	return end > from && text[end - 1] === '\r' && text[end] === '\n' ? end - 1 : end
}

/** The last line that begins at `offset` or before, by binary search: a generated file may have a problem in each of many lines. */
function lineOf(starts: readonly number[], offset: number): number {
	let [low, high] = [0, starts.length - 1]
	while (low < high) {
		const middle = (low + high + 1) >> 1
		if ((starts[middle] ?? 0) <= offset) {
			low = middle
		} else {
			high = middle - 1
		}
	}
	return low
}

function lineStarts(text: string): number[] {
	const starts = [0]
	for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
	return starts
}

/** A document that never was a text: problems have a path and no line. */
export const readDocument = (document: unknown, file: string): Source => ({
	file,
	text: '',
	document,
	locate: () => undefined,
	locateAll: findings => [...findings].map(finding => toProblem(finding, file))
})

const byPlace = (a: Problem, b: Problem): number => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)
