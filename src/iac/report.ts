/** Messages about stacks: problems, what the network leaves out, and assumptions. Pure. */
import {type FilePosition, type Problem, toProblem} from '../lab/problem.ts'
import type {Finding, Path} from '../model/finding.ts'

/** A file whose parts have places in its text. */
export type PlacedFile = {
	readonly file: string
	/** The place of an entry, or of the nearest one around it. */
	readonly locate: (path: Path, at?: 'key' | 'value') => FilePosition | undefined
}

/** A part of a template that the network leaves out. Reported once per type and consequence. */
type Note = {readonly type: string; readonly logicalId: string; readonly consequence: string}

export class Report {
	readonly problems: Problem[] = []
	readonly #notes: Note[] = []
	readonly #assumptions = new Set<string>()

	refuse({file, locate}: PlacedFile, finding: Finding): void {
		const problem = toProblem(finding, file, locate(finding.path, finding.at))
		const isKnown = this.problems.some(
			one => one.file === file && one.path === problem.path && one.message === problem.message && one.line === problem.line
		)
		if (!isKnown) this.problems.push(problem)
	}

	note(note: Note): void {
		this.#notes.push(note)
	}

	assume(what: string): void {
		this.#assumptions.add(what)
	}

	get assumptions(): readonly string[] {
		return [...this.#assumptions]
	}

	/** `AWS::Lambda::Function A, B: functions are not emulated`. */
	get notes(): readonly string[] {
		const groups = Map.groupBy(this.#notes, ({type, consequence}) => `${type}\n${consequence}`)
		return [...groups.values()].map(group => {
			const ids = [...new Set(group.map(({logicalId}) => logicalId))]
			const shown = ids.length > most ? `${ids.slice(0, most).join(', ')} and ${ids.length - most} more` : ids.join(', ')
			return `${group[0]?.type} ${shown}: ${group[0]?.consequence}`
		})
	}
}

const most = 5
