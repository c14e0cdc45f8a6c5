import {z} from 'zod'
import {policySchema} from '../policy.ts'
import {described, flag, is, named, ownId, ownMac, reference, text, wholeNumber} from '../schema.ts'

const endpointSchema = is(
	'a VPC endpoint such as {service: s3, routeTables: [app]} or {service: ssm, subnets: [app]}',
	z.strictObject({
		id: ownId('vpce'),
		...described,
		service: text('the name of a service, such as s3').describe(
			'A service of AWS by its short name (`s3`, `ssm`) or its whole one (`com.amazonaws.us-east-1.s3`); an endpoint service by VPC and name (`provider.shop`) or its whole name (`com.amazonaws.vpce.us-east-1.vpce-svc-…`).'
		),
		serviceRegion: text('a Region')
			.optional()
			.describe("Interface: where the endpoint service is, if it is offered to the VPC's Region from another one (PL-6)."),
		type: z
			.enum(['gateway', 'interface', 'gateway-load-balancer'])
			.optional()
			.describe(
				'Default: gateway of s3 and dynamodb where no subnets are given; gateway-load-balancer of endpoint services of such load balancers, a next hop for routes (GWLB-1); else interface.'
			),
		routeTables: is('a list of route tables', z.array(reference('a route table')))
			.optional()
			.describe('Gateway: the route tables that get its route, from the prefix list of the service (GWE-1). Default: none.'),
		subnets: is(
			'a list of subnets, or {subnet: {privateIp}}',
			z.union([
				z.array(reference('a subnet')),
				named(
					'subnets',
					z.strictObject({
						privateIp: text('an IPv4 address').optional().describe('Of its network interface there. Default: a free one.'),
						ipv6: text('an IPv6 address').optional().describe('Of a dualstack one. Default: automatic.'),
						interfaceId: ownId('eni'),
						mac: ownMac()
					})
				)
			])
		)
			.optional()
			.describe(
				'Interface: one subnet a zone, in each of which it gets a network interface (PL-1). Gateway Load Balancer: exactly one.'
			),
		ipAddressType: z
			.enum(['ipv4', 'ipv6', 'dualstack'])
			.optional()
			.describe(
				'Interface: dualstack gives its network interfaces an IPv6 address as well, and its names AAAA records; the subnets want IPv6 blocks. Gateway: the families of its prefix lists. Default: ipv4. Not emulated: interface endpoints with ipv6 alone, and dualstack with endpoint services.'
			),
		securityGroups: is('a list of security groups', z.array(z.string()))
			.optional()
			.describe("Interface: groups of its network interfaces. Default: the VPC's own group `default` (PL-1)."),
		privateDns: flag()
			.optional()
			.describe(
				"Interface: the service's own name means the endpoint within the VPC (PL-2); it wants both DNS attributes. Default: of a service of AWS true where the VPC has both, else false."
			),
		idleTimeoutSeconds: wholeNumber('seconds', {min: 1, max: 350})
			.optional()
			.describe(
				'Interface: when it forgets an idle connection, then resets it. Default: 350, as AWS; shorter to wait less in a lesson.'
			),
		policy: policySchema()
			.optional()
			.describe('Who may do what through it, as AWS writes policies. Default: everybody everything.')
	})
)

export const schema = named('VPC endpoints', endpointSchema)

export type EndpointWritten = z.input<typeof endpointSchema>
