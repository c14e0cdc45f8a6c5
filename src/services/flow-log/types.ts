/** What flow logs cover, and where their records go. Plain data. */
import type {FieldName} from '../../model/flow-log.ts'
import type {LinkName, NamespaceName} from '../../net/names.ts'

/** Netlink group of the firewall's drop reports. */
export const rejectGroup = 6

/** The flow logs of one router: a VPC's or a transit gateway's. */
export type FlowLogSpec = {
	readonly kind: 'flow-log'
	readonly id: string
	readonly interfaces: readonly LoggedInterface[]
	readonly logs: readonly LogSpec[]
	/** Addresses of AWS's own services in the VPC, whose traffic is not logged (FL-8). */
	readonly unlogged: readonly string[]
	/** By subnet id: destination blocks with the number of their traffic path (FL-7). */
	readonly paths: Readonly<Record<string, readonly TrafficPath[]>>
}

export type TrafficPath = {readonly destination: string; readonly path: number}

export type LoggedInterface = {
	/** Links that its packets pass. `counts`: whether they are counted there; the firewall reports drops at the other links too. */
	readonly places: readonly {readonly namespace: NamespaceName; readonly link: LinkName; readonly counts: boolean}[]
	/** Ids of the logs that cover it. */
	readonly logs: readonly string[]
	/** Its addresses in records: the primary private ones (FL-5). */
	readonly primary: {readonly 4?: string; readonly 6?: string}
	/** Fields that are the same in all of its records. */
	readonly facts: Readonly<Partial<Record<FieldName, string>>>
}

export type LogSpec = {
	/** `fl-…`. */
	readonly id: string
	readonly account: string
	readonly region: string
	readonly trafficType: 'ALL' | 'ACCEPT' | 'REJECT'
	readonly fields: readonly FieldName[]
	readonly version: number
	readonly aggregationSeconds: number
	/** In a log group, each interface has a stream, which is a growing text file; S3 gets a compressed file for each window. */
	readonly destination:
		| {readonly kind: 'cloud-watch-logs'; readonly logGroup: string}
		| {readonly kind: 's3'; readonly bucket: string}
}

/** The agent's report on one log, each time records were written. */
export type LogReport = {
	readonly log: string
	readonly lines: number
	/** End of the last window that was written, in milliseconds since the epoch. */
	readonly windowEndMs: number
	readonly skipped: number
}
