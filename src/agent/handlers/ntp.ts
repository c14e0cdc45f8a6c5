import type {NtpListener} from '../../plan/types.ts'
import {answerTime} from '../../vpc-services/time/answer.ts'
import type {UdpHandler} from './types.ts'

/** Maximum number of replies that the kernel has not accepted yet; more are dropped, as in a network. */
const maxUnsent = 256

/** Serves this machine's time. */
export const ntp: UdpHandler<NtpListener> = {
	transport: 'udp',
	serve(sockets) {
		for (const socket of sockets) {
			socket.on('message', (question, {address, port}) => {
				const receivedMs = now()
				if (socket.getSendQueueCount() > maxUnsent) return
				const answer = answerTime(question, receivedMs, now())
				if (answer) socket.send(answer, port, address, () => undefined)
			})
		}
		return {
			update: () => undefined,
			close() {
				for (const socket of sockets) socket.close()
			}
		}
	}
}

/** The time with a resolution below a millisecond, adjusted with the machine's clock. */
function now(): number {
	const fine = performance.timeOrigin + performance.now()
	const clock = Date.now()
	return Math.abs(fine - clock) < 2 ? fine : clock
}
