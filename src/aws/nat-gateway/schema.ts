import {z} from 'zod'
import {described, is, named, ownId, ownMac, reference, text, wholeNumber} from '../schema.ts'

const natGatewaySchema = is(
	'a NAT gateway: {subnet: name}',
	z.strictObject({
		id: ownId('nat'),
		...described,
		interfaceId: ownId('eni'),
		mac: ownMac(),
		availabilityMode: z
			.enum(['zonal', 'regional'])
			.optional()
			.describe('regional: in no subnet, with a public address in each zone (NAT-9). Default: zonal.'),
		zones: is('a list of zones such as [a, b]', z.array(z.string()).min(1))
			.optional()
			.describe('Regional: the zones that it serves. Default: those with subnets.'),
		subnet: reference('a subnet')
			.optional()
			.describe(
				'Zonal: the subnet that its network interface lives in: for a public one, a subnet with a route to the internet gateway.'
			),
		connectivity: z
			.enum(['public', 'private'])
			.optional()
			.describe('`private`: no elastic address, no way to the Internet (NAT-1). Default: public.'),
		elasticIp: reference('an elastic address').optional().describe('Its public address. Default: an elastic address of its own.'),
		privateIp: text('an IPv4 address').optional().describe('Its private address. Default: a free one of the subnet.'),
		idleTimeoutSeconds: wholeNumber('seconds', {min: 1, max: 350})
			.optional()
			.describe('When it forgets an idle flow, then resets it (NAT-4). Default: 350, as AWS; shorter to wait less in a lesson.')
	})
)

export const schema = named('NAT gateways', natGatewaySchema)

export type NatGatewayWritten = z.input<typeof natGatewaySchema>
