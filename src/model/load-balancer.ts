/** Load balancers and target groups of Elastic Load Balancing v2, as AWS describes them; attributes named by what they mean. */
import type {Address} from '../net/address.ts'
import type {ApplicationListener, ApplicationOptions, RequestRouting} from './application-load-balancer.ts'

export type * from './application-load-balancer.ts'

export type LoadBalancer = NetworkLoadBalancer | ApplicationLoadBalancer | GatewayLoadBalancer

type Common = {
	readonly key: string
	readonly arn: string
	readonly name: string
	readonly scheme: 'internet-facing' | 'internal'
	readonly ipAddressType: 'ipv4' | 'dualstack'
	readonly dnsName: string
	/** One in each enabled zone. */
	readonly nodes: readonly LoadBalancerNode[]
	/** `load_balancing.cross_zone.enabled`; of an Application Load Balancer always. */
	readonly crossZone: boolean
}

export type NetworkLoadBalancer = Common & {
	readonly type: 'network'
	readonly listeners: readonly LoadBalancerListener[]
	/** Its groups do not judge who comes by PrivateLink (PL-6). Absent: they do. */
	readonly ignoresPrivateLinkClients?: true
}

export type ApplicationLoadBalancer = Common & {
	readonly type: 'application'
	readonly listeners: readonly ApplicationListener[]
	readonly options: ApplicationOptions
}

/** Sends whole packets to appliances and back, in GENEVE (GWLB-1). It has no name in DNS. */
export type GatewayLoadBalancer = Common & {
	readonly type: 'gateway'
	/** One at most. */
	readonly listeners: readonly GatewayListener[]
}

export type GatewayListener = Pick<LoadBalancerListener, 'targetGroup' | 'idleTimeoutSeconds'> & {
	readonly protocol: 'GENEVE'
	readonly port: number
}

export type LoadBalancerNode = {
	/** `us-east-1a`. */
	readonly zone: string
	/** Key. */
	readonly subnet: string
	/** Key of its network interface, which has its addresses and security groups. */
	readonly interface: string
}

export type ListenerProtocol = 'TCP' | 'UDP' | 'TCP_UDP'

export type LoadBalancerListener = {
	readonly protocol: ListenerProtocol
	readonly port: number
	/** Key. */
	readonly targetGroup: string
	/** `tcp.idle_timeout.seconds` (NLB-5). */
	readonly idleTimeoutSeconds: number
}

export type TargetGroupProtocol = ListenerProtocol | 'HTTP' | 'HTTPS' | 'GENEVE'

export type TargetGroup = {
	readonly key: string
	readonly arn: string
	readonly name: string
	readonly targetType: 'instance' | 'ip'
	readonly protocol: TargetGroupProtocol
	readonly port: number
	readonly targets: readonly Target[]
	readonly healthCheck: HealthCheck
	/** NLB-3. */
	readonly preserveClientIp: boolean
	/** Absent: the load balancer's setting. */
	readonly crossZone?: boolean
	/** `source_ip`: all flows of a client go to one target. */
	readonly stickiness: boolean
	/** NLB-18. */
	readonly terminatesUnhealthy: boolean
	readonly deregistrationDelaySeconds: number
	readonly terminatesDeregistered: boolean
	/** `target_group_health.unhealthy_state_routing.minimum_healthy_targets.count`: with fewer, all targets get traffic (NLB-7). */
	readonly minimumHealthyTargets: number
	/** `target_group_health.dns_failover.minimum_healthy_targets.count`: with fewer, the name does not stand for the zone (NLB-1). */
	readonly minimumNamedTargets: number
	/** Of groups of HTTP and HTTPS: how requests are spread. */
	readonly requests?: RequestRouting
	/** Of groups of GENEVE. */
	readonly appliances?: ApplianceRouting
}

/** GWLB-2. */
export type ApplianceRouting = {
	/** What of a packet decides which appliance gets it. */
	readonly stickiness: 'source_ip_dest_ip_source_port_dest_port_proto' | 'source_ip_dest_ip_proto' | 'source_ip_dest_ip'
	/** Whether flows of an appliance that is unhealthy or deregistered go to another one. */
	readonly failover: 'no_rebalance' | 'rebalance'
}

export type Target = {
	/** Id of an instance, or an address. */
	readonly id: string
	readonly address: Address
	readonly port: number
	/** `all`: an address outside the VPC, which every node may use. */
	readonly zone: string
	/** Key of the instance, where it is one that runs in the VPC. */
	readonly instance?: string
	/** A stopped instance gets neither traffic nor checks: `Target.InvalidState`. */
	readonly isStopped?: true
}

export type HealthCheck = {
	readonly protocol: 'TCP' | 'HTTP'
	/** Absent: the port that the target receives traffic on. */
	readonly port?: number
	readonly path: string
	readonly intervalSeconds: number
	readonly timeoutSeconds: number
	readonly healthyThreshold: number
	readonly unhealthyThreshold: number
	/** Statuses of HTTP that count as success: first and last of each range. */
	readonly matcher: readonly (readonly [number, number])[]
}
