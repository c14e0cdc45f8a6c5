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
	/** Empty of an alias. */
	readonly values: readonly RecordValue[]
	/** It answers with the addresses of something else. */
	readonly alias?: Alias
	/** It is one of several of its name and type. Absent: the only one. */
	readonly routing?: Routing
}

/** As a zone file writes it, or the key of an instance, for its address. */
export type RecordValue = string | {readonly instance: string; readonly which: 'private' | 'public' | 'ipv6'}

export type Alias = {
	readonly target: AliasTarget
	/** Whether Route 53 counts it as unhealthy while nothing behind its target is healthy. */
	readonly evaluateTargetHealth: boolean
}

/** By key, or a name of the same zone, fully qualified. */
export type AliasTarget =
	| {readonly kind: 'load-balancer'; readonly key: string}
	| {readonly kind: 'vpc-endpoint'; readonly key: string}
	| {readonly kind: 'record'; readonly name: string}

/** Which of several records of a name is given out (R53-1). `id`: its SetIdentifier. */
export type Routing = {readonly id: string} & (
	| {readonly policy: 'weighted'; readonly weight: number}
	| {readonly policy: 'failover'; readonly role: 'primary' | 'secondary'}
	/** `region`: where what it names is. */
	| {readonly policy: 'latency'; readonly region: string}
	/** `place`: a country (`DE`), a continent (`continent-EU`), or `*`, all that no other one is for. */
	| {readonly policy: 'geolocation'; readonly place: string}
	| {readonly policy: 'multivalue'}
)
