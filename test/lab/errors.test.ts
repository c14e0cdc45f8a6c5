import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {BadLab} from '../../src/lab/problem.ts'
import {readLab} from '../../src/lab/read.ts'

// A bad lab file is two files: what was written, and the exact text that the user sees.
// `VPCLAB_UPDATE=1 npx ava test/lab/errors.test.ts` writes the texts anew; read them before you commit them.

const folder = join(import.meta.dirname, 'errors')
const inputs = readdirSync(folder).filter(name => !name.endsWith('.txt'))

for (const file of inputs) {
	const expected = join(folder, file.replace(/\.\w+$/, '.txt'))
	test(`what is said to ${file}`, t => {
		const error = t.throws(() => readLab(readFileSync(join(folder, file), 'utf8'), {file, name: 'demo'}), {instanceOf: BadLab})
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

test('every problem of AWS says how to mend it', t => {
	for (const file of inputs) {
		const error = t.throws(() => readLab(readFileSync(join(folder, file), 'utf8'), {file, name: 'demo'}), {instanceOf: BadLab})
		for (const {code, fix, message} of error?.problems ?? []) if (code !== undefined) t.truthy(fix, `${file}: ${message}`)
	}
})
