/**
 * The header of the PROXY protocol, version 2, that a load balancer sends before a client's bytes, as a server reads it that expects one.
 * Doc: https://www.haproxy.org/download/2.9/doc/proxy-protocol.txt
 */
import type {Socket} from 'node:net'

export type ProxyFacts = {
	/** `LOCAL`: a health check, without a client. */
	readonly command: 'PROXY' | 'LOCAL'
	readonly client?: string
	readonly clientPort?: number
	readonly address?: string
	readonly port?: number
	/** Id of the VPC endpoint that the client came by. */
	readonly endpoint?: string
}

const signature = Buffer.from('0d0a0d0a000d0a515549540a', 'hex')
const headLength = 16
const factsBySocket = new WeakMap<Socket, ProxyFacts>()

/** What the header of a connection says. Undefined: none was expected. */
export const proxyFactsOf = (socket: Socket): ProxyFacts | undefined => factsBySocket.get(socket)

/** Another socket speaks over that connection. */
export function inheritProxyFacts(from: Socket, to: Socket): void {
	const facts = factsBySocket.get(from)
	if (facts) factsBySocket.set(to, facts)
}

/** Calls `done` when the header has been read; what follows is left in the socket. A connection that begins otherwise is reset. */
export function afterProxyHeader(socket: Socket, done: () => void): void {
	let read: Buffer = Buffer.alloc(0)
	const take = (chunk: Buffer) => {
		read = Buffer.concat([read, chunk])
		const begins = read.subarray(0, signature.length)
		if (!signature.subarray(0, begins.length).equals(begins)) return void socket.resetAndDestroy()
		const whole = read.length < headLength ? Number.POSITIVE_INFINITY : headLength + read.readUInt16BE(14)
		if (read.length < whole) return
		socket.off('data', take)
		socket.pause()
		factsBySocket.set(socket, readHeader(read.subarray(0, whole)))
		if (read.length > whole) socket.unshift(read.subarray(whole))
		done()
		socket.resume()
	}
	socket.on('data', take)
}

function readHeader(header: Buffer): ProxyFacts {
	const family = (header[13] ?? 0) >> 4
	const width = {1: 4, 2: 16}[family]
	if (((header[12] ?? 0) & 0x0f) === 0 || width === undefined) return {command: 'LOCAL'}
	const at = (offset: number) => header.subarray(headLength + offset)
	const endpoint = endpointIn(at(2 * width + 4))
	return {
		command: 'PROXY',
		client: textOf(at(0), width),
		clientPort: at(2 * width).readUInt16BE(0),
		address: textOf(at(width), width),
		port: at(2 * width).readUInt16BE(2),
		...(endpoint !== undefined && {endpoint})
	}
}

const textOf = (bytes: Buffer, width: number): string =>
	width === 4
		? [...bytes.subarray(0, 4)].join('.')
		: new URL(`http://[${bytes.toString('hex', 0, 16).replaceAll(/.{4}(?!$)/g, '$&:')}]`).hostname.slice(1, -1)

/** AWS's own field: its first byte is 1, then comes the id. */
function endpointIn(fields: Buffer): string | undefined {
	for (let at = 0; at + 3 <= fields.length; at += 3 + fields.readUInt16BE(at + 1)) {
		const value = fields.subarray(at + 3, at + 3 + fields.readUInt16BE(at + 1))
		if (fields[at] === 0xea && value[0] === 1) return value.toString('latin1', 1)
	}
	return undefined
}
