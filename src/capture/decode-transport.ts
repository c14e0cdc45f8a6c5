/** Layer 4: TCP, UDP, ICMP, ICMPv6. Never throws: see `decode.ts`. */
import type {TcpFlag} from '../net/tcp-flags.ts'
import {ipv4Text, ipv6Text} from './address-text.ts'
import {icmpName, isIcmpError} from './icmp-names.ts'
import type {Headers, Icmp, Ip, Tcp} from './types.ts'

type Transport = Pick<Headers, 'tcp' | 'udp' | 'icmp' | 'payloadLength' | 'incomplete'>

/** Decodes the IP packet quoted in an ICMP error, whose header is at `at`. */
export type DecodeQuoted = (data: Uint8Array, at: number, end: number, version: 4 | 6) => Headers

/**
 * The header at `at`, which by the IP header ends before `end`; `data` may hold less. `decodeQuoted` absent: within an ICMP error, where only 8
 * bytes are sure to be there.
 */
export function decodeTransport(data: Uint8Array, at: number, end: number, ip: Ip, decodeQuoted?: DecodeQuoted): Transport {
	const there = Math.min(end, data.length)
	switch (ip.protocol) {
		case 6:
			return decodeTcp(data, at, end, there, decodeQuoted === undefined)
		case 17:
			return decodeUdp(data, at, end, there)
		case 1:
			return ip.version === 4 ? decodeIcmp(data, at, end, there, 4, decodeQuoted) : {payloadLength: Math.max(0, end - at)}
		case 58:
			return ip.version === 6 ? decodeIcmp(data, at, end, there, 6, decodeQuoted) : {payloadLength: Math.max(0, end - at)}
		default:
			return {payloadLength: Math.max(0, end - at)}
	}
}

const missing = (at: number, end: number, incomplete: string): Transport => ({payloadLength: Math.max(0, end - at), incomplete})

const flagNames: readonly TcpFlag[] = ['fin', 'syn', 'rst', 'psh', 'ack', 'urg']
const flagLetters = 'FSRP.UEW'

/** All flags are one byte: each combination's names and text are made once. */
const flagsOf = Array.from({length: 256}, (_, byte) => ({
	flags: flagNames.filter((_name, bit) => (byte & (1 << bit)) !== 0) as readonly TcpFlag[],
	flagText: [...flagLetters].filter((_letter, bit) => (byte & (1 << bit)) !== 0).join('') || 'none'
}))

function decodeTcp(data: Uint8Array, at: number, end: number, there: number, isInner: boolean): Transport {
	// The packet quoted in an ICMP error is only sure to have the ports and the sequence number.
	if (at + 20 > there) {
		return isInner && at + 8 <= there
			? {
					tcp: {...noTcp, sourcePort: read16(data, at), destinationPort: read16(data, at + 2), sequence: read32(data, at + 4)},
					payloadLength: Math.max(0, end - at - 20),
					incomplete: 'TCP header'
				}
			: missing(at, end, 'TCP header')
	}
	const headerLength = (data[at + 12]! >> 4) * 4
	const {flags, flagText} = flagsOf[data[at + 13]!]!
	const hasAck = (data[at + 13]! & 0x10) !== 0
	const isWhole = headerLength >= 20 && at + headerLength <= there
	const tcp: Tcp = {
		sourcePort: read16(data, at),
		destinationPort: read16(data, at + 2),
		flags,
		flagText,
		sequence: read32(data, at + 4),
		acknowledgement: hasAck ? read32(data, at + 8) : 0,
		window: read16(data, at + 14),
		...(isWhole && headerLength > 20 ? decodeOptions(data, at + 20, at + headerLength) : noOptions)
	}
	const payloadLength = Math.max(0, end - at - Math.max(20, headerLength))
	return isWhole ? {tcp, payloadLength} : {tcp, payloadLength, incomplete: 'TCP header'}
}

const noOptions = {optionText: ''}
const noTcp: Tcp = {
	sourcePort: 0,
	destinationPort: 0,
	flags: [],
	flagText: 'none',
	sequence: 0,
	acknowledgement: 0,
	window: 0,
	...noOptions
}

function decodeOptions(data: Uint8Array, from: number, to: number): Pick<Tcp, 'mss' | 'windowScale' | 'optionText'> {
	const texts: string[] = []
	let mss: number | undefined
	let windowScale: number | undefined
	for (let at = from; at < to; ) {
		const kind = data[at]!
		if (kind === 0) {
			texts.push('eol')
			break
		}
		if (kind === 1) {
			texts.push('nop')
			at++
			continue
		}
		const length = at + 1 < to ? data[at + 1]! : 0
		if (length < 2 || at + length > to) {
			texts.push('[bad opt]')
			break
		}
		if (kind === 2 && length === 4) {
			mss = read16(data, at + 2)
			texts.push(`mss ${mss}`)
		} else if (kind === 3 && length === 3) {
			windowScale = data[at + 2]!
			texts.push(`wscale ${windowScale}`)
		} else if (kind === 4 && length === 2) {
			texts.push('sackOK')
		} else if (kind === 5 && length >= 10 && (length - 2) % 8 === 0) {
			texts.push(sackText(data, at + 2, at + length))
		} else if (kind === 8 && length === 10) {
			texts.push(`TS val ${read32(data, at + 2)} ecr ${read32(data, at + 6)}`)
		} else {
			texts.push(`unknown-${kind}`)
		}
		at += length
	}
	return {...(mss !== undefined && {mss}), ...(windowScale !== undefined && {windowScale}), optionText: texts.join(',')}
}

function sackText(data: Uint8Array, from: number, to: number): string {
	let text = `sack ${(to - from) / 8} `
	for (let at = from; at < to; at += 8) text += `{${read32(data, at)}:${read32(data, at + 4)}}`
	return text
}

function decodeUdp(data: Uint8Array, at: number, end: number, there: number): Transport {
	if (at + 8 > there) return missing(at, end, 'UDP header')
	const length = read16(data, at + 4)
	const udp = {sourcePort: read16(data, at), destinationPort: read16(data, at + 2)}
	// 0 is right for IPv6 jumbograms, and wrong otherwise; the IP header has the length.
	return length !== 0 && length < 8
		? {udp, payloadLength: Math.max(0, end - at - 8), incomplete: 'UDP header'}
		: {udp, payloadLength: length === 0 ? Math.max(0, end - at - 8) : length - 8}
}

function decodeIcmp(
	data: Uint8Array,
	at: number,
	end: number,
	there: number,
	version: 4 | 6,
	decodeQuoted?: DecodeQuoted
): Transport {
	const label = version === 4 ? 'ICMP header' : 'ICMPv6 header'
	if (at + 4 > there) return missing(at, end, label)
	const type = data[at]!
	const code = data[at + 1]!
	const hasBody = at + 8 <= there
	const isError = isIcmpError(version, type)
	const icmp: Icmp = {
		type,
		code,
		name: icmpName(version, type, code),
		...(hasBody && icmpFields(data, at, there, version, type, code)),
		...(hasBody && isError && decodeQuoted && at + 8 < there && {inner: decodeQuoted(data, at + 8, there, version)})
	}
	const payloadLength = Math.max(0, end - at - 8)
	return hasBody ? {icmp, payloadLength} : {icmp, payloadLength, incomplete: label}
}

function icmpFields(data: Uint8Array, at: number, there: number, version: 4 | 6, type: number, code: number): Partial<Icmp> {
	if (version === 4) {
		if (type === 8 || type === 0) return {identifier: read16(data, at + 4), sequence: read16(data, at + 6)}
		if (type === 3 && code === 4) return {mtuBytes: read16(data, at + 6)}
		if (type === 5) return {gateway: ipv4Text(data, at + 4)}
		return {}
	}
	if (type === 128 || type === 129) return {identifier: read16(data, at + 4), sequence: read16(data, at + 6)}
	if (type === 2) return {mtuBytes: read32(data, at + 4)}
	if ((type === 135 || type === 136) && at + 24 <= there) return {target: ipv6Text(data, at + 8)}
	if (type === 137 && at + 24 <= there) return {gateway: ipv6Text(data, at + 8)}
	return {}
}

const read16 = (data: Uint8Array, at: number): number => (data[at]! << 8) | data[at + 1]!
const read32 = (data: Uint8Array, at: number): number => read16(data, at) * 0x10000 + read16(data, at + 2)
