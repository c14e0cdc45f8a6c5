/** Load balancers in a lab file. Doc: https://docs.aws.amazon.com/elasticloadbalancing/latest/network/ */
import {z} from 'zod'
import {attributesSchema, flagAttribute, secondsAttribute, wordAttribute} from '../elb-attributes.ts'
import {described, is, named, ownId, ownMac, reference, text} from '../schema.ts'
import {listenerPattern, listenerSchema} from './listener-schema.ts'

/** Attributes of Network Load Balancers that affect packets. */
export const networkAttributes = {
	'load_balancing.cross_zone.enabled': flagAttribute(
		'Each node uses targets of all enabled zones, where the target group does not say otherwise. Default: false (NLB-2).'
	),
	'dns_record.client_routing_policy': wordAttribute(
		['any_availability_zone', 'partial_availability_zone_affinity', 'availability_zone_affinity'],
		'Which zones the name stands for, for clients of the VPC resolver: all, mostly (85 %) their own, their own alone while it is healthy. Default: any_availability_zone (NLB-1).'
	)
} as const

/** Attributes of Gateway Load Balancers that affect packets. */
export const gatewayAttributes = {
	'load_balancing.cross_zone.enabled': networkAttributes['load_balancing.cross_zone.enabled']
} as const

/** Attributes of Application Load Balancers that affect requests (ALB-1). */
export const applicationAttributes = {
	'idle_timeout.timeout_seconds': secondsAttribute(1, 4000, 'How long a connection may lie idle. Default: 60.'),
	'client_keep_alive.seconds': secondsAttribute(
		1,
		604_800,
		'After so long a client has to connect anew. AWS takes 60 at least. Default: 3600.'
	),
	'routing.http.xff_header_processing.mode': wordAttribute(
		['append', 'preserve', 'remove'],
		'What becomes of X-Forwarded-For. Default: append.'
	),
	'routing.http.xff_client_port.enabled': flagAttribute('X-Forwarded-For has the client’s port too. Default: false.'),
	'routing.http.preserve_host_header.enabled': flagAttribute('Targets get the Host header unchanged. Default: false.'),
	'routing.http.drop_invalid_header_fields.enabled': flagAttribute(
		'Headers whose names are not of letters, digits and hyphens are dropped. Default: false.'
	),
	'routing.http.x_amzn_tls_version_and_cipher_suite.enabled': flagAttribute(
		'Targets get X-Amzn-Tls-Version and X-Amzn-Tls-Cipher-Suite. Default: false.'
	),
	'routing.http2.enabled': flagAttribute('HTTPS: clients may speak HTTP/2. Default: true.'),
	'routing.http.desync_mitigation_mode': wordAttribute(
		['monitor', 'defensive', 'strictest'],
		'What becomes of requests that could be read in two ways. Default: defensive.'
	)
} as const

const loadBalancerAttributes = {...networkAttributes, ...applicationAttributes} as const

const mappingSchema = is(
	'the name of a subnet, or {subnet, elasticIp, …}',
	z.union([
		z.string(),
		z.strictObject({
			subnet: reference('a subnet').describe('Its zone is enabled, and the node of the zone stands in it.'),
			elasticIp: reference('an elastic address')
				.optional()
				.describe('Public address of an internet-facing node. Default: one that AWS gives it.'),
			privateIp: text('an IPv4 address')
				.optional()
				.describe('Private address of an internal node; of an imported one any node. Default: a free one of the subnet.'),
			ipv6: text('an IPv6 address')
				.optional()
				.describe('IPv6 address of a node of a dualstack load balancer. Default: a free one.'),
			publicIp: text('a public IPv4 address').optional().describe('Of an imported node: the public address that AWS gave it.'),
			interfaceId: ownId('eni'),
			mac: ownMac()
		})
	])
)

export const loadBalancerSchema = is(
	'a load balancer: {type: network, subnets, listeners}, or of type application',
	z.strictObject({
		arn: is(
			'an ARN',
			z.string().regex(/^arn:aws[\w-]*:elasticloadbalancing:[\w-]+:\d{12}:loadbalancer\/(?:net|app|gwy)\/[\w-]+\/[0-9a-f]{16}$/)
		)
			.optional()
			.describe('Its ARN in AWS. Default: one made from its name.'),
		...described,
		type: z
			.enum(['network', 'application', 'gateway'])
			.describe(
				'A Network Load Balancer, which sends flows on, an Application Load Balancer, which reads requests, or a Gateway Load Balancer, which sends packets through appliances (GWLB-1).'
			),
		scheme: z
			.enum(['internet-facing', 'internal'])
			.optional()
			.describe('Whether its nodes have public addresses. Default: internet-facing. A Gateway Load Balancer has none.'),
		ipAddressType: z
			.enum(['ipv4', 'dualstack'])
			.optional()
			.describe(
				'dualstack: nodes have IPv6 addresses as well, and the name AAAA records; the subnets want IPv6 blocks. Default: ipv4. Not of a Gateway Load Balancer.'
			),
		subnets: is('a list of subnets', z.array(mappingSchema).min(1)).describe(
			'One subnet in each zone that is to have a node, with the address that the node gets (NLB-1).'
		),
		securityGroups: is('a list of security groups', z.array(reference('a security group')).min(1))
			.optional()
			.describe(
				"Inbound rules judge clients, outbound ones targets and health checks (NLB-6). Default: the VPC's default group; of a Network Load Balancer none, which admits everything, and AWS gives it none later."
			),
		enforceSecurityGroupInboundRulesOnPrivateLinkTraffic: is('on or off', z.enum(['on', 'off']))
			.optional()
			.describe(
				'Of a Network Load Balancer with security groups: whether their inbound rules judge clients of its endpoint services, by the private addresses that those have in their own VPCs (PL-6). Default: on.'
			),
		listeners: is(
			'listeners by protocol and port',
			z.record(is('a protocol and a port, such as TCP:80', z.string().regex(listenerPattern)), listenerSchema)
		)
			.optional()
			.describe(
				'`{TCP:80: web}`: what is asked at this port goes to this target group. Protocols: TCP, UDP, TCP_UDP, TLS; of an Application Load Balancer HTTP, HTTPS; of a Gateway Load Balancer GENEVE:6081 alone. Not emulated: QUIC, TCP_QUIC.'
			),
		attributes: attributesSchema(loadBalancerAttributes).optional().describe('Attributes by their keys in AWS.')
	})
)

export const schema = named('load balancers', loadBalancerSchema)

export type LoadBalancerWritten = z.input<typeof loadBalancerSchema>
export type MappingWritten = z.input<typeof mappingSchema>
