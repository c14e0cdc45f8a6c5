import type {DhcpListener} from '../../plan/types.ts'
import {answerDhcp} from '../../vpc-services/dhcp/answer.ts'
import type {UdpHandler} from './types.ts'

const clientPort = 68
/** Maximum number of replies that the kernel has not accepted yet; more are dropped, as in a network. */
const maxUnsent = 256

export const dhcp: UdpHandler<DhcpListener> = {
	transport: 'udp',
	serve(sockets, listener, lab) {
		let current = listener
		for (const socket of sockets) {
			socket.on('message', question => {
				const facts = lab.facts.dhcp?.[current.vpc]
				if (!facts || socket.getSendQueueCount() > maxUnsent) return
				const answer = answerDhcp(facts, question, current.mac)
				if (answer) socket.send(answer.packet, clientPort, answer.to, () => undefined)
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
