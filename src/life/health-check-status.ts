/** Route 53's health checks as in GetHealthCheckStatus, from the outcomes of each checker (R53-2). Pure. */
import {isHealthy} from '../control/health-checks.ts'
import type {Learned} from '../control/learned.ts'
import type {Lab} from '../model/model.ts'
import type {Observed} from '../services/observed.ts'
import {healthChecksShown, type ObservedChecker} from '../services/route-health/shown.ts'

export type HealthCheckReport = {
	/** Key. */
	readonly healthCheck: string
	/** Whether records with it are given out. */
	readonly isHealthy: boolean
	/** Of what its checkers find: milliseconds since the epoch. Absent: it has none. */
	readonly sinceMs?: number
	/** Empty where nothing is checked. */
	readonly checkers: readonly ObservedChecker[]
}

export function healthCheckReports(observed: Observed, lab: Lab, learned: Learned): readonly HealthCheckReport[] {
	const shown = new Map(healthChecksShown(observed).map(one => [one.check, one]))
	return (lab.healthChecks ?? []).map(({key}) => {
		const seen = shown.get(key)
		return {
			healthCheck: key,
			isHealthy: isHealthy(key, lab, learned),
			...(seen && {sinceMs: seen.sinceMs}),
			checkers: seen?.checkers ?? []
		}
	})
}
