/**
 * Reads classic pcap. The only importer of pcap-parser, which parses headers and records but, by itself, rejects nanosecond files, keeps the
 * producer of a rejected file running, accepts truncated and empty files, buffers without bound on a corrupt length, emits `end` twice or never,
 * and has no back-pressure. So it is fed by hand here, with nothing but whole, validated pieces.
 */
import {EventEmitter} from 'node:events'
import {createReadStream} from 'node:fs'
import type {Readable} from 'node:stream'
import {type GlobalHeader, type ParsedPacket, parse} from 'pcap-parser'
import type {PacketRecord} from './types.ts'

/** tcpdump's own largest snapshot length. */
export const largestRecordBytes = 262_144

const fileHeaderBytes = 24
const recordHeaderBytes = 16

/** The capture cannot be read further. Records before the error have been delivered. `source` is the file's name, or the given `name`. */
export class BadPcap extends Error {
	override readonly name = 'BadPcap'
	readonly source: string
	/** The only error is that it ends too early. */
	readonly isCutOff: boolean
	constructor(source: string, problem: string, isCutOff = false) {
		super(`${source}: ${problem}`)
		this.source = source
		this.isCutOff = isCutOff
	}
}

/**
 * The records of a capture, one by one, as fast as they are asked for; the source is never read ahead further than its own buffer.
 *
 * `source`: a file's path, or a stream. `name`: its name in messages; default: the path, or `capture`. Reads micro- and nanosecond files of both
 * byte orders and any link type. However it ends (by an error, or when the reader stops) the source is destroyed, which ends a process that
 * writes into a pipe. Throws `BadPcap`; a file that cannot be opened or read throws the system's own error.
 */
export async function* readRecords(
	source: string | Readable,
	name = typeof source === 'string' ? source : 'capture'
): AsyncGenerator<PacketRecord, void, undefined> {
	const pieces = new Pieces(name)
	const parser = new RecordParser(name)
	for await (const chunk of typeof source === 'string' ? createReadStream(source) : source) {
		for (const piece of pieces.add(chunk)) yield* parser.parse(piece)
	}
	pieces.end()
}

/** Cuts a stream into the file header and whole, validated records. */
class Pieces {
	readonly #name: string
	#waiting: Buffer[] = []
	#waitingBytes = 0
	/** How many bytes are needed to go on: a header, then the record with it. */
	#neededBytes = fileHeaderBytes
	#isLittleEndian: boolean | undefined
	#offset = 0

	constructor(name: string) {
		this.#name = name
	}

	/** Yields the file header by itself, then as many whole records in one piece as there are. */
	*add(chunk: Buffer): Generator<Buffer> {
		this.#waiting.push(chunk)
		this.#waitingBytes += chunk.length
		// Wrong from the first bytes on: no need to wait for 24 of them.
		if (this.#isLittleEndian === undefined && this.#waitingBytes >= 4) this.#checkMagic(Buffer.concat(this.#waiting))
		if (this.#waitingBytes < this.#neededBytes) return
		let rest = this.#waiting.length === 1 ? chunk : Buffer.concat(this.#waiting)
		if (this.#offset === 0) {
			yield rest.subarray(0, fileHeaderBytes)
			rest = rest.subarray(fileHeaderBytes)
			this.#offset = fileHeaderBytes
		}
		const whole = this.#wholeRecords(rest)
		if (whole > 0) yield rest.subarray(0, whole)
		this.#offset += whole
		this.#waiting = whole < rest.length ? [rest.subarray(whole)] : []
		this.#waitingBytes = rest.length - whole
	}

	/** The end is an error only within a record, or before the first one. */
	end(): void {
		if (this.#waitingBytes === 0 && this.#offset > 0) return
		throw new BadPcap(this.#name, this.#cutOff(), true)
	}

	#cutOff(): string {
		if (this.#waitingBytes === 0) return 'is empty: it lacks even the header of a pcap file'
		if (this.#offset === 0) return `ends after ${this.#waitingBytes} bytes, within the ${fileHeaderBytes} of the file header`
		const needed = this.#waitingBytes < recordHeaderBytes ? `${this.#neededBytes} or more` : this.#neededBytes
		return `ends within a record: of the one at byte ${this.#offset} only ${this.#waitingBytes} of ${needed} bytes are there`
	}

	#checkMagic(start: Buffer): void {
		switch (start.readUInt32BE(0)) {
			case 0xa1b2c3d4:
			case 0xa1b23c4d:
				this.#isLittleEndian = false
				return
			case 0xd4c3b2a1:
			case 0x4d3cb2a1:
				this.#isLittleEndian = true
				return
			case 0x0a0d0d0a:
				throw this.#bad('is pcapng; only classic pcap can be read\n  fix: convert it with: editcap -F pcap in.pcapng out.pcap')
			default:
				throw this.#bad(`is not a pcap file: it begins with ${start.toString('hex', 0, 4)}`)
		}
	}

	/** Length of all whole records at the beginning of `data`; sets how many bytes the next one needs. */
	#wholeRecords(data: Buffer): number {
		let at = 0
		while (at + recordHeaderBytes <= data.length) {
			const length = this.#isLittleEndian ? data.readUInt32LE(at + 8) : data.readUInt32BE(at + 8)
			if (length > largestRecordBytes) {
				throw this.#bad(
					`is corrupt: the record at byte ${this.#offset + at} claims ${length} bytes, more than the maximum of ${largestRecordBytes}`
				)
			}
			if (at + recordHeaderBytes + length > data.length) {
				this.#neededBytes = recordHeaderBytes + length
				return at
			}
			at += recordHeaderBytes + length
		}
		this.#neededBytes = recordHeaderBytes
		return at
	}

	#bad = (problem: string): BadPcap => new BadPcap(this.#name, problem)
}

/** pcap-parser on a source that never has more than what is passed to `parse()`, so that it works in step with its reader. */
class RecordParser {
	readonly #name: string
	readonly #feed = Object.assign(new EventEmitter(), {pause() {}, resume() {}})
	#records: PacketRecord[] = []
	#problem: Error | undefined
	#header: GlobalHeader | undefined
	#unitNs = 1000n

	constructor(name: string) {
		this.#name = name
		parse(this.#feed)
			.on('globalHeader', header => {
				this.#header = header
			})
			.on('packet', packet => {
				this.#records.push(this.#toRecord(packet))
			})
			.on('error', problem => {
				this.#problem ??= problem
			})
	}

	parse(piece: Buffer): readonly PacketRecord[] {
		this.#records = []
		this.#feed.emit('data', this.#header === undefined ? this.#asMicroseconds(piece) : piece)
		if (this.#problem) throw new BadPcap(this.#name, this.#problem.message)
		// Its own check of the version accepts 2.9 and 7.4.
		const {majorVersion, minorVersion} = this.#header!
		if (majorVersion !== 2 || minorVersion !== 4) {
			throw new BadPcap(this.#name, `has version ${majorVersion}.${minorVersion} of the pcap format; only 2.4 can be read`)
		}
		return this.#records
	}

	/** The two formats differ only in the first four bytes and in the unit of the second half of a time. */
	#asMicroseconds(header: Buffer): Buffer {
		const nanoseconds = {2712812621: 'a1b2c3d4', 1295823521: 'd4c3b2a1'}[header.readUInt32BE(0)]
		if (nanoseconds === undefined) return header
		this.#unitNs = 1n
		return Buffer.concat([Buffer.from(nanoseconds, 'hex'), header.subarray(4)])
	}

	#toRecord({header, data}: ParsedPacket): PacketRecord {
		return {
			timestampNs: BigInt(header.timestampSeconds) * 1_000_000_000n + BigInt(header.timestampMicroseconds) * this.#unitNs,
			// The upper half may be about frame check sequences.
			linkType: this.#header!.linkLayerType & 0xffff,
			capturedLength: header.capturedLength,
			originalLength: header.originalLength,
			data
		}
	}
}
