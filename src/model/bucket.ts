/** Buckets of S3, as a lab has them. */
import type {Policy} from './policy.ts'

export type Bucket = {
	readonly name: string
	readonly region: string
	/** Who owns it: 12 digits. */
	readonly account: string
	/** Absent: it has none. `text`: as it was written, in AWS's JSON. */
	readonly policy?: {readonly statements: Policy; readonly text: string}
	/** Texts by key. */
	readonly objects: Readonly<Record<string, string>>
}

/** Names that AWS takes. */
export const isBucketName = (name: string): boolean =>
	/^(?!xn--)(?=.{3,63}$)[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)*$/.test(name) &&
	!/^\d+\.\d+\.\d+\.\d+$/.test(name)
