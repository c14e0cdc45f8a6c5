/** Values of a lab document that know where in a template they come from. */
import type {Path} from '../model/finding.ts'

export class Placed {
	readonly value: unknown
	readonly from: Path

	constructor(value: unknown, from: Path) {
		this.value = value
		this.from = from
	}
}

/** An edit of the lab document. Maps are merged; anything else replaces what was there, or, with `append`, lists grow. */
export type Edit = {
	readonly path: readonly string[]
	/** May contain `Placed` at any depth. What is undefined is left out. */
	readonly value: unknown
	readonly append?: true
	/** What is there goes; `value` is of no meaning. */
	readonly remove?: true
}
