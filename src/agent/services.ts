import type {Socket as UdpSocket} from 'node:dgram'
import {createServer, type Server as HttpServer, type IncomingMessage, type ServerResponse} from 'node:http'
import type {Server, Socket} from 'node:net'
import type {Listener} from '../plan/types.ts'

/**
 * What an instance's services do with whoever comes. They tell how the network showed them the client, which is what a lab
 * is about: `{host, client, clientPort, address, port}`, and over http also `{path, method}`.
 *
 * A client may be silent for ever (idle timeouts of NAT gateways and firewalls are tested like that), may flood,
 * reset or half-close: no socket's error reaches the process.
 */
export type Service = {
	/** A body or status that was changed holds from the next request on. */
	update(listener: Listener): void
	/** Resets what is open, so that nothing of it keeps the namespace alive. */
	close(): void
}

/** More open connections than this are refused: a flood of one instance must not take the others' descriptors. */
const maxConnections = 4096
/** A line that is longer is echoed in pieces. */
const maxLineBytes = 65_536
/** UDP answers that the kernel has not taken yet; more are dropped, as a network would. */
const maxUnsent = 256

export function serveHttp(server: Server, listener: Listener): Service {
	let current = listener
	const connections = track(server)
	server.on('connection', socket => {
		connectionListener.set(socket, () => current)
		http().emit('connection', socket)
	})
	return {
		update: next => {
			current = next
		},
		close: () => closeAll(server, connections)
	}
}

/** Echoes every line; `whoami` answers who the client is. */
export function serveTcp(server: Server, listener: Listener): Service {
	let current = listener
	// Not in Node's types, but it is how a server is told after it was made.
	Object.assign(server, {allowHalfOpen: true})
	const connections = track(server)
	server.on('connection', socket => {
		let rest = ''
		socket.setNoDelay(true)
		socket.setEncoding('latin1')
		const say = (text: string) => {
			if (text !== '' && !socket.write(text, 'latin1')) socket.pause()
		}
		socket.on('drain', () => socket.resume())
		socket.on('data', (chunk: string) => {
			const lines = (rest + chunk).split('\n')
			rest = lines.pop() ?? ''
			let answer = ''
			for (const line of lines) answer += isWhoami(line) ? `${whoami(current, socket)}\n` : `${line}\n`
			if (rest.length > maxLineBytes) {
				answer += rest
				rest = ''
			}
			say(answer)
		})
		socket.on('end', () => socket.end(rest, 'latin1'))
	})
	return {
		update: next => {
			current = next
		},
		close: () => closeAll(server, connections)
	}
}

/** Echoes every datagram from the address that was asked: `sockets` are one an address. */
export function serveUdp(sockets: readonly UdpSocket[], listener: Listener): Service {
	let current = listener
	for (const socket of sockets) {
		socket.on('message', (message, {address, port}) => {
			if (socket.getSendQueueCount() > maxUnsent) return
			const isQuestion = message.length < 16 && isWhoami(message.toString('latin1'))
			const here = socket.address()
			const answer = isQuestion ? factsOf(current, address, port, here.address, here.port) : message
			socket.send(answer, port, address, () => undefined)
		})
	}
	return {
		update: next => {
			current = next
		},
		close() {
			for (const socket of sockets) socket.close()
		}
	}
}

const isWhoami = (line: string) => line.trim() === 'whoami'

/** IPv4 over a socket that serves both families comes as `::ffff:10.0.0.5`. */
const plainAddress = (address: string | undefined) => (address ?? '').replace(/^::ffff:(?=\d+\.)/i, '')

const factsOf = (
	{host}: Listener,
	client: string | undefined,
	clientPort: number | undefined,
	address: string | undefined,
	port: number | undefined,
	more: object = {}
) => JSON.stringify({host, client: plainAddress(client), clientPort, address: plainAddress(address), port, ...more})

const whoami = (listener: Listener, socket: Socket, more?: object) =>
	factsOf(listener, socket.remoteAddress, socket.remotePort, socket.localAddress, socket.localPort, more)

function track(server: Server): Set<Socket> {
	const connections = new Set<Socket>()
	server.maxConnections = maxConnections
	server.on('connection', socket => {
		connections.add(socket)
		socket.on('error', () => socket.destroy())
		socket.on('close', () => connections.delete(socket))
	})
	return connections
}

function closeAll(server: Server, connections: Set<Socket>) {
	server.close()
	for (const socket of connections) socket.resetAndDestroy()
}

// One http server without a socket of its own speaks for every instance: 1,000 of them would cost 1,000 timers.
const connectionListener = new WeakMap<Socket, () => Listener>()
let shared: HttpServer | undefined

function http(): HttpServer {
	shared ??= createServer({keepAliveTimeout: 65_000, requestTimeout: 0, headersTimeout: 0}, answer).on('checkContinue', answer)
	return shared
}

function answer(request: IncomingMessage, response: ServerResponse): void {
	const listener = connectionListener.get(request.socket)?.()
	if (!listener) return void response.destroy()
	request.resume()
	const {body, status = 200} = listener
	const text = body ?? `${whoami(listener, request.socket, {path: request.url, method: request.method})}\n`
	response.on('error', () => undefined)
	response.writeHead(status, {
		Server: 'vpclab',
		'Content-Type': body === undefined ? 'application/json' : 'text/plain; charset=utf-8',
		'Content-Length': Buffer.byteLength(text),
		// The facts again, for where the listener has a body of its own.
		'X-Vpclab-Host': listener.host,
		'X-Vpclab-Client': plainAddress(request.socket.remoteAddress),
		'X-Vpclab-Address': plainAddress(request.socket.localAddress)
	})
	response.end(request.method === 'HEAD' ? undefined : text)
}
