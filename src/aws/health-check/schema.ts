import {z} from 'zod'
import {endpointTypes} from '../../model/health-check.ts'
import {checkerRegions} from '../../model/health-checkers.ts'
import {described, flag, is, named, reference, text, wholeNumber} from '../schema.ts'

const healthCheckSchema = is(
	'a health check such as {ipAddress: main.web}',
	z.strictObject({
		id: is('a UUID', z.string().regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/))
			.optional()
			.describe('Its id in AWS. Default: one made from its name.'),
		...described,
		account: is('an account', z.union([z.string(), z.int()]))
			.optional()
			.describe("Account that it belongs to. Default: the lab's."),
		type: z
			.enum([...endpointTypes, 'CALCULATED'])
			.optional()
			.describe('What is checked, in the words of Route 53. Default: HTTP, or CALCULATED with `childHealthChecks`.'),
		ipAddress: text('a public address, or an instance')
			.optional()
			.describe(
				'The endpoint: a public address, or an instance (`main.web`) for the one that it has. Default: the address of the name.'
			),
		fullyQualifiedDomainName: text('a domain name')
			.optional()
			.describe('The name of the endpoint, which the public DNS resolves; beside an `ipAddress` what the Host header says.'),
		port: wholeNumber('a port', {min: 1, max: 65_535}).optional().describe('Default: 80, of HTTPS 443. TCP needs one.'),
		resourcePath: text('a path such as /health').optional().describe('What is requested. Default: /.'),
		searchString: text('a text').optional().describe('…_STR_MATCH: a text in the first 5,120 bytes of the body.'),
		requestInterval: is('10 or 30', z.union([z.literal(10), z.literal(30)]))
			.optional()
			.describe('Seconds between requests of one checker, 10 or 30. Default: 30.'),
		failureThreshold: wholeNumber('a number', {min: 1, max: 10})
			.optional()
			.describe('After how many outcomes in a row a checker changes its mind. Default: 3.'),
		regions: is('a list of Regions', z.array(z.enum(checkerRegions)))
			.optional()
			.describe('Regions of the checkers, three at least. Default: all eight.'),
		enableSNI: flag().optional().describe('Whether HTTPS names the server in the handshake. Default: true.'),
		inverted: flag().optional().describe('Healthy counts as unhealthy, and unhealthy as healthy. Default: false.'),
		disabled: flag().optional().describe('Nothing is checked, and it counts as healthy. Default: false.'),
		childHealthChecks: is('a list of health checks', z.array(reference('a health check')))
			.optional()
			.describe('CALCULATED: health checks whose states count.'),
		healthThreshold: wholeNumber('a number', {min: 0, max: 256})
			.optional()
			.describe('CALCULATED: how many of them must be healthy. Default: all.')
	})
)

export const schema = named('health checks', healthCheckSchema)

export type HealthCheckWritten = z.input<typeof healthCheckSchema>
