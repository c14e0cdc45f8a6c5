import type {Socket} from 'node:net'
import type {HostListener} from '../../plan/types.ts'
import {isWhoami, whoami} from './client-facts.ts'
import {closeAll, trackConnections} from './connections.ts'
import {afterProxyHeader} from './proxy-protocol.ts'
import type {TcpHandler} from './types.ts'

/** A longer line is echoed in pieces. */
const maxLineBytes = 65_536

/** Echoes every line; `whoami` is answered with facts about the client. */
export const tcp: TcpHandler<HostListener> = {
	transport: 'tcp',
	serve(server, listener) {
		let current = listener
		// Not in Node's types, but it is the way to set the option on an existing server.
		Object.assign(server, {allowHalfOpen: true})
		const connections = trackConnections(server)
		const serveAt = (socket: Socket) => {
			let rest = ''
			socket.setNoDelay(true)
			socket.setEncoding('latin1')
			const send = (text: string) => {
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
				send(answer)
			})
			socket.on('end', () => socket.end(rest, 'latin1'))
		}
		server.on('connection', socket => (current.proxyProtocol ? afterProxyHeader(socket, () => serveAt(socket)) : serveAt(socket)))
		return {
			update: next => {
				current = next
			},
			close: () => closeAll(server, connections)
		}
	}
}
