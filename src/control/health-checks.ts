/** The state of Route 53's health checks, from the outcomes of their checkers (R53-2). Pure. */
import type {HealthCheck} from '../model/health-check.ts'
import type {Lab} from '../model/model.ts'
import {routeHealthFact} from '../services/route-health/facts.ts'
import type {Learned} from './learned.ts'

type Checked = Pick<Lab, 'healthChecks'>

/** `key`: that of a health check. One that does not exist counts as healthy. */
export function isHealthy(key: string, {healthChecks = []}: Checked, learned: Learned): boolean {
	const check = healthChecks.find(one => one.key === key)
	return !check || stateOf(check, {healthChecks}, learned) !== check.inverted
}

/** Before it is inverted. What is not known yet counts as healthy. */
function stateOf(check: HealthCheck, lab: Checked, learned: Learned): boolean {
	if (check.disabled) return true
	if (check.type !== 'CALCULATED') return routeHealthFact(learned, check.key) !== 'unhealthy'
	return check.children.filter(child => isHealthy(child, lab, learned)).length >= check.healthThreshold
}
