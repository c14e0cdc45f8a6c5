import {EAGAIN} from './constants.ts'
import {errnoText, type Libc} from './libc.ts'
import {type Acknowledgement, isSuccess, type ListedMessage, readReplies} from './replies.ts'
import type {Writer} from './writer.ts'

const AF_NETLINK = 16
const SOCK_RAW = 3
const SOCK_CLOEXEC = 0o2_000_000
const SOL_NETLINK = 270
const NETLINK_CAP_ACK = 10
const NETLINK_EXT_ACK = 11
const SOL_SOCKET = 1
const SO_RCVBUFFORCE = 33
const MSG_DONTWAIT = 0x40
export const NETLINK_ROUTE = 0
export const NETLINK_NETFILTER = 12

const one = Buffer.from([1, 0, 0, 0])
const receiveBytes = Buffer.from(new Uint32Array([1 << 20]).buffer)
const answer = Buffer.alloc(1 << 16)

/**
 * A netlink socket always belongs to the namespace in which it was created, wherever it is used later. The kernel processes a request
 * before `send` returns, so every answer is there at once and nothing ever waits.
 */
export class NetlinkSocket {
	readonly #libc: Libc
	readonly #fd: number

	constructor(libc: Libc, protocol = NETLINK_ROUTE) {
		this.#libc = libc
		this.#fd = libc.socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, protocol)
		if (this.#fd < 0) throw new Error(`socket: ${errnoText(libc.errno())}`)
		libc.setsockopt(this.#fd, SOL_NETLINK, NETLINK_CAP_ACK, one, 4)
		libc.setsockopt(this.#fd, SOL_NETLINK, NETLINK_EXT_ACK, one, 4)
		// Large enough for a hundred errors at once, whatever the machine's default is.
		libc.setsockopt(this.#fd, SOL_SOCKET, SO_RCVBUFFORCE, receiveBytes, 4)
	}

	/** Sends the writer's messages, empties it, and returns the answers that are errors. */
	change(writer: Writer, lastSequence: number): Acknowledgement[] {
		writer.askForAnswer()
		this.#send(writer)
		const errors: Acknowledgement[] = []
		for (;;) {
			const bytes = this.#receive()
			if (isSuccess(bytes, lastSequence)) return errors
			for (const found of readReplies(bytes).answers) {
				if (found.errno) errors.push(found)
				if (found.sequence === lastSequence) return errors
			}
		}
	}

	/** Sends one dump request, and passes each item to `read`; the bytes are valid only during the call. */
	list<T>(writer: Writer, read: (item: ListedMessage) => T): T[] {
		this.#send(writer)
		const found: T[] = []
		for (;;) {
			const {answers, items, done} = readReplies(this.#receive())
			const failed = answers.find(({errno}) => errno)
			if (failed) throw new Error(errnoText(failed.errno))
			for (const item of items) found.push(read(item))
			if (done) return found
		}
	}

	close() {
		this.#libc.close(this.#fd)
	}

	#send(writer: Writer) {
		const {length} = writer
		const sent = this.#libc.send(this.#fd, writer.buffer, length, 0)
		writer.clear()
		if (sent !== length) throw new Error(`netlink send: ${errnoText(this.#libc.errno())}`)
	}

	#receive(): Buffer {
		const length = this.#libc.recv(this.#fd, answer, answer.length, MSG_DONTWAIT)
		if (length >= 0) return answer.subarray(0, length)
		const errno = this.#libc.errno()
		throw new Error(errno === EAGAIN ? 'netlink: the kernel did not answer' : `netlink recv: ${errnoText(errno)}`)
	}
}
