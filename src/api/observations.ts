/** What calls ask of a running lab that its document does not say: what its daemons and the kernel have seen. Plain data. */

export type Observations = {
	readonly targetHealth: readonly TargetSeen[]
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

export type Observers = {readonly [What in keyof Observations]: () => Promise<Observations[What]>}

export const nothingObserved: Observations = {targetHealth: []}
