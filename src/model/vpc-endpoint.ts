import type {Cidr} from '../net/address.ts'
import type {Policy} from './policy.ts'
import type {ConnectionState} from './vpc-endpoint-service.ts'

export type VpcEndpoint = GatewayEndpoint | InterfaceEndpoint | GatewayLoadBalancerEndpoint

type Endpoint = {
	readonly key: string
	readonly id: string
	/** `com.amazonaws.us-east-1.s3`. */
	readonly serviceName: string
	readonly policy: Policy
}

/** The service that an endpoint connects to. */
export type EndpointTarget = AwsService | OtherService

/** An account's service, behind its load balancers (PL-3). `key`: key of the endpoint service. */
export type OtherService = {readonly kind: 'vpc-endpoint-service'; readonly key: string; readonly region: string}

/** An AWS service in a region: `s3`. */
export type AwsService = {readonly kind: 'aws-service'; readonly name: string; readonly region: string}

export type GatewayEndpoint = Endpoint & {
	readonly type: 'Gateway'
	readonly service: AwsService
	/** Keys of the route tables that have its route. */
	readonly routeTables: readonly string[]
	/** Names of the prefix lists that are its routes' destinations: one of each family that it has. */
	readonly prefixLists: readonly string[]
}

export type InterfaceEndpoint = Endpoint & {
	readonly type: 'Interface'
	readonly service: EndpointTarget
	/** Not available: its network interfaces exist and drop everything. */
	readonly state: ConnectionState
	/** In the order of the zones. */
	readonly interfaces: readonly EndpointInterface[]
	/** Its DNS names, the regional one first; the service's own name only with private DNS (PL-2). */
	readonly names: readonly EndpointName[]
	/** Default 350, AWS's own. */
	readonly idleTimeoutSeconds?: number
}

/** A next hop of route tables: its packets pass an appliance, and then follow the route table of its own subnet (GWLB-1, GWLB-3). */
export type GatewayLoadBalancerEndpoint = Endpoint & {
	readonly type: 'GatewayLoadBalancer'
	readonly service: OtherService
	/** Not available: its network interface exists and drops everything. */
	readonly state: ConnectionState
	/** Exactly one. */
	readonly interfaces: readonly EndpointInterface[]
}

/** `interface`: key of the network interface. `name`: DNS name for this zone only. */
export type EndpointInterface = {readonly interface: string; readonly subnet: string; readonly zone: string}

/** `interfaces`: keys. A name may begin with `*.`. `private`: the service's own name, which resolves to the endpoint only in this VPC. */
export type EndpointName = {readonly name: string; readonly private: boolean; readonly interfaces: readonly string[]}

/** An AWS service in a region, as reachable over the Internet. */
export type PublicService = {
	/** Its name in the lab file, or `s3.us-east-1` if it has none. */
	readonly key: string
	readonly service: AwsService
	readonly account: string
	/** Its addresses on the lab's Internet. */
	readonly cidrs: readonly Cidr[]
}
