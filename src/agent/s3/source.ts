/** The source of a copy. */
import type {S3Call} from './operation.ts'
import type {S3Store, StoredObject} from './store.ts'

/** The parts of the source's path: bucket, then key. */
export function copySource(headers: S3Call['headers']): readonly string[] {
	const written = (headers['x-amz-copy-source'] ?? '').replace(/^\//, '').replace(/\?versionId=.*$/, '')
	try {
		return decodeURIComponent(written).split('/')
	} catch {
		return written.split('/')
	}
}

export function sourceOf(headers: S3Call['headers'], {buckets}: S3Store): StoredObject | undefined {
	const [bucket = '', ...rest] = copySource(headers)
	return buckets.get(bucket)?.objects.get(rest.join('/'))
}
