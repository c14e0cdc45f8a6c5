/** The checks of a lab that forbid something: they expect silence, refusal or absence. Pure. */
import {type CheckItem, forbiddenBy, titleOf} from '../../src/checks/all.ts'
import type {Forbidden} from '../../src/checks/kind.ts'

/** One thing that a check forbids. A capture may forbid several. */
export type Prohibition = {
	/** Position of the check in the lab file's list, from 0. */
	readonly index: number
	/** The check's title; for a capture also the part that is meant. */
	readonly title: string
	readonly forbids: Forbidden
}

export const prohibitionsOf = (items: readonly CheckItem[]): readonly Prohibition[] =>
	items.flatMap((item, index) =>
		forbiddenBy(item).map(forbids => ({
			index,
			title: `${titleOf(item)}${forbids.kind === 'packet' ? ` (not seen at ${forbids.point})` : ''}`,
			forbids
		}))
	)
