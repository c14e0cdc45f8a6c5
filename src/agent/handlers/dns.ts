import type {Socket} from 'node:net'
import {answer, failed} from '../../dns/answer.ts'
import {readQuery, renderAnswer, renderFormatError, udpLimit} from '../../dns/message.ts'
import type {DnsListener} from '../../plan/types.ts'
import {closeAll, trackConnections} from './connections.ts'
import type {ServedLab, TcpHandler, UdpHandler} from './types.ts'

/** Answers that the kernel has not taken yet; more are dropped, as a network would. */
const maxUnsent = 1024
/** A message over TCP has its length in front. */
const lengthBytes = 2
const maxTcpBytes = 65_535
const idleMs = 10_000

export const dns: UdpHandler<DnsListener> = {
	transport: 'udp',
	serve(sockets, listener, lab) {
		let current = listener
		for (const socket of sockets) {
			socket.on('message', (message, {address, port}) => {
				if (socket.getSendQueueCount() > maxUnsent) return
				const reply = replyTo(message, current, lab)
				if (reply) socket.send(reply, port, address, () => undefined)
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

export const dnsTcp: TcpHandler<DnsListener> = {
	transport: 'tcp',
	serve(server, listener, lab) {
		let current = listener
		const connections = trackConnections(server)
		server.on('connection', socket => answerOver(socket, message => replyTo(message, current, lab, maxTcpBytes)))
		return {
			update: next => {
				current = next
			},
			close: () => closeAll(server, connections)
		}
	}
}

/** `maxBytes`: default what the client takes by UDP. Undefined: not to be answered. */
function replyTo(message: Buffer, {server}: DnsListener, {facts}: ServedLab, maxBytes?: number): Buffer | undefined {
	const query = readQuery(message)
	if ('problem' in query) return query.problem === 'format' ? renderFormatError(query) : undefined
	const found =
		query.opcode !== 0
			? failed('NOTIMP')
			: !query.isInternet || facts.dns === undefined
				? failed('REFUSED')
				: answer(facts.dns, server, query)
	return renderAnswer(query, found, maxBytes ?? udpLimit(query))
}

/** Any number of messages, whole or in pieces. */
function answerOver(socket: Socket, reply: (message: Buffer) => Buffer | undefined): void {
	let rest = Buffer.alloc(0)
	socket.setNoDelay(true)
	socket.setTimeout(idleMs, () => socket.destroy())
	socket.on('drain', () => socket.resume())
	socket.on('data', (chunk: Buffer) => {
		rest = Buffer.concat([rest, chunk])
		const answers: Buffer[] = []
		while (rest.length >= lengthBytes) {
			const end = lengthBytes + rest.readUInt16BE(0)
			if (rest.length < end) break
			const answered = reply(rest.subarray(lengthBytes, end))
			rest = rest.subarray(end)
			if (!answered) return void socket.destroy()
			const length = Buffer.alloc(lengthBytes)
			length.writeUInt16BE(answered.length, 0)
			answers.push(length, answered)
		}
		if (answers.length > 0 && !socket.write(Buffer.concat(answers))) socket.pause()
	})
}
