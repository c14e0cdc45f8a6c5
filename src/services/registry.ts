import type {Service, ServiceTypes} from './contract.ts'
import type {ServiceName, Services} from './services.ts'

/** Each service is loaded when it is first needed. */
const loaders: {readonly [K in ServiceName]: () => Promise<Service<Services[K]>>} = {
	ipsec: async () => (await import('./strongswan/service.ts')).ipsec,
	bgp: async () => (await import('./frr/service.ts')).bgp,
	health: async () => (await import('./health/service.ts')).health,
	nat64: async () => (await import('./nat64/service.ts')).nat64,
	'flow-log': async () => (await import('./flow-log/service.ts')).flowLog,
	alb: async () => (await import('./application-load-balancer/service.ts')).applicationLoadBalancer,
	dynamodb: async () => (await import('./dynamodb/service.ts')).dynamoDb,
	geneve: async () => (await import('./geneve/service.ts')).geneve,
	'route-health': async () => (await import('./route-health/service.ts')).routeHealth,
	relay: async () => (await import('./relay/service.ts')).relay
}

/** Loads a service by its kind, as in specs. */
export type LoadService = (kind: string) => Promise<Service<ServiceTypes>>

/** Errors: `Error` if there is no such service. */
export const loadService: LoadService = async kind => {
	if (!Object.hasOwn(loaders, kind)) {
		throw new Error(`no service is called "${kind}"; there are: ${Object.keys(loaders).join(', ')}`)
	}
	return loaders[kind as ServiceName]()
}
