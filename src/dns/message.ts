/** DNS messages: reads questions, and encodes answers. */
import {decode, encode, type Answer as PacketRecord} from 'dns-packet'
import type {Answer} from './answer.ts'
import type {RecordType, ResourceRecord} from './types.ts'

export type Query = {
	readonly id: number
	/** In lower case, without a trailing dot. */
	readonly name: string
	/** `A`, `AAAA`, `ANY`; `UNKNOWN_65` if the library has no name for it. */
	readonly type: string
	readonly isInternet: boolean
	readonly opcode: number
	readonly recursionDesired: boolean
	/** The question's bytes, which the answer repeats. */
	readonly question: Buffer
	/** For clients with EDNS: the largest UDP answer that they accept, and their version. */
	readonly edns?: {readonly udpBytes: number; readonly version: number}
}

/** It is not answered: it is not DNS, or is itself a response. */
export type Unanswerable =
	| {readonly problem: 'ignore'}
	| {readonly problem: 'format'; readonly id: number; readonly opcode: number}

const headerBytes = 12
/** Longest UDP answer without EDNS. */
const plainUdpBytes = 512
/** The server's own limit with EDNS. */
const ednsUdpBytes = 4096

export function readQuery(message: Buffer): Query | Unanswerable {
	if (message.length < headerBytes || message[2]! & 0x80) return {problem: 'ignore'}
	const id = message.readUInt16BE(0)
	const opcode = (message[2]! >> 3) & 0x0f
	const malformed = {problem: 'format', id, opcode} as const
	try {
		// The library would decode as many records as the header claims.
		const counts = [4, 6, 8, 10].map(at => message.readUInt16BE(at))
		if (counts[0] !== 1 || counts[1] !== 0 || counts[2] !== 0 || counts[3]! > 2) return malformed
		const end = endOfQuestion(message)
		if (end === undefined) return malformed
		const {questions, additionals = [], flag_rd} = decode(message)
		const [question] = questions ?? []
		if (!question) return malformed
		const options = additionals.filter(one => one.type === 'OPT')
		if (options.length > 1) return malformed
		const [edns] = options
		return {
			id,
			name: question.name === '.' ? '' : question.name.toLowerCase(),
			type: question.type,
			isInternet: question.class === 'IN',
			opcode,
			recursionDesired: flag_rd,
			question: message.subarray(headerBytes, end),
			...(edns && {edns: {udpBytes: edns.udpPayloadSize, version: edns.ednsVersion}})
		}
	} catch {
		return malformed
	}
}

/** The name in a question has no compression pointers: nothing precedes it. */
function endOfQuestion(message: Buffer): number | undefined {
	let at = headerBytes
	while (at < message.length) {
		const length = message[at]!
		if (length === 0) return at + 5 <= message.length ? at + 5 : undefined
		if (length > 63) return undefined
		at += length + 1
	}
	return undefined
}

const rcodes = {NOERROR: 0, FORMERR: 1, SERVFAIL: 2, NXDOMAIN: 3, NOTIMP: 4, REFUSED: 5} as const

const rcodeNames = Object.keys(rcodes) as (keyof typeof rcodes)[]

const flags = {response: 0x8000, authoritative: 0x0400, truncated: 0x0200, recursionDesired: 0x0100, recursionAvailable: 0x0080}

/** `maxBytes`: the client's limit over UDP. Records that do not fit are left out, and the answer is marked as truncated. */
export function renderAnswer(query: Query, answer: Answer, maxBytes: number): Buffer {
	const whole = render(query, answer, 0)
	if (whole.length <= maxBytes) return whole
	return render(query, {...answer, answers: [], authorities: []}, flags.truncated)
}

/** Largest UDP answer that a client accepts. Unit: bytes. */
export const udpLimit = ({edns}: Query): number =>
	edns ? Math.min(Math.max(edns.udpBytes, plainUdpBytes), ednsUdpBytes) : plainUdpBytes

function render(query: Query, {rcode, answers, authorities, isAuthoritative}: Answer, more: number): Buffer {
	const encoded = encode({
		type: 'response',
		id: query.id,
		answers: answers.map(toPacketRecord),
		authorities: authorities.map(toPacketRecord),
		additionals: query.edns ? [edns] : []
	})
	// The question exactly as sent: a client may compare its letter case.
	const bytes = Buffer.concat([encoded.subarray(0, headerBytes), query.question, encoded.subarray(headerBytes)])
	const bits =
		flags.response |
		(query.opcode << 11) |
		(isAuthoritative ? flags.authoritative : 0) |
		(query.recursionDesired ? flags.recursionDesired : 0) |
		flags.recursionAvailable |
		more |
		rcodes[rcode]
	bytes.writeUInt16BE(bits, 2)
	bytes.writeUInt16BE(1, 4)
	return bytes
}

const edns: PacketRecord = {
	type: 'OPT',
	name: '.',
	udpPayloadSize: ednsUdpBytes,
	extendedRcode: 0,
	ednsVersion: 0,
	flags: 0,
	flag_do: false,
	options: []
}

/** The answer to an unreadable message: only a header. */
export function renderFormatError({id, opcode}: {readonly id: number; readonly opcode: number}): Buffer {
	const bytes = Buffer.alloc(headerBytes)
	bytes.writeUInt16BE(id, 0)
	bytes.writeUInt16BE(flags.response | (opcode << 11) | rcodes.FORMERR, 2)
	return bytes
}

/** A record with its name in the answer. */
export type NamedRecord = ResourceRecord & {readonly name: string}

const toPacketRecord = ({name, type, ttl, data}: NamedRecord): PacketRecord =>
	({name, type, ttl, class: 'IN', data: packetData[type](data)}) as PacketRecord

/** Converts record data in zone file form to the library's. */
const packetData: Readonly<Record<RecordType, (data: string) => unknown>> = {
	A: data => data,
	AAAA: data => data,
	CNAME: data => data,
	NS: data => data,
	PTR: data => data,
	MX(data) {
		const [preference, exchange] = data.split(' ')
		return {preference: Number(preference), exchange}
	},
	SRV(data) {
		const [priority, weight, port, target] = data.split(' ')
		return {priority: Number(priority), weight: Number(weight), port: Number(port), target}
	},
	SOA(data) {
		const [mname, rname, ...numbers] = data.split(' ')
		const [serial, refresh, retry, expire, minimum] = numbers.map(Number)
		return {mname, rname, serial, refresh, retry, expire, minimum}
	},
	TXT: data =>
		[...data.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(([, quoted, plain]) =>
			(quoted ?? plain ?? '').replaceAll(/\\(.)/g, '$1')
		),
	CAA(data) {
		const [flag, tag, value = ''] = data.split(' ')
		return {flags: Number(flag), tag, value: value.replaceAll('"', '')}
	}
}

export const renderQuery = (id: number, name: string, type: string): Buffer =>
	encode({
		type: 'query',
		id,
		flags: flags.recursionDesired,
		questions: [{type: type as RecordType, name}],
		additionals: [edns]
	})

export type Reply = {
	readonly id: number
	readonly rcode: Answer['rcode']
	readonly isTruncated: boolean
	readonly answers: readonly NamedRecord[]
}

/** Undefined: the answer is malformed. Leaves out records of unknown types. */
export function readReply(message: Buffer): Reply | undefined {
	if (message.length < headerBytes || !(message[2]! & 0x80)) return undefined
	try {
		const {id = 0, answers = [], flag_tc} = decode(message)
		const rcode = rcodeNames.find(one => rcodes[one] === (message[3]! & 0x0f)) ?? 'SERVFAIL'
		return {
			id,
			rcode,
			isTruncated: flag_tc,
			answers: answers.flatMap((one): NamedRecord[] => {
				if (!isKnown(one)) return []
				return [{name: one.name.toLowerCase(), type: one.type, ttl: one.ttl ?? 0, data: dataText[one.type](one.data as never)}]
			})
		}
	} catch {
		return undefined
	}
}

type Known = Extract<PacketRecord, {readonly type: RecordType}>

const isKnown = (record: PacketRecord): record is Known => Object.hasOwn(packetData, record.type)

const dataText: {readonly [T in RecordType]: (data: Extract<Known, {readonly type: T}>['data']) => string} = {
	A: String,
	AAAA: String,
	CNAME: String,
	NS: String,
	PTR: String,
	MX: ({preference = 0, exchange}) => `${preference} ${exchange}`,
	SRV: ({priority = 0, weight = 0, port, target}) => `${priority} ${weight} ${port} ${target}`,
	SOA: ({mname, rname, serial, refresh, retry, expire, minimum}) =>
		`${mname} ${rname} ${serial} ${refresh} ${retry} ${expire} ${minimum}`,
	TXT: data =>
		[data]
			.flat()
			.map(part => `"${String(part).replaceAll(/["\\]/g, '\\$&')}"`)
			.join(' '),
	CAA: ({flags: flag = 0, tag, value}) => `${flag} ${tag} "${value}"`
}
