/** The servers of a node's listeners. A change of rules or targets leaves them and their connections alone. */
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http'
import type {Http2Session} from 'node:http2'
import {createServer as createSecureServer, type Server as SecureServer} from 'node:https'
import type {Socket} from 'node:net'
import type {Duplex} from 'node:stream'
import type {TLSSocket} from 'node:tls'
import type {ApplicationListener} from '../../model/application-load-balancer.ts'
import type {Certified} from '../authority/certificates.ts'
import {ListenerCertificates} from '../authority/listener-certificates.ts'
import {listen} from '../listen.ts'
import type {Balancer} from './balancer.ts'
import {exchange, type Log} from './exchange.ts'
import {type Answer, http2Server} from './http2.ts'
import {mostHeaders, statusOfParserError} from './refusals.ts'
import {isWebSocket, refuse, upgrade} from './upgrade.ts'

const options = {maxHeaderSize: mostHeaders, connectionsCheckingInterval: 1000, shouldUpgradeCallback: isWebSocket}

type Open = {
	readonly server: Server | SecureServer
	/** Sessions of clients that speak HTTP/2. */
	readonly sessions: Set<Http2Session>
	listener: ApplicationListener
}

export class Servers {
	readonly #open = new Map<string, Open>()
	readonly #balancer: Balancer
	readonly #log: Log
	readonly #certificates: ListenerCertificates

	constructor(balancer: Balancer, log: Log, authority: Certified) {
		this.#certificates = new ListenerCertificates(authority)
		this.#balancer = balancer
		this.#log = log
	}

	/** Resolves when all listeners have been tried: gives the errors of those that could not open, in words. */
	async update(listeners: readonly ApplicationListener[]): Promise<readonly string[]> {
		const wanted = new Map(listeners.map(listener => [`${listener.protocol}:${listener.port}`, listener]))
		for (const [key, {server, sessions}] of this.#open) {
			if (wanted.has(key)) continue
			this.#open.delete(key)
			server.close()
			server.closeAllConnections()
			for (const session of sessions) session.destroy()
		}
		const problems = await Promise.all([...wanted].map(([key, listener]) => this.#serve(key, listener)))
		return problems.flat()
	}

	async #serve(key: string, listener: ApplicationListener): Promise<readonly string[]> {
		const before = this.#open.get(key)
		if (before) {
			before.listener = listener
			setTimeouts(before.server, this.#balancer)
			return []
		}
		const open: Open = {
			server: listener.protocol === 'HTTP' ? createServer(options) : this.#secure(() => open.listener),
			sessions: new Set(),
			listener
		}
		this.#open.set(key, open)
		this.#handle(open)
		try {
			await listen(open.server, listener.port)
			return []
		} catch (error) {
			this.#open.delete(key)
			return [`${key}: ${(error as Error).message}`]
		}
	}

	#secure(current: () => ApplicationListener): SecureServer {
		const names = () => current().certificates ?? []
		return createSecureServer({
			...options,
			minVersion: 'TLSv1.2',
			ALPNCallback: ({protocols}) =>
				(this.#balancer.spec.options.http2 ? ['h2', 'http/1.1'] : ['http/1.1']).find(one => protocols.includes(one)),
			// Called only if the client sends a server name; otherwise it gets the first certificate.
			SNICallback: (serverName, done) => done(null, this.#certificates.contextFor(serverName, names()))
		})
	}

	#handle(open: Open): void {
		const {server} = open
		setTimeouts(server, this.#balancer)
		const born = new WeakMap<Socket, number>()
		server.on('tlsClientError', (_error: Error, socket: Socket) => socket.destroy())
		server.on(open.listener.protocol === 'HTTP' ? 'connection' : 'secureConnection', (socket: Socket) =>
			born.set(socket, Date.now())
		)
		const answer = (request: IncomingMessage, response: ServerResponse) => {
			response.on('error', () => undefined)
			const ageMs = Date.now() - (born.get(request.socket) ?? Date.now())
			if (ageMs > this.#balancer.spec.options.clientKeepAliveSeconds * 1000) {
				response.shouldKeepAlive = false
				for (const session of open.sessions) if (session.socket === request.socket) session.close()
			}
			exchange(request, response, open.listener, this.#balancer, this.#log).catch(() => response.destroy())
		}
		server.on('request', answer)
		if (open.listener.protocol === 'HTTPS') takeHttp2(open, answer)
		server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) =>
			upgrade(request, socket, head, open.listener, this.#balancer)
		)
		server.on('connect', (_request: IncomingMessage, socket: Duplex) => refuse(socket, 405))
		server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
			const status = statusOfParserError(error.code)
			if (status === undefined || !socket.writable) return void socket.destroy()
			refuse(socket, status)
		})
		server.on('error', () => undefined)
	}
}

/** Connections that negotiated HTTP/2 go to the HTTP/2 server, all others to the HTTP/1.1 server. */
function takeHttp2({server, sessions}: Open, answer: Answer): void {
	const http2 = http2Server(answer)
	http2.on('session', session => {
		sessions.add(session)
		session.on('close', () => sessions.delete(session))
	})
	const http1 = server.listeners('secureConnection')
	server.removeAllListeners('secureConnection')
	server.on('secureConnection', (socket: TLSSocket) => {
		if (socket.alpnProtocol === 'h2') {
			http2.emit('secureConnection', socket)
		} else {
			for (const one of http1) one.call(server, socket)
		}
	})
}

function setTimeouts(server: Server | SecureServer, {spec}: Balancer): void {
	const idleMs = spec.options.idleTimeoutSeconds * 1000
	server.keepAliveTimeout = idleMs
	server.headersTimeout = idleMs
	server.requestTimeout = 0
}
