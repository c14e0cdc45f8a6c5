import {writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {PassThrough, Readable} from 'node:stream'
import test from 'ava'
import fc from 'fast-check'
import {ipv6Text} from '../../src/capture/address-text.ts'
import {BadPcap, readRecords} from '../../src/capture/records.ts'
import type {PacketRecord} from '../../src/capture/types.ts'
import {MixedLinkTypes, pcapFile, pcapWriter} from '../../src/capture/write.ts'
import {temporaryFolder} from '../temporary-folder.ts'
import {bytes, ethernet, flag, ipv4, record, tcp} from './bytes.ts'

const syn = (ns: bigint) => record(ethernet(0x0800, ipv4({protocol: 6}, tcp({flags: flag.syn}))), {timestampNs: ns})
const three = [syn(1_700_000_000_000_000_001n), syn(1_700_000_000_999_999_999n), syn(1_700_000_001_000_000_000n)]

const inChunks = (data: Buffer, size: number) =>
	Readable.from(
		Array.from({length: Math.ceil(data.length / size)}, (_, index) => data.subarray(index * size, (index + 1) * size))
	)

async function readAll(source: string | Readable): Promise<{records: PacketRecord[]; problem?: string}> {
	const records: PacketRecord[] = []
	try {
		for await (const item of readRecords(source)) records.push(item)
	} catch (error) {
		if (!(error instanceof BadPcap)) throw error
		return {records, problem: error.message}
	}
	return {records}
}

const problemOf = async (data: Buffer) => (await readAll(Readable.from(data.length > 0 ? [data] : []))).problem

test('what was written is read again, to the nanosecond, however it is cut into chunks', async t => {
	const file = pcapFile(three)
	for (const size of [1, 3, 17, 71, 100, 10_000]) {
		const {records, problem} = await readAll(inChunks(file, size))
		t.is(problem, undefined)
		t.deepEqual(records, three)
	}
})

test('a microsecond file loses what is below a microsecond, and nothing else', async t => {
	const {records} = await readAll(Readable.from([pcapFile(three, {precision: 'micro'})]))
	t.deepEqual(
		records.map(item => item.timestampNs),
		[1_700_000_000_000_000_000n, 1_700_000_000_999_999_000n, 1_700_000_001_000_000_000n]
	)
})

test('big-endian files are read, in both precisions', async t => {
	const file = (magic: string) =>
		bytes(`${magic} 0002 0004 00000000 00000000 00040000 00000065  00000001 00000005 00000002 00000009 4500`)
	const read = async (magic: string) => (await readAll(Readable.from([file(magic)]))).records[0]
	t.like(await read('a1b2c3d4'), {timestampNs: 1_000_005_000n, linkType: 101, capturedLength: 2, originalLength: 9})
	t.like(await read('a1b23c4d'), {timestampNs: 1_000_000_005n})
})

test('a file without packets is whole', async t => {
	t.deepEqual(await readAll(Readable.from([pcapFile([])])), {records: []})
})

test('an empty file is not taken for a whole one', async t => {
	t.is(await problemOf(Buffer.alloc(0)), 'capture: is empty: it lacks even the header of a pcap file')
	t.is(await problemOf(pcapFile([]).subarray(0, 10)), 'capture: ends after 10 bytes, within the 24 of the file header')
})

test('of a truncated file all whole records are given, and then the fault', async t => {
	const file = pcapFile(three)
	const {records, problem} = await readAll(inChunks(file.subarray(0, file.length - 1), 50))
	t.is(records.length, 2)
	t.is(problem, 'capture: ends within a record: of the one at byte 164 only 69 of 70 bytes are there')
	t.is(
		await problemOf(file.subarray(0, 30)),
		'capture: ends within a record: of the one at byte 24 only 6 of 16 or more bytes are there'
	)
})

test('pcapng is refused from its first four bytes on, and whoever writes it is ended', async t => {
	const source = new PassThrough()
	source.write(bytes('0a0d0d0a'))
	const {problem} = await readAll(source)
	t.is(problem, 'capture: is pcapng; only classic pcap can be read\n  fix: convert it with: editcap -F pcap in.pcapng out.pcap')
	t.true(source.destroyed)
})

test('what is not a capture at all is refused', async t => {
	t.is(await problemOf(Buffer.from('<!doctype html>')), 'capture: is not a pcap file: it begins with 3c21646f')
	const version = pcapFile(three)
	version.writeUInt16LE(9, 6)
	t.is(await problemOf(version), 'capture: has version 2.9 of the pcap format; only 2.4 can be read')
	version.writeUInt16LE(7, 4)
	t.is(await problemOf(version), 'capture: unsupported version 7.9. pcap-parser only parses libpcap file format 2.4')
})

test('a corrupt length is reported at once, not waited for', async t => {
	const file = pcapFile(three)
	file.writeUInt32LE(0x7fff_ffff, 24 + 70 + 8)
	const source = new PassThrough()
	source.write(file)
	const {records, problem} = await readAll(source)
	t.is(problem, 'capture: is corrupt: the record at byte 94 claims 2147483647 bytes, more than the maximum of 262144')
	t.is(records.length, 0)
	t.true(source.destroyed)
})

test('the largest record may come in many small chunks', async t => {
	const large = record(Buffer.alloc(262_144, 7))
	const {records, problem} = await readAll(inChunks(pcapFile([large]), 64))
	t.is(problem, undefined)
	t.is(records[0]?.data.length, 262_144)
})

test('a missing file is an error, and one on disk is read by its path', async t => {
	const path = join(temporaryFolder('records'), 'three.pcap')
	await t.throwsAsync(readAll(path), {code: 'ENOENT'})
	await writeFile(path, pcapFile(three))
	t.is((await readAll(path)).records.length, 3)
})

test('a reader that stops asking ends the source, and one that is slow is waited for', async t => {
	const file = pcapFile(Array.from({length: 20_000}, () => syn(1n)))
	let given = 0
	const source = Readable.from(
		(function* () {
			for (let at = 0; at < file.length; at += 1000) {
				given++
				yield file.subarray(at, at + 1000)
			}
		})(),
		{highWaterMark: 1}
	)
	for await (const _record of readRecords(source)) break
	t.true(source.destroyed)
	t.true(given < 10, `${given} chunks were taken for one packet`)
})

test('random bytes end in a fault or in records, and never hang', async t => {
	const header = pcapFile([])
	await fc.assert(
		fc.asyncProperty(fc.uint8Array({maxLength: 300}), fc.boolean(), async (data, withHeader) => {
			const {records, problem} = await readAll(
				Readable.from([Buffer.concat([withHeader ? header : Buffer.alloc(0), Buffer.from(data), Buffer.alloc(1)])])
			)
			return problem !== undefined || records.length > 0
		}),
		{numRuns: 500}
	)
	t.pass()
})

test('packets of two link types do not go into one file', t => {
	const writer = pcapWriter()
	writer.header(1)
	const tunnel = {...record(Buffer.alloc(20), {linkType: 101}), point: 'vpn:a'}
	t.throws(() => writer.record(tunnel), {
		instanceOf: MixedLinkTypes,
		message:
			'a pcap file holds packets of one link type: this one has Ethernet (1), and "vpn:a" gives bare IP (101)\n  fix: write a file for each of them'
	})
})

test('IPv6 text is what RFC 5952 asks for', t => {
	const canonical = (data: Uint8Array) => {
		const groups = Array.from({length: 8}, (_, index) => ((data[2 * index]! << 8) | data[2 * index + 1]!).toString(16))
		return new URL(`http://[${groups.join(':')}]/`).hostname.slice(1, -1)
	}
	const sparse = fc.array(fc.oneof({weight: 3, arbitrary: fc.constant(0)}, fc.nat(255)), {minLength: 16, maxLength: 16})
	fc.assert(
		fc.property(sparse, data => ipv6Text(Uint8Array.from(data), 0) === canonical(Uint8Array.from(data))),
		{numRuns: 2000}
	)
	t.pass()
})
