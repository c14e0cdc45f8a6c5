/** What health checks show of themselves. Plain data. */

export type ObservedTarget = {
	/** Id of the service's instance, and key of the check. */
	readonly id: string
	readonly check: string
	readonly state: 'initial' | 'healthy' | 'unhealthy'
	/** Milliseconds since the epoch: of the last change of the state. */
	readonly sinceMs: number
	/** Of the last check: `ok`, or what went wrong. Absent: none has ended. */
	readonly result?: string
}

/** As observed, of all services. */
type Observed = {readonly shown: {readonly health?: readonly ObservedTarget[]}}

export const targetsShown = ({shown: {health = []}}: Observed): readonly ObservedTarget[] => health
