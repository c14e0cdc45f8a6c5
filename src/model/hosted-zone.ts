/** Hosted zones of Route 53 (DNS-5). */
import type {RecordType} from './record-type.ts'

export type HostedZone = {
	readonly key: string
	readonly id: string
	readonly account: string
	/** In lower case, without a final dot. */
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
	/** Empty for an alias. */
	readonly values: readonly RecordValue[]
	/** Set if the record answers with the addresses of something else. */
	readonly alias?: Alias
	/** Key of a health check: it is healthy only while that is (R53-2). */
	readonly healthCheck?: string
	/** Set if it is one of several records with its name and type. Absent: it is the only one. */
	readonly routing?: Routing
}

/** A value in zone file format, or the key of an instance, for its address. */
export type RecordValue = string | {readonly instance: string; readonly which: 'private' | 'public' | 'ipv6'}

export type Alias = {
	readonly target: AliasTarget
	/** Whether the alias is unhealthy while nothing behind its target is healthy. */
	readonly evaluateTargetHealth: boolean
}

/** A thing by its key, or a fully qualified name in the same zone. */
export type AliasTarget =
	| {readonly kind: 'load-balancer'; readonly key: string}
	| {readonly kind: 'vpc-endpoint'; readonly key: string}
	| {readonly kind: 'record'; readonly name: string}

/** How one of several records of a name is selected (R53-1). */
export type Routing = {readonly setIdentifier: string} & (
	| {readonly policy: 'weighted'; readonly weight: number}
	| {readonly policy: 'failover'; readonly role: 'primary' | 'secondary'}
	/** `region`: the location of the record's resource. */
	| {readonly policy: 'latency'; readonly region: string}
	/** `place`: a country (`DE`), a continent (`continent-EU`), or `*` for all other places. */
	| {readonly policy: 'geolocation'; readonly place: string}
	| {readonly policy: 'multivalue'}
)
