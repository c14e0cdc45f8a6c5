/** The whole schema of a lab file, and the JSON Schema that editors complete from. */
import {z} from 'zod'
import {networkFields} from '../aws/kinds.ts'
import {is} from '../aws/schema.ts'
import {checkSchema} from '../checks/schema.ts'
import {stacksSchema} from './stacks-schema.ts'

export const labSchema = is(
	'a lab: {vpcs: {…}, checks: […]}',
	z.strictObject({
		...networkFields,
		stacks: stacksSchema
			.optional()
			.describe('Stacks of CloudFormation or Terraform, in order; what else is in this file is laid over what they make.'),
		checks: is('a list of checks', z.array(checkSchema)).optional().describe('Checks and actions, in order.')
	})
)

/** Keys at the top that are not part of the lab: a place for what YAML's aliases repeat. */
export const anchorKey = /^x-/

/** A lab file as data: plain JSON, as written. */
export type LabDocument = z.input<typeof labSchema>

/** For editors: `# yaml-language-server: $schema=…`. They support draft 7 best. */
export function labJsonSchema(): Record<string, unknown> {
	const schema = z.toJSONSchema(labSchema, {target: 'draft-7', io: 'input', override: ({jsonSchema}) => tidy(jsonSchema)})
	return {title: 'vpclab lab file', ...schema, patternProperties: {[anchorKey.source]: {}}}
}

/** The bounds of a double are of no use to a reader. */
function tidy(schema: z.core.JSONSchema.BaseSchema): void {
	if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum
	if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum
}
