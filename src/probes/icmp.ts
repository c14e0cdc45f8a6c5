/** ICMP errors of both families, parsed from bytes and from `ping`'s output. Pure. */
import {fromBigInt} from '../net/address.ts'
import type {IpText} from '../net/names.ts'
import type {UnreachableWhy} from './outcomes.ts'

/** An ICMP error, and the packet that it is about. */
export type IcmpError = {
	readonly from: IpText
	/** `too-big` is IPv4's "fragmentation needed" and IPv6's "packet too big". */
	readonly why: UnreachableWhy | 'too-big'
	/** `too-big` only: the MTU that the router reports. */
	readonly mtuBytes?: number
	readonly about: {
		/** 6: TCP; 17: UDP; 1 and 58: an echo, whose identifier and number take the place of ports. */
		readonly protocol: number
		readonly destination: IpText
		readonly sourcePort: number
		readonly destinationPort: number
		/** Echo only. */
		readonly identifier: number
		readonly sequence: number
	}
}

const why4: Readonly<Record<number, UnreachableWhy | 'too-big'>> = {
	0: 'network',
	1: 'host',
	2: 'protocol',
	3: 'port',
	4: 'too-big',
	6: 'network',
	7: 'host',
	9: 'prohibited',
	10: 'prohibited',
	11: 'network',
	12: 'host',
	13: 'prohibited'
}

const why6: Readonly<Record<number, UnreachableWhy>> = {
	0: 'network',
	1: 'prohibited',
	3: 'host',
	4: 'port',
	5: 'prohibited',
	6: 'prohibited'
}

/** Parses what a raw ICMP socket receives: IPv4 with its IP header in front, IPv6 without. Undefined for what is not an error, or is truncated. */
export function readIcmpError(from: IpText, bytes: Uint8Array): IcmpError | undefined {
	const v6 = from.includes(':')
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
	try {
		return v6 ? readV6(from, view) : readV4(from, view)
	} catch {
		return undefined // shorter than its own headers say
	}
}

function readV4(from: IpText, view: DataView): IcmpError | undefined {
	const icmp = headerLength(view, 0)
	const type = view.getUint8(icmp)
	const code = view.getUint8(icmp + 1)
	const why = type === 3 ? (why4[code] ?? 'other') : type === 11 ? 'ttl-exceeded' : undefined
	const inner = icmp + 8
	return (
		why && {
			from,
			why,
			...(why === 'too-big' && {mtuBytes: view.getUint16(icmp + 6)}),
			about: {
				protocol: view.getUint8(inner + 9),
				destination: addressText(view, inner + 16, 4),
				...ports(view, inner + headerLength(view, inner))
			}
		}
	)
}

function readV6(from: IpText, view: DataView): IcmpError | undefined {
	const type = view.getUint8(0)
	const why = type === 1 ? (why6[view.getUint8(1)] ?? 'other') : type === 2 ? 'too-big' : type === 3 ? 'ttl-exceeded' : undefined
	return (
		why && {
			from,
			why,
			...(why === 'too-big' && {mtuBytes: view.getUint32(4)}),
			// This program's own probes have no extension headers, unless fragmented.
			about: {protocol: view.getUint8(8 + 6), destination: addressText(view, 8 + 24, 16), ...ports(view, 8 + 40)}
		}
	)
}

const headerLength = (view: DataView, at: number) => (view.getUint8(at) & 0x0f) * 4

const ports = (view: DataView, at: number) => ({
	sourcePort: view.getUint16(at),
	destinationPort: view.getUint16(at + 2),
	identifier: view.getUint16(at + 4),
	sequence: view.getUint16(at + 6)
})

/** An address from its 4 or 16 bytes. */
export const addressText = (view: DataView, at: number, length: 4 | 16): IpText =>
	length === 4
		? fromBigInt(BigInt(view.getUint32(at)), 4)
		: fromBigInt((view.getBigUint64(at) << 64n) | view.getBigUint64(at + 8), 6)

/** The ICMP error that `ping` prints after `icmp_seq=1`. Undefined for messages it does not know. */
export function whyInWords(words: string): UnreachableWhy {
	const known = pingWords.find(([start]) => words.toLowerCase().startsWith(start))
	return known ? known[1] : 'other'
}

const pingWords: ReadonlyArray<readonly [string, UnreachableWhy]> = [
	['destination net unreachable', 'network'],
	['destination net unknown', 'network'],
	['destination unreachable: no route', 'network'],
	['destination host unreachable', 'host'],
	['destination host unknown', 'host'],
	['destination unreachable: address', 'host'],
	['destination protocol unreachable', 'protocol'],
	['destination port unreachable', 'port'],
	['destination unreachable: port', 'port'],
	['packet filtered', 'prohibited'],
	['destination net prohibited', 'prohibited'],
	['destination host prohibited', 'prohibited'],
	['destination unreachable: admin', 'prohibited'],
	['time to live exceeded', 'ttl-exceeded'],
	['time exceeded', 'ttl-exceeded']
]

/** The reason by Linux's errno for an ICMP error, or for its own `unreachable` route. */
export const whyOfErrno: Readonly<Record<number, UnreachableWhy>> = {
	13: 'prohibited', // EACCES
	92: 'protocol', // ENOPROTOOPT
	101: 'network', // ENETUNREACH
	113: 'host' // EHOSTUNREACH
}
