/** A file of a snapshot, read as JSON. */
import type {SnapshotFile} from './snapshot.ts'

export type Parsed = SnapshotFile & {
	readonly value: Readonly<Record<string, unknown>>
	readonly account?: string
	readonly region?: string
}
