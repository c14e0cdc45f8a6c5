import {z} from 'zod'
import {policySchema} from '../policy.ts'
import {is, text} from '../schema.ts'

const keySchema = (what: string) =>
	is(
		`${what}, such as id or {id: N}`,
		z.union([
			z.string().min(1),
			z.record(z.string().min(1), z.enum(['S', 'N', 'B'])).refine(one => Object.keys(one).length === 1)
		])
	)

export type KeyWritten = z.input<ReturnType<typeof keySchema>>

export const tableSchema = is(
	'a table such as {partitionKey: id, items: [{id: "1"}]}',
	z.strictObject({
		region: text('a Region').optional().describe("Region. Default: the lab's."),
		account: is('an account', z.union([z.string(), z.int()]))
			.optional()
			.describe("Account that owns it. Default: the lab's. Users of it may do everything that no policy denies."),
		partitionKey: keySchema('an attribute').describe('Attribute that items are found by: `id`, a text, or `{id: N}`.'),
		sortKey: keySchema('an attribute').optional().describe('Attribute by which items of one partition key are sorted.'),
		policy: policySchema().optional().describe('Its resource-based policy, as AWS writes policies. Default: none.'),
		items: is('a list of items', z.array(is('an item such as {id: "1", total: 42}', z.record(z.string(), z.json()))))
			.optional()
			.describe('What is in it to begin with: texts, numbers, true, false, null, lists and maps by attribute.')
	})
)

export const tablesSchema = is('tables by name', z.record(z.string(), tableSchema))

export type TableWritten = z.input<typeof tableSchema>
