import {readFileSync} from 'node:fs'
import test from 'ava'
import {BadLab} from '../../src/lab/problem.ts'
import {readLab} from '../../src/lab/read.ts'

// What the README shows is what one gets.

const blocks = [...readFileSync('README.md', 'utf8').matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(([, kind, text]) => ({
	kind,
	text: text ?? ''
}))
const lab = blocks.find(({kind}) => kind === 'yaml')?.text ?? ''

test("the README's lab is one", t => {
	const {checks} = readLab(lab, {name: 'demo'})
	t.is(checks.length, 3)
})

test("the README's checks are ones, in its lab", t => {
	const own = blocks.find(({kind, text}) => kind === 'yaml' && text.startsWith('checks:'))?.text ?? ''
	t.is(readLab(lab.slice(0, lab.indexOf('checks:')) + own, {name: 'demo'}).checks.length, 3)
})

test("the README's error is what is said", t => {
	const error = t.throws(() => readLab(lab.replace('10.0.1.0/24', '10.1.0.0/24'), {file: 'demo.yaml', name: 'demo'}), {
		instanceOf: BadLab
	})
	t.true(
		blocks.some(({text}) => text === `${error?.message}\n`),
		error?.message
	)
})
