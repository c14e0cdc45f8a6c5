/** Security groups and network ACLs. */
import type {Cidr} from '../net/address.ts'

export type Protocol = 'all' | 'tcp' | 'udp' | 'icmp' | 'icmpv6' | number

/** -1: any. */
export type IcmpMatch = {readonly type: number; readonly code: number}

export type SecurityGroup = {
	readonly key: string
	readonly id: string
	readonly name: string
	readonly description: string
	readonly ingress: readonly SecurityGroupRule[]
	readonly egress: readonly SecurityGroupRule[]
}

export type SecurityGroupRule = {
	readonly id: string
	readonly protocol: Protocol
	/** tcp and udp only, inclusive. Absent: all. */
	readonly ports?: readonly [number, number]
	/** icmp and icmpv6 only. Absent: all. */
	readonly icmp?: IcmpMatch
	readonly peer:
		| {readonly kind: 'cidr'; readonly cidr: Cidr}
		| {readonly kind: 'prefix-list'; readonly key: string}
		/** Key of a group in this VPC or a peered one (SG-8). */
		| {readonly kind: 'group'; readonly key: string}
		/** A group of a VPC that no active peering reaches: matches nothing (SG-8). */
		| {readonly kind: 'stale'; readonly was: string}
	readonly description?: string
}

export type NetworkAcl = {
	readonly key: string
	readonly id: string
	readonly default: boolean
	/** By ascending number, without the final deny. The cidr shows whether an entry is for IPv4 or IPv6. */
	readonly ingress: readonly NetworkAclEntry[]
	readonly egress: readonly NetworkAclEntry[]
}

export type NetworkAclEntry = {
	readonly number: number
	readonly action: 'allow' | 'deny'
	readonly protocol: Protocol
	readonly ports?: readonly [number, number]
	readonly icmp?: IcmpMatch
	readonly cidr: Cidr
}
