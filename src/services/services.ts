/** Every service that a plan may place, by its kind. The contract of each: `contract.ts`. */
import type {ApplicationLoadBalancerTypes} from './application-load-balancer/observer.ts'
import type {Placed, ServiceTypes} from './contract.ts'
import type {DynamoDbTypes} from './dynamodb/observer.ts'
import type {FlowLogTypes} from './flow-log/observer.ts'
import type {BgpTypes} from './frr/observer.ts'
import type {GeneveTypes} from './geneve/types.ts'
import type {HealthTypes} from './health/observer.ts'
import type {Nat64Types} from './nat64/types.ts'
import type {RelayTypes} from './relay/observer.ts'
import type {RouteHealthTypes} from './route-health/observer.ts'
import type {IpsecTypes} from './strongswan/observer.ts'

export const serviceNames = [
	'ipsec',
	'bgp',
	'health',
	'nat64',
	'flow-log',
	'alb',
	'dynamodb',
	'geneve',
	'relay',
	'route-health'
] as const

export type ServiceName = (typeof serviceNames)[number]

type TypesOf<All extends Readonly<Record<ServiceName, ServiceTypes>>> = All

export type Services = TypesOf<{
	readonly ipsec: IpsecTypes
	readonly bgp: BgpTypes
	readonly health: HealthTypes
	readonly nat64: Nat64Types
	readonly 'flow-log': FlowLogTypes
	readonly alb: ApplicationLoadBalancerTypes
	readonly dynamodb: DynamoDbTypes
	readonly geneve: GeneveTypes
	readonly 'route-health': RouteHealthTypes
	readonly relay: RelayTypes
}>

/** The program's name in messages. */
export const programOf: Readonly<Record<ServiceName, string>> = {
	ipsec: 'charon',
	bgp: 'FRR',
	health: 'health checks',
	nat64: 'TAYGA',
	'flow-log': 'flow logs',
	alb: 'Application Load Balancer',
	dynamodb: 'DynamoDB',
	geneve: 'GENEVE',
	'route-health': 'health checkers of Route 53',
	relay: 'Network Load Balancer'
}

/** An instance of a service in a plan: run, watched, and started again by the agent. */
export type Daemon = Services[ServiceName]['spec']
export type PlacedDaemon = Placed<Daemon>

/** Facts that the services of a lab have learned, for `compile()`. Each service's `facts.ts` reads its own part. */
export type Facts = {readonly [K in ServiceName]?: Services[K]['facts']}

/** The observed state of the services. Each service's `shown.ts` reads its own part. */
export type Shown = {readonly [K in ServiceName]?: Services[K]['shown']}

export type ServiceCommand = Services[ServiceName]['command']
