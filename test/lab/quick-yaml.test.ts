import {globSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {isDeepStrictEqual} from 'node:util'
import test, {type ExecutionContext} from 'ava'
import fc from 'fast-check'
import {parse, stringify} from 'yaml'
import {quickYaml} from '../../src/lab/quick-yaml.ts'
import {plainData, type Tree} from '../../src/lab/tree.ts'
import {wholeYaml} from '../../src/lab/whole-yaml.ts'

const root = join(import.meta.dirname, '../..')
const files = globSync(['labs/*/lab.yaml', 'test/lab/resolved/*.yaml', 'test/lab/errors/*.yaml'], {cwd: root})
const texts = files.map(name => readFileSync(join(root, name), 'utf8'))

/** What is left empty stands nowhere in particular: its key is pointed at. */
function placed(tree: Tree): unknown {
	if (tree.kind === 'map') return {...tree, entries: tree.entries.map(entry => ({...entry, value: placed(entry.value)}))}
	if (tree.kind === 'list') return {...tree, items: tree.items.map(placed)}
	return tree.range[0] === tree.range[1] ? {...tree, range: []} : tree
}

/** What the quick reader takes it reads as the whole parser does: the same data at the same places, and nothing faulty. */
function disagreement(text: string): string | undefined {
	const {tree} = quickYaml(text)
	if (!tree) return undefined
	const whole = wholeYaml(text)
	if (whole.faults) return `it took what is faulty: ${whole.faults[0]?.message}\n${text}`
	if (isDeepStrictEqual(placed(tree), placed(whole.tree)) && isDeepStrictEqual(plainData(tree), parse(text))) return undefined
	return `${text}\n${JSON.stringify(plainData(tree))}\n${JSON.stringify(parse(text))}`
}

const agree = (t: ExecutionContext, text: string) => t.is(disagreement(text), undefined)

test('labs are read alike, and nearly all of them quickly', t => {
	for (const text of texts) agree(t, text)
	const labs = texts.filter((_, index) => files[index]?.startsWith('labs/'))
	// Texts over several lines are for the whole parser.
	const plain = labs.filter(text => !/[|>]-?$/m.test(text))
	t.true(plain.length > labs.length * 0.9)
	t.true(plain.every(text => quickYaml(text).tree !== undefined))
})

const scalar = fc.oneof(
	fc.constantFrom(
		'',
		'a',
		'10.0.0.0/16',
		'::/0',
		'tcp:5432',
		'true',
		'1.5',
		'0x1f',
		'007',
		'-1',
		'~',
		'null',
		'# no',
		'a #b',
		'a: b',
		"it's",
		'say "hi"',
		'*',
		'- a',
		'-a',
		'a,b',
		'{a}',
		'two  blanks',
		'é',
		'<<',
		'a:',
		'.5',
		'+1',
		'1e3',
		'10.0.0.1'
	),
	fc.integer(),
	fc.constantFrom(0.5, 12.25, 100.000001, 0.1),
	fc.boolean(),
	fc.constant(null)
)
const data = fc.letrec(tie => ({
	value: fc.oneof(
		{depthSize: 'small', withCrossShrink: true},
		scalar,
		fc.array(tie('value'), {maxLength: 3}),
		fc.dictionary(
			fc.oneof(
				fc.constantFrom('a', '100', '0.0.0.0/0', '::/0', 'b c', "it's", 'x:y', 'null', 'true', '1.0'),
				fc.string({maxLength: 2})
			),
			tie('value'),
			{maxKeys: 3}
		)
	)
})).value

const style = fc.record({
	collectionStyle: fc.constantFrom('any', 'flow', 'block' as const),
	indent: fc.constantFrom(2, 3, 4),
	indentSeq: fc.boolean(),
	lineWidth: fc.constantFrom(0, 20),
	singleQuote: fc.boolean(),
	defaultStringType: fc.constantFrom('PLAIN', 'QUOTE_SINGLE', 'QUOTE_DOUBLE' as const),
	flowCollectionPadding: fc.boolean()
})

test('a number with a decimal point is read alike, wherever it stands', t => {
	for (const text of ['a: 0.5', 'a: [0.5, 1.10, 10.0.0.1]', '1.0: a\n1.10: b', '0.5: {a: 00.5}', 'a: 1.', 'a: 007.5']) {
		agree(t, text)
	}
})

test('data in every style of YAML is read alike', t => {
	fc.assert(
		fc.property(data, style, (value, options) => disagreement(stringify(value, options as object)) === undefined),
		{numRuns: 1500}
	)
	t.pass()
})

test('JSON is read alike', t => {
	fc.assert(
		fc.property(
			data,
			fc.constantFrom(0, 2),
			(value, indent) => disagreement(JSON.stringify(value, undefined, indent)) === undefined
		),
		{numRuns: 300}
	)
	t.pass()
})

const slip = fc.record({
	text: fc.constantFrom(...texts.filter(text => text.length < 1500)),
	at: fc.nat(1499),
	cut: fc.nat(3),
	put: fc.oneof(
		fc.constantFrom(
			'',
			' ',
			'  ',
			'\n',
			':',
			': ',
			'- ',
			',',
			'{',
			'}',
			'[',
			']',
			'#',
			' #',
			"'",
			'"',
			'&',
			'*',
			'!',
			'|',
			'>',
			'?',
			'? ',
			'a',
			'0',
			'\n\n',
			'\n  ',
			'---\n'
		),
		fc.string({maxLength: 2})
	)
})

test('a text with a slip is read alike, or left to the whole parser', t => {
	fc.assert(
		fc.property(fc.array(slip, {minLength: 1, maxLength: 1}), ([one]) => {
			if (!one) return true
			const at = one.at % (one.text.length + 1)
			return disagreement(one.text.slice(0, at) + one.put + one.text.slice(at + one.cut)) === undefined
		}),
		{numRuns: Number(process.env.VPCLAB_RUNS ?? 400)}
	)
	t.pass()
})
