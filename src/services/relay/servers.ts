/** The servers of a node's relayed listeners. A change of targets leaves them and their connections alone. */
import {createServer, type Server, type Socket} from 'node:net'
import {TLSSocket} from 'node:tls'
import type {Certified} from '../authority/certificates.ts'
import {ListenerCertificates} from '../authority/listener-certificates.ts'
import {listen} from '../listen.ts'
import {Dialer} from './dialer.ts'
import {type Client, plain, type Relayed, relayTo} from './relay.ts'
import type {RelayListener, RelaySpec, RelayTarget} from './types.ts'

type Open = {
	readonly server: Server
	readonly connections: Set<Relayed>
	listener: RelayListener
}

/** How long a client may take for the TLS handshake. */
const handshakeTimeoutMs = 10_000

export class Servers {
	readonly #open = new Map<string, Open>()
	readonly #certificates: ListenerCertificates
	readonly #dialer = new Dialer()
	#endpoints: RelaySpec['endpoints'] = {}

	constructor(authority: Certified) {
		this.#certificates = new ListenerCertificates(authority)
	}

	/** Resolves when all listeners have been tried: gives the errors of those that could not open, in words. */
	async update({listeners, endpoints}: RelaySpec): Promise<readonly string[]> {
		this.#endpoints = endpoints
		const wanted = new Map(listeners.map(listener => [`${listener.protocol}:${listener.port}`, listener]))
		for (const [key, {server, connections}] of this.#open) {
			if (wanted.has(key)) continue
			this.#open.delete(key)
			server.close()
			for (const one of connections) one.reset()
		}
		const problems = await Promise.all([...wanted].map(([key, listener]) => this.#serve(key, listener)))
		return problems.flat()
	}

	async #serve(key: string, listener: RelayListener): Promise<readonly string[]> {
		const before = this.#open.get(key)
		if (before) {
			before.listener = listener
			for (const one of before.connections) if (isAmong(listener.forward.terminated, one.target)) one.reset()
			return []
		}
		const open: Open = {server: this.#newServer(() => open), connections: new Set(), listener}
		this.#open.set(key, open)
		try {
			await listen(open.server, listener.port)
			return []
		} catch (error) {
			this.#open.delete(key)
			return [`${key}: ${(error as Error).message}`]
		}
	}

	#newServer(openOf: () => Open): Server {
		const server = createServer({allowHalfOpen: true, noDelay: true}, socket => {
			const open = openOf()
			if (open.listener.protocol === 'TCP') {
				this.#take({socket, stream: socket}, open)
			} else {
				this.#secure(socket, open)
			}
		})
		return server.on('error', () => undefined)
	}

	#secure(socket: Socket, open: Open): void {
		const names = open.listener.certificates ?? []
		const stream = new TLSSocket(socket, {
			isServer: true,
			secureContext: this.#certificates.contextFor('', names),
			// Called only if the client sends a server name.
			SNICallback: (asked, done) => done(null, this.#certificates.contextFor(asked, names))
		})
		const end = () => socket.destroy()
		const handshake = setTimeout(end, handshakeTimeoutMs)
		stream.once('error', end)
		socket.once('close', () => clearTimeout(handshake))
		stream.once('secure', () => {
			clearTimeout(handshake)
			this.#take({socket, stream}, open)
		})
	}

	#take(client: Client, {listener: {forward, idleTimeoutSeconds}, connections}: Open): void {
		const endpoint = this.#endpoints[plain(client.socket.remoteAddress)]
		const relayed = relayTo(client, {forward, idleTimeoutSeconds, dialer: this.#dialer, endpoint})
		if (!relayed) return
		connections.add(relayed)
		client.socket.on('close', () => connections.delete(relayed))
	}
}

const isAmong = (targets: readonly RelayTarget[], {address, port}: RelayTarget): boolean =>
	targets.some(one => one.address === address && one.port === port)
