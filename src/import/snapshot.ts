/** The contents of an account's answers. Plain data. */
import type {Path} from '../model/finding.ts'
import type {AnswerAboutOne, AnsweredAboutOne, AnswerKind, Described} from './describe.ts'

export type SnapshotFile = {
	/** Its name in messages. */
	readonly file: string
	/** Its path inside the snapshot, with account and Region if there are such folders. */
	readonly place: string
	readonly text: string
}

/** The place of a thing in a snapshot. */
export type Origin = {
	readonly file: string
	readonly path: Path
	/** The account that made the call. Undefined: unknown. */
	readonly account: string | undefined
	readonly region: string
}

export type Thing<K extends AnswerKind> = Described<K> & {readonly at: Origin}

export type Snapshot = {
	readonly things: {readonly [K in AnswerKind]: readonly Thing<K>[]}
	/** Answers about one thing, by its id. */
	readonly about: {readonly [K in AnswerAboutOne]: ReadonlyMap<string, readonly AnsweredAboutOne<K>[]>}
	/** Things of kinds that are not emulated. */
	readonly unemulated: readonly {readonly key: string; readonly id: string; readonly at: Origin}[]
	/** Files, or parts of files, whose contents are unknown. */
	readonly passedOver: readonly {readonly file: string; readonly what: string}[]
}

export type ReadOptions = {
	/** Region of files that do not name theirs. */
	readonly region?: string | undefined
	readonly account?: string | undefined
}
