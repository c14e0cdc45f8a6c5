/**
 * The header of the PROXY protocol, version 2, as a Network Load Balancer sends it before a client's bytes: addresses and ports, a checksum, the
 * id of the VPC endpoint that the client came by, and padding. Pure.
 * Doc: https://www.haproxy.org/download/2.9/doc/proxy-protocol.txt
 */
import {addressBytes} from '../../net/address-bytes.ts'
import {crc32c} from './crc32c.ts'

export type Ends = {
	/** The client's, and those that it connected to. */
	readonly source: string
	readonly sourcePort: number
	readonly destination: string
	readonly destinationPort: number
}

const signature = Buffer.from('0d0a0d0a000d0a515549540a', 'hex')
/** Version 2, command PROXY. */
const command = 0x21
const family = {4: 0x11, 6: 0x21} as const
const tlv = {checksum: 0x03, padding: 0x04, aws: 0xea} as const
/** The first byte of AWS's own field: what follows is the id of a VPC endpoint. */
const vpcEndpointId = 0x01
/** Bytes after the first sixteen: AWS pads each header to this length. */
const paddedLength = 84

/** `endpoint`: id of the VPC endpoint, for clients over PrivateLink. */
export function proxyHeader(ends: Ends, endpoint?: string): Buffer {
	const isV6 = ends.source.includes(':')
	const ports = Buffer.alloc(4)
	ports.writeUInt16BE(ends.sourcePort, 0)
	ports.writeUInt16BE(ends.destinationPort, 2)
	const addresses = Buffer.concat([addressBytes(ends.source), addressBytes(ends.destination), ports])
	const own = endpoint === undefined ? [] : [field(tlv.aws, Buffer.concat([Buffer.from([vpcEndpointId]), Buffer.from(endpoint)]))]
	return sealed(isV6 ? family[6] : family[4], addresses, own)
}

function sealed(kind: number, addresses: Buffer, own: readonly Buffer[]): Buffer {
	const checksum = field(tlv.checksum, Buffer.alloc(4))
	const used = [addresses, checksum, ...own].reduce((sum, {length}) => sum + length, 0)
	const padding = field(tlv.padding, Buffer.alloc(Math.max(0, paddedLength - used - 3)))
	const rest = Buffer.concat([addresses, checksum, ...own, padding])
	const length = Buffer.alloc(2)
	length.writeUInt16BE(rest.length)
	const whole = Buffer.concat([signature, Buffer.from([command, kind]), length, rest])
	// Computed over the header with a checksum of 0.
	whole.writeUInt32BE(crc32c(whole), 16 + addresses.length + 3)
	return whole
}

function field(type: number, value: Buffer): Buffer {
	const head = Buffer.from([type, 0, 0])
	head.writeUInt16BE(value.length, 1)
	return Buffer.concat([head, value])
}
