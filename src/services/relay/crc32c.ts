/** CRC-32C (Castagnoli), the checksum of the PROXY protocol. Node has only CRC-32. */
const polynomial = 0x82f63b78

const table = Uint32Array.from({length: 256}, (_, byte) => {
	let value = byte
	for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ polynomial : value >>> 1
	return value >>> 0
})

export function crc32c(bytes: Uint8Array): number {
	let value = 0xffffffff
	for (const byte of bytes) value = (table[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8)
	return ~value >>> 0
}
