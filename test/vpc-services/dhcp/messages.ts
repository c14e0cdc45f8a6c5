/** DHCP as a client sees it. */

export type ClientMessage = {
	readonly mac: string
	readonly options: Readonly<Record<number, readonly number[]>>
	readonly transaction?: number
	readonly flags?: number
	readonly clientAddress?: string
	readonly relay?: string
	readonly opcode?: number
	readonly hardware?: number
}

export function clientMessage({
	mac,
	options,
	transaction = 1,
	flags = 0,
	clientAddress = '0.0.0.0',
	relay = '0.0.0.0',
	opcode = 1,
	hardware = 1
}: ClientMessage): Buffer {
	const head = Buffer.alloc(240)
	head.set([opcode, hardware, 6])
	head.writeUInt32BE(transaction, 4)
	head.writeUInt16BE(flags, 10)
	head.set(clientAddress.split('.').map(Number), 12)
	head.set(relay.split('.').map(Number), 24)
	head.set(Buffer.from(mac.replaceAll(':', ''), 'hex'), 28)
	head.set([0x63, 0x82, 0x53, 0x63], 236)
	const written = Object.entries(options).flatMap(([code, value]) => [Number(code), value.length, ...value])
	return Buffer.concat([head, Buffer.from([...written, 255])])
}

export function readAnswer(bytes: Uint8Array) {
	const packet = Buffer.from(bytes)
	if (packet.length < 300 || packet.length > 576) throw new Error(`${packet.length} bytes`)
	const options: Record<number, number[]> = {}
	for (let at = 240; packet[at] !== 255; ) {
		const [code, length] = [packet[at]!, packet[at + 1]!]
		if (at + 2 + length > packet.length) throw new Error('beyond its end')
		options[code] = [...packet.subarray(at + 2, at + 2 + length)]
		at += 2 + length
	}
	return {
		opcode: packet[0],
		transaction: packet.readUInt32BE(4),
		flags: packet.readUInt16BE(10),
		clientAddress: packet.subarray(12, 16).join('.'),
		yourAddress: packet.subarray(16, 20).join('.'),
		mac: packet
			.subarray(28, 34)
			.toString('hex')
			.replace(/..(?!$)/g, '$&:'),
		options
	}
}

/** The same numbers below `limit` on every run. */
export function anyNumber(seed: number): (limit: number) => number {
	let state = seed
	return limit => {
		state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
		return Math.floor((state / 2 ** 32) * limit)
	}
}
