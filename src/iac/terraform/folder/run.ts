/** What all modules of a folder share while it is evaluated. Pure. */

import {placesIn} from '../../../lab/source.ts'
import type {Path} from '../../../model/finding.ts'
import {refused} from '../../unknown.ts'
import {EvaluationError} from '../evaluate/values.ts'
import type {Range} from '../hcl/syntax.ts'
import type {Resource, World} from '../input.ts'
import type {Configuration} from './files.ts'

export type Run = {
	readonly world: World
	/** While resources are counted nothing is made yet: ids are unknown then. */
	isCounting: boolean
	/** The resources whose arguments are being evaluated. */
	readonly evaluating: Resource[]
	/** Of what is counted. */
	readonly memo: Memo
	/** The configuration of a module. Undefined: it is not at hand. */
	readonly moduleNamed: (source: string, from: string, key: string) => Configuration | undefined
	/** A file beside the configuration. */
	readonly readText: (folder: string, path: string) => string | undefined
	readonly rootFolder: string
	readonly workspace: string
	/** An error is reported once, whatever else refers to its place. */
	readonly reported: WeakSet<EvaluationError>
}

/** Evaluates once; again after `clear`. */
export type Memo = {
	readonly get: (key: string, compute: () => unknown, cycle: () => Error) => unknown
	readonly clear: () => void
}

const open = Symbol('open')

export function memo(): Memo {
	const found = new Map<string, unknown>()
	return {
		get(key, compute, cycle) {
			if (found.has(key)) {
				const value = found.get(key)
				if (value === open) throw cycle()
				if (value instanceof EvaluationError) throw value
				return value
			}
			found.set(key, open)
			try {
				const value = compute()
				found.set(key, value)
				return value
			} catch (error) {
				if (error instanceof EvaluationError) {
					found.set(key, error)
				} else {
					found.delete(key)
				}
				throw error
			}
		},
		clear: () => found.clear()
	}
}

/** A value, or one that was refused. `within`: the range for which the path is right. */
export function orRefused(
	compute: () => unknown,
	{world, reported}: Run,
	{path, within}: {readonly path: Path; readonly within?: {readonly file: string; readonly range: Range}}
): unknown {
	try {
		return compute()
	} catch (error) {
		if (!(error instanceof EvaluationError)) throw error
		if (reported.has(error)) return refused
		reported.add(error)
		const {file, range, message, fix} = error
		const isHere = within && within.file === file.file && range[0] >= within.range[0] && range[1] <= within.range[1]
		world.report.refuse(
			{file: file.file, locate: () => placesIn(file.text)(range)},
			{path: isHere ? path : [], message, ...(fix !== undefined && {fix})}
		)
		return refused
	}
}
