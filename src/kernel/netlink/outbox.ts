import type {NamespaceName} from '../../net/names.ts'
import type {Step} from '../../plan/types.ts'
import {KernelError} from '../errors.ts'
import {errnoText} from './libc.ts'
import type {NetlinkSocket} from './socket.ts'
import {isSettled} from './steps.ts'
import {Writer} from './writer.ts'

/** Small enough for the answers to one `send`, even if all are errors, to fit into the socket's buffer, and for the messages to fit into ours. */
const MESSAGES_AT_ONCE = 128
const BYTES_AT_ONCE = 1 << 16
const LONGEST_MESSAGE_BYTES = 1 << 15

export type Write = (writer: Writer, sequence: number) => void

/** Messages to one namespace that wait to be sent together. Flush it before writing those of the next namespace. */
export class Outbox {
	readonly #writer = new Writer(BYTES_AT_ONCE + LONGEST_MESSAGE_BYTES)
	readonly #pending: {readonly sequence: number; readonly step: Step}[] = []
	readonly #socketOf: (namespace: NamespaceName) => NetlinkSocket
	readonly #onEmpty: () => void
	#sequence = 0

	/** `onEmpty`: called when nothing written is pending any more. */
	constructor(socketOf: (namespace: NamespaceName) => NetlinkSocket, onEmpty: () => void) {
		this.#socketOf = socketOf
		this.#onEmpty = onEmpty
	}

	/** Adds one message. If writing it throws, it is removed again. */
	write(namespace: NamespaceName, step: Step, write: Write) {
		const {count, length} = this.#writer
		if (count >= MESSAGES_AT_ONCE || length >= BYTES_AT_ONCE) this.flush(namespace)
		const sequence = ++this.#sequence
		try {
			write(this.#writer, sequence)
		} catch (error) {
			this.#writer.takeBack()
			throw error
		}
		this.#pending.push({sequence, step})
	}

	/** Sends the pending messages. Throws for the first message that failed; later ones were tried all the same. */
	flush(namespace: NamespaceName) {
		const last = this.#pending.at(-1)
		if (!last) return
		try {
			for (const {sequence, errno, words} of this.#socketOf(namespace).change(this.#writer, last.sequence)) {
				const step = this.#pending.find(pending => pending.sequence === sequence)?.step
				if (step && isSettled(step, errno)) continue
				throw new KernelError(namespace, step, words ? `${errnoText(errno)}: ${words}` : errnoText(errno))
			}
		} finally {
			this.#writer.clear()
			this.#pending.length = 0
			this.#onEmpty()
		}
	}
}
