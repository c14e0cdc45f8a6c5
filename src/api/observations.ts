/** The state of a running lab that calls need besides its document: what its daemons and the kernel report. Plain data. */

export type Observations = {
	readonly targetHealth: readonly TargetSeen[]
	readonly tunnels: readonly TunnelSeen[]
	readonly healthChecks: readonly HealthCheckSeen[]
}

/** A health check of Route 53, as each of its checkers sees it. */
export type HealthCheckSeen = {
	/** Key. */
	readonly healthCheck: string
	/** `result`: in Route 53's words. `atMs`: since the epoch. */
	readonly checkers: readonly {readonly source: string; readonly result?: string; readonly atMs?: number}[]
}

/** A target as a load balancer's node sees it. */
export type TargetSeen = {
	/** Key. */
	readonly targetGroup: string
	/** `i-0123456789abcdef0:80`. */
	readonly target: string
	readonly state: 'initial' | 'healthy' | 'unhealthy' | 'unused' | 'draining'
	readonly reason?: string
	readonly words?: string
}

/** AWS's end of a tunnel of a VPN connection. */
export type TunnelSeen = {
	/** `office:1`. */
	readonly key: string
	readonly isUp: boolean
	/** Since the epoch, of the last change between up and down. */
	readonly sinceMs?: number
	/** Number of routes that BGP has learned over it. */
	readonly routes: number
}

export type Observers = {readonly [What in keyof Observations]: () => Promise<Observations[What]>}

export const nothingObserved: Observations = {targetHealth: [], tunnels: [], healthChecks: []}
