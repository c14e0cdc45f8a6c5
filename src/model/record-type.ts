/** Types of DNS records in a lab's zones. */
export const recordTypes = ['A', 'AAAA', 'CNAME', 'MX', 'NS', 'PTR', 'SOA', 'SRV', 'TXT', 'CAA'] as const

export type RecordType = (typeof recordTypes)[number]
