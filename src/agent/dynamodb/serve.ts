/** Serves a request to DynamoDB: evaluates policies, then forwards it to the lab's DynamoDB process. */
import type {ServerResponse} from 'node:http'
import {buffer} from 'node:stream/consumers'
import {type AwsRequest, judge} from '../../control/aws-request.ts'
import {dynamoDbRequestOf, tableOf, withoutArns} from '../../control/dynamodb-request.ts'
import type {GuardedTable} from '../../plan/types.ts'
import {storeOf} from '../../services/dynamodb/types.ts'
import type {DynamoDbStore} from './store.ts'

type Given = {
	readonly store: DynamoDbStore
	readonly tables: readonly GuardedTable[]
	/** False: the body exceeds DynamoDB's limit, and was cut off. */
	readonly isWhole: boolean
	/** Additional response headers. */
	readonly headers: Readonly<Record<string, string>>
}

type DynamoDbAnswer = {
	readonly status: number
	readonly headers: Readonly<Record<string, string>>
	readonly body: Buffer
}

export async function serveDynamoDb(response: ServerResponse, request: AwsRequest, given: Given): Promise<void> {
	const {status, headers, body} = await answerTo(request, given)
	response.writeHead(status, {...headers, ...given.headers, 'Content-Length': String(body.length)})
	response.end(request.method === 'HEAD' ? undefined : body)
}

async function answerTo(request: AwsRequest, {store, tables, isWhole}: Given): Promise<DynamoDbAnswer> {
	if (!isWhole) return refuse('SerializationException', 'The request is longer than 16 MB', 413)
	const {operation, resources} = dynamoDbRequestOf(request)
	const denied = operation === undefined ? undefined : denial(request, `dynamodb:${operation}`, resources, tables)
	if (denied !== undefined) return refuse('AccessDeniedException', denied)
	const places = new Set(resources.map(resource => storeOf(tableOf(resource) ?? request)))
	const [place = storeOf(request)] = places
	if (places.size > 1) return refuse('ValidationException', 'All tables of a request are in one account and Region')
	if (!place.endsWith(` ${request.region}`)) return refuse('ResourceNotFoundException', 'Requested resource not found')
	try {
		const answered = await store.send(
			place,
			sentOn(request.headers),
			request.body.includes('arn:aws:dynamodb') ? withoutArns(request.body) : request.body
		)
		const {
			'content-type': type = 'application/x-amz-json-1.0',
			'x-amzn-requestid': id = '',
			'x-amz-crc32': crc = ''
		} = answered.headers
		return {
			status: answered.statusCode ?? 500,
			headers: {'Content-Type': type, 'x-amzn-RequestId': String(id), ...(crc !== '' && {'x-amz-crc32': String(crc)})},
			body: await buffer(answered)
		}
	} catch (error) {
		return refuse('InternalServerError', error instanceof Error ? error.message : '', 500)
	}
}

/** The denial of any part of the request. Undefined: all of it is allowed. */
function denial(
	request: AwsRequest,
	action: string,
	resources: readonly string[],
	tables: readonly GuardedTable[]
): string | undefined {
	for (const resource of resources) {
		const table = tableOf(resource)
		const {policy = []} =
			tables.find(({name, account, region}) => name === table?.name && account === table.account && region === table.region) ?? {}
		const judged = judge({...request, ...(table && {resourcePolicy: {policy, account: table.account}})}, {action, resource})
		if (!judged.allowed) return judged.reason ?? ''
	}
	return undefined
}

/** The request headers that DynamoDB reads. */
const sentOn = (headers: AwsRequest['headers']): Readonly<Record<string, string>> =>
	Object.fromEntries(
		['content-type', 'x-amz-target', 'x-amz-date', 'date', 'authorization'].flatMap(name => {
			const value = headers[name]
			return value === undefined ? [] : [[name, value]]
		})
	)

const refuse = (code: string, message: string, status = 400): DynamoDbAnswer => ({
	status,
	headers: {'Content-Type': 'application/x-amz-json-1.0'},
	body: Buffer.from(`${JSON.stringify({__type: `com.amazon.coral.service#${code}`, Message: message, message})}\n`)
})
