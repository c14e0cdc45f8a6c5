/** Uploads of objects, whole and in parts. */
import {isChunked, joinChunks} from './chunked.ts'
import {refuse, type S3Answer} from './error.ts'
import {done, type Operate, type S3Call, xml} from './operation.ts'
import {sourceOf} from './source.ts'
import {etagOfParts, md5, mostObjectBytes, newUploadId, objectOf, type S3Store, type StoredBucket} from './store.ts'
import {textsIn} from './xml.ts'

export const metadataOf = (headers: S3Call['headers']): Readonly<Record<string, string>> =>
	Object.fromEntries(
		Object.entries(headers).filter(
			(entry): entry is [string, string] => entry[0].startsWith('x-amz-meta-') && entry[1] !== undefined
		)
	)

/** The content that a client has sent, with chunks joined. */
export function contentOf({headers, body}: S3Call, store: S3Store): Buffer | S3Answer {
	const content = isChunked(headers) ? joinChunks(body) : body
	if (!content) return refuse(400, 'IncompleteBody', 'The request body terminated unexpectedly')
	if (content.length > mostObjectBytes || !store.hasRoom(content.length)) return tooLarge()
	return content
}

export const createUpload: Operate = ({bucket, key, headers}, _store, {uploads}) => {
	const id = newUploadId()
	uploads.set(id, {key, type: headers['content-type'] ?? 'binary/octet-stream', metadata: metadataOf(headers), parts: new Map()})
	return xml('InitiateMultipartUploadResult', [
		['Bucket', bucket],
		['Key', key],
		['UploadId', id]
	])
}

function uploadOf({query, key}: S3Call, {uploads}: StoredBucket) {
	const found = uploads.get(query.get('uploadId') ?? '')
	return found?.key === key ? found : undefined
}
const noSuchUpload = () => refuse(404, 'NoSuchUpload', 'The specified upload does not exist.')

export const uploadPart: Operate = (call, store, bucket) => {
	const content = contentOf(call, store)
	return Buffer.isBuffer(content) ? keepPart(content, call, bucket) : content
}

export const uploadPartCopy: Operate = (call, store, bucket) => {
	const {body} = sourceOf(call.headers, store) ?? {}
	if (!body) return refuse(404, 'NoSuchKey', 'The specified key does not exist.')
	const [, from = '0', to = String(body.length)] = /^bytes=(\d+)-(\d+)$/.exec(call.headers['x-amz-copy-source-range'] ?? '') ?? []
	const part = body.subarray(Number(from), Number(to) + 1)
	if (!store.hasRoom(part.length)) return tooLarge()
	const kept = keepPart(part, call, bucket)
	return kept.status === 200 ? xml('CopyPartResult', [['ETag', kept.headers.ETag ?? '']]) : kept
}

function keepPart(part: Buffer, call: S3Call, bucket: StoredBucket): S3Answer {
	const upload = uploadOf(call, bucket)
	const number = Number(call.query.get('partNumber'))
	if (!upload) return noSuchUpload()
	if (!Number.isInteger(number) || number < 1 || number > 10_000) {
		return refuse(400, 'InvalidArgument', 'Part number must be an integer between 1 and 10000, inclusive')
	}
	upload.parts.set(number, part)
	return done(200, {ETag: `"${md5(part)}"`})
}

const tooLarge = () =>
	refuse(
		400,
		'EntityTooLarge',
		'Your proposed upload exceeds the maximum allowed size: a lab keeps 64 MB an object, 256 MB in all'
	)

export const completeUpload: Operate = (call, _store, bucket) => {
	const upload = uploadOf(call, bucket)
	if (!upload) return noSuchUpload()
	const parts = textsIn(call.body.toString(), 'PartNumber').map(number => upload.parts.get(Number(number)))
	if (parts.length === 0 || parts.includes(undefined)) {
		return refuse(400, 'InvalidPart', 'One or more of the specified parts could not be found.')
	}
	const all = parts.filter(part => part !== undefined)
	const {type, metadata} = upload
	const object = objectOf(Buffer.concat(all), {type, metadata, etag: etagOfParts(all)})
	bucket.objects.set(call.key, object)
	bucket.uploads.delete(call.query.get('uploadId') ?? '')
	return xml('CompleteMultipartUploadResult', [
		['Bucket', call.bucket],
		['Key', call.key],
		['ETag', `"${object.etag}"`]
	])
}

export const abortUpload: Operate = (call, _store, bucket) => {
	if (!uploadOf(call, bucket)) return noSuchUpload()
	bucket.uploads.delete(call.query.get('uploadId') ?? '')
	return done(204)
}
