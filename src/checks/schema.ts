/** Schema of the list `checks` of a lab file. */
import {z} from 'zod'
import {is, text} from '../aws/schema.ts'
import {checkKinds} from './all.ts'
import {fieldsOf} from './one-of.ts'

export const checkSchema = is(
	'a check such as {ping: {from: a, to: b, expect: reply}}',
	z.strictObject({
		name: text('a sentence').optional().describe('What it proves, as a sentence.'),
		...fieldsOf(checkKinds),
		refused: text('an AWS error code')
			.optional()
			.describe('With `change`: it must be refused with this code, such as InvalidVpc.Range.')
	})
)
