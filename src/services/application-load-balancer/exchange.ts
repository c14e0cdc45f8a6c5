/** One request and its answer: which rule applies, who answers, and what is logged. */
import type {IncomingMessage, ServerResponse} from 'node:http'
import type {TLSSocket} from 'node:tls'
import type {ApplicationListener, ListenerRule} from '../../model/application-load-balancer.ts'
import type {LoggedRequest} from './access-log.ts'
import {errorPage, type OwnAnswer, ownAnswer} from './answers.ts'
import {type Balancer, type Chosen, newTrace} from './balancer.ts'
import {cookiesOf} from './cookies.ts'
import {beginRequest, type Failure, sendOn} from './forward.ts'
import {type Arrival, headerOf, hostHeader, rewritten, towardsTarget} from './headers.ts'
import {isAmbiguous, refusalOf} from './refusals.ts'
import {type RequestFacts, ruleFor} from './rules.ts'

export type Log = (one: LoggedRequest) => void

export type Received = {
	readonly request: IncomingMessage
	readonly arrival: Arrival
	readonly facts: RequestFacts
	readonly beganMs: number
}

/** A dual-stack socket shows IPv4 addresses as `::ffff:10.0.0.5`. */
const plain = (address: string | undefined): string => (address ?? '').replace(/^::ffff:(?=\d+\.)/i, '')

export function receivedFrom(request: IncomingMessage, {protocol, port}: ApplicationListener, {spec}: Balancer): Received {
	const {socket, rawHeaders, method = 'GET', url = '/', headers} = request
	const tls = protocol === 'HTTPS' ? (socket as TLSSocket) : undefined
	const [path = '/', ...query] = url.replace(/^https?:\/\/[^/]*/i, '').split('?')
	const client = plain(socket.remoteAddress)
	const host = (headerOf(rawHeaders, 'host') ?? '').replace(/:\d+$/, '')
	return {
		request,
		beganMs: Date.now(),
		arrival: {
			options: spec.options,
			protocol,
			port,
			client,
			clientPort: socket.remotePort ?? 0,
			trace: newTrace(),
			...(tls && {tls: {version: tls.getProtocol() ?? '', cipher: tls.getCipher().name}})
		},
		facts: {method, host, path, query: query.join('?'), headers, source: client}
	}
}

export async function exchange(
	request: IncomingMessage,
	response: ServerResponse,
	listener: ApplicationListener,
	balancer: Balancer,
	log: Log
): Promise<void> {
	const received = receivedFrom(request, listener, balancer)
	const {facts} = received
	const head = {method: facts.method, url: request.url ?? '/', rawHeaders: request.rawHeaders}
	const refusal = refusalOf(head, balancer.spec.options)
	const rule = refusal === undefined ? ruleFor(listener, facts) : undefined
	const note = (status: number, more: Partial<LoggedRequest> = {}) => log({...loggedOf(received, rule, status), ...more})
	const answer = (own: OwnAnswer, more: Partial<LoggedRequest> = {}) => {
		answerOwn(request, response, own)
		note(own.status, {sentBytes: Buffer.byteLength(own.body), ...more})
	}
	if (refusal !== undefined || !rule) return answer(errorPage(refusal ?? 503))
	if (rule.action.type !== 'forward') {
		const own = ownAnswer(rule.action, facts, listener)
		return answer(own, {redirect: own.headers.Location})
	}
	const chosen = balancer.choose(rule.action, cookiesOf(headerOf(request.rawHeaders, 'cookie')))
	if (!chosen) return answer(errorPage(503), {action: 'forward'})
	const failure = await forward(received, response, {rule, chosen, isAmbiguous: isAmbiguous(head)}, balancer, note)
	if (!failure) return
	const target = {target: `${chosen.target.address}:${chosen.target.port}`, targetGroupArn: chosen.group.arn}
	if (failure.status === 460 || response.headersSent) return note(failure.status, {...target, reason: failure.reason})
	answer(errorPage(failure.status), {...target, reason: failure.reason})
}

function answerOwn(request: IncomingMessage, response: ServerResponse, {status, headers, body}: OwnAnswer) {
	// The request's body is discarded; if it has not arrived completely, the connection is closed.
	request.resume()
	if (!request.complete) response.shouldKeepAlive = false
	response.writeHead(status, {...headers, 'Content-Length': Buffer.byteLength(body)})
	response.end(request.method === 'HEAD' ? undefined : body)
}

type Way = {readonly rule: ListenerRule; readonly chosen: Chosen; readonly isAmbiguous: boolean}

/** Undefined: the client got the target's answer. */
function forward(
	received: Received,
	response: ServerResponse,
	{rule, chosen, isAmbiguous: isAlone}: Way,
	balancer: Balancer,
	note: (status: number, more: Partial<LoggedRequest>) => void
): Promise<Failure | undefined> {
	const {request, beganMs} = received
	const {group, target} = chosen
	const {promise, resolve} = Promise.withResolvers<Failure | undefined>()
	let isIdle = false
	const outgoing = beginRequest(
		{...outgoingOf(received, rule, chosen), idleTimeoutMs: balancer.spec.options.idleTimeoutSeconds * 1000, isAmbiguous: isAlone},
		{isBodyWhole: () => request.complete, failed: resolve}
	)
	outgoing.on('timeout', () => {
		isIdle = true
	})
	const underWay = balancer.begins(chosen, () => {
		resolve({status: 502, reason: 'TargetDeregistered'})
		outgoing.destroy()
	})
	const sentMs = Date.now()
	outgoing.on('response', answer => {
		const answeredMs = Date.now()
		const set = [answer.headers['set-cookie'] ?? []].flat()
		const cookies = rule.action.type === 'forward' ? balancer.cookiesFor(rule.action, chosen, set) : []
		sendOn(answer, response, {cookies, isIdle: () => isIdle}).then(ended => {
			if (typeof ended !== 'number') return resolve(ended)
			note(answer.statusCode ?? 0, {
				target: `${target.address}:${target.port}`,
				targetStatus: answer.statusCode,
				targetGroupArn: group.arn,
				sentBytes: ended,
				receivedBytes: Number(request.headers['content-length'] ?? 0),
				seconds: [(sentMs - beganMs) / 1000, (answeredMs - sentMs) / 1000, (Date.now() - answeredMs) / 1000]
			})
			resolve(undefined)
		})
	})
	response.on('close', () => {
		underWay.done()
		if (response.writableEnded) return
		resolve({status: 460, reason: 'ClientClosed'})
		outgoing.destroy()
	})
	promise.finally(underWay.done)
	request.on('error', () => outgoing.destroy())
	request.pipe(outgoing)
	return promise
}

/** Path and query, also of a request that names its host in the first line. */
const urlOf = ({path, query}: {readonly path: string; readonly query: string}): string =>
	`${path}${query === '' ? '' : `?${query}`}`

/** The request as the target gets it. */
export function outgoingOf({request, arrival, facts}: Received, {transforms = {}}: ListenerRule, {group, target}: Chosen) {
	const url = urlOf(facts)
	const raw = towardsTarget(
		request.rawHeaders,
		arrival,
		hostHeader(headerOf(request.rawHeaders, 'host') ?? '', arrival, transforms)
	)
	const isChunked = request.headers['transfer-encoding'] !== undefined
	const isEmpty = !isChunked && request.headers['content-length'] === undefined
	return {
		protocol: group.protocol,
		target,
		method: facts.method,
		path: transforms.url ? rewritten(url, transforms.url) : url,
		headers: [
			...raw,
			...(isChunked ? ['Transfer-Encoding', 'chunked'] : []),
			...(isEmpty && ['POST', 'PUT', 'PATCH'].includes(facts.method) ? ['Content-Length', '0'] : [])
		]
	}
}

function loggedOf({request, arrival, facts, beganMs}: Received, rule: ListenerRule | undefined, status: number): LoggedRequest {
	const {protocol, port, client, clientPort, trace, tls} = arrival
	return {
		type: request.httpVersionMajor === 2 ? 'h2' : protocol === 'HTTP' ? 'http' : 'https',
		beganMs,
		seconds: [-1, -1, -1],
		client: `${client}:${clientPort}`,
		status,
		receivedBytes: 0,
		sentBytes: 0,
		request: `${facts.method} ${protocol.toLowerCase()}://${facts.host}:${port}${urlOf(facts)} HTTP/${request.httpVersion}`,
		userAgent: headerOf(request.rawHeaders, 'user-agent'),
		trace,
		host: facts.host,
		priority: rule?.priority,
		action: rule?.action.type ?? '-',
		...(tls && {cipher: tls.cipher, tls: tls.version})
	}
}
