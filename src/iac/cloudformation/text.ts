/** Reads a template, as YAML with CloudFormation's short tags or as JSON, to plain data with places. Pure. */
import {isAlias, isMap, isPair, isScalar, isSeq, type Node, parseDocument, type Scalar} from 'yaml'
import {BadLab, toProblem} from '../../lab/problem.ts'
import {placesIn, readSource} from '../../lab/source.ts'
import type {Finding, Path} from '../../model/finding.ts'
import type {PlacedFile} from '../report.ts'

export type TemplateText = PlacedFile & {
	/** Plain JSON, with short tags in their long form. */
	readonly data: unknown
}

/** Whether a text is a template, by its top-level keys. */
export function looksLikeTemplate(text: string): boolean {
	if (/^(?:AWSTemplateFormatVersion|["']AWSTemplateFormatVersion["'])\s*:/m.test(text)) return true
	if (/^\s*\{/.test(text)) return /"(?:AWSTemplateFormatVersion|Resources)"\s*:/.test(text) && !/^\s*\{\s*"vpcs"/.test(text)
	return /^Resources\s*:/m.test(text) && !/^vpcs\s*:/m.test(text)
}

/** Throws BadLab with all syntax errors. */
export const readTemplateText = (text: string, file: string): TemplateText =>
	/^\s*\{/.test(text) ? readJson(text, file) : readYaml(text, file)

function readJson(text: string, file: string): TemplateText {
	try {
		const data = JSON.parse(text)
		// Places are only computed if there are problems, to save time.
		let locate: TemplateText['locate'] | undefined
		return {
			file,
			data,
			locate(path, at) {
				locate ??= locatorOf(text, file)
				return locate(path, at)
			}
		}
	} catch {
		return readYaml(text, file)
	}
}

function locatorOf(text: string, file: string): TemplateText['locate'] {
	try {
		return readSource(text, file.endsWith('.json') ? file : `${file}.json`).locate
	} catch {
		return () => undefined
	}
}

/** Far more than AWS's limit (1 MB). */
const longest = 2_000_000

function readYaml(text: string, file: string): TemplateText {
	const placeOf = placesIn(text)
	const problem = (finding: Omit<Finding, 'path'>, range: readonly [number, number]) =>
		toProblem({path: [], ...finding}, file, placeOf(range))
	if (text.length > longest) {
		throw new BadLab([
			toProblem({path: [], message: 'the template is longer than AWS takes: 1 MB', code: 'ValidationError'}, file)
		])
	}
	// All scalars are first read as text, and then interpreted by YAML 1.1, as in CloudFormation.
	const document = parseDocument(text, {schema: 'failsafe', uniqueKeys: true, prettyErrors: false, version: '1.1'})
	if (document.errors.length > 0) {
		const lines = new Map(
			document.errors
				.toReversed()
				.map(({message, pos}) => [
					placeOf(pos).line,
					problem({message: lowerFirst(message), code: 'ValidationError', fix: 'correct the syntax here'}, [pos[0], pos[1]])
				])
		)
		throw new BadLab([...lines.values()].toReversed())
	}
	const merge = findMerge(document.contents)
	if (merge) {
		throw new BadLab([
			problem(
				{message: 'CloudFormation takes no merge keys (<<)', code: 'ValidationError', fix: 'write out what is merged'},
				merge
			)
		])
	}
	const data = dataOf(document.contents, {document, depth: 0})
	return {file, data, locate: (path, at) => placeOf(rangeAt(document.contents, path, at))}
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

type Reading = {readonly document: ReturnType<typeof parseDocument>; readonly depth: number}

/** Short tags without `Fn::` in their long form, unlike `!Sub`. */
const plainTags: ReadonlySet<string> = new Set(['!Ref', '!Condition'])

const longForm = (tag: string): string => (plainTags.has(tag) ? tag.slice(1) : `Fn::${tag.slice(1)}`)

function shortTag(node: unknown): string | undefined {
	const tag = (node as {readonly tag?: string} | null)?.tag
	return tag?.startsWith('!') && !tag.startsWith('!!') ? tag : undefined
}

const deepest = 200

function dataOf(node: unknown, {document, depth}: Reading): unknown {
	if (depth > deepest) return null
	const within = {document, depth: depth + 1}
	if (isAlias(node)) return dataOf(node.resolve(document), within)
	const tag = shortTag(node)
	const plain = plainDataOf(node, within)
	if (tag === undefined) return plain
	return {[longForm(tag)]: tag === '!GetAtt' && typeof plain === 'string' ? split(plain) : plain}
}

/** `!GetAtt A.B.C`: the attribute `B.C` of A. */
function split(text: string): readonly string[] {
	const dot = text.indexOf('.')
	return dot < 0 ? [text] : [text.slice(0, dot), text.slice(dot + 1)]
}

function plainDataOf(node: unknown, within: Reading): unknown {
	if (isSeq(node)) return node.items.map(item => dataOf(item, within))
	if (isMap(node)) {
		const data: Record<string, unknown> = {}
		for (const {key, value} of node.items) {
			const name = isScalar(key) ? String(key.source ?? key.value) : String(key)
			Object.defineProperty(data, name, {value: dataOf(value, within), enumerable: true, configurable: true, writable: true})
		}
		return data
	}
	return isScalar(node) ? scalarOf(node) : null
}

/** With a short tag, unquoted values are texts as well: `!Ref No`. */
function scalarOf(node: Scalar): unknown {
	const text = String(node.value ?? '')
	if (node.type !== 'PLAIN' || shortTag(node) !== undefined) return text === '' && node.type === 'PLAIN' ? nothingOf(node) : text
	if (/^(?:~|null|Null|NULL|)$/.test(text)) return null
	// YAML 1.1: an unquoted No is false.
	if (/^(?:true|yes|on)$/i.test(text)) return true
	if (/^(?:false|no|off)$/i.test(text)) return false
	// Keeps the leading zero of 012345678901 and the trailing one of 1.10: only texts in a number's canonical form become numbers.
	const number = Number(text)
	return Number.isFinite(number) && String(number) === text ? number : text
}

/** A tag without a value: `!GetAZs`. */
const nothingOf = (node: Scalar): unknown => (shortTag(node) === undefined ? null : '')

type Range = readonly [number, number]

function rangeOf(node: unknown): Range | undefined {
	const range = (node as Node | null | undefined)?.range
	return range ? [range[0], range[1]] : undefined
}

function findMerge(node: unknown): Range | undefined {
	if (isPair(node)) {
		if (isScalar(node.key) && node.key.value === '<<' && node.key.type === 'PLAIN') return rangeOf(node.key)
		return findMerge(node.value)
	}
	if (!isMap(node) && !isSeq(node)) return undefined
	for (const item of node.items) {
		const found = findMerge(item)
		if (found) return found
	}
	return undefined
}

/** Follows a path as far as it exists. A function's short tag counts as its long form's key. */
function rangeAt(root: unknown, path: Path, at: 'key' | 'value' = 'value'): Range {
	let node = root
	let key: Range | undefined
	for (const part of path) {
		const tag = shortTag(node)
		if (tag !== undefined && longForm(tag) === part) continue
		if (isMap(node)) {
			const pair = node.items.find(one => isScalar(one.key) && String(one.key.source ?? one.key.value) === String(part))
			if (!pair) break
			key = rangeOf(pair.key)
			node = pair.value
		} else if (isSeq(node)) {
			const item = node.items[Number(part)]
			if (item === undefined) break
			const first = isMap(item) ? item.items[0]?.key : item
			key = rangeOf(first)
			node = item
		} else {
			break
		}
	}
	const isBlock = (isMap(node) || isSeq(node)) && !node.flow
	return (at === 'key' || isBlock ? key : (rangeOf(node) ?? key)) ?? rangeOf(node) ?? [0, 0]
}
