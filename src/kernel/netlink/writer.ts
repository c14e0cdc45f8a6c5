import {endianness} from 'node:os'
import {NLM_F_ACK, NLM_F_REQUEST} from './constants.ts'

if (endianness() !== 'LE') throw new Error('the netlink backend is written for little-endian machines')

/**
 * Netlink messages, one after the other in one buffer. Each has a 16-byte header, a fixed part and attributes, all padded to 4 bytes; numbers are
 * in host byte order, which here is little-endian.
 */
export class Writer {
	readonly buffer: Buffer
	length = 0
	/** Messages in the buffer. */
	count = 0
	#start = 0
	#last = 0

	constructor(sizeBytes: number) {
		this.buffer = Buffer.alloc(sizeBytes)
	}

	/** The messages so far. */
	get bytes(): Buffer {
		return this.buffer.subarray(0, this.length)
	}

	clear() {
		this.length = 0
		this.#start = 0
		this.count = 0
	}

	/** Discards an unfinished message. */
	takeBack() {
		this.length = this.#start
	}

	begin(type: number, flags: number, sequence: number) {
		this.#start = this.length
		this.u32(0)
		this.u16(type)
		this.u16(flags | NLM_F_REQUEST)
		this.u32(sequence)
		this.u32(0)
	}

	end() {
		this.buffer.writeUInt32LE(this.length - this.#start, this.#start)
		this.#last = this.#start
		this.#start = this.length
		this.count++
	}

	/** Asks for an acknowledgement of the last message: errors are always answered. */
	askForAnswer() {
		this.buffer.writeUInt16LE(this.buffer.readUInt16LE(this.#last + 6) | NLM_F_ACK, this.#last + 6)
	}

	u8(value: number) {
		this.buffer[this.length++] = value
	}

	u16(value: number) {
		this.length = this.buffer.writeUInt16LE(value, this.length)
	}

	u32(value: number) {
		this.length = this.buffer.writeUInt32LE(value >>> 0, this.length)
	}

	raw(bytes: Uint8Array) {
		this.buffer.set(bytes, this.length)
		this.length += bytes.length
	}

	attributeU32(type: number, value: number) {
		this.u16(8)
		this.u16(type)
		this.u32(value)
	}

	attribute(type: number, bytes: Uint8Array) {
		this.u16(4 + bytes.length)
		this.u16(type)
		this.raw(bytes)
		this.pad()
	}

	attributeText(type: number, text: string) {
		const length = this.buffer.write(text, this.length + 4, 'latin1')
		this.u16(5 + length)
		this.u16(type)
		this.length += length
		this.u8(0)
		this.pad()
	}

	/** Opens a nested attribute. Returns the value to pass to `close()`. */
	open(type: number): number {
		const at = this.length
		this.u16(0)
		this.u16(type)
		return at
	}

	close(at: number) {
		this.buffer.writeUInt16LE(this.length - at, at)
	}

	pad() {
		while (this.length % 4) this.buffer[this.length++] = 0
	}
}
