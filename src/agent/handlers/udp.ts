import type {HostListener} from '../../plan/types.ts'
import {clientFacts, isWhoami} from './client-facts.ts'
import type {UdpHandler} from './types.ts'

/** Maximum number of replies that the kernel has not accepted yet; more are dropped, as in a network. */
const maxUnsent = 256

/** Echoes every datagram from the address that was asked. */
export const udp: UdpHandler<HostListener> = {
	transport: 'udp',
	serve(sockets, listener) {
		let current = listener
		for (const socket of sockets) {
			socket.on('message', (message, {address, port}) => {
				if (socket.getSendQueueCount() > maxUnsent) return
				const isQuestion = message.length < 16 && isWhoami(message.toString('latin1'))
				const here = socket.address()
				const answer = isQuestion ? clientFacts(current, address, port, here.address, here.port) : message
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
}
