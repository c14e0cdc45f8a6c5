/** Forwards questions to other DNS servers, through its own sockets in the namespace of an outbound endpoint or a site's server. */
import type {Socket} from 'node:dgram'
import {type Reply, readReply, renderQuery} from '../../dns/message.ts'
import type {Forwarding} from '../../dns/types.ts'
import type {DnsForwarder} from '../../plan/types.ts'
import type {ServedLab, UdpHandler} from './types.ts'

/** How long to wait for a server before the next one is asked. */
const silenceMs = 1500
/** A flood of questions to a silent server must not fill the memory. */
const maxWaiting = 10_000

/** Undefined: no server answered. */
export type Forward = (name: string, type: string, targets: Forwarding['targets']) => Promise<Reply | undefined>

export const dnsForwarder: UdpHandler<DnsForwarder> = {
	transport: 'udp',
	serve(sockets, {id}, {forwarders}) {
		const own = sockets.map(forwarding)
		const all = forwarders.get(id) ?? new Set<Forward>()
		forwarders.set(id, all)
		for (const {forward} of own) all.add(forward)
		return {
			update: () => undefined,
			close() {
				for (const {forward, close} of own) {
					all.delete(forward)
					close()
				}
			}
		}
	}
}

/** Forwards a question through one of the forwarder's sockets, in turn if there are several. Undefined: it has none, or no server answered. */
export async function forwardBy(
	{via, targets}: Forwarding,
	name: string,
	type: string,
	{forwarders}: Pick<ServedLab, 'forwarders'>
): Promise<Reply | undefined> {
	const all = forwarders.get(via)
	const [next] = all ?? []
	if (!all || !next) return undefined
	all.delete(next)
	all.add(next)
	return next(name, type, targets)
}

type Waiting = {readonly from: string; take(reply: Reply | undefined): void}

function forwarding(socket: Socket): {readonly forward: Forward; close(): void} {
	const waiting = new Map<number, Waiting>()
	socket.on('message', (message, {address, port}) => {
		const reply = readReply(message)
		const one = reply && waiting.get(reply.id)
		// Answers from others are ignored.
		if (one?.from === `${address} ${port}`) one.take(reply)
	})
	const query = (name: string, type: string, {address, port}: Forwarding['targets'][number]): Promise<Reply | undefined> =>
		new Promise(resolve => {
			const id = freeId(waiting)
			if (id === undefined) return resolve(undefined)
			const take = (reply: Reply | undefined) => {
				clearTimeout(timer)
				waiting.delete(id)
				resolve(reply)
			}
			const timer = setTimeout(() => take(undefined), silenceMs)
			waiting.set(id, {from: `${address} ${port}`, take})
			socket.send(renderQuery(id, name, type), port, address, error => error && take(undefined))
		})
	return {
		async forward(name, type, targets) {
			for (const target of targets) {
				const reply = await query(name, type, target)
				if (reply) return reply
			}
			return undefined
		},
		close() {
			for (const {take} of waiting.values()) take(undefined)
			socket.close()
		}
	}
}

function freeId(waiting: ReadonlyMap<number, Waiting>): number | undefined {
	if (waiting.size >= maxWaiting) return undefined
	for (;;) {
		const id = Math.floor(Math.random() * 65_536)
		if (!waiting.has(id)) return id
	}
}
