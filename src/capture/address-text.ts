/** Addresses in packets, as text. Made for speed: every packet has four of them. */

const hex = Array.from({length: 256}, (_, byte) => byte.toString(16).padStart(2, '0'))

/** Six bytes from `at` on: `02:00:00:00:00:01`. The caller has checked that they are there. */
export const macText = (data: Uint8Array, at: number): string =>
	`${hex[data[at]!]}:${hex[data[at + 1]!]}:${hex[data[at + 2]!]}:${hex[data[at + 3]!]}:${hex[data[at + 4]!]}:${hex[data[at + 5]!]}`

/** Four bytes from `at` on: `10.0.0.5`. */
export const ipv4Text = (data: Uint8Array, at: number): string => `${data[at]}.${data[at + 1]}.${data[at + 2]}.${data[at + 3]}`

/** Sixteen bytes from `at` on, as in RFC 5952: lower case, the first longest run of zero groups as `::`. */
export function ipv6Text(data: Uint8Array, at: number): string {
	let runStart = -1
	let runLength = 1
	let start = -1
	const groups: number[] = []
	for (let group = 0; group < 8; group++) {
		const value = (data[at + 2 * group]! << 8) | data[at + 2 * group + 1]!
		groups.push(value)
		if (value !== 0) {
			start = -1
			continue
		}
		if (start < 0) start = group
		if (group - start + 1 > runLength) {
			runStart = start
			runLength = group - start + 1
		}
	}
	let text = ''
	for (let group = 0; group < 8; group++) {
		if (group === runStart) {
			text += '::'
			group += runLength - 1
			continue
		}
		if (text !== '' && !text.endsWith('::')) text += ':'
		text += groups[group]!.toString(16)
	}
	return text
}
