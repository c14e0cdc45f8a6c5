import {z} from 'zod'
import {is, named, reference, text} from '../schema.ts'

export const endpointSchema = is(
	'an endpoint of the resolver: {direction, vpc, addresses}',
	z.strictObject({
		direction: is('inbound or outbound', z.enum(['inbound', 'outbound'])).describe(
			'inbound: it answers who asks from outside the VPC, as the VPC would be answered. outbound: from there the questions of rules leave.'
		),
		vpc: reference('a VPC').describe('The VPC that it is in.'),
		addresses: is(
			'a list such as [{subnet: a}, {subnet: b, ip: 10.0.1.53}]',
			z.array(
				z.strictObject({
					subnet: reference('a subnet').describe('The subnet of this address.'),
					ip: text('an address').optional().describe('The address. Default: automatic.')
				})
			)
		).describe('Two to six: a network interface each.'),
		securityGroups: is('a list of security groups', z.array(reference('a security group')).min(1))
			.optional()
			.describe('Groups of its network interfaces: inbound ones let port 53 in. Default: the default group.')
	})
)

export const ruleSchema = is(
	'a rule of the resolver: {domain, endpoint, targets, vpcs}',
	z.strictObject({
		domain: text('a domain name').describe('For names at and below it; `.` is every name. The most specific rule counts.'),
		type: is('forward or system', z.enum(['forward', 'system']))
			.optional()
			.describe('system: the resolver itself answers, although a wider rule forwards. Default: forward.'),
		endpoint: reference('an outbound endpoint').optional().describe('forward only: where the questions leave.'),
		targets: is("a list of addresses such as [192.168.0.53, '192.168.0.54:5353']", z.array(z.string()).min(1))
			.optional()
			.describe('forward only: the DNS servers that are asked, one after the other.'),
		vpcs: is('a list of VPCs', z.array(reference('a VPC')))
			.optional()
			.describe('VPCs that it holds for. Default: none.')
	})
)

export const endpointsSchema = named('endpoints of the resolver', endpointSchema)
export const rulesSchema = named('rules of the resolver', ruleSchema)
