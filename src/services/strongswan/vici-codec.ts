import {isSection, type Section} from './section.ts'

/**
 * vici's protocol, without the socket. A packet is its length (4 bytes, excluding themselves), its kind, for some kinds a name, and a message: a
 * sequence of elements that open and close sections and lists.
 */
export const packetKinds = {
	request: 0,
	response: 1,
	unknownCommand: 2,
	register: 3,
	unregister: 4,
	confirmation: 5,
	unknownEvent: 6,
	event: 7
} as const

export type PacketKind = keyof typeof packetKinds
/** `name`: that of the command or event, for kinds that have one. */
export type Packet = {readonly kind: PacketKind; readonly name?: string; readonly message: Section}

const elements = {sectionStart: 1, sectionEnd: 2, keyValue: 3, listStart: 4, listItem: 5, listEnd: 6} as const
const named: ReadonlySet<PacketKind> = new Set(['request', 'register', 'unregister', 'event'])
const kindsByNumber = new Map(Object.entries(packetKinds).map(([kind, number]) => [number as number, kind as PacketKind]))

/** charon's own limit, in bytes. */
export const longestPacket = 512 * 1024

/** The daemon's data is not valid vici. */
export class BadVici extends Error {
	override readonly name = 'BadVici'
}

/** Errors: a key or name of more than 255 bytes, a value of more than 65,535. */
export function encodePacket({kind, name, message}: Packet): Buffer {
	const body = Buffer.concat([
		Buffer.from([packetKinds[kind]]),
		...(named.has(kind) ? [short(name ?? '')] : []),
		...encodeMessage(message)
	])
	const length = Buffer.alloc(4)
	length.writeUInt32BE(body.length)
	return Buffer.concat([length, body])
}

const encodeMessage = (section: Section): Buffer[] =>
	Object.entries(section).flatMap(([key, value]) => {
		if (typeof value === 'string') return [Buffer.from([elements.keyValue]), short(key), long(value)]
		if (isSection(value)) {
			return [Buffer.from([elements.sectionStart]), short(key), ...encodeMessage(value), Buffer.from([elements.sectionEnd])]
		}
		return [
			Buffer.from([elements.listStart]),
			short(key),
			...value.flatMap(item => [Buffer.from([elements.listItem]), long(item)]),
			Buffer.from([elements.listEnd])
		]
	})

function short(text: string): Buffer {
	const bytes = Buffer.from(text)
	if (bytes.length > 255) throw new RangeError(`vici: the name "${text.slice(0, 40)}..." is longer than 255 bytes`)
	return Buffer.concat([Buffer.from([bytes.length]), bytes])
}

function long(text: string): Buffer {
	const bytes = Buffer.from(text)
	if (bytes.length > 65_535) throw new RangeError(`vici: the value "${text.slice(0, 40)}..." is longer than 65535 bytes`)
	return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 255]), bytes])
}

/** A packet without its length. Errors: `BadVici`. */
export function decodePacket(body: Buffer): Packet {
	const reader = new ByteReader(body)
	const number = reader.byte()
	const kind = kindsByNumber.get(number)
	if (kind === undefined) throw new BadVici(`a packet of the unknown kind ${number}`)
	return named.has(kind)
		? {kind, name: reader.text(reader.byte()), message: decodeMessage(reader)}
		: {kind, message: decodeMessage(reader)}
}

/** If a key occurs twice in a section, the last one counts. */
function decodeMessage(reader: ByteReader): Section {
	const root: Record<string, Section[string]> = {}
	const open = [root]
	while (!reader.atEnd) {
		const element = reader.byte()
		const section = open.at(-1)!
		if (element === elements.sectionStart) {
			const inner: Record<string, Section[string]> = {}
			set(section, reader.text(reader.byte()), inner)
			open.push(inner)
		} else if (element === elements.sectionEnd) {
			if (open.length === 1) throw new BadVici('the end of a section that was not begun')
			open.pop()
		} else if (element === elements.keyValue) {
			set(section, reader.text(reader.byte()), reader.text(reader.word()))
		} else if (element === elements.listStart) {
			set(section, reader.text(reader.byte()), decodeList(reader))
		} else {
			throw new BadVici(`the unknown element ${element}`)
		}
	}
	if (open.length > 1) throw new BadVici('a section without an end')
	return root
}

/** `__proto__` is a name like any other. */
const set = (section: Record<string, Section[string]>, key: string, value: Section[string]) =>
	Object.defineProperty(section, key, {value, enumerable: true, writable: true, configurable: true})

function decodeList(reader: ByteReader): readonly string[] {
	const items: string[] = []
	for (;;) {
		const element = reader.byte()
		if (element === elements.listEnd) return items
		if (element !== elements.listItem) throw new BadVici(`the element ${element} in a list`)
		items.push(reader.text(reader.word()))
	}
}

class ByteReader {
	readonly #bytes: Buffer
	#at = 0

	constructor(bytes: Buffer) {
		this.#bytes = bytes
	}

	get atEnd(): boolean {
		return this.#at === this.#bytes.length
	}

	byte(): number {
		return this.#take(1)[0]!
	}

	word(): number {
		return this.#take(2).readUInt16BE()
	}

	text(length: number): string {
		return this.#take(length).toString()
	}

	#take(length: number): Buffer {
		const end = this.#at + length
		if (end > this.#bytes.length) throw new BadVici('a packet that ends too early')
		const taken = this.#bytes.subarray(this.#at, end)
		this.#at = end
		return taken
	}
}

/** Cuts a stream into packets, wherever it was split. Errors of `add()`: `BadVici`. */
export class PacketStream {
	#pending: Buffer[] = []
	#length = 0

	add(chunk: Buffer): Packet[] {
		this.#pending.push(chunk)
		this.#length += chunk.length
		const packets: Packet[] = []
		for (let body = this.#next(); body; body = this.#next()) packets.push(decodePacket(body))
		return packets
	}

	#next(): Buffer | undefined {
		if (this.#length < 4) return undefined
		const head = this.#joined()
		const length = head.readUInt32BE()
		if (length > longestPacket) throw new BadVici(`a packet of ${length} bytes`)
		if (this.#length < 4 + length) return undefined
		this.#pending = [head.subarray(4 + length)]
		this.#length -= 4 + length
		return head.subarray(4, 4 + length)
	}

	#joined(): Buffer {
		if (this.#pending.length > 1) this.#pending = [Buffer.concat(this.#pending)]
		return this.#pending[0]!
	}
}
