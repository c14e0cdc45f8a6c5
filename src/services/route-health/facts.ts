/** Results of Route 53's health checks, for `compile()`. No effects. */

/** By key of the health check. Absent: not known yet. */
export type RouteHealthFacts = Readonly<Record<string, 'healthy' | 'unhealthy'>>

/** This service's part of the facts of all services. */
type Facts = {readonly 'route-health'?: RouteHealthFacts}

export const routeHealthFact = ({'route-health': facts = {}}: Facts, key: string): 'healthy' | 'unhealthy' | undefined =>
	facts[key]
