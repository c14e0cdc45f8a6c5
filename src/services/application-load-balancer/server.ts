/** The servers of a node's listeners. A change of rules or targets leaves them and their connections alone. */
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http'
import type {Socket} from 'node:net'
import type {Duplex} from 'node:stream'
import type {ApplicationListener} from '../../model/application-load-balancer.ts'
import type {Balancer} from './balancer.ts'
import {exchange, type Log} from './exchange.ts'
import {mostHeaders, statusOfParserError} from './refusals.ts'
import {refuse, upgrade} from './upgrade.ts'

type Open = {readonly server: Server; listener: ApplicationListener}

export class Servers {
	readonly #open = new Map<string, Open>()
	readonly #balancer: Balancer
	readonly #log: Log

	constructor(balancer: Balancer, log: Log) {
		this.#balancer = balancer
		this.#log = log
	}

	/** Resolves when every listener is open. Errors: of those that do not open, in words; the others are. */
	async update(listeners: readonly ApplicationListener[]): Promise<readonly string[]> {
		const wanted = new Map(listeners.map(listener => [`${listener.protocol}:${listener.port}`, listener]))
		for (const [key, {server}] of this.#open) {
			if (wanted.has(key)) continue
			this.#open.delete(key)
			server.close()
			server.closeAllConnections()
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
		const open: Open = {server: createServer({maxHeaderSize: mostHeaders, connectionsCheckingInterval: 1000}), listener}
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

	#handle(open: Open): void {
		const {server} = open
		setTimeouts(server, this.#balancer)
		const born = new WeakMap<Socket, number>()
		server.on('connection', socket => born.set(socket, Date.now()))
		const answer = (request: IncomingMessage, response: ServerResponse) => {
			response.on('error', () => undefined)
			const ageMs = Date.now() - (born.get(request.socket) ?? Date.now())
			if (ageMs > this.#balancer.spec.options.clientKeepAliveSeconds * 1000) response.shouldKeepAlive = false
			exchange(request, response, open.listener, this.#balancer, this.#log).catch(() => response.destroy())
		}
		server.on('request', answer)
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

function setTimeouts(server: Server, {spec}: Balancer): void {
	const idleMs = spec.options.idleTimeoutSeconds * 1000
	server.keepAliveTimeout = idleMs
	server.headersTimeout = idleMs
	server.requestTimeout = 0
}

/** Both families, or where the kernel has no IPv6 the one. */
async function listen(server: Server, port: number): Promise<void> {
	try {
		await listenAt(server, port, '::')
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EAFNOSUPPORT') throw error
		await listenAt(server, port, '0.0.0.0')
	}
}

const listenAt = (server: Server, port: number, host: string): Promise<void> =>
	new Promise((resolve, reject) => {
		server.once('error', reject)
		server.listen({port, host, backlog: 1024}, () => {
			server.off('error', reject)
			resolve()
		})
	})
