/** Types that the operations of S3 share. */
import type {S3Request} from '../../control/s3-request.ts'
import type {S3Answer} from './error.ts'
import type {S3Store, StoredBucket} from './store.ts'
import {document} from './xml.ts'

export type S3Call = S3Request & {
	readonly headers: Readonly<Record<string, string | undefined>>
	readonly body: Buffer
	/** The client's account, and the service's Region. */
	readonly account: string
	readonly region: string
}

export type Operate = (call: S3Call, store: S3Store, bucket: StoredBucket) => S3Answer

export const xml = (root: string, content: Parameters<typeof document>[1]): S3Answer => ({
	status: 200,
	headers: {'Content-Type': 'application/xml'},
	body: Buffer.from(document(root, content))
})
export const done = (status = 200, headers: Readonly<Record<string, string>> = {}): S3Answer => ({
	status,
	headers,
	body: Buffer.alloc(0)
})
