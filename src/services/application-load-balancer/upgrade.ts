/** WebSocket: a request to upgrade the protocol, and the data of both sides once the target has agreed. */
import type {IncomingMessage} from 'node:http'
import type {Duplex} from 'node:stream'
import type {ApplicationListener} from '../../model/application-load-balancer.ts'
import {errorPage} from './answers.ts'
import type {Balancer} from './balancer.ts'
import {cookiesOf} from './cookies.ts'
import {outgoingOf, receivedFrom} from './exchange.ts'
import {beginRequest} from './forward.ts'
import {headerOf, pairsOf, type RawHeaders} from './headers.ts'
import {ruleFor} from './rules.ts'

/** Only WebSocket is upgraded. With a body, targets could take what follows for another request. */
export const isWebSocket = ({method, headers}: Pick<IncomingMessage, 'method' | 'headers'>): boolean =>
	method === 'GET' &&
	headers.upgrade?.toLowerCase() === 'websocket' &&
	headers['transfer-encoding'] === undefined &&
	Number(headers['content-length'] ?? 0) === 0

export function upgrade(
	request: IncomingMessage,
	socket: Duplex,
	head: Buffer,
	listener: ApplicationListener,
	balancer: Balancer
): void {
	// Node before 24.9 asks nobody whether to upgrade.
	if (!isWebSocket(request)) {
		refuse(socket, 400)
		return
	}
	const received = receivedFrom(request, listener, balancer)
	const rule = ruleFor(listener, received.facts)
	const chosen =
		rule?.action.type === 'forward' ? balancer.choose(rule.action, cookiesOf(headerOf(request.rawHeaders, 'cookie'))) : undefined
	socket.on('error', () => undefined)
	if (!rule || !chosen) {
		refuse(socket, 503)
		return
	}
	const idleTimeoutMs = balancer.spec.options.idleTimeoutSeconds * 1000
	const way = outgoingOf(received, rule, chosen)
	const headers = [...way.headers, 'Connection', 'Upgrade', 'Upgrade', request.headers.upgrade ?? 'websocket']
	const outgoing = beginRequest(
		{...way, headers, idleTimeoutMs, isAmbiguous: true},
		{isBodyWhole: () => true, failed: ({status}) => refuse(socket, status)}
	)
	const underWay = balancer.begins(chosen, () => {
		outgoing.destroy()
		socket.destroy()
	})
	socket.on('close', () => {
		underWay.done()
		outgoing.destroy()
	})
	outgoing.on('upgrade', (answer, target, first) => {
		target.on('error', () => socket.destroy())
		target.on('close', () => socket.destroy())
		socket.on('close', () => target.destroy())
		socket.write(headText(answer, answer.rawHeaders))
		if (first.length > 0) socket.write(first)
		if (head.length > 0) target.write(head)
		target.setTimeout(idleTimeoutMs, () => target.destroy())
		socket.pipe(target).pipe(socket)
	})
	outgoing.on('response', answer => {
		socket.write(
			headText(answer, [...answer.rawHeaders.filter((_, index, raw) => !isOfConnection(raw, index)), 'Connection', 'close'])
		)
		answer.pipe(socket)
	})
	outgoing.end()
}

const isOfConnection = (raw: RawHeaders, index: number): boolean =>
	['connection', 'transfer-encoding'].includes((raw[index - (index % 2)] ?? '').toLowerCase())

const headText = ({statusCode, statusMessage}: IncomingMessage, raw: RawHeaders): string =>
	`HTTP/1.1 ${statusCode} ${statusMessage}\r\n${pairsOf(raw)
		.map(([name, value]) => `${name}: ${value}\r\n`)
		.join('')}\r\n`

/** Answers on the raw socket, where `node:http` offers no response. */
export function refuse(socket: Duplex, status: number): void {
	if (!socket.writable) return
	const {headers, body} = errorPage(status, {Connection: 'close', Date: new Date().toUTCString()})
	const lines = Object.entries({...headers, 'Content-Length': String(Buffer.byteLength(body))}).map(
		([name, value]) => `${name}: ${value}\r\n`
	)
	const title = /<title>(.*)<\/title>/.exec(body)?.[1] ?? String(status)
	socket.end(`HTTP/1.1 ${title}\r\n${lines.join('')}\r\n${body}`)
}
