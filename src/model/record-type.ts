/** Types of DNS records that a lab's zones have. */
export const recordTypes = ['A', 'AAAA', 'CNAME', 'MX', 'NS', 'PTR', 'SOA', 'SRV', 'TXT', 'CAA'] as const

export type RecordType = (typeof recordTypes)[number]
