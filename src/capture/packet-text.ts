/** A packet as a line for people, and as one for programs. */
import type {Packet} from './types.ts'

/** `14:03:07.123456`, in the time zone of this machine. */
export function clockText(timestampNs: bigint): string {
	const date = new Date(Number(timestampNs / 1_000_000n))
	const two = (part: number) => String(part).padStart(2, '0')
	const microseconds = String((timestampNs / 1000n) % 1_000_000n).padStart(6, '0')
	return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${microseconds}`
}

/**
 * One line of JSON: all headers, without the bytes. `time` is ISO 8601 in UTC with nanoseconds; `timestampNs` is the same as a string, since a
 * JSON number is not exact enough.
 */
export function packetJson({data: _bytes, timestampNs, point, summary, ...rest}: Packet): string {
	const [seconds] = new Date(Number(timestampNs / 1_000_000n)).toISOString().split('.')
	const time = `${seconds}.${String(timestampNs % 1_000_000_000n).padStart(9, '0')}Z`
	return JSON.stringify({time, timestampNs: String(timestampNs), point, summary, ...rest})
}
