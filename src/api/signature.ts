/**
 * Signature Version 4, as AWS's clients use it: in the header Authorization. Pure.
 * Doc: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
import {createHash, createHmac, timingSafeEqual} from 'node:crypto'
import {AwsError} from './errors.ts'

export type SignedRequest = {
	readonly method: string
	/** Path and query, as sent. */
	readonly url: string
	/** Names in lower case. */
	readonly headers: Readonly<Record<string, string | undefined>>
	readonly body: Buffer
}

export type Credential = {readonly accessKey: string; readonly region: string; readonly service: string; readonly date: string}

type Authorization = Credential & {readonly scope: string; readonly signedHeaders: readonly string[]; readonly signature: string}

const form =
	/^AWS4-HMAC-SHA256 +Credential=([^/,\s]{1,128})\/(\d{8})\/([\w-]{1,64})\/([\w-]{1,64})\/aws4_request, *SignedHeaders=([\w;-]{1,1000}), *Signature=([0-9a-f]{64})$/

/** The caller and the requested service, as claimed. Errors: AwsError, without a valid header. */
export function readAuthorization(header: string | undefined): Authorization {
	if (header === undefined) throw new AwsError('MissingAuthenticationToken', 'Request is missing Authentication Token', 403)
	const [, accessKey = '', date = '', region = '', service = '', signed = '', signature = ''] = form.exec(header) ?? []
	if (signature === '') {
		throw new AwsError('IncompleteSignature', 'The Authorization header is not a signature of version 4 (AWS4-HMAC-SHA256)', 403)
	}
	const scope = `${date}/${region}/${service}/aws4_request`
	return {accessKey, date, region, service, scope, signedHeaders: signed.split(';'), signature}
}

/** 15 minutes, as on AWS. */
const mostSkewMs = 900_000

/** Errors: AwsError, unless the request is signed with the secret, unmodified, and recent. */
export function checkSignature(request: SignedRequest, authorization: Authorization, secret: string, nowMs: number): void {
	const {headers, body} = request
	const stamp = headers['x-amz-date'] ?? ''
	const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(stamp) ?? []
	const sentMs = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
	if (!stamp.startsWith(authorization.date) || !(Math.abs(nowMs - sentMs) <= mostSkewMs)) {
		throw new AwsError('RequestExpired', 'Request has expired: X-Amz-Date is not of this quarter of an hour', 400)
	}
	const hash = sha256(body)
	const stated = headers['x-amz-content-sha256'] ?? hash
	const isWhole = (stated === hash || stated === 'UNSIGNED-PAYLOAD') && authorization.signedHeaders.includes('host')
	const expected = signatureOf(request, authorization, stated, stamp, secret)
	if (!isWhole || !timingSafeEqual(Buffer.from(expected), Buffer.from(authorization.signature))) {
		throw new AwsError('AuthFailure', 'AWS was not able to validate the provided access credentials', 401)
	}
}

function signatureOf(
	{method, url, headers}: SignedRequest,
	{scope, signedHeaders, date, region, service}: Authorization,
	bodyHash: string,
	stamp: string,
	secret: string
): string {
	const [path = '/', query = ''] = url.split('?', 2)
	const encoded = path.split('/').map(encodePart).join('/')
	const pairs = query === '' ? [] : query.split('&').map(pair => [...pair.split('=', 2), ''].slice(0, 2))
	const sorted = pairs.toSorted(([a = '', b = ''], [c = '', d = '']) => (a === c ? (b < d ? -1 : 1) : a < c ? -1 : 1))
	const named = signedHeaders.map(name => `${name}:${(headers[name] ?? '').trim().replaceAll(/ +/g, ' ')}\n`)
	const canonical = [
		method,
		encoded,
		sorted.map(pair => pair.join('=')).join('&'),
		named.join(''),
		signedHeaders.join(';'),
		bodyHash
	].join('\n')
	const text = ['AWS4-HMAC-SHA256', stamp, scope, sha256(canonical)].join('\n')
	const key = [date, region, service, 'aws4_request'].reduce<Buffer>((key, part) => hmac(key, part), Buffer.from(`AWS4${secret}`))
	return hmac(key, text).toString('hex')
}

/** The canonical path is encoded once more than the one that is sent. */
const encodePart = (part: string): string =>
	encodeURIComponent(part).replaceAll(/[!'()*]/g, char => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)

const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex')
const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()
