/** Addresses in the kernel's binary form. The texts come from the plan, where they are validated and canonical. */

/** `10.0.0.5` gives 4 bytes, `2600:1f18::5` gives 16. */
export const addressBytes = (text: string): Uint8Array => (text.includes(':') ? ipv6Bytes(text) : ipv4Bytes(text))

/** `10.0.0.5/24` gives the bytes and the length; without a `/` the length is that of one address. */
export function cidrBytes(text: string): {readonly bytes: Uint8Array; readonly prefixLength: number} {
	const slash = text.indexOf('/')
	const bytes = addressBytes(slash < 0 ? text : text.slice(0, slash))
	return {bytes, prefixLength: slash < 0 ? bytes.length * 8 : Number(text.slice(slash + 1))}
}

/** `02:00:00:00:00:01` gives 6 bytes. */
export const macBytes = (text: string): Uint8Array => numbers(text, 6, 58, 16)

const ipv4Bytes = (text: string): Uint8Array => numbers(text, 4, 46, 10)

/** Parses numbers below 256 between separators. Hand-written for speed: a lab of a thousand instances has ten thousand of these. */
function numbers(text: string, count: number, parting: number, base: number): Uint8Array {
	const bytes = new Uint8Array(count)
	let at = 0
	let value = 0
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i)
		if (code === parting) {
			bytes[at++] = value
			value = 0
		} else {
			value = value * base + (code < 58 ? code - 48 : (code | 32) - 87)
		}
	}
	bytes[at] = value
	return bytes
}

function ipv6Bytes(text: string): Uint8Array {
	const [head = '', tail] = text.split('::')
	const front = groups(head)
	const back = tail === undefined ? [] : groups(tail)
	const bytes = new Uint8Array(16)
	bytes.set(front, 0)
	bytes.set(back, 16 - back.length)
	return bytes
}

const groups = (text: string): number[] =>
	text === ''
		? []
		: text.split(':').flatMap(group => {
				if (group.includes('.')) return [...ipv4Bytes(group)]
				const value = Number.parseInt(group, 16)
				return [value >> 8, value & 0xff]
			})
