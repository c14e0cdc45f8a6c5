/** One request on its way to a target and its answer on the way back, or why there is none (ALB-4). */
import {Agent, type ClientRequest, type IncomingMessage, request as requestHttp, type ServerResponse} from 'node:http'
import {request as requestHttps, Agent as TlsAgent} from 'node:https'
import {headerOf, type RawHeaders, towardsClient} from './headers.ts'
import type {BalancedTarget} from './types.ts'

export type Outgoing = {
	readonly protocol: 'HTTP' | 'HTTPS'
	readonly target: BalancedTarget
	readonly method: string
	readonly path: string
	readonly headers: RawHeaders
	readonly idleTimeoutMs: number
	/** The request can be parsed in two ways: it gets its own connection, so that no other request follows it there. */
	readonly isAmbiguous: boolean
}

/** A failure, with the status that the client gets. */
export type Failure = {readonly status: 408 | 460 | 502 | 504; readonly reason: string}

/** How long a target may take to accept a connection (ALB-4). */
const connectTimeoutMs = 10_000

/** Answers of at most this many bytes are sent once they are complete: if one is cut short, the client gets a 504 or 502. */
const mostHeldBytes = 16_384

const pools = new Map<string, Agent>()

/** Connections to targets, which are used again. The idle timeout holds for them as well (ALB-4). */
function poolFor(protocol: Outgoing['protocol'], idleTimeoutMs: number): Agent {
	const key = `${protocol} ${idleTimeoutMs}`
	const options = {keepAlive: true, maxFreeSockets: 512, timeout: idleTimeoutMs}
	// Like AWS, does not verify targets' certificates.
	const pool =
		pools.get(key) ?? (protocol === 'HTTP' ? new Agent(options) : new TlsAgent({...options, rejectUnauthorized: false}))
	pools.set(key, pool)
	return pool
}

/** Opens the request; the caller writes the body. `failed`: called at most once, and not after `answered`. */
export function beginRequest(
	{protocol, target, method, path, headers, idleTimeoutMs, isAmbiguous}: Outgoing,
	{isBodyWhole, failed}: {readonly isBodyWhole: () => boolean; readonly failed: (failure: Failure) => void}
): ClientRequest {
	const send = protocol === 'HTTP' ? requestHttp : requestHttps
	const outgoing = send({
		host: target.address,
		port: target.port,
		method,
		path,
		headers: headers as string[],
		setDefaultHeaders: false,
		agent: isAmbiguous ? false : poolFor(protocol, idleTimeoutMs),
		...(protocol === 'HTTPS' && {rejectUnauthorized: false})
	})
	let failure: Failure | undefined
	const fail = (status: Failure['status'], reason: string) => {
		failure ??= {status, reason}
		outgoing.destroy()
	}
	const connecting = setTimeout(() => fail(504, 'TargetConnectionTimeout'), connectTimeoutMs)
	outgoing.on('socket', socket => {
		if (!socket.connecting) return void clearTimeout(connecting)
		socket.once(protocol === 'HTTP' ? 'connect' : 'secureConnect', () => clearTimeout(connecting))
	})
	outgoing.setTimeout(idleTimeoutMs, () => (isBodyWhole() ? fail(504, 'TargetResponseTimeout') : fail(408, 'RequestTimeout')))
	outgoing.on('error', error => {
		clearTimeout(connecting)
		failed(failure ?? failureOf(error))
	})
	outgoing.on('close', () => clearTimeout(connecting))
	return outgoing
}

function failureOf(error: NodeJS.ErrnoException): Failure {
	if (error.code === 'ETIMEDOUT') return {status: 504, reason: 'TargetConnectionTimeout'}
	return {status: 502, reason: error.code ?? 'TargetConnectionError'}
}

/** Sends an answer to the client. `ended`: the size of its body in bytes, or a failure before anything was sent. */
export async function sendOn(
	answer: IncomingMessage,
	response: ServerResponse,
	{cookies, isIdle}: {readonly cookies: readonly string[]; readonly isIdle: () => boolean}
): Promise<number | Failure> {
	const announced = Number(headerOf(answer.rawHeaders, 'content-length') ?? Number.NaN)
	const head = towardsClient(
		answer.rawHeaders,
		cookies.flatMap(cookie => ['Set-Cookie', cookie])
	)
	const write = () => response.writeHead(answer.statusCode ?? 502, answer.statusMessage ?? '', head)
	response.sendDate = false
	let bytes = 0
	try {
		if (announced <= mostHeldBytes) {
			const body = await wholeBody(answer)
			write()
			response.end(body)
			return body.length
		}
		write()
		for await (const chunk of answer) {
			bytes += (chunk as Buffer).length
			if (!response.write(chunk)) await drained(response)
		}
		response.end()
		return bytes
	} catch {
		if (response.headersSent) {
			response.destroy()
			return bytes
		}
		return isIdle() ? {status: 504, reason: 'TargetResponseIncomplete'} : {status: 502, reason: 'TargetConnectionClosed'}
	}
}

/** Errors: the body ends before it is complete. */
const wholeBody = (answer: IncomingMessage): Promise<Buffer> =>
	new Promise((resolve, reject) => {
		const chunks: Buffer[] = []
		answer.on('data', (chunk: Buffer) => chunks.push(chunk))
		answer.on('end', () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)))
		answer.on('error', reject)
		answer.on('aborted', () => reject(new Error('aborted')))
	})

/** Resolves when the client can take more, or is gone. */
const drained = (response: ServerResponse): Promise<void> =>
	new Promise(resolve => {
		const done = () => {
			response.off('drain', done)
			response.off('close', done)
			resolve()
		}
		response.on('drain', done)
		response.on('close', done)
	})
