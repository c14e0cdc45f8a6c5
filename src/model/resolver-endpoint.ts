/** Endpoints and rules of the Route 53 Resolver (DNS-6). */
import type {Address} from '../net/address.ts'

export type ResolverEndpoint = {
	readonly key: string
	readonly id: string
	readonly direction: 'inbound' | 'outbound'
	/** Key of the VPC. */
	readonly vpc: string
	/** Keys, in the order of its addresses. */
	readonly interfaces: readonly string[]
}

export type ResolverRule = {
	readonly key: string
	readonly id: string
	/** In lower case, without a final dot; `''` matches every name. */
	readonly domain: string
	/** Keys of the VPCs that it is associated with. */
	readonly vpcs: readonly string[]
	/** Absent: a SYSTEM rule, the resolver itself answers. */
	readonly forward?: {
		/** Key of an outbound endpoint. */
		readonly endpoint: string
		readonly targets: readonly DnsTarget[]
	}
}

export type DnsTarget = {readonly address: Address; readonly port: number}
