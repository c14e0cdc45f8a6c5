/** Values of a lab document with their places in a template. */
import type {Path} from '../model/finding.ts'

export class Placed {
	readonly value: unknown
	readonly from: Path

	constructor(value: unknown, from: Path) {
		this.value = value
		this.from = from
	}
}

/** An edit of the lab document. Maps are merged; other values replace the previous one, or with `append` extend a list. */
export type Edit = {
	readonly path: readonly string[]
	/** May contain `Placed` at any depth. Undefined values are left out. */
	readonly value: unknown
	readonly append?: true
	/** Removes the value at the path; `value` is ignored. */
	readonly remove?: true
}
