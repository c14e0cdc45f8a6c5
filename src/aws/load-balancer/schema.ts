/** Load balancers as they are written. Doc: https://docs.aws.amazon.com/elasticloadbalancing/latest/network/ */
import {z} from 'zod'
import {attributesSchema, flagAttribute} from '../elb-attributes.ts'
import {is, named, ownId, ownMac, reference, text, wholeNumber} from '../schema.ts'

/** Of a Network Load Balancer those that packets depend on. */
export const loadBalancerAttributes = {
	'load_balancing.cross_zone.enabled': flagAttribute(
		'Each node uses targets of all enabled zones, where the target group does not say otherwise. Default: false (NLB-2).'
	)
} as const

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
			publicIp: text('a public IPv4 address').optional().describe('Of an imported node: the public address that AWS gave it.'),
			interfaceId: ownId('eni'),
			mac: ownMac()
		})
	])
)

const listenerSchema = is(
	'the name of a target group, or {targetGroup, …}',
	z.union([
		z.string(),
		z.strictObject({
			targetGroup: reference('a target group').describe('Where connections go.'),
			attributes: is(
				'attributes by their keys in AWS',
				z.strictObject({
					'tcp.idle_timeout.seconds': wholeNumber('seconds', {min: 1, max: 6000})
						.optional()
						.describe(
							'When an idle TCP flow is forgotten; its next packet is reset (NLB-5). AWS takes 60 at least, a lesson may wait less. Default: 350.'
						)
				})
			)
				.optional()
				.describe('Attributes by their keys in AWS.')
		})
	])
)

export const listenerPattern = /^(TCP|UDP|TCP_UDP):(\d{1,5})$/

export const loadBalancerSchema = is(
	'a load balancer: {type: network, subnets, listeners}',
	z.strictObject({
		arn: is(
			'an ARN',
			z.string().regex(/^arn:aws[\w-]*:elasticloadbalancing:[\w-]+:\d{12}:loadbalancer\/net\/[\w-]+\/[0-9a-f]{16}$/)
		)
			.optional()
			.describe('Its ARN in AWS. Default: one made from its name.'),
		type: z.enum(['network']).describe('A Network Load Balancer. Not emulated: application, gateway.'),
		scheme: z
			.enum(['internet-facing', 'internal'])
			.optional()
			.describe('Whether its nodes have public addresses. Default: internet-facing.'),
		subnets: is('a list of subnets', z.array(mappingSchema).min(1)).describe(
			'One subnet in each zone that is to have a node, with the address that the node gets (NLB-1).'
		),
		listeners: is(
			'listeners by protocol and port',
			z.record(is('a protocol and a port, such as TCP:80', z.string().regex(listenerPattern)), listenerSchema)
		)
			.optional()
			.describe(
				'`{TCP:80: web}`: what is asked at this port goes to this target group. Protocols: TCP, UDP, TCP_UDP. Not emulated: TLS.'
			),
		attributes: attributesSchema(loadBalancerAttributes).optional().describe('Attributes by their keys in AWS.')
	})
)

export const schema = named('load balancers', loadBalancerSchema)

export type LoadBalancerWritten = z.input<typeof loadBalancerSchema>
export type MappingWritten = z.input<typeof mappingSchema>
