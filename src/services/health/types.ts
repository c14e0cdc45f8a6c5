/** What a node of a load balancer checks. Plain data. */
import type {IpText} from '../../net/names.ts'

export type HealthSpec = {
	readonly kind: 'health'
	readonly id: string
	readonly checks: readonly TargetCheck[]
}

export type TargetCheck = {
	/** Unique among those of the node: target group and target. */
	readonly key: string
	readonly address: IpText
	readonly port: number
	readonly protocol: 'TCP' | 'HTTP'
	/** Of HTTP. */
	readonly path: string
	/** Statuses of HTTP that count as success: first and last of each range. */
	readonly matcher: readonly (readonly [number, number])[]
	readonly intervalSeconds: number
	readonly timeoutSeconds: number
	readonly healthyThreshold: number
	readonly unhealthyThreshold: number
}

/** How the last checks of a target went. */
export type Outcome = {
	readonly key: string
	/** `ok`, or what went wrong, in words. */
	readonly result: string
	/** So many in a row succeeded, or failed; counted up to 10, the highest threshold. */
	readonly streak: number
}
