import type {Address} from '../net/address.ts'
import {address64} from '../net/nat64.ts'
import type {NamedRecord} from './message.ts'

/** Converts an A record to the AAAA record that leads through a NAT gateway (NAT-8); other records are unchanged. */
export const to64 = (record: NamedRecord): NamedRecord =>
	record.type === 'A' ? {...record, type: 'AAAA', data: address64(record.data as Address)} : record
