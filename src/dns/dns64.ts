import type {NamedRecord} from './message.ts'

/** An A record as the AAAA record that leads through a NAT gateway; others as they are. */
export const to64 = (record: NamedRecord): NamedRecord =>
	record.type === 'A' ? {...record, type: 'AAAA', data: address64(record.data)} : record

/** In the prefix that a NAT gateway translates (NAT-8): `64:ff9b::cb00:710a` of `203.0.113.10`. */
export function address64(ipv4: string): string {
	const [a = 0, b = 0, c = 0, d = 0] = ipv4.split('.').map(Number)
	const high = ((a << 8) | b).toString(16)
	const low = ((c << 8) | d).toString(16)
	return high === '0' ? `64:ff9b::${low}` : `64:ff9b::${high}:${low}`
}
