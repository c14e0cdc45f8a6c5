/** Writes classic pcap: <https://www.ietf.org/archive/id/draft-ietf-opsawg-pcap-04.html>, little-endian. */
import {largestRecordBytes} from './records.ts'
import type {LinkType, PacketRecord} from './types.ts'

/** Resolution of a file's timestamps. Wireshark and tcpdump read both; some older tools only `micro`. */
export type Precision = 'micro' | 'nano'

export type PcapWriter = {
	/** The first 24 bytes of the file. Known as soon as there is a link type, before any packet. */
	header(linkType: LinkType): Buffer
	/** A record. The first one determines the link type, unless `header()` did. Throws `MixedLinkTypes`. */
	record(record: PacketRecord): Buffer
}

/** One file has one link type; packets of a VPN tunnel and of an ENI cannot be mixed. */
export class MixedLinkTypes extends Error {
	override readonly name = 'MixedLinkTypes'
	constructor(first: LinkType, other: LinkType, point?: string) {
		super(
			`a pcap file holds packets of one link type: this one has ${linkTypeName(first)}, and ${point === undefined ? 'the next packet' : `"${point}"`} gives ${linkTypeName(other)}\n  fix: write a file for each of them`
		)
	}
}

export const linkTypeName = (linkType: LinkType): string =>
	({1: 'Ethernet (1)', 101: 'bare IP (101)', 113: 'Linux cooked (113)', 276: 'Linux cooked v2 (276)'})[linkType] ??
	`link type ${linkType}`

/** Default precision: nano. */
export function pcapWriter(precision: Precision = 'nano'): PcapWriter {
	let settled: LinkType | undefined
	const unitNs = precision === 'nano' ? 1n : 1000n
	const settle = (linkType: LinkType, point?: string) => {
		if (settled !== undefined && settled !== linkType) throw new MixedLinkTypes(settled, linkType, point)
		settled = linkType
	}
	return {
		header(linkType) {
			settle(linkType)
			const header = Buffer.alloc(24)
			header.writeUInt32LE(precision === 'nano' ? 0xa1b23c4d : 0xa1b2c3d4, 0)
			header.writeUInt16LE(2, 4)
			header.writeUInt16LE(4, 6)
			header.writeUInt32LE(largestRecordBytes, 16)
			header.writeUInt32LE(linkType, 20)
			return header
		},
		record(record) {
			settle(record.linkType, 'point' in record ? String(record.point) : undefined)
			const bytes = Buffer.allocUnsafe(16 + record.data.length)
			bytes.writeUInt32LE(Number(record.timestampNs / 1_000_000_000n), 0)
			bytes.writeUInt32LE(Number((record.timestampNs % 1_000_000_000n) / unitNs), 4)
			bytes.writeUInt32LE(record.data.length, 8)
			bytes.writeUInt32LE(record.originalLength, 12)
			bytes.set(record.data, 16)
			return bytes
		}
	}
}

/** A whole file of these records, in their order. `linkType` is used where there are none; default: Ethernet. */
export function pcapFile(
	records: readonly PacketRecord[],
	{precision, linkType = 1}: {precision?: Precision; linkType?: LinkType} = {}
): Buffer {
	const writer = pcapWriter(precision)
	return Buffer.concat([writer.header(records[0]?.linkType ?? linkType), ...records.map(record => writer.record(record))])
}
