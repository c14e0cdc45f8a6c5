/** The files of a new kind, and the lines that the lists of all readers need. Pure: texts by path. */
import {addImport, all, type Changes, edited, made} from './edits.ts'
import {camel, words} from './names.ts'

const lists = ['actions', 'explainers', 'imports', 'plans', 'predictors', 'shown'].map(name => `src/aws/${name}.ts`)

/** `name`: singular, in AWS's words, as `carrier-gateway`. */
export function newKind(name: string): Changes {
	if (!/^[a-z]+(?:-[a-z0-9]+)*$/.test(name)) throw new Error(`"${name}" is not a name of a kind: write it as carrier-gateway`)
	const section = `${camel(name)}s`
	const before = (line: string) => edited(/^\t'?zone'?(?=[:,]|$)/m, `\t${line},\n$&`)
	return {
		'src/model/kind-names.ts': before(`'${name}'`),
		...Object.fromEntries(lists.map(file => [file, before(`'${name}': none('not written yet')`)])),
		'src/aws/kinds.ts': all(before(`'${name}': {lab: {${section}}}`), addImport(`import {${section}} from './${name}/kind.ts'`)),
		[`src/aws/${name}/kind.ts`]: made(kindText(name, section)),
		[`test/aws/${name}/kind.test.ts`]: made(testText(name))
	}
}

const kindText = (
	name: string,
	section: string
): string => `/** What a ${words(name)} is, and the behaviours of docs/semantics.md that it has. Doc: its page of AWS's user guide. */
import {z} from 'zod'
import type {LabKind} from '../kind.ts'
import {is, named} from '../schema.ts'

const schema = named('${words(name)}s', is('a ${words(name)}', z.strictObject({})))

export const ${section}: LabKind<typeof schema> = {
	schema,
	title: '${words(name).replace(/^./, letter => letter.toUpperCase())}s by name.',
	codes: {absent: {}, inUse: {}},
	resources: () => [],
	check: () => [],
	resolve: () => ({})
}
`

const testText = (name: string): string => `import test from 'ava'

test('what AWS refuses of a ${words(name)} is refused here, with its code', t => {
	t.fail('write test/lab/errors/${name}.yaml, and what is special here')
})

test('a ${words(name)} becomes what the plan and the prediction need', t => {
	t.fail('write src/aws/${name}/plan.ts and predict.ts, or say in their lists why it has none')
})
`
