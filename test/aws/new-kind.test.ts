import test from 'ava'
import {filesWithErrors} from '../scratch-copy.ts'

test('a kind that is added to the names alone does not compile: the type checker names every reader’s list, and nothing else', async t => {
	t.deepEqual(
		await filesWithErrors({
			'src/model/kind-names.ts': text => text.replace("	'zone'\n]", "	'zone',\n	'carrier-gateway'\n]")
		}),
		[
			'src/aws/actions.ts',
			'src/aws/drawings.ts',
			'src/aws/explainers.ts',
			'src/aws/imports.ts',
			'src/aws/kinds.ts',
			'src/aws/metrics.ts',
			'src/aws/plans.ts',
			'src/aws/predictors.ts',
			'src/aws/tables.ts'
		]
	)
})
