import {createServer, type Server as HttpServer, type IncomingMessage, type ServerResponse} from 'node:http'
import type {Socket} from 'node:net'
import {TLSSocket} from 'node:tls'
import type {HostListener} from '../../plan/types.ts'
import {plainAddress, whoami} from './client-facts.ts'
import {closeAll, trackConnections} from './connections.ts'
import {afterProxyHeader, inheritProxyFacts} from './proxy-protocol.ts'
import type {ServedLab, TcpHandler} from './types.ts'

/** Answers with the listener's configured body and status, by default with facts about the client. */
export const http: TcpHandler<HostListener> = {
	transport: 'tcp',
	serve(server, listener, lab) {
		let current = listener
		const connections = trackConnections(server)
		const answerAt = (socket: Socket) => {
			connectionListener.set(socket, () => current)
			httpServer().emit('connection', socket)
		}
		const take = (socket: Socket) => (current.tls ? secured(socket, current, lab, answerAt) : answerAt(socket))
		server.on('connection', socket => (current.proxyProtocol ? afterProxyHeader(socket, () => take(socket)) : take(socket)))
		return {
			update: next => {
				current = next
			},
			close: () => closeAll(server, connections)
		}
	}
}

/** With a certificate for the host's own name, which the lab's authority signs. */
function secured(socket: Socket, {host}: HostListener, {certificates}: ServedLab, take: (stream: Socket) => void): void {
	const stream = new TLSSocket(socket, {isServer: true, secureContext: certificates.contextFor([host])})
	stream.on('error', () => socket.destroy())
	stream.once('secure', () => {
		inheritProxyFacts(socket, stream)
		take(stream)
	})
}

// One http server without a socket serves every instance: 1,000 servers would cost 1,000 timers.
const connectionListener = new WeakMap<Socket, () => HostListener>()
let shared: HttpServer | undefined

function httpServer(): HttpServer {
	shared ??= createServer({keepAliveTimeout: 65_000, requestTimeout: 0, headersTimeout: 0}, answer).on('checkContinue', answer)
	return shared
}

function answer(request: IncomingMessage, response: ServerResponse): void {
	const listener = connectionListener.get(request.socket)?.()
	if (!listener) return void response.destroy()
	request.resume()
	const {body, status = 200} = listener
	const text =
		body ?? `${whoami(listener, request.socket, {path: request.url, method: request.method, headers: request.headers})}\n`
	response.on('error', () => undefined)
	response.writeHead(status, {
		Server: 'vpclab',
		'Content-Type': body === undefined ? 'application/json' : 'text/plain; charset=utf-8',
		'Content-Length': Buffer.byteLength(text),
		// The facts again, for listeners with a configured body.
		'X-Vpclab-Host': listener.host,
		'X-Vpclab-Client': plainAddress(request.socket.remoteAddress),
		'X-Vpclab-Address': plainAddress(request.socket.localAddress)
	})
	response.end(request.method === 'HEAD' ? undefined : text)
}
