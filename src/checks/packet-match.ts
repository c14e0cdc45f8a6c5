/** The description of a packet that a capture must contain, or must not: its written form and parsing. */
import {z} from 'zod'
import {readIcmp} from '../aws/ports.ts'
import {is, text, wholeNumber} from '../aws/schema.ts'
import type {Path} from '../model/finding.ts'
import type {TcpFlag} from '../net/tcp-flags.ts'
import type {AddressRef} from './address-ref.ts'
import {addressHint} from './probe.ts'
import type {CheckReader} from './reader.ts'

export type PacketMatch =
	| {readonly kind: 'filter' /** A filter in tcpdump's syntax. */; readonly filter: string}
	| {
			readonly kind: 'fields'
			readonly protocol?: 'tcp' | 'udp' | 'icmp' | 'icmpv6'
			readonly source?: AddressRef
			readonly destination?: AddressRef
			readonly sourcePort?: number
			readonly destinationPort?: number
			/** tcp: exactly these flags are set: `['syn', 'ack']`. */
			readonly flags?: readonly TcpFlag[]
			readonly icmpType?: number
			readonly icmpCode?: number
			readonly ttl?: number
			/** As seen by the captured host or gateway. */
			readonly direction?: 'in' | 'out'
	  }

export const packetSchema = is(
	"a tcpdump filter such as 'tcp port 80', or {protocol, src, dst, …}",
	z.union([
		z.string(),
		z.strictObject({
			protocol: z.enum(['tcp', 'udp', 'icmp', 'icmpv6']).optional().describe('Protocol.'),
			src: text('an address or host').optional().describe(`Source address. ${addressHint}`),
			dst: text('an address or host').optional().describe('Destination address.'),
			srcPort: wholeNumber('a port', {min: 0, max: 65_535}).optional().describe('Source port.'),
			dstPort: wholeNumber('a port', {min: 0, max: 65_535}).optional().describe('Destination port.'),
			flags: is('a list such as [syn, ack]', z.array(z.enum(['syn', 'ack', 'fin', 'rst', 'psh', 'urg'])))
				.optional()
				.describe('tcp: exactly these flags.'),
			type: is('an ICMP type', z.union([z.int(), z.string()]))
				.optional()
				.describe('icmp: type, by number or name.'),
			code: z.int().optional().describe('icmp: code.'),
			ttl: wholeNumber('a TTL', {min: 0, max: 255}).optional().describe('TTL or hop limit.'),
			direction: z
				.enum(['in', 'out'])
				.optional()
				.describe('Whether it arrives or leaves, at an instance, an ENI or a NAT gateway: forwarded packets do both.')
		})
	])
)

type WrittenPacket = z.input<typeof packetSchema>

export function readPacket(written: WrittenPacket, path: Path, reader: CheckReader): PacketMatch {
	if (typeof written === 'string') return {kind: 'filter', filter: written}
	const {protocol, src, dst, srcPort, dstPort, flags, type, code, ttl, direction} = written
	const source = src === undefined ? undefined : reader.address(src, [...path, 'src'])
	const destination = dst === undefined ? undefined : reader.address(dst, [...path, 'dst'])
	const icmp = type === undefined ? {value: undefined, fault: undefined} : readIcmp({type, code}, protocol === 'icmpv6' ? 6 : 4)
	if (icmp.fault !== undefined) {
		reader.fail({path: [...path, 'type'], message: icmp.fault, fix: 'write a number, or a name such as echo-request'})
	}
	if (type !== undefined && protocol !== 'icmp' && protocol !== 'icmpv6') {
		reader.fail({path: [...path, 'type'], message: 'only ICMP has types', fix: 'add "protocol: icmp" or "protocol: icmpv6"'})
	}
	const icmpCode = code ?? icmp.value?.code
	return {
		kind: 'fields',
		...(protocol !== undefined && {protocol}),
		...(source && {source}),
		...(destination && {destination}),
		...(srcPort !== undefined && {sourcePort: srcPort}),
		...(dstPort !== undefined && {destinationPort: dstPort}),
		...(flags && {flags}),
		...(icmp.value && {icmpType: icmp.value.type}),
		...(icmpCode !== undefined && icmpCode !== -1 && {icmpCode}),
		...(ttl !== undefined && {ttl}),
		...(direction !== undefined && {direction})
	}
}
