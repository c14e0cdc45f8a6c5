import type {Socket} from 'node:net'
import {type Answer, answer, type Forwarded, failed, synthesizesAaaa} from '../../dns/answer.ts'
import {to64} from '../../dns/dns64.ts'
import {type Query, readQuery, renderAnswer, renderFormatError, udpLimit} from '../../dns/message.ts'
import type {IpText} from '../../net/names.ts'
import type {DnsListener} from '../../plan/types.ts'
import {plainAddress} from './client-facts.ts'
import {closeAll, trackConnections} from './connections.ts'
import {AnswerCache} from './dns-cache.ts'
import {forwardBy} from './dns-forwarder.ts'
import type {ServedLab, TcpHandler, UdpHandler} from './types.ts'

/** Maximum number of answers that the kernel has not accepted yet; more are dropped, as in a network. */
const maxUnsent = 1024
/** Over TCP, a message is preceded by its length. */
const lengthBytes = 2
const maxTcpBytes = 65_535
const idleMs = 10_000

export const dns: UdpHandler<DnsListener> = {
	transport: 'udp',
	serve(sockets, listener, lab) {
		let current = listener
		let cache = new AnswerCache()
		for (const socket of sockets) {
			const send = (reply: Buffer, port: number, address: string) => socket.send(reply, port, address, () => undefined)
			socket.on('message', (message, {address, port}) => {
				if (socket.getSendQueueCount() > maxUnsent) return
				const known = cache.find(message, address, current.server, lab)
				if (known) return send(known, port, address)
				const reply = replyTo(message, address, current, lab)
				if (reply instanceof Promise) {
					reply.then(late => late && send(late.bytes, port, address)).catch(() => undefined)
				} else if (reply) {
					if (reply.isLasting) cache.keep(message, address, current.server, lab, reply.bytes)
					send(reply.bytes, port, address)
				}
			})
		}
		return {
			update: next => {
				current = next
				cache = new AnswerCache()
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
		server.on('connection', socket =>
			answerOver(socket, message => replyTo(message, plainAddress(socket.remoteAddress), current, lab, maxTcpBytes))
		)
		return {
			update: next => {
				current = next
			},
			close: () => closeAll(server, connections)
		}
	}
}

/** `isLasting`: the answer can be cached until the lab changes. */
type Reply = {readonly bytes: Buffer; readonly isLasting: boolean} | undefined

/** `maxBytes`: default the client's limit for UDP. Undefined: the message gets no answer. */
function replyTo(
	message: Buffer,
	client: IpText,
	listener: DnsListener,
	lab: ServedLab,
	maxBytes?: number
): Reply | Promise<Reply> {
	const query = readQuery(message)
	if ('problem' in query) return query.problem === 'format' ? {bytes: renderFormatError(query), isLasting: true} : undefined
	const limit = maxBytes ?? udpLimit(query)
	const found = answerTo(query, client, listener, lab)
	const replyOf = (one: Answer) => ({bytes: renderAnswer(query, one, limit), isLasting: one.isByChance !== true})
	return found instanceof Promise ? found.then(replyOf) : replyOf(found)
}

function answerTo(query: Query, address: IpText, {server}: DnsListener, lab: ServedLab): Answer | Promise<Answer> {
	const {facts, unhealthy} = lab
	if (query.opcode !== 0) return failed('NOTIMP')
	if (!query.isInternet || facts.dns === undefined) return failed('REFUSED')
	const found = answer(facts.dns, server, query, {address, unhealthy, chance: Math.random})
	if (!('forward' in found)) return found
	const isDns64 = query.type === 'AAAA' && synthesizesAaaa(facts.dns, server, {address})
	return answerFrom(found, query.type, isDns64, lab)
}

async function answerFrom({forward, name, before}: Forwarded, type: string, isDns64: boolean, lab: ServedLab): Promise<Answer> {
	const reply = await forwardBy(forward, name, type, lab)
	if (!reply || reply.isTruncated) return failed('SERVFAIL')
	if (isDns64 && reply.rcode === 'NOERROR' && !reply.answers.some(one => one.type === 'AAAA')) {
		const ipv4 = await answerFrom({forward, name, before}, 'A', false, lab)
		if (ipv4.answers.some(one => one.type === 'A')) return {...ipv4, answers: ipv4.answers.map(to64)}
	}
	return {...failed(reply.rcode), answers: [...before, ...reply.answers]}
}

/** Reads any number of messages, whole or in pieces; answers them one after the other. */
function answerOver(socket: Socket, reply: (message: Buffer) => Reply | Promise<Reply>): void {
	let rest = Buffer.alloc(0)
	let isBusy = false
	socket.setNoDelay(true)
	socket.setTimeout(idleMs, () => socket.destroy())
	const next = async () => {
		if (isBusy) return
		isBusy = true
		while (rest.length >= lengthBytes) {
			const end = lengthBytes + rest.readUInt16BE(0)
			if (rest.length < end) break
			const message = rest.subarray(lengthBytes, end)
			rest = rest.subarray(end)
			const answered = (await reply(message))?.bytes
			if (!answered || !socket.writable) return void socket.destroy()
			const length = Buffer.alloc(lengthBytes)
			length.writeUInt16BE(answered.length, 0)
			if (!socket.write(Buffer.concat([length, answered]))) await drained(socket)
		}
		isBusy = false
		socket.resume()
	}
	socket.on('data', (chunk: Buffer) => {
		rest = Buffer.concat([rest, chunk])
		// Data that arrives meanwhile waits in the kernel.
		if (isBusy) {
			socket.pause()
		} else {
			next().catch(() => socket.destroy())
		}
	})
}

const drained = (socket: Socket): Promise<unknown> =>
	new Promise(resolve => {
		socket.once('drain', resolve)
		socket.once('close', resolve)
	})
