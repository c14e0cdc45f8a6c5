/** One client's connection and the one to its target: what passes between them, and how both end. */
import {connect as connectTcp, isIPv6, type Socket} from 'node:net'
import {connect as connectTls, type TLSSocket} from 'node:tls'
import type {Dialer} from './dialer.ts'
import {type Ends, proxyHeader} from './proxy-header.ts'
import type {RelayForward, RelayTarget} from './types.ts'

/** How long a target may take to accept a connection. */
const connectTimeoutMs = 10_000

export type Relayed = {readonly target: RelayTarget; reset(): void}

/** `socket`: the client's. `stream`: what it sends, which for TLS differs from the socket. */
export type Client = {readonly socket: Socket; readonly stream: Socket | TLSSocket}

export type RelayOptions = {
	readonly forward: RelayForward
	readonly idleTimeoutSeconds: number
	readonly dialer: Dialer
	/** Id of the VPC endpoint that the client came by. */
	readonly endpoint: string | undefined
}

/** Undefined: there is no target, and the client is reset. */
export function relayTo(client: Client, options: RelayOptions): Relayed | undefined {
	const {forward, idleTimeoutSeconds} = options
	const {socket, stream} = client
	const ends = endsOf(socket)
	const target = chosenFrom(forward, ends)
	if (!target) return void socket.resetAndDestroy()
	let outgoing: Socket | undefined
	const reset = () => {
		socket.resetAndDestroy()
		outgoing?.resetAndDestroy()
	}
	const connecting = setTimeout(reset, connectTimeoutMs)
	stream.on('error', reset)
	socket.on('error', reset)
	socket.on('close', () => {
		clearTimeout(connecting)
		outgoing?.destroySoon()
	})
	// Writes to the client count as well, so that it is idle if neither side sends.
	socket.setTimeout(idleTimeoutSeconds * 1000, reset)
	dialed(ends, target, options)
		.then(made => {
			outgoing = made
			if (socket.destroyed) return void made.destroy()
			made.on('error', reset)
			made.on('connect', () => clearTimeout(connecting))
			if (forward.proxyProtocol) made.write(proxyHeader(ends, options.endpoint))
			const far = forward.protocol === 'TLS' ? secured(made) : made
			far.on('error', reset)
			stream.pipe(far).pipe(stream)
		})
		.catch(reset)
	return {target, reset}
}

/** Like AWS, does not verify targets' certificates. */
const secured = (socket: Socket): TLSSocket => connectTls({socket, rejectUnauthorized: false, allowHalfOpen: true} as object)

async function dialed(
	{source, sourcePort}: Ends,
	target: RelayTarget,
	{forward, dialer, endpoint}: RelayOptions
): Promise<Socket> {
	const isKept = forward.preservesClient && endpoint === undefined && isIPv6(source) === isIPv6(target.address)
	return isKept
		? dialer.dial({address: source, port: sourcePort}, target)
		: connectTcp({host: target.address, port: target.port, allowHalfOpen: true})
}

/** A dual-stack socket shows IPv4 addresses as `::ffff:10.0.0.5`. */
export const plain = (address: string | undefined): string => (address ?? '').replace(/^::ffff:(?=\d+\.)/i, '')

const endsOf = ({remoteAddress, remotePort = 0, localAddress, localPort = 0}: Socket): Ends => ({
	source: plain(remoteAddress),
	sourcePort: remotePort,
	destination: plain(localAddress),
	destinationPort: localPort
})

function chosenFrom({targets, isSticky}: RelayForward, {source}: Ends): RelayTarget | undefined {
	const number = isSticky ? hashOf(source) : Math.floor(Math.random() * 0x7fffffff)
	return targets[number % targets.length]
}

/** FNV-1a. */
const hashOf = (text: string): number =>
	[...text].reduce((value, letter) => Math.imul(value ^ letter.charCodeAt(0), 0x01000193) >>> 0, 0x811c9dc5)
