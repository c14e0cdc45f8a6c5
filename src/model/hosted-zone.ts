/** Hosted zones of Route 53 (DNS-5). */
import type {RecordType} from './record-type.ts'

export type HostedZone = {
	readonly key: string
	readonly id: string
	readonly account: string
	/** In lower case, without a dot at the end. */
	readonly name: string
	/** Keys of the VPCs that it is associated with. Absent: a public zone. */
	readonly vpcs?: readonly string[]
	readonly records: readonly RecordSet[]
}

export type RecordSet = {
	/** Fully qualified: `web.corp.internal`. */
	readonly name: string
	readonly type: RecordType
	readonly ttl: number
	readonly values: readonly RecordValue[]
}

/** As a zone file writes it, or the key of an instance, for its address. */
export type RecordValue = string | {readonly instance: string; readonly which: 'private' | 'public' | 'ipv6'}
