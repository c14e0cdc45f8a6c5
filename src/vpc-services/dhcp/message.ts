/** DHCP messages (RFC 2131, 2132): reads those of clients, writes the server's. */

export type DhcpQuestion = {
	readonly type: number
	/** `xid`, by which the client recognizes the answer. */
	readonly transaction: number
	readonly flags: number
	/** The client's current address, `0.0.0.0` if it has none. */
	readonly clientAddress: string
	/** `02:…`. */
	readonly mac: string
	readonly requestedAddress?: string
	/** Address of the server that the client has chosen. */
	readonly server?: string
}

export type DhcpAnswer = Pick<DhcpQuestion, 'transaction' | 'flags' | 'clientAddress' | 'mac'> & {
	/** The address assigned to the client, `0.0.0.0` if there is none. */
	readonly yourAddress: string
	readonly options: readonly (readonly [code: number, value: Uint8Array])[]
}

export const messageTypes = {discover: 1, offer: 2, request: 3, decline: 4, ack: 5, nak: 6, release: 7, inform: 8} as const

export const optionCodes = {
	subnetMask: 1,
	routers: 3,
	domainNameServers: 6,
	hostName: 12,
	domainName: 15,
	interfaceMtu: 26,
	broadcastAddress: 28,
	ntpServers: 42,
	netbiosNameServers: 44,
	netbiosNodeType: 46,
	requestedAddress: 50,
	leaseTime: 51,
	messageType: 53,
	server: 54
} as const

const [pad, end] = [0, 255]
const opcodes = {question: 1, answer: 2} as const
const ethernet = {type: 1, addressBytes: 6} as const
const magicCookie = 0x63825363
const optionsAt = 240
/** Minimum length of BOOTP messages: some clients and relays drop shorter ones. */
const leastBytes = 300

/** Undefined: it is no client message from this link. */
export function readDhcp(bytes: Uint8Array): DhcpQuestion | undefined {
	const packet = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
	if (packet.length < optionsAt || packet.readUInt32BE(236) !== magicCookie) return undefined
	if (packet[0] !== opcodes.question || packet[1] !== ethernet.type || packet[2] !== ethernet.addressBytes) return undefined
	const isRelayed = packet.readUInt32BE(24) !== 0
	const options = readOptions(packet.subarray(optionsAt))
	const type = options?.get(optionCodes.messageType)
	if (isRelayed || !options || type?.length !== 1) return undefined
	const requested = addressIn(options.get(optionCodes.requestedAddress))
	const server = addressIn(options.get(optionCodes.server))
	return {
		type: type[0] ?? 0,
		transaction: packet.readUInt32BE(4),
		flags: packet.readUInt16BE(10),
		clientAddress: packet.subarray(12, 16).join('.'),
		mac: [...packet.subarray(28, 28 + ethernet.addressBytes)].map(byte => byte.toString(16).padStart(2, '0')).join(':'),
		...(requested !== undefined && {requestedAddress: requested}),
		...(server !== undefined && {server})
	}
}

/** Undefined: an option exceeds the packet. If an option is repeated, the first one counts. */
function readOptions(bytes: Buffer): ReadonlyMap<number, Buffer> | undefined {
	const options = new Map<number, Buffer>()
	for (let at = 0; at < bytes.length; ) {
		const code = bytes[at++] ?? end
		if (code === end) return options
		if (code === pad) continue
		const length = bytes[at++]
		if (length === undefined || at + length > bytes.length) return undefined
		if (!options.has(code)) options.set(code, bytes.subarray(at, at + length))
		at += length
	}
	return options
}

const addressIn = (value: Buffer | undefined): string | undefined => (value?.length === 4 ? value.join('.') : undefined)

export function writeDhcp({transaction, flags, clientAddress, yourAddress, mac, options}: DhcpAnswer): Uint8Array {
	const head = Buffer.alloc(optionsAt)
	head.set([opcodes.answer, ethernet.type, ethernet.addressBytes])
	head.writeUInt32BE(transaction, 4)
	head.writeUInt16BE(flags, 10)
	head.set(addressBytes(clientAddress), 12)
	head.set(addressBytes(yourAddress), 16)
	head.set(Buffer.from(mac.replaceAll(':', ''), 'hex'), 28)
	head.writeUInt32BE(magicCookie, 236)
	const written = [...options.flatMap(([code, value]) => [code, value.length, ...value]), end]
	const whole = Buffer.concat([head, Buffer.from(written)])
	return whole.length >= leastBytes ? whole : Buffer.concat([whole, Buffer.alloc(leastBytes - whole.length)])
}

export const addressBytes = (address: string): Uint8Array => Uint8Array.from(address.split('.').map(Number))
