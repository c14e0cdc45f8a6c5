/** What CloudWatch would show of a lab's gateways: names, dimensions and units as there. Plain data. */
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
	/** As the lab file calls it: `main.nat`, `office:1`. */
	readonly of: string
	/** `counter`: what CloudWatch has as a Sum, here since the counted thing was made. `gauge`: what is now. */
	readonly kind: 'counter' | 'gauge'
	readonly value: number
}

/** What the kernel has counted in one namespace. */
export type Counters = {
	readonly links: Readonly<Record<LinkName, LinkCounters>>
	/** The row `Ip` of /proc/net/snmp. */
	readonly ip: Readonly<Record<string, number>>
	/** Flows now, and those that found no port: `nf_conntrack_count`, `insert_failed`. */
	readonly flows: {readonly now: number; readonly failed: number}
	/** By the chain that a rule jumps to, what the rule matched. */
	readonly rules: Readonly<Record<string, {readonly packets: number; readonly bytes: number}>>
	/** Of rules that drop in the table `filter`, behind the first chain that packets of others meet. */
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

/** Of one moment. */
export type Readings = {
	readonly atMs: number
	readonly counters: ReadonlyMap<NamespaceName, Counters>
	/** VPN tunnels that are up: `office:1`. */
	readonly upTunnels: ReadonlySet<string>
}

export type Counted = {readonly lab: Lab; readonly plan: Plan; readonly now: Readings; readonly before: Readings}

/** What a kind has metrics of. `namespaces`: whose counters it needs. */
export type MetricPart = {
	readonly namespaces: (lab: Lab, plan: Plan) => readonly NamespaceName[]
	readonly metrics: (counted: Counted) => readonly Metric[]
}
