/** A problem of a lab file: where, what, AWS's error code where it has one, and how to fix it. */
import type {Finding, Path} from '../model/finding.ts'
import {visible, visibleLine} from '../model/visible-text.ts'

/** A place in a text. Line and column count from 1. */
export type FilePosition = {
	readonly line: number
	readonly column: number
	/** The whole line, and the part of it that is marked: from a column, at least one character. */
	readonly excerpt: string
	readonly length: number
}

export type Problem = {
	readonly file: string
	readonly line?: number
	readonly column?: number
	/** `vpcs.main.subnets.app.cidr`; empty: the document itself. */
	readonly path: string
	readonly message: string
	readonly code?: string
	readonly fix?: string
	readonly place?: FilePosition
}

/** Thrown for a lab file that cannot be used. `message` is what the user sees: every problem of one stage. */
export class BadLab extends Error {
	override readonly name = 'BadLab'
	readonly problems: readonly Problem[]

	constructor(problems: readonly Problem[]) {
		super(renderProblems(problems))
		this.problems = problems
	}
}

/** `vpcs.main.routes["0.0.0.0/0"]`, `checks[3].http`; of Terraform `aws_subnet.app["a"].cidr_block`, whose first part is an address. */
export const renderPath = (path: Path): string =>
	path
		.map((part, index) => {
			if (typeof part === 'number') return `[${part}]`
			if (index === 0 && /^[a-z]\w*\.[\w-]/i.test(part)) return part
			if (!/^[\w-]+$/.test(part)) return `[${JSON.stringify(part)}]`
			return index === 0 ? part : `.${part}`
		})
		.join('')

export const toProblem = ({path, message, code, fix}: Finding, file: string, place?: FilePosition): Problem => ({
	file,
	...(place && {line: place.line, column: place.column}),
	path: renderPath(path),
	message,
	...(code !== undefined && {code}),
	...(fix !== undefined && {fix}),
	...(place && {place})
})

/** At most this many are shown; further ones are often consequences. */
const mostProblems = 50

/** Problems as text for a terminal, in the order of the file, separated by empty lines. */
export function renderProblems(problems: readonly Problem[]): string {
	const left = problems.length - mostProblems
	const shown = problems.slice(0, mostProblems).map(renderProblem)
	return [...shown, ...(left > 0 ? [`… and ${left} more ${left === 1 ? 'problem' : 'problems'}`] : [])].join('\n\n')
}

const widestExcerpt = 110

function renderProblem({file, line, column, path, message, code, fix, place}: Problem): string {
	const where = [file, line, column].filter(part => part !== undefined).join(':')
	const head = `${where}${path && ` ${shorten(path)}`}: ${shorten(message)}${code ? `  [${code}]` : ''}`
	const advice = fix ? [`  fix: ${visibleLine(shorten(fix))}`] : []
	return [visibleLine(head), ...(place ? renderExcerpt(place) : []), ...advice].join('\n')
}

/** A message quotes what was written, however long that is. Its beginning and end are the most useful. */
const shorten = (text: string): string =>
	text.length <= longestText ? text : `${text.slice(0, longestText / 2)} … ${text.slice(-longestText / 2)}`

const longestText = 1000

/** The line with carets below the marked part; of a long line only what is around that part. */
function renderExcerpt({line, column, excerpt, length}: FilePosition): string[] {
	const start = excerpt.length <= widestExcerpt ? 0 : Math.max(0, Math.min(column - 1 - 30, excerpt.length - widestExcerpt))
	const end = excerpt.length <= widestExcerpt ? excerpt.length : start + widestExcerpt
	const shown = `${start > 0 ? '…' : ''}${excerpt.slice(start, end)}${end < excerpt.length ? '…' : ''}`
	const before = column - 1 - start + (start > 0 ? 1 : 0)
	// A tab before the marked part stays a tab below it, so that the carets are aligned whatever its width.
	const indent = visible(shown.slice(0, before)).replaceAll(/[^\t]/g, ' ')
	const meant = visible(shown.slice(before, before + Math.min(length, end - column + 1)))
	const carets = '^'.repeat(Math.max(1, meant.length))
	return [`${String(line).padStart(5)} | ${visible(shown)}`.trimEnd(), `      | ${indent}${carets}`]
}
