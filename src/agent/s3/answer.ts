/** S3's answer to a request that policies allow. Doc: https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations.html */
import type {S3Operation} from '../../control/s3-request.ts'
import {isBucketName} from '../../model/bucket.ts'
import {refuse, type S3Answer} from './error.ts'
import {listObjects, listObjectsV2} from './list.ts'
import {done, type Operate, type S3Call, xml} from './operation.ts'
import {copySource, sourceOf} from './source.ts'
import {objectOf, type S3Store, type StoredBucket, type StoredObject} from './store.ts'
import {abortUpload, completeUpload, contentOf, createUpload, metadataOf, uploadPart, uploadPartCopy} from './upload.ts'
import {textsIn} from './xml.ts'

export function answerS3(call: S3Call, store: S3Store): S3Answer {
	const {operation, bucket: name} = call
	if (operation === 'NotImplemented') {
		return refuse(501, 'NotImplemented', 'A header you provided implies functionality that is not implemented')
	}
	if (operation === 'ListBuckets') return listBuckets(call, store)
	if (operation === 'CreateBucket') return createBucket(call, store)
	const bucket = store.buckets.get(name)
	if (!bucket) return refuse(404, 'NoSuchBucket', 'The specified bucket does not exist', [['BucketName', name]])
	if (bucket.region !== call.region) return elsewhere(bucket)
	return operations[operation](call, store, bucket)
}

/** The bucket is in another Region: redirects the client. */
const elsewhere = ({name, region}: StoredBucket): S3Answer =>
	refuse(
		301,
		'PermanentRedirect',
		'The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.',
		[
			['Endpoint', `${name}.s3.${region}.amazonaws.com`],
			['Bucket', name]
		],
		{'x-amz-bucket-region': region}
	)

const listBuckets = ({account}: S3Call, {buckets}: S3Store): S3Answer =>
	xml('ListAllMyBucketsResult', [
		['Owner', [['ID', account]]],
		[
			'Buckets',
			[...buckets.values()]
				.filter(one => one.account === account)
				.sort((a, b) => (a.name < b.name ? -1 : 1))
				.map(
					({name, created}) =>
						[
							'Bucket',
							[
								['Name', name],
								['CreationDate', created.toISOString()]
							]
						] as const
				)
		]
	])

function createBucket({bucket: name, account, region, body}: S3Call, store: S3Store): S3Answer {
	const [wanted = 'us-east-1'] = textsIn(body.toString(), 'LocationConstraint')
	const there = store.buckets.get(name)
	if (!isBucketName(name)) return refuse(400, 'InvalidBucketName', 'The specified bucket is not valid.', [['BucketName', name]])
	if (wanted !== region) {
		const message = `The ${wanted} location constraint is incompatible for the region specific endpoint this request was sent to.`
		return refuse(400, 'IllegalLocationConstraintException', message)
	}
	if (there) {
		const isOwn = there.account === account
		const [code, message] = isOwn
			? ['BucketAlreadyOwnedByYou', 'Your previous request to create the named bucket succeeded and you already own it.']
			: ['BucketAlreadyExists', 'The requested bucket name is not available.']
		return refuse(409, code ?? '', message ?? '')
	}
	store.create({name, region, account})
	return done(200, {Location: `/${name}`})
}

const noSuchKey = (key: string): S3Answer => refuse(404, 'NoSuchKey', 'The specified key does not exist.', [['Key', key]])

const headersOf = ({etag, type, modified, metadata, body}: StoredObject): Readonly<Record<string, string>> => ({
	ETag: `"${etag}"`,
	'Content-Type': type,
	'Content-Length': String(body.length),
	'Last-Modified': modified.toUTCString(),
	'Accept-Ranges': 'bytes',
	...metadata
})

const getObject: Operate = ({key, headers}, _store, {objects}) => {
	const found = objects.get(key)
	if (!found) return noSuchKey(key)
	const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(headers.range ?? '') ?? []
	if (first === '' && last === '') return {status: 200, headers: headersOf(found), body: found.body}
	const size = found.body.length
	const from = first === '' ? Math.max(0, size - Number(last)) : Number(first)
	const to = first === '' || last === '' ? size - 1 : Math.min(size - 1, Number(last))
	if (from > to) return refuse(416, 'InvalidRange', 'The requested range is not satisfiable')
	const body = found.body.subarray(from, to + 1)
	const range = {'Content-Length': String(body.length), 'Content-Range': `bytes ${from}-${to}/${size}`}
	return {status: 206, headers: {...headersOf(found), ...range}, body}
}

const putObject: Operate = (call, store, {objects}) => {
	const content = contentOf(call, store)
	if (!Buffer.isBuffer(content)) return content
	const object = objectOf(content, {type: call.headers['content-type'], metadata: metadataOf(call.headers)})
	objects.set(call.key, object)
	return done(200, {ETag: `"${object.etag}"`})
}

/** The policies of the source have already been evaluated. */
const copyObject: Operate = ({key, headers}, store, {objects}) => {
	const found = sourceOf(headers, store)
	if (!found) return noSuchKey(copySource(headers).slice(1).join('/'))
	const copy = {...found, modified: new Date()}
	objects.set(key, copy)
	return xml('CopyObjectResult', [
		['ETag', `"${copy.etag}"`],
		['LastModified', copy.modified.toISOString()]
	])
}

const deleteObjects: Operate = ({body}, _store, {objects}) => {
	const keys = textsIn(body.toString(), 'Key')
	for (const key of keys) objects.delete(key)
	return xml(
		'DeleteResult',
		keys.map(key => ['Deleted', [['Key', key]]] as const)
	)
}

const operations: Readonly<Record<Exclude<S3Operation, 'NotImplemented' | 'ListBuckets' | 'CreateBucket'>, Operate>> = {
	HeadBucket: (_asked, _store, {region}) => done(200, {'x-amz-bucket-region': region}),
	GetBucketLocation: (_asked, _store, {region}) => xml('LocationConstraint', region === 'us-east-1' ? '' : region),
	GetBucketPolicy: (_asked, _store, {policy, name}) =>
		policy
			? {status: 200, headers: {'Content-Type': 'application/json'}, body: Buffer.from(policy.text)}
			: refuse(404, 'NoSuchBucketPolicy', 'The bucket policy does not exist', [['BucketName', name]]),
	DeleteBucket(_asked, {buckets}, {name, objects}) {
		if (objects.size > 0) return refuse(409, 'BucketNotEmpty', 'The bucket you tried to delete is not empty')
		buckets.delete(name)
		return done(204)
	},
	ListObjects: ({query}, _store, bucket) => xml('ListBucketResult', listObjects(bucket, query)),
	ListObjectsV2: ({query}, _store, bucket) => xml('ListBucketResult', listObjectsV2(bucket, query)),
	DeleteObjects: deleteObjects,
	GetObject: getObject,
	GetObjectTagging: ({key}, _store, {objects}) => (objects.has(key) ? xml('Tagging', [['TagSet', []]]) : noSuchKey(key)),
	HeadObject: getObject,
	PutObject: putObject,
	CopyObject: copyObject,
	DeleteObject({key}, _store, {objects}) {
		objects.delete(key)
		return done(204)
	},
	CreateMultipartUpload: createUpload,
	UploadPart: uploadPart,
	UploadPartCopy: uploadPartCopy,
	CompleteMultipartUpload: completeUpload,
	AbortMultipartUpload: abortUpload
}
