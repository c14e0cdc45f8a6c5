import {z} from 'zod'
import {described, is, named, ownId, reference, text, wholeNumber} from '../schema.ts'

export const flowLogSchema = is(
	'a flow log such as {vpc: main}',
	z.strictObject({
		id: ownId('fl'),
		...described,
		vpc: reference('a VPC').optional().describe('Of all network interfaces in a VPC.'),
		subnet: text("a subnet such as 'main.app'").optional().describe('Of all network interfaces in a subnet, `<vpc>.<subnet>`.'),
		networkInterface: text("a network interface such as 'main.web', or its id")
			.optional()
			.describe('Of one network interface, `<vpc>.<name>`: an instance means its primary one, a NAT gateway its own.'),
		trafficType: is('ALL, ACCEPT or REJECT', z.enum(['ALL', 'ACCEPT', 'REJECT']))
			.optional()
			.describe('What is recorded. Default: ALL.'),
		logFormat: text(`fields such as '\${srcaddr} \${dstaddr} \${action}'`)
			.optional()
			.describe("Fields of a record, as AWS writes them. Default: AWS's default format, version 2."),
		maxAggregationInterval: wholeNumber('seconds', {min: 1, max: 600})
			.optional()
			.describe(
				'Seconds of traffic that a record sums up: 60 or 600. Default: 600. Differs from AWS: less than 60 is accepted too, to avoid waiting.'
			),
		logGroup: text('the name of a log group')
			.optional()
			.describe("CloudWatch Logs: a stream for each network interface. Default: `/vpclab/` and the flow log's name."),
		s3Bucket: text('the name of a bucket')
			.optional()
			.describe('S3: a compressed object for each interval, in place of a log group.')
	})
)

export const flowLogsSchema = named('flow logs', flowLogSchema)
