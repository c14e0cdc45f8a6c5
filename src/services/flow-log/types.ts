/** What flow logs are of, and where their records go. Plain data. */
import type {FieldName} from '../../model/flow-log.ts'
import type {LinkName, NamespaceName} from '../../net/names.ts'

/** Netlink group of the firewall's reports of what it drops. */
export const rejectGroup = 6

/** The flow logs of one router: a VPC's or a transit gateway's. */
export type FlowLogSpec = {
	readonly kind: 'flow-log'
	readonly id: string
	readonly interfaces: readonly LoggedInterface[]
	readonly logs: readonly LogSpec[]
	/** Addresses of AWS's own services in the VPC, whose traffic is in no log (FL-8). */
	readonly unlogged: readonly string[]
	/** By subnet id, where what leaves it goes: blocks with the number of their traffic path (FL-7). */
	readonly paths: Readonly<Record<string, readonly TrafficPath[]>>
}

export type TrafficPath = {readonly destination: string; readonly path: number}

export type LoggedInterface = {
	/** Links that its packets pass. `counts`: where they are counted; the firewall reports what it drops at others too. */
	readonly places: readonly {readonly namespace: NamespaceName; readonly link: LinkName; readonly counts: boolean}[]
	/** Ids of the logs that it is in. */
	readonly logs: readonly string[]
	/** Its own side in records: the primary private addresses (FL-5). */
	readonly primary: {readonly 4?: string; readonly 6?: string}
	/** What is the same in each of its records. */
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
	/** Of a log group each interface has a stream, a text that grows; S3 gets a compressed file for each window. */
	readonly destination:
		| {readonly kind: 'cloud-watch-logs'; readonly logGroup: string}
		| {readonly kind: 's3'; readonly bucket: string}
}

/** The agent's report on one log whenever records were written. */
export type LogReport = {
	readonly log: string
	readonly lines: number
	/** Milliseconds since the epoch: of the window that was written last. */
	readonly windowEndMs: number
	readonly skipped: number
}
