/** CloudWatch's metrics of a lab: its names, dimensions and units. Plain data. */
import type {Lab} from '../model/model.ts'
import type {LinkName, NamespaceName} from '../net/names.ts'
import type {Plan} from '../plan/types.ts'

export type Metric = {
	/** `AWS/NATGateway`. */
	readonly namespace: string
	/** `BytesOutToDestination`. */
	readonly name: string
	readonly unit: 'Bytes' | 'Count' | 'None' | 'Bits/Second' | 'Count/Second'
	readonly dimensions: Readonly<Record<string, string>>
	/** The resource's name in the lab file: `main.nat`, `office:1`. */
	readonly of: string
	/** `counter`: CloudWatch's Sum, counted since the resource was created. `gauge`: the current value. */
	readonly kind: 'counter' | 'gauge'
	readonly value: number
}

/** Kernel counters of one namespace. */
export type Counters = {
	readonly links: Readonly<Record<LinkName, LinkCounters>>
	/** The row `Ip` of /proc/net/snmp. */
	readonly ip: Readonly<Record<string, number>>
	/** Current flows, and flows that found no free port: `nf_conntrack_count`, `insert_failed`. */
	readonly flows: {readonly now: number; readonly failed: number}
	/** Matches of rules, by the chain that they jump to. */
	readonly rules: Readonly<Record<string, {readonly packets: number; readonly bytes: number}>>
	/** Packets dropped by rules of the table `filter`, after the first chain for forwarded packets. */
	readonly dropped: number
}

export type LinkCounters = {
	readonly isUp: boolean
	readonly rxBytes: number
	readonly rxPackets: number
	readonly txBytes: number
	readonly txPackets: number
	readonly errors: number
}

/** All readings of one moment. */
export type Readings = {
	readonly atMs: number
	readonly counters: ReadonlyMap<NamespaceName, Counters>
	/** VPN tunnels that are up: `office:1`. */
	readonly upTunnels: ReadonlySet<string>
	/** Targets of load balancers, as each node's health checks see them. */
	readonly targets: readonly TargetReading[]
}

/** `node`: load balancer and subnet, as in `main.web.app`. `state`: that of `elbv2 describe-target-health`. */
export type TargetReading = {
	readonly node: string
	readonly targetGroup: string
	readonly target: string
	readonly state: string
}

export type Counted = {readonly lab: Lab; readonly plan: Plan; readonly now: Readings; readonly before: Readings}

/** A kind's metrics. `namespaces`: those whose counters it needs. */
export type MetricPart = {
	readonly namespaces: (lab: Lab, plan: Plan) => readonly NamespaceName[]
	/** Whether it needs the state of tunnels or targets, which the lab's agent reports. Default: no. */
	readonly usesStatus?: (lab: Lab, plan: Plan) => boolean
	readonly metrics: (counted: Counted) => readonly Metric[]
}
