/** Buckets of S3 in a lab. */
import type {Policy} from './policy.ts'

export type Bucket = {
	readonly name: string
	readonly region: string
	/** Account of the owner: 12 digits. */
	readonly account: string
	/** Absent: it has none. `text`: as written, in AWS's JSON. */
	readonly policy?: {readonly statements: Policy; readonly text: string}
	/** Contents by key. */
	readonly objects: Readonly<Record<string, string>>
}

/** Whether AWS accepts the name. */
export const isBucketName = (name: string): boolean =>
	/^(?!xn--)(?=.{3,63}$)[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)*$/.test(name) &&
	!/^\d+\.\d+\.\d+\.\d+$/.test(name)
