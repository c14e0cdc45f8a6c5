/** What health checks have found out, for `compile()`. No effects. */

/** By id of the service's instance, then by key of the check. Absent: not known yet. */
export type HealthFacts = Readonly<Record<string, Readonly<Record<string, Health>>>>

export type Health = 'healthy' | 'unhealthy'

/** Of the facts of all services. */
type Facts = {readonly health?: HealthFacts}

export const healthFact = ({health = {}}: Facts, id: string, check: string): Health | undefined => health[id]?.[check]

/** Without those of instances that do not run. */
export const healthFactsOf = (facts: HealthFacts, isRunning: (id: string) => boolean): HealthFacts =>
	Object.fromEntries(Object.entries(facts).filter(([id]) => isRunning(id)))
