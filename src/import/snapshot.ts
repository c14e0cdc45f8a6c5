/** What was found in an account's answers. Plain data. */
import type {Path} from '../model/finding.ts'
import type {AnswerAboutOne, AnsweredAboutOne, AnswerKind, Described} from './describe.ts'

export type SnapshotFile = {
	/** As messages name it. */
	readonly file: string
	/** Its path inside the snapshot: has account and region, if folders do. */
	readonly place: string
	readonly text: string
}

/** The place of a thing in a snapshot. */
export type Origin = {
	readonly file: string
	readonly path: Path
	/** The account that made the call; undefined if unknown. */
	readonly account: string | undefined
	readonly region: string
}

export type Thing<K extends AnswerKind> = Described<K> & {readonly at: Origin}

export type Snapshot = {
	readonly things: {readonly [K in AnswerKind]: readonly Thing<K>[]}
	/** Answers about one thing, by its id. */
	readonly about: {readonly [K in AnswerAboutOne]: ReadonlyMap<string, readonly AnsweredAboutOne<K>[]>}
	/** Things of kinds that nothing here emulates. */
	readonly unemulated: readonly {readonly key: string; readonly id: string; readonly at: Origin}[]
	/** Files, or parts of files, that say nothing that is understood. */
	readonly passedOver: readonly {readonly file: string; readonly what: string}[]
}

export type ReadOptions = {
	/** Region of files that do not say theirs. */
	readonly region?: string | undefined
	readonly account?: string | undefined
}
