/**
 * The HTTP server of the API: on loopback, and only for requests signed with the lab's secret. Any web page can post a form to
 * loopback, and any DNS name can resolve to it: so Host and Origin are checked as well, and no other origin is allowed.
 */
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http'
import type {AddressInfo} from 'node:net'
import {type Answered, answering, type Backend} from './answer.ts'

export type ServerOptions = {
	readonly secret: string
	/** 0: a free port. */
	readonly port: number
	readonly say: (text: string) => void
	/** For test suites: `POST /reset` restores the lab's initial state, each Region has a default VPC, and a launch finds the key pair that it names. Default: false. */
	readonly forTests?: boolean
}

export type ApiServer = {readonly port: number; close(): Promise<void>}

/** Longest request body. Unit: bytes. AWS accepts 16 kB of user data and a thousand rules; nothing here needs more. */
const longestBody = 1_000_000
const mostConnections = 500
const requestTimeoutMs = 30_000

/** Errors: those of the port (EADDRINUSE). */
export async function serveApi(backend: Backend, {secret, port, say, forTests = false}: ServerOptions): Promise<ApiServer> {
	const begin = () => answering(backend, secret, say, {forTests})
	const initial = backend.read()
	let answer = begin()
	const reset = async () => {
		await backend.change(() => initial)
		answer = begin()
	}
	const server = createServer({requestTimeout: requestTimeoutMs, headersTimeout: requestTimeoutMs}, (request, response) => {
		const isReset = forTests && request.method === 'POST' && resetPath.test(request.url ?? '')
		respond(request, response, answer, isReset ? reset : undefined).catch(() => response.destroy())
	})
	server.maxConnections = mostConnections
	await listen(server, port)
	return {
		port: (server.address() as AddressInfo).port,
		close: () =>
			new Promise(resolve => {
				server.close(() => resolve())
				server.closeAllConnections()
			})
	}
}

const listen = (server: Server, port: number): Promise<void> =>
	new Promise((resolve, reject) => {
		server.once('error', reject)
		server.listen(port, '127.0.0.1', () => {
			server.removeListener('error', reject)
			resolve()
		})
	})

type Answer = ReturnType<typeof answering>

/** Test suites use it in different folders. */
const resetPath = /^(?:\/[\w-]+)?\/reset$/

async function respond(
	request: IncomingMessage,
	response: ServerResponse,
	answer: Answer,
	reset: (() => Promise<void>) | undefined
): Promise<void> {
	const fault = faultOf(request)
	if (fault) return refuse(response, fault)
	if (reset) {
		await reset()
		response.writeHead(200, {'content-type': 'application/json'}).end('{"status": "ok"}\n')
		return
	}
	const body = await readBody(request)
	if (!body) return refuse(response, {status: 413, text: 'The request is too large'})
	const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, [value].flat().join(',')]))
	send(response, await answer({method: request.method ?? '', url: request.url ?? '/', headers, body}))
}

type Fault = {readonly status: number; readonly text: string}

const hosts = /^(?:127\.0\.0\.1|localhost)(?::\d{1,5})?$/

/** Including those of the REST protocols. */
const methods: ReadonlySet<string> = new Set(['GET', 'POST', 'DELETE'])

function faultOf({method = '', headers: {host = '', origin}}: IncomingMessage): Fault | undefined {
	if (!hosts.test(host)) return {status: 403, text: 'This API answers to 127.0.0.1 and localhost only'}
	if (origin !== undefined) return {status: 403, text: 'This API does not answer to web pages'}
	return methods.has(method) ? undefined : {status: 405, text: 'This API takes GET, POST and DELETE'}
}

function refuse(response: ServerResponse, {status, text}: Fault): void {
	response.writeHead(status, {'content-type': 'text/plain', connection: 'close'}).end(`${text}\n`)
}

function send(response: ServerResponse, {status, body, requestId, contentType, headers}: Answered): void {
	response
		.writeHead(status, {
			...headers,
			'content-type': contentType,
			'content-length': Buffer.byteLength(body),
			'x-amzn-requestid': requestId,
			'cache-control': 'no-cache, no-store',
			server: 'AmazonEC2'
		})
		.end(body)
}

/** Undefined: it exceeds the limit. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
	const pieces: Buffer[] = []
	let length = 0
	for await (const piece of request as AsyncIterable<Buffer>) {
		length += piece.length
		if (length > longestBody) return undefined
		pieces.push(piece)
	}
	return Buffer.concat(pieces)
}
