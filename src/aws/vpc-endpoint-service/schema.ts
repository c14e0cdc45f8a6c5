import {z} from 'zod'
import {described, flag, is, named, ownId, reference, text, yes} from '../schema.ts'

const endpointsOf = (what: string) =>
	is('a list of VPC endpoints such as [consumer.shop]', z.array(text('a VPC endpoint')))
		.optional()
		.describe(what)

const serviceSchema = is(
	'an endpoint service: {loadBalancers: [web]}',
	z.strictObject({
		id: ownId('vpce-svc'),
		...described,
		loadBalancers: is('a list of load balancers', z.array(reference('a load balancer')).min(1)).describe(
			'The Network Load Balancers, or the Gateway Load Balancers, that it is offered behind (PL-3). Zones without a node of theirs have no endpoints.'
		),
		acceptanceRequired: flag()
			.optional()
			.describe('An endpoint is connected only after its name is in `acceptedEndpoints`. Default: true.'),
		acceptedEndpoints: endpointsOf('Endpoints that were accepted: by VPC and name (`consumer.shop`), or id.'),
		rejectedEndpoints: endpointsOf('Endpoints that were rejected: by VPC and name, or id.'),
		allowedPrincipals: is(
			"a list of accounts, ARNs, or '*'",
			z.array(is("an account, an ARN or '*'", z.union([z.string(), z.int()])))
		)
			.optional()
			.describe(
				'Who finds it and may have endpoints to it: accounts by name or 12 digits, ARNs of them, `*` for all. Its own account always may. Default: nobody else. Any ARN means its whole account, since a lab has no users.'
			),
		supportedRegions: is('a list of Regions', z.array(text('a Region')))
			.optional()
			.describe('Other Regions whose VPCs may have an endpoint to it (PL-6). Default: none.'),
		privateDnsName: is(
			'a domain name, or {name, verified: true}',
			z.union([
				z.string(),
				z.strictObject({
					name: text('a domain name').describe('The name.'),
					verified: yes().optional().describe('The TXT record was seen in AWS: no zone of the lab has to have it.')
				})
			])
		)
			.optional()
			.describe(
				'What consumers may call it in their VPCs. It counts once its TXT record is in a public hosted zone of the lab; `vpclab inspect LAB vpc-endpoint-services` says which (PL-2).'
			)
	})
)

export const schema = named('endpoint services', serviceSchema)

export type ServiceWritten = z.input<typeof serviceSchema>
