/** Reads the collector's counts of one second. No effects. */
import type {Address} from '../../net/address.ts'
import {fromBigInt} from '../../net/address.ts'

export type Raw = {
	/** End of the second, in milliseconds since the epoch. */
	readonly endMs: number
	/** Packets not counted because there were too many flows, and drop reports that were lost. */
	readonly lost: number
	readonly flows: readonly RawFlow[]
}

/** The counts of one flow at one interface in one direction. */
export type RawFlow = Counts & {
	/** `dropped`: by a check that flow logs do not record. */
	readonly what: 'seen' | 'rejected' | 'dropped'
	/** Number of the interface. */
	readonly interface: number
	readonly direction: 'ingress' | 'egress'
	readonly protocol: number
	readonly source: Address
	readonly destination: Address
	readonly sourcePort: number
	readonly destinationPort: number
}

export type Counts = {
	readonly packets: number
	readonly bytes: number
	/** Milliseconds since the epoch. */
	readonly firstMs: number
	readonly lastMs: number
	readonly tcpFlags: number
}

const headBytes = 24
const recordBytes = 96
const whats = ['seen', 'rejected', 'dropped'] as const

export function readRaw(data: Buffer, endMs: number): Raw {
	const epochMs = data.readDoubleLE(16)
	const lost = Number(data.readBigUInt64LE(0) + data.readBigUInt64LE(8))
	const flows: RawFlow[] = []
	for (let at = headBytes; at + recordBytes <= data.length; at += recordBytes) {
		const what = whats[data.readUInt32LE(at)]
		if (what) flows.push({what, ...readKey(data, at + 8), ...readCounts(data, at + 56, epochMs)})
	}
	return {endMs, lost, flows}
}

function readKey(data: Buffer, at: number) {
	const place = data.readUInt32LE(at)
	const isIpv6 = data[at + 5] === 6
	return {
		interface: place & 0x7fff_ffff,
		direction: place >= 0x8000_0000 ? ('egress' as const) : ('ingress' as const),
		protocol: data[at + 4] ?? 0,
		source: readAddress(data, at + 8, isIpv6),
		destination: readAddress(data, at + 24, isIpv6),
		sourcePort: data.readUInt16BE(at + 40),
		destinationPort: data.readUInt16BE(at + 42)
	}
}

const readAddress = (data: Buffer, at: number, isIpv6: boolean): Address =>
	isIpv6
		? fromBigInt((data.readBigUInt64BE(at) << 64n) | data.readBigUInt64BE(at + 8), 6)
		: (`${data[at]}.${data[at + 1]}.${data[at + 2]}.${data[at + 3]}` as Address)

const readCounts = (data: Buffer, at: number, epochMs: number): Counts => ({
	packets: Number(data.readBigUInt64LE(at)),
	bytes: Number(data.readBigUInt64LE(at + 8)),
	firstMs: epochMs + Number(data.readBigUInt64LE(at + 16)) / 1e6,
	lastMs: epochMs + Number(data.readBigUInt64LE(at + 24)) / 1e6,
	tcpFlags: Number(data.readBigUInt64LE(at + 32))
})
