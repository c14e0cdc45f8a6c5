import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {longestFileBytes} from '../../src/lab/limits.ts'
import {BadLab} from '../../src/lab/problem.ts'
import {readLab} from '../../src/lab/read.ts'
import {readText} from '../../src/lab/text.ts'

// A bad lab file is two files: what was written, and the exact text that the user sees.
// `VPCLAB_UPDATE=1 npx ava test/lab/errors.test.ts` writes the texts anew; read them before you commit them.

const folder = join(import.meta.dirname, 'errors')
const read = (file: string) => readLab(readText(readFileSync(join(folder, file)), file), {file, name: 'demo'})
const inputs = readdirSync(folder).filter(name => !name.endsWith('.txt'))

for (const file of inputs) {
	const expected = join(folder, file.replace(/\.\w+$/, '.txt'))
	test(`what is said to ${file}`, t => {
		const error = t.throws(() => read(file), {instanceOf: BadLab})
		const text = `${error?.message}\n`
		if (process.env.VPCLAB_UPDATE) writeFileSync(expected, text)
		t.is(text, existsSync(expected) ? readFileSync(expected, 'utf8') : '')
	})
}

test('there are enough bad files, each with its text and no text without its file', t => {
	t.true(inputs.length >= 60)
	const texts = readdirSync(folder).filter(name => name.endsWith('.txt'))
	t.deepEqual(texts.map(name => name.replace('.txt', '')).sort(), inputs.map(name => name.replace(/\.\w+$/, '')).sort())
})

test('every problem of AWS says how to fix it', t => {
	for (const file of inputs) {
		const error = t.throws(() => read(file), {instanceOf: BadLab})
		for (const {code, fix, message} of error?.problems ?? []) if (code !== undefined) t.truthy(fix, `${file}: ${message}`)
	}
})

test('of a file with thousands of mistakes fifty are said, and how many more there are', t => {
	const subnets = Array.from({length: 3000}, (_, n) => `      s${n}: {zone: a, cidr: 10.1.${n % 256}.0/24}`).join('\n')
	const text = `vpcs:\n  main:\n    cidr: 10.0.0.0/16\n    subnets:\n${subnets}\n`
	const error = t.throws(() => readLab(text, {name: 'demo'}), {instanceOf: BadLab})
	t.is(error?.problems.length, 3001)
	t.is(error?.message.match(/fix: /g)?.length, 50)
	t.regex(error?.message ?? '', /\n… and 2951 more problems$/)
})

test('a file that is too long for any lab is not read', t => {
	const error = t.throws(() => readText(new Uint8Array(longestFileBytes + 1), 'huge.yaml'), {instanceOf: BadLab})
	t.is(error?.message, 'huge.yaml: the file has 6 MB, and a lab file at most 5\n  fix: name a lab file')
})
