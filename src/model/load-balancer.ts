/** Load balancers and target groups of Elastic Load Balancing v2, as AWS describes them; attributes are named by their meaning. */
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
	/** `load_balancing.cross_zone.enabled`; always true for an Application Load Balancer. */
	readonly crossZone: boolean
}

export type NetworkLoadBalancer = Common & {
	readonly type: 'network'
	readonly listeners: readonly LoadBalancerListener[]
	/** Share of answers of the VPC resolver that give the node of the client's own zone alone, while it is healthy (NLB-1). Absent: none. */
	readonly zoneAffinity?: number
	/** Its security groups do not apply to clients over PrivateLink (PL-6). Absent: they do. */
	readonly ignoresPrivateLinkClients?: true
}

export type ApplicationLoadBalancer = Common & {
	readonly type: 'application'
	readonly listeners: readonly ApplicationListener[]
	readonly options: ApplicationOptions
}

/** Sends packets to appliances and gets them back, in GENEVE (GWLB-1). It has no DNS name. */
export type GatewayLoadBalancer = Common & {
	readonly type: 'gateway'
	/** At most one. */
	readonly listeners: readonly GatewayListener[]
}

export type GatewayListener = Pick<LoadBalancerListener, 'targetGroup' | 'idleTimeoutSeconds'> & {
	readonly protocol: 'GENEVE'
	readonly port: number
}

export type LoadBalancerNode = {
	/** `us-east-1a`. */
	readonly zone: string
	/** Key of the subnet. */
	readonly subnet: string
	/** Key of its network interface, which has its addresses and security groups. */
	readonly interface: string
}

export type ListenerProtocol = 'TCP' | 'UDP' | 'TCP_UDP' | 'TLS'

export type LoadBalancerListener = {
	readonly protocol: ListenerProtocol
	readonly port: number
	/** Key of the target group. */
	readonly targetGroup: string
	/** `tcp.idle_timeout.seconds` (NLB-5). */
	readonly idleTimeoutSeconds: number
	/** TLS only: names that it has certificates for; the first is the default certificate. */
	readonly certificates?: readonly string[]
}

export type TargetGroupProtocol = ListenerProtocol | 'HTTP' | 'HTTPS' | 'GENEVE'

export type TargetGroup = {
	readonly key: string
	readonly arn: string
	readonly name: string
	readonly targetType: 'instance' | 'ip' | 'alb'
	/** Family of its targets' addresses. Absent: IPv4. */
	readonly ipAddressType?: 'ipv6'
	readonly protocol: TargetGroupProtocol
	readonly port: number
	readonly targets: readonly Target[]
	readonly healthCheck: HealthCheck
	/** Client IP preservation (NLB-3). */
	readonly preserveClientIp: boolean
	/** `proxy_protocol_v2.enabled`: targets get the client's address in a header before its bytes. */
	readonly proxyProtocol?: true
	/** Absent: the load balancer's setting. */
	readonly crossZone?: boolean
	/** `source_ip`: all flows of a client go to one target. */
	readonly stickiness: boolean
	/** Whether connections to unhealthy targets are terminated (NLB-18). */
	readonly terminatesUnhealthy: boolean
	readonly deregistrationDelaySeconds: number
	readonly terminatesDeregistered: boolean
	/** `target_group_health.unhealthy_state_routing.minimum_healthy_targets.count`: with fewer, all targets get traffic (NLB-7). */
	readonly minimumHealthyTargets: number
	/** `target_group_health.dns_failover.minimum_healthy_targets.count`: with fewer, the DNS name does not include the zone (NLB-1). */
	readonly minimumNamedTargets: number
	/** Only for groups of HTTP and HTTPS: how requests are distributed. */
	readonly requests?: RequestRouting
	/** Only for groups of GENEVE. */
	readonly appliances?: ApplianceRouting
}

/** How flows are assigned to appliances (GWLB-2). */
export type ApplianceRouting = {
	/** The parts of a packet that decide which appliance gets it. */
	readonly stickiness: 'source_ip_dest_ip_source_port_dest_port_proto' | 'source_ip_dest_ip_proto' | 'source_ip_dest_ip'
	/** Whether flows of an unhealthy or deregistered appliance move to another one. */
	readonly failover: 'no_rebalance' | 'rebalance'
}

export type Target = {
	/** Id of an instance, an address, or the ARN of an Application Load Balancer, which is a target in each of its zones. */
	readonly id: string
	readonly address: Address
	readonly port: number
	/** `all`: an address outside the VPC, which every node may use. */
	readonly zone: string
	/** Key of the instance, if the target is one in the VPC. */
	readonly instance?: string
	/** A stopped instance gets neither traffic nor checks: `Target.InvalidState`. */
	readonly isStopped?: true
}

export type HealthCheck = {
	readonly protocol: 'TCP' | 'HTTP' | 'HTTPS'
	/** Absent: the target's traffic port. */
	readonly port?: number
	readonly path: string
	readonly intervalSeconds: number
	readonly timeoutSeconds: number
	readonly healthyThreshold: number
	readonly unhealthyThreshold: number
	/** HTTP statuses that count as success: first and last of each range. */
	readonly matcher: readonly (readonly [number, number])[]
}
