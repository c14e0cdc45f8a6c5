/** Signs as AWS's clients do, written a second time: what the server checks is not checked by itself. */
import {createHash, createHmac} from 'node:crypto'

export type Signing = {
	readonly secret: string
	readonly accessKey?: string
	readonly service?: string
	readonly region?: string
	readonly date?: Date
	readonly host?: string
	readonly method?: string
	/** Path and query, of plain letters, the query sorted. */
	readonly url?: string
}

/** Headers of a request with this body; a POST to `/` unless it says otherwise. */
export function signed(
	body: string,
	{
		secret,
		accessKey = '123456789012',
		service = 'ec2',
		region = 'us-east-1',
		date = new Date(),
		host = '127.0.0.1',
		method = 'POST',
		url = '/'
	}: Signing
) {
	const stamp = date.toISOString().replaceAll(/[-:]|\.\d{3}/g, '')
	const day = stamp.slice(0, 8)
	const scope = [day, region, service, 'aws4_request'].join('/')
	const hash = (text: string) => createHash('sha256').update(text).digest('hex')
	const [path, query = ''] = url.split('?')
	const canonical = `${method}\n${path}\n${query}\nhost:${host}\nx-amz-date:${stamp}\n\nhost;x-amz-date\n${hash(body)}`
	let key: Buffer | string = `AWS4${secret}`
	for (const part of [day, region, service, 'aws4_request']) key = createHmac('sha256', key).update(part).digest()
	const signature = createHmac('sha256', key)
		.update(`AWS4-HMAC-SHA256\n${stamp}\n${scope}\n${hash(canonical)}`)
		.digest('hex')
	return {
		host,
		'x-amz-date': stamp,
		'content-type': 'application/x-www-form-urlencoded',
		authorization: `AWS4-HMAC-SHA256 Credential=${accessKey}/${scope}, SignedHeaders=host;x-amz-date, Signature=${signature}`
	}
}
