/** Serves a request to S3: evaluates policies, then answers. */
import type {ServerResponse} from 'node:http'
import {type AwsRequest, decisionOf} from '../../control/aws-request.ts'
import {s3RequestOf} from '../../control/s3-request.ts'
import {answerS3} from './answer.ts'
import {accessDenied, refuse, type S3Answer} from './error.ts'
import {copySource} from './source.ts'
import type {S3Store} from './store.ts'

type Given = {
	readonly body: Buffer
	/** False: the body exceeds the limit, and was cut off. */
	readonly isWhole: boolean
	readonly store: S3Store
	/** Additional response headers. */
	readonly headers: Readonly<Record<string, string>>
}

export function serveS3(response: ServerResponse, request: AwsRequest, given: Given): void {
	const {status, headers, body} = decide(request, given)
	response.writeHead(status, {'Content-Length': String(body.length), ...given.headers, ...headers})
	response.end(request.method === 'HEAD' ? undefined : body)
}

function decide(request: AwsRequest, {body, isWhole, store}: Given): S3Answer {
	const parsed = s3RequestOf(request)
	const reason = denied(request, parsed.bucket, store)
	if (reason !== undefined) return accessDenied(reason)
	if (parsed.operation === 'CopyObject' || parsed.operation === 'UploadPartCopy') {
		const source = copySource(request.headers)
		const reading = {...request, method: 'GET', url: `/${source.map(encodeURIComponent).join('/')}`, headers: {}}
		const why = denied({...reading, headers: {authorization: request.headers.authorization}}, source[0] ?? '', store)
		if (why !== undefined) return accessDenied(why)
	}
	if (!isWhole) {
		return refuse(400, 'EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size: a lab keeps 64 MB an object')
	}
	return answerS3({...parsed, headers: request.headers, body, account: request.account, region: request.region}, store)
}

/** Why the request is denied. Undefined: it is allowed. */
function denied(request: AwsRequest, name: string, {buckets}: S3Store): string | undefined {
	const bucket = buckets.get(name)
	const resourcePolicy = bucket && {policy: bucket.policy?.statements ?? [], account: bucket.account}
	const {allowed, reason = ''} = decisionOf({...request, ...(resourcePolicy && {resourcePolicy})})
	return allowed ? undefined : reason
}
