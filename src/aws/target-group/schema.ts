/** Target groups as they are written. Doc: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html */
import {z} from 'zod'
import {attributesSchema, countAttribute, flagAttribute, secondsAttribute, wordAttribute} from '../elb-attributes.ts'
import {described, is, named, text, wholeNumber} from '../schema.ts'

/** Only for target groups with TCP, UDP, TCP_UDP or TLS. */
const networkAttributes = {
	'preserve_client_ip.enabled': flagAttribute(
		'Targets see the client’s address. Default: true, of ip targets by TCP false; of UDP and TCP_UDP always true (NLB-3).'
	),
	'proxy_protocol_v2.enabled': flagAttribute(
		'Targets get the client’s address and port in a header of the PROXY protocol, version 2, before its bytes; so do health checks, without a client. Default: false.'
	),
	'deregistration_delay.connection_termination.enabled': flagAttribute(
		'Connections of a deregistered target end with its delay. Default: false; of UDP and TCP_UDP true.'
	),
	'target_health_state.unhealthy.connection_termination.enabled': flagAttribute(
		'Connections of a target that turns unhealthy are reset. Default: true (NLB-18).'
	)
} as const

/** Only for those with HTTP or HTTPS (ALB-3). */
const applicationAttributes = {
	'load_balancing.algorithm.type': wordAttribute(
		['round_robin', 'least_outstanding_requests', 'weighted_random'],
		'How requests are spread over targets. Default: round_robin.'
	),
	'slow_start.duration_seconds': secondsAttribute(
		0,
		900,
		'So long the share of a new target grows. AWS takes 30 at least, or 0: not at all. Default: 0.'
	),
	'stickiness.lb_cookie.duration_seconds': secondsAttribute(1, 604_800, 'How long the cookie AWSALB lasts. Default: 86400.'),
	'stickiness.app_cookie.duration_seconds': secondsAttribute(1, 604_800, 'How long the cookie AWSALBAPP lasts. Default: 86400.'),
	'stickiness.app_cookie.cookie_name': {
		schema: text('the name of a cookie'),
		what: 'The cookie of the application that is followed.'
	}
} as const

/** Only for those with GENEVE (GWLB-2). */
const gatewayAttributes = {
	'target_failover.on_unhealthy': wordAttribute(
		['no_rebalance', 'rebalance'],
		'What becomes of flows of an appliance that turns unhealthy: they are lost, or go to another one. Default: no_rebalance.'
	),
	'target_failover.on_deregistration': wordAttribute(
		['no_rebalance', 'rebalance'],
		'The same of one that is deregistered; both must be equal. Default: no_rebalance.'
	)
} as const

const commonAttributes = {
	'load_balancing.cross_zone.enabled': {
		schema: is(
			'true, false or use_load_balancer_configuration',
			z.union([z.boolean(), z.literal('use_load_balancer_configuration')])
		),
		what: 'Nodes use targets of all zones (NLB-2). Default: use_load_balancer_configuration.'
	},
	'stickiness.enabled': flagAttribute('All flows or requests of a client go to one target. Default: false.'),
	'stickiness.type': wordAttribute(
		['source_ip', 'lb_cookie', 'app_cookie', 'source_ip_dest_ip_proto', 'source_ip_dest_ip'],
		'By what a client is known. Default: source_ip; of HTTP and HTTPS lb_cookie. Of GENEVE source_ip_dest_ip_proto or source_ip_dest_ip; without stickiness a flow is known by both addresses, both ports and the protocol.'
	),
	'deregistration_delay.timeout_seconds': secondsAttribute(
		0,
		3600,
		'How long a deregistered target drains. Default: 300 (NLB-18).'
	),
	'target_group_health.dns_failover.minimum_healthy_targets.count': countAttribute(
		1,
		1000,
		'With fewer healthy targets, the name of the load balancer does not stand for the zone (NLB-1). Default: 1.'
	),
	'target_group_health.unhealthy_state_routing.minimum_healthy_targets.count': countAttribute(
		1,
		1000,
		'With fewer healthy targets, all get traffic (NLB-7). Default: 1.'
	)
} as const

/** Attributes that affect packets and requests. */
export const targetGroupAttributes = {
	...networkAttributes,
	...applicationAttributes,
	...gatewayAttributes,
	...commonAttributes
} as const

/** Attributes that groups of each type do not have. */
export const foreignAttributes = {
	network: Object.keys({...applicationAttributes, ...gatewayAttributes}),
	application: Object.keys({...networkAttributes, ...gatewayAttributes}),
	gateway: Object.keys({...networkAttributes, ...applicationAttributes})
} as const

const port = () => wholeNumber('a port', {min: 1, max: 65_535})

const targetSchema = is(
	'a target: the name of an instance, an address, or {target, port, zone}',
	z.union([
		z.string(),
		z.strictObject({
			target: text('an instance or an address').describe(
				'Name of an instance of the VPC; in a group of type ip an IPv4 address, in one of type alb the name of an Application Load Balancer.'
			),
			port: port().optional().describe("Port that it receives traffic on. Default: the group's."),
			zone: text('all')
				.optional()
				.describe('`all`: an address outside the VPC, which nodes of every zone use. Default: as its address says.')
		})
	])
)

const healthCheckSchema = is(
	'a health check: {protocol, port, …}',
	z.strictObject({
		protocol: z
			.enum(['TCP', 'HTTP', 'HTTPS'])
			.optional()
			.describe(
				'How targets are asked (NLB-7). Default: TCP; of groups of HTTP and HTTPS, and of type alb, it is HTTP. HTTPS takes any certificate.'
			),
		port: is('a port, or traffic-port', z.union([z.literal('traffic-port'), z.int().min(1).max(65_535)]))
			.optional()
			.describe('Port that is asked. Default: traffic-port, the one that a target receives traffic on; of GENEVE 80.'),
		path: is('a path such as /health', z.string().regex(/^\/[\x21-\x7e]*$/))
			.optional()
			.describe('HTTP: what is asked for. Default: /.'),
		intervalSeconds: wholeNumber('seconds', {min: 1, max: 300})
			.optional()
			.describe('How often a target is asked. AWS takes 5 at least, a lesson may wait less. Default: 30, of GENEVE 10.'),
		timeoutSeconds: wholeNumber('seconds', {min: 1, max: 120})
			.optional()
			.describe(
				'How long an answer may take. AWS takes 2 at least. Default: 10, of HTTP 6; of groups of HTTP, HTTPS and GENEVE 5.'
			),
		healthyThreshold: wholeNumber('a number', {min: 2, max: 10})
			.optional()
			.describe('So many successes in a row make an unhealthy target healthy. Default: 5.'),
		unhealthyThreshold: wholeNumber('a number', {min: 2, max: 10})
			.optional()
			.describe('So many failures in a row make it unhealthy. Default: 2.'),
		matcher: text('statuses such as 200-399')
			.optional()
			.describe('HTTP: statuses that count as success, 200 to 599. Default: 200-399; of groups of HTTP and HTTPS 200.')
	})
)

export const targetGroupSchema = is(
	'a target group: {protocol, port, targets}',
	z.strictObject({
		arn: is('an ARN', z.string().regex(/^arn:aws[\w-]*:elasticloadbalancing:[\w-]+:\d{12}:targetgroup\/[\w-]+\/[0-9a-f]{16}$/))
			.optional()
			.describe('Its ARN in AWS. Default: one made from its name.'),
		...described,
		targetType: z
			.enum(['instance', 'ip', 'alb'])
			.optional()
			.describe(
				'What its targets are: instances of the VPC, addresses, or for a Network Load Balancer one Application Load Balancer of the VPC. Default: instance. Not emulated: lambda.'
			),
		ipAddressType: z
			.enum(['ipv4', 'ipv6'])
			.optional()
			.describe('Family of the addresses of its targets; ipv6 for dualstack load balancers. Default: ipv4. Not of type alb.'),
		protocol: z
			.enum(['TCP', 'UDP', 'TCP_UDP', 'TLS', 'HTTP', 'HTTPS', 'GENEVE'])
			.optional()
			.describe(
				'HTTP and HTTPS: for Application Load Balancers; GENEVE: for Gateway Load Balancers. Default: TCP. Not emulated: QUIC, TCP_QUIC.'
			),
		port: port().describe('Port that targets receive traffic on, unless they say another.'),
		targets: is('a list of targets', z.array(targetSchema)).optional().describe('Registered targets. Default: none.'),
		healthCheck: healthCheckSchema.optional().describe('How and how often targets are asked whether they work.'),
		attributes: attributesSchema(targetGroupAttributes).optional().describe('Attributes by their keys in AWS.')
	})
)

export const schema = named('target groups', targetGroupSchema)

export type TargetGroupWritten = z.input<typeof targetGroupSchema>
export type TargetWritten = z.input<typeof targetSchema>
