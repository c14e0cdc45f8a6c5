/** The observed state of health checks. Plain data. */

export type ObservedTarget = {
	/** Instance id and key of the check. */
	readonly id: string
	readonly check: string
	readonly state: 'initial' | 'healthy' | 'unhealthy'
	/** Time of the last change of state, in milliseconds since the epoch. */
	readonly sinceMs: number
	/** Result of the last check: `ok` or the error. Absent: none has ended yet. */
	readonly result?: string
}

/** The observed state of all services. */
type Observed = {readonly shown: {readonly health?: readonly ObservedTarget[]}}

export const targetsShown = ({shown: {health = []}}: Observed): readonly ObservedTarget[] => health
