import {globSync, readFileSync} from 'node:fs'
import test from 'ava'
import {filesWithErrors} from '../scratch-copy.ts'

test('a kind that is added to the names alone does not compile: the type checker names every reader’s list, and nothing else', async t => {
	t.deepEqual(
		await filesWithErrors({
			'src/model/kind-names.ts': text => text.replace("	'zone'\n]", "	'zone',\n	'carrier-gateway'\n]")
		}),
		[
			'src/aws/actions.ts',
			'src/aws/explainers.ts',
			'src/aws/imports.ts',
			'src/aws/kinds.ts',
			'src/aws/plans.ts',
			'src/aws/predictors.ts',
			'src/aws/shown.ts'
		]
	)
})

/** Words of a kind, and in how many files of src beside its own folder they may stand. */
const named: readonly (readonly [folder: string, words: RegExp, most: number])[] = [
	['egress-only-internet-gateway', /egressOnly|egress-only|EgressOnly/, 8],
	['nat-gateway', /natGateway|nat-gateway|NatGateway/, 15]
]

test('what is known of a kind is in its folder, and in the lists of readers: hardly any other file names it', t => {
	for (const [folder, words, most] of named) {
		const files = globSync('src/**/*.ts').filter(
			file => !file.startsWith(`src/aws/${folder}/`) && words.test(readFileSync(file, 'utf8'))
		)
		t.true(files.length <= most, `${folder} is named in ${files.length} files, of which ${most} may: ${files.join(' ')}`)
	}
})
