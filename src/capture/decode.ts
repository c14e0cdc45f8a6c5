/**
 * Decodes a packet's headers, layers 2 and 3. Never throws, whatever the bytes are, and always ends: each step advances by at least one header.
 * Checksums are not verified, since veth leaves them to hardware that it does not have.
 */
import {ipv4Text, ipv6Text, macText} from './address-text.ts'
import {type DecodeQuoted, decodeTransport} from './decode-transport.ts'
import {linkTypes} from './link-types.ts'
import {summarize} from './summary.ts'
import type {Arp, Ethernet, Fragment, Headers, Ip, Packet, PacketDirection, PacketRecord} from './types.ts'

/** A captured packet with its decoded headers. */
/** `mac`: MAC of the host or gateway that is captured at the point. */
export function decodePacket(record: PacketRecord, point: string, mac?: string): Packet {
	const headers = decodeHeaders(record)
	const direction = directionOf(headers, mac)
	return {point, ...(direction && {direction}), ...record, ...headers, summary: summarize(headers, record.linkType)}
}

const directionOf = ({ethernet}: Headers, mac: string | undefined): PacketDirection | undefined =>
	mac === undefined || !ethernet ? undefined : ethernet.source === mac.toLowerCase() ? 'out' : 'in'

/** Unknown link types give no header at all. */
export function decodeHeaders({linkType, data, originalLength}: Omit<PacketRecord, 'timestampNs' | 'capturedLength'>): Headers {
	const end = Math.max(originalLength, data.length)
	switch (linkType) {
		case linkTypes.ethernet:
			return decodeEthernet(data, end)
		case 12:
		case 14:
		case linkTypes.raw:
		case 228:
		case 229:
			return decodeIp(data, 0, end)
		// "Linux cooked", the link type of `tcpdump -i any`: versions 1 and 2.
		case 113:
			return data.length < 16 ? nothing(end, 'link header') : decodeEtherType(data, 16, end, (data[14]! << 8) | data[15]!)
		case 276:
			return data.length < 20 ? nothing(end, 'link header') : decodeEtherType(data, 20, end, (data[0]! << 8) | data[1]!)
		default:
			return nothing(end)
	}
}

const nothing = (payloadLength: number, incomplete?: string): Headers =>
	incomplete === undefined ? {payloadLength} : {payloadLength, incomplete}

function decodeEthernet(data: Uint8Array, end: number): Headers {
	if (data.length < 14) return nothing(end, 'Ethernet header')
	const vlans: number[] = []
	let at = 12
	let etherType = (data[at]! << 8) | data[at + 1]!
	// 802.1Q, 802.1ad and its predecessor.
	while (etherType === 0x8100 || etherType === 0x88a8 || etherType === 0x9100) {
		if (at + 6 > data.length) {
			return {ethernet: ethernet(data, etherType, vlans), ...nothing(Math.max(0, end - at - 2), 'VLAN tag')}
		}
		vlans.push(((data[at + 2]! & 0x0f) << 8) | data[at + 3]!)
		at += 4
		etherType = (data[at]! << 8) | data[at + 1]!
	}
	return {ethernet: ethernet(data, etherType, vlans), ...decodeEtherType(data, at + 2, end, etherType)}
}

const ethernet = (data: Uint8Array, etherType: number, vlans: readonly number[]): Ethernet => ({
	source: macText(data, 6),
	destination: macText(data, 0),
	etherType,
	vlans
})

function decodeEtherType(data: Uint8Array, at: number, end: number, etherType: number): Headers {
	switch (etherType) {
		case 0x0800:
		case 0x86dd:
			return decodeIp(data, at, end, etherType === 0x0800 ? 4 : 6)
		case 0x0806:
			return decodeArp(data, at, end)
		default:
			return nothing(end - at)
	}
}

/** Only Ethernet and IPv4: nothing else is in use. */
function decodeArp(data: Uint8Array, at: number, end: number): Headers {
	if (at + 28 > data.length || data[at + 4] !== 6 || data[at + 5] !== 4) return nothing(end - at, 'ARP packet')
	const arp: Arp = {
		operation: (data[at + 6]! << 8) | data[at + 7]!,
		senderMac: macText(data, at + 8),
		senderIp: ipv4Text(data, at + 14),
		targetMac: macText(data, at + 18),
		targetIp: ipv4Text(data, at + 24)
	}
	return {arp, payloadLength: Math.max(0, end - at - 28)}
}

/** Decodes an IP packet at `at`. `end` is where it ended on the wire, padding included. Without `version` the first four bits decide. */
function decodeIp(data: Uint8Array, at: number, end: number, version?: 4 | 6, isInner = false): Headers {
	const written = at < data.length ? data[at]! >> 4 : undefined
	switch (version ?? written) {
		case 4:
			return decodeIpv4(data, at, end, isInner)
		case 6:
			return decodeIpv6(data, at, end, isInner)
		default:
			return nothing(end - at, 'IP header')
	}
}

function decodeIpv4(data: Uint8Array, at: number, wireEnd: number, isInner: boolean): Headers {
	if (at + 20 > data.length || data[at]! >> 4 !== 4) return nothing(Math.max(0, wireEnd - at), 'IPv4 header')
	const headerLength = (data[at]! & 0x0f) * 4
	const totalLength = read16(data, at + 2)
	const flags = read16(data, at + 6)
	const offset = (flags & 0x1fff) * 8
	const more = (flags & 0x2000) !== 0
	const ip: Ip = {
		version: 4,
		source: ipv4Text(data, at + 12),
		destination: ipv4Text(data, at + 16),
		protocol: data[at + 9]!,
		ttl: data[at + 8]!,
		totalLength,
		dontFragment: (flags & 0x4000) !== 0,
		...((offset > 0 || more) && {fragment: {identification: read16(data, at + 4), offset, more}})
	}
	if (headerLength < 20 || at + headerLength > data.length || (totalLength !== 0 && totalLength < headerLength)) {
		return {ip, ...nothing(Math.max(0, wireEnd - at - 20), 'IPv4 header')}
	}
	// 0: how the kernel marks a packet over 64 KiB that the hardware would have segmented.
	const end = totalLength === 0 ? wireEnd : endOf(at + totalLength, wireEnd, isInner)
	return afterIp(data, at + headerLength, end, ip, isInner)
}

/** Stops at the first header that is not an extension; of fragments only the first one has what follows. */
function decodeIpv6(data: Uint8Array, at: number, wireEnd: number, isInner: boolean): Headers {
	if (at + 40 > data.length || data[at]! >> 4 !== 6) return nothing(Math.max(0, wireEnd - at), 'IPv6 header')
	const payloadLength = read16(data, at + 4)
	const source = ipv6Text(data, at + 8)
	const destination = ipv6Text(data, at + 24)
	const end = payloadLength === 0 ? wireEnd : endOf(at + 40 + payloadLength, wireEnd, isInner)
	let protocol = data[at + 6]!
	let next = at + 40
	let fragment: Fragment | undefined
	const ip = (): Ip => ({
		version: 6,
		source,
		destination,
		protocol,
		ttl: data[at + 7]!,
		totalLength: payloadLength + 40,
		...(fragment && {fragment})
	})
	while (isExtension(protocol) && (fragment === undefined || fragment.offset === 0)) {
		const length = next + 8 > data.length ? 8 : extensionLength(protocol, data[next + 1]!)
		if (next + length > data.length || next + length > end) {
			return {ip: ip(), ...nothing(Math.max(0, end - next), 'IPv6 extension header')}
		}
		if (protocol === 44) {
			const field = read16(data, next + 2)
			fragment = {identification: read32(data, next + 4), offset: field & 0xfff8, more: (field & 1) !== 0}
		}
		protocol = data[next]!
		next += length
	}
	return afterIp(data, next, end, ip(), isInner)
}

/** The packet quoted in an ICMP error is cut short, though its header has the full length: there the header is right. */
const endOf = (written: number, wireEnd: number, isInner: boolean): number => (isInner ? written : Math.min(written, wireEnd))

/** Hop-by-hop, routing, fragment, authentication, destination, mobility, HIP, shim6. */
const isExtension = (protocol: number): boolean =>
	protocol === 0 ||
	protocol === 43 ||
	protocol === 44 ||
	protocol === 51 ||
	protocol === 60 ||
	protocol === 135 ||
	protocol === 139 ||
	protocol === 140

function extensionLength(protocol: number, written: number): number {
	if (protocol === 44) return 8
	return protocol === 51 ? (written + 2) * 4 : (written + 1) * 8
}

function afterIp(data: Uint8Array, at: number, end: number, ip: Ip, isInner: boolean): Headers {
	// Only the first fragment has the transport header; an atomic one (offset 0, no more) is whole.
	if (ip.fragment !== undefined && ip.fragment.offset > 0) return {ip, payloadLength: Math.max(0, end - at)}
	return {ip, ...decodeTransport(data, at, end, ip, isInner ? undefined : decodeQuoted)}
}

const decodeQuoted: DecodeQuoted = (data, at, end, version) => decodeIp(data, at, end, version, true)

const read16 = (data: Uint8Array, at: number): number => (data[at]! << 8) | data[at + 1]!
const read32 = (data: Uint8Array, at: number): number => read16(data, at) * 0x10000 + read16(data, at + 2)
