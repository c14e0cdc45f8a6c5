/** A template that is refused is two files: the template, and the exact text that the user sees. VPCLAB_UPDATE=1 writes it anew. */
import {readdirSync, readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import test from 'ava'
import {BadLab} from '../../../src/lab/problem.ts'
import {labOf} from './templates.ts'

const folder = path.join(import.meta.dirname, 'errors')

function messageOf(file: string): string {
	try {
		labOf(readFileSync(path.join(folder, file), 'utf8'), {file})
		return 'it is not refused\n'
	} catch (error) {
		if (error instanceof BadLab) return `${error.message}\n`
		throw error
	}
}

for (const file of readdirSync(folder).filter(name => /\.(?:yaml|json)$/.test(name))) {
	test(`refused in full: ${file}`, t => {
		const expected = path.join(folder, file.replace(/\.\w+$/, '.txt'))
		const text = messageOf(file)
		if (process.env.VPCLAB_UPDATE) writeFileSync(expected, text)
		t.is(text, readFileSync(expected, 'utf8'))
	})
}
