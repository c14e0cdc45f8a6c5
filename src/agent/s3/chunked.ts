/** Joins bodies that clients send in signed chunks (`Content-Encoding: aws-chunked`); signatures and trailers are ignored. */

/** Undefined: the body is malformed. */
export function joinChunks(body: Buffer): Buffer | undefined {
	const pieces: Buffer[] = []
	for (let at = 0; ; ) {
		const end = body.indexOf('\r\n', at)
		if (end < 0) return undefined
		const size = /^([\da-f]{1,8})(?:;|$)/i.exec(body.toString('latin1', at, Math.min(end, at + 256)))?.[1]
		if (size === undefined) return undefined
		const length = Number.parseInt(size, 16)
		if (length === 0) return Buffer.concat(pieces)
		const from = end + 2
		if (from + length + 2 > body.length || body.toString('latin1', from + length, from + length + 2) !== '\r\n') return undefined
		pieces.push(body.subarray(from, from + length))
		at = from + length + 2
	}
}

export const isChunked = (headers: Readonly<Record<string, string | undefined>>): boolean =>
	headers['x-amz-content-sha256']?.startsWith('STREAMING-') === true || /\baws-chunked\b/.test(headers['content-encoding'] ?? '')
