import type {DhcpListener} from '../../plan/types.ts'
import {answerDhcp} from '../../vpc-services/dhcp/answer.ts'
import type {UdpHandler} from './types.ts'

const clientPort = 68
/** Answers that the kernel has not taken yet; more are dropped, as a network would. */
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
