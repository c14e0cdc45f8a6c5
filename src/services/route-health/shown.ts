/** The observed state of Route 53's health checks. Plain data. */
import type {IpText} from '../../net/names.ts'

export type ObservedHealthCheck = {
	/** Key of the health check. */
	readonly check: string
	readonly isHealthy: boolean
	/** Time of the last change of `isHealthy`, in milliseconds since the epoch. */
	readonly sinceMs: number
	readonly checkers: readonly ObservedChecker[]
}

export type ObservedChecker = {
	readonly source: IpText
	readonly isHealthy: boolean
	/** Route 53's words for the last outcome. Absent: none yet. */
	readonly result?: string
	/** Time of that outcome's report. */
	readonly atMs?: number
}

/** The observed state of all services. */
type Observed = {readonly shown: {readonly 'route-health'?: readonly ObservedHealthCheck[]}}

export const healthChecksShown = ({shown: {'route-health': all = []}}: Observed): readonly ObservedHealthCheck[] => all
