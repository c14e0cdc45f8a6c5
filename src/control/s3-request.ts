/** Parses a request to S3 from its method, path, host and query. Pure. Doc: https://docs.aws.amazon.com/AmazonS3/latest/API/ */

export type S3Operation =
	| 'ListBuckets'
	| 'CreateBucket'
	| 'DeleteBucket'
	| 'HeadBucket'
	| 'ListObjects'
	| 'ListObjectsV2'
	| 'GetBucketLocation'
	| 'GetBucketPolicy'
	| 'DeleteObjects'
	| 'GetObject'
	| 'GetObjectTagging'
	| 'HeadObject'
	| 'PutObject'
	| 'CopyObject'
	| 'DeleteObject'
	| 'CreateMultipartUpload'
	| 'UploadPart'
	| 'UploadPartCopy'
	| 'CompleteMultipartUpload'
	| 'AbortMultipartUpload'
	| 'NotImplemented'

export type S3Request = {
	readonly operation: S3Operation
	/** Empty: the request is not about a bucket. */
	readonly bucket: string
	/** Empty: the request is about the bucket itself. */
	readonly key: string
	readonly query: URLSearchParams
	/** The action in policies: `s3:GetObject`. */
	readonly action: string
	readonly resource: string
}

type HttpRequest = {
	readonly method: string
	readonly url: string
	readonly headers: Readonly<Record<string, string | undefined>>
}

/** Operations whose action has another name; several may share one. */
const actionOf: Readonly<Partial<Record<S3Operation, string>>> = {
	ListBuckets: 'ListAllMyBuckets',
	HeadBucket: 'ListBucket',
	ListObjects: 'ListBucket',
	ListObjectsV2: 'ListBucket',
	DeleteObjects: 'DeleteObject',
	HeadObject: 'GetObject',
	CopyObject: 'PutObject',
	CreateMultipartUpload: 'PutObject',
	UploadPart: 'PutObject',
	UploadPartCopy: 'PutObject',
	CompleteMultipartUpload: 'PutObject'
}

export function s3RequestOf({method, url, headers}: HttpRequest): S3Request {
	const [path = '/', ...rest] = url.split('?')
	const query = new URLSearchParams(rest.join('?'))
	const host = (headers.host ?? '').replace(/:\d+$/, '')
	const virtual = /^(.+?)\.(?:bucket\.vpce-[\w-]+\.)?s3[.-]/.exec(host)?.[1]
	const isBucket =
		virtual !== undefined && virtual !== 'bucket' && !virtual.startsWith('bucket.vpce-') && !virtual.startsWith('vpce-')
	const parts = decoded(path).split('/').slice(1)
	const bucket = isBucket ? virtual : (parts.shift() ?? '')
	const key = parts.join('/')
	const operation = bucket === '' ? 'ListBuckets' : key === '' ? ofBucket(method, query) : ofObject(method, query, headers)
	return {
		operation,
		bucket,
		key,
		query,
		action: `s3:${actionOf[operation] ?? operation}`,
		resource: bucket === '' ? '*' : `arn:aws:s3:::${bucket}${key === '' ? '' : `/${key}`}`
	}
}

/** Subresources that are not emulated. */
const otherParts =
	/^(?:accelerate|acl|analytics|cors|encryption|intelligent-tiering|inventory|legal-hold|lifecycle|logging|metrics|notification|object-lock|ownershipControls|policyStatus|publicAccessBlock|replication|requestPayment|restore|retention|select|tagging|torrent|versioning|versions|website)$/

const isOther = (query: URLSearchParams): boolean => [...query.keys()].some(name => otherParts.test(name))

function ofBucket(method: string, query: URLSearchParams): S3Operation {
	if (isOther(query)) return 'NotImplemented'
	if (method === 'HEAD') return 'HeadBucket'
	if (method === 'DELETE') return query.has('policy') ? 'NotImplemented' : 'DeleteBucket'
	if (method === 'PUT') return query.has('policy') ? 'NotImplemented' : 'CreateBucket'
	if (method === 'POST') return query.has('delete') ? 'DeleteObjects' : 'NotImplemented'
	if (query.has('location')) return 'GetBucketLocation'
	if (query.has('policy')) return 'GetBucketPolicy'
	if (query.has('uploads')) return 'NotImplemented'
	return query.get('list-type') === '2' ? 'ListObjectsV2' : 'ListObjects'
}

function ofObject(method: string, query: URLSearchParams, headers: HttpRequest['headers']): S3Operation {
	if (query.has('tagging') && method === 'GET') return 'GetObjectTagging'
	if (isOther(query)) return 'NotImplemented'
	const isPart = query.has('uploadId')
	switch (method) {
		case 'GET':
			return isPart ? 'NotImplemented' : 'GetObject'
		case 'HEAD':
			return 'HeadObject'
		case 'PUT':
			if (isPart) return headers['x-amz-copy-source'] === undefined ? 'UploadPart' : 'UploadPartCopy'
			return headers['x-amz-copy-source'] === undefined ? 'PutObject' : 'CopyObject'
		case 'DELETE':
			return isPart ? 'AbortMultipartUpload' : 'DeleteObject'
		case 'POST':
			if (query.has('uploads')) return 'CreateMultipartUpload'
			return isPart ? 'CompleteMultipartUpload' : 'NotImplemented'
		default:
			return 'NotImplemented'
	}
}

function decoded(path: string): string {
	try {
		return decodeURIComponent(path)
	} catch {
		return path
	}
}
