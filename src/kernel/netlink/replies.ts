import type {Rule} from '../../plan/types.ts'
import * as k from './constants.ts'

/** The answer to one message. `errno` 0: done. `words`: the kernel's extended error message, if any. */
export type Acknowledgement = {readonly sequence: number; readonly errno: number; readonly words?: string}

/** One message of a dump, without its header. */
export type ListedMessage = {readonly type: number; readonly body: Buffer}

/** The fields of a link that are needed. `peerIndex` is its index in the peer's namespace. */
export type LinkFound = {readonly index: number; readonly name: string; readonly peerIndex: number}

/** Parses the result of one `recv`: answers, items of a dump, and whether a dump has ended. */
export function readReplies(bytes: Buffer): {answers: Acknowledgement[]; items: ListedMessage[]; done: boolean} {
	const answers: Acknowledgement[] = []
	const items: ListedMessage[] = []
	let done = false
	for (let at = 0; at + 16 <= bytes.length; ) {
		const length = bytes.readUInt32LE(at)
		if (length < 16) break
		const type = bytes.readUInt16LE(at + 4)
		if (type === k.NLMSG_ERROR) {
			answers.push(readAnswer(bytes.subarray(at, at + length)))
		} else if (type === k.NLMSG_DONE) {
			done = true
		} else {
			items.push({type, body: bytes.subarray(at + 16, at + length)})
		}
		at += (length + 3) & ~3
	}
	return {answers, items, done}
}

/** A fast check for the common case: one answer, to this message, and no error. */
export const isSuccess = (bytes: Buffer, sequence: number): boolean =>
	bytes.length === 36 &&
	bytes.readUInt16LE(4) === k.NLMSG_ERROR &&
	bytes.readInt32LE(16) === 0 &&
	bytes.readUInt32LE(8) === sequence

function readAnswer(message: Buffer): Acknowledgement {
	const flags = message.readUInt16LE(6)
	const sequence = message.readUInt32LE(8)
	const errno = 0 - message.readInt32LE(16)
	if (errno === 0 || !(flags & k.NLM_F_ACK_TLVS)) return {sequence, errno}
	const repeated = flags & k.NLM_F_CAPPED ? 16 : message.readUInt32LE(20)
	const words = attributes(message, 20 + ((repeated + 3) & ~3)).get(k.NLMSGERR_ATTR_MSG)
	return words ? {sequence, errno, words: text(words)} : {sequence, errno}
}

export function readLink({body}: ListedMessage): LinkFound {
	const found = attributes(body, 16)
	return {
		index: body.readUInt32LE(4),
		name: text(found.get(k.IFLA_IFNAME) ?? Buffer.alloc(0)),
		peerIndex: found.get(k.IFLA_LINK)?.readUInt32LE() ?? body.readUInt32LE(4)
	}
}

/** What the kernel reports for a rule without a mask. */
const wholeMark = 0xffffffff

/** A kernel rule in the form of the plan. */
export function readRule({body}: ListedMessage, family: 4 | 6): Rule {
	const found = attributes(body, 12)
	const from = found.get(k.FRA_SRC)
	const to = found.get(k.FRA_DST)
	const iif = found.get(k.FRA_IIFNAME)
	const fwmark = found.get(k.FRA_FWMARK)
	const fwmask = found.get(k.FRA_FWMASK)?.readUInt32LE() ?? wholeMark
	return {
		family,
		priority: found.get(k.FRA_PRIORITY)?.readUInt32LE() ?? 0,
		...(from && {from: `${addressText(from)}/${body[2]}`}),
		...(to && {to: `${addressText(to)}/${body[1]}`}),
		...(iif && {iif: text(iif)}),
		...(fwmark && {fwmark: fwmark.readUInt32LE()}),
		...(fwmark && fwmask !== wholeMark && {fwmask}),
		table: found.get(k.FRA_TABLE)?.readUInt32LE() ?? body[4] ?? 0
	}
}

/** IPv4 as usual, IPv6 as eight groups: enough to write it back and to compare. */
function addressText(bytes: Buffer): string {
	if (bytes.length === 4) return bytes.join('.')
	return Array.from({length: 8}, (_, i) => bytes.readUInt16BE(i * 2).toString(16)).join(':')
}

function attributes(bytes: Buffer, from: number): Map<number, Buffer> {
	const found = new Map<number, Buffer>()
	for (let at = from; at + 4 <= bytes.length; ) {
		const length = bytes.readUInt16LE(at)
		if (length < 4) break
		found.set(bytes.readUInt16LE(at + 2) & 0x3fff, bytes.subarray(at + 4, at + length))
		at += (length + 3) & ~3
	}
	return found
}

const text = (bytes: Buffer): string => bytes.toString('latin1').replace(/\0.*$/s, '')
