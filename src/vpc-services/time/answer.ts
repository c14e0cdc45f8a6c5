/** What the Amazon Time Sync Service answers at 169.254.169.123: a server's NTP packet (RFC 5905, section 7.3). */

const packetBytes = 48
const modes = {client: 3, server: 4} as const
/** Seconds from NTP's epoch, 1900, to Unix's, 1970. */
const epochSeconds = 2_208_988_800
const stratum = 3
/** AWS's servers synchronize with others of AWS. */
const reference = [169, 254, 169, 122]
/** As a power of two, in seconds: 2^-20 is about a microsecond. */
const precision = -20
const rootDelay = 0.0003
const rootDispersion = 0.0003
/** Time since the server last synchronized its clock. */
const sinceReferenceMs = 8000

/** `receivedMs`, `sentMs`: Unix time. Undefined: it is no client request, and is ignored. */
export function answerTime(question: Uint8Array, receivedMs: number, sentMs: number): Uint8Array | undefined {
	const first = question[0] ?? 0
	const version = (first >> 3) & 7
	if (question.length < packetBytes || (first & 7) !== modes.client || version < 1 || version > 4) return undefined
	const answer = Buffer.alloc(packetBytes)
	answer[0] = (version << 3) | modes.server
	answer[1] = stratum
	answer[2] = question[2] ?? 0
	answer.writeInt8(precision, 3)
	writeShort(answer, 4, rootDelay)
	writeShort(answer, 8, rootDispersion)
	answer.set(reference, 12)
	writeTimestamp(answer, 16, receivedMs - sinceReferenceMs)
	// The client recognizes the answer by its own transmit time.
	answer.set(question.subarray(40, 48), 24)
	writeTimestamp(answer, 32, receivedMs)
	writeTimestamp(answer, 40, sentMs)
	return answer
}

/** 16 bits of seconds, 16 of their fraction. */
const writeShort = (packet: Buffer, at: number, seconds: number) => packet.writeUInt32BE(Math.round(seconds * 65_536), at)

/** 32 bits of seconds, which wrap around in 2036, and 32 of their fraction. */
function writeTimestamp(packet: Buffer, at: number, unixMs: number) {
	const seconds = Math.floor(unixMs / 1000)
	packet.writeUInt32BE((seconds + epochSeconds) % 2 ** 32, at)
	packet.writeUInt32BE(Math.floor(((unixMs - seconds * 1000) / 1000) * 2 ** 32), at + 4)
}
