/** How a lab file names the templates, or the Terraform, that it begins with. */
import {z} from 'zod'
import {is, named, text} from '../aws/schema.ts'

export const stacksSchema = named(
	'stacks',
	is(
		'a stack: {template: net.yaml}',
		z.strictObject({
			template: text('the path of a template').describe(
				'A template of CloudFormation, or a folder, plan or state of Terraform, by its path from this file.'
			),
			parameters: is('parameters: {Cidr: 10.0.0.0/16}', z.record(z.string(), z.unknown()))
				.optional()
				.describe('Values of its parameters, or of its variables. A list is one of CommaDelimitedList.'),
			region: text('a region').optional().describe("Region. Default: the lab's."),
			account: is('an account', z.union([z.string(), z.int()]))
				.optional()
				.describe("Account: 12 digits, or a name of `accounts`. Default: the lab's.")
		})
	)
)
