/** Results of health checks, for `compile()`. No effects. */

/** By instance id, then by key of the check. Absent: not known yet. */
export type HealthFacts = Readonly<Record<string, Readonly<Record<string, Health>>>>

export type Health = 'healthy' | 'unhealthy'

/** This service's part of the facts of all services. */
type Facts = {readonly health?: HealthFacts}

export const healthFact = ({health = {}}: Facts, id: string, check: string): Health | undefined => health[id]?.[check]

/** Omits instances that do not run. */
export const healthFactsOf = (facts: HealthFacts, isRunning: (id: string) => boolean): HealthFacts =>
	Object.fromEntries(Object.entries(facts).filter(([id]) => isRunning(id)))
