/** Health checks of a load balancer's node. Plain data. */
import type {IpText} from '../../net/names.ts'

export type HealthSpec = {
	readonly kind: 'health'
	readonly id: string
	readonly checks: readonly TargetCheck[]
}

export type TargetCheck = {
	/** Target group and target: unique in the node. */
	readonly key: string
	readonly address: IpText
	readonly port: number
	readonly protocol: 'TCP' | 'HTTP' | 'HTTPS'
	/** The target expects the header of the PROXY protocol, also from health checks. */
	readonly proxyProtocol?: true
	/** Only for HTTP and HTTPS. */
	readonly path: string
	/** HTTP statuses that count as success: first and last of each range. */
	readonly matcher: readonly (readonly [number, number])[]
	readonly intervalSeconds: number
	readonly timeoutSeconds: number
	readonly healthyThreshold: number
	readonly unhealthyThreshold: number
}

/** The outcome of a target's last checks. */
export type Outcome = {
	readonly key: string
	/** `ok`, or the error in words. */
	readonly result: string
	/** How many in a row succeeded or failed; counted up to 10, the highest threshold. */
	readonly streak: number
}
