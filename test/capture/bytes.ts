/** Packets built byte by byte, for tests: what the decoder is to read, written by someone else's hand. */
import type {PacketRecord} from '../../src/capture/types.ts'

export const bytes = (hex: string): Buffer => Buffer.from(hex.replaceAll(/[\s:.|]/g, ''), 'hex')

const none: Buffer = Buffer.alloc(0)
const be16 = (value: number): Buffer => Buffer.from([value >> 8, value & 0xff])
const be32 = (value: number): Buffer => Buffer.from([value >>> 24, (value >> 16) & 0xff, (value >> 8) & 0xff, value & 0xff])
const v4 = (text: string): Buffer => Buffer.from(text.split('.').map(Number))

/** Full text only, without `::`: eight groups. */
const v6 = (text: string): Buffer => Buffer.concat(text.split(':').map(group => be16(Number.parseInt(group, 16))))

export const ethernet = (etherType: number, body: Buffer): Buffer =>
	Buffer.concat([bytes('02:00:00:00:00:02 02:00:00:00:00:01'), be16(etherType), body])

type Ipv4 = {
	source?: string
	destination?: string
	ttl?: number
	protocol: number
	id?: number
	flags?: number
	options?: Buffer
	totalLength?: number
}

export function ipv4(
	{source = '10.0.0.5', destination = '10.0.1.9', ttl = 64, protocol, id = 7, flags = 0x4000, options = none, totalLength}: Ipv4,
	body: Buffer
): Buffer {
	const header = Buffer.concat([
		Buffer.from([0x45 + options.length / 4, 0]),
		be16(totalLength ?? 20 + options.length + body.length),
		be16(id),
		be16(flags),
		Buffer.from([ttl, protocol]),
		be16(0),
		v4(source),
		v4(destination),
		options
	])
	let sum = 0
	for (let at = 0; at < header.length; at += 2) sum += header.readUInt16BE(at)
	while (sum > 0xffff) sum = (sum & 0xffff) + (sum >> 16)
	header.writeUInt16BE(~sum & 0xffff, 10)
	return Buffer.concat([header, body])
}

type Ipv6 = {source?: string; destination?: string; ttl?: number; next: number; payloadLength?: number}

export const ipv6 = (
	{source = '2600:1f18:0:0:0:0:0:5', destination = '2600:1f18:0:1:0:0:0:9', ttl = 64, next, payloadLength}: Ipv6,
	body: Buffer
): Buffer =>
	Buffer.concat([
		be32(0x6000_0000),
		be16(payloadLength ?? body.length),
		Buffer.from([next, ttl]),
		v6(source),
		v6(destination),
		body
	])

type Tcp = {
	from?: number
	to?: number
	seq?: number
	ack?: number
	flags: number
	window?: number
	options?: Buffer
	payload?: Buffer
}

export const tcp = ({
	from = 40_000,
	to = 80,
	seq = 1000,
	ack = 0,
	flags,
	window = 64_240,
	options = none,
	payload = none
}: Tcp): Buffer =>
	Buffer.concat([
		be16(from),
		be16(to),
		be32(seq),
		be32(ack),
		Buffer.from([(5 + options.length / 4) << 4, flags]),
		be16(window),
		be32(0),
		options,
		payload
	])

export const udp = ({from = 40_000, to = 5000, length}: {from?: number; to?: number; length?: number}, payload: Buffer): Buffer =>
	Buffer.concat([be16(from), be16(to), be16(length ?? 8 + payload.length), be16(0), payload])

/** `rest`: bytes 4 to 7. */
export const icmp = (type: number, code: number, rest: number, body = none): Buffer =>
	Buffer.concat([Buffer.from([type, code]), be16(0), be32(rest), body])

export const flag = {fin: 1, syn: 2, rst: 4, psh: 8, ack: 16, urg: 32} as const

export const record = (
	data: Buffer,
	{linkType = 1, timestampNs = 1_700_000_000_123_456_789n, originalLength = data.length}: Partial<PacketRecord> = {}
): PacketRecord => ({timestampNs, linkType, capturedLength: data.length, originalLength, data})

export const synOptions = bytes('0204 05b4 0402 080a 00000001 00000000 01 0303 07')
