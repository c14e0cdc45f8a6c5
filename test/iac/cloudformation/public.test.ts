/**
 * Templates in the style of those that people publish: each is a valid lab, and what the network leaves out is named. NAME.txt has the
 * expected notes and assumptions. VPCLAB_UPDATE=1 writes them anew.
 */
import {readdirSync, readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import test from 'ava'
import {BadLab} from '../../../src/lab/problem.ts'
import {readLab} from '../../../src/lab/read.ts'
import {convert} from './templates.ts'

const folder = path.join(import.meta.dirname, 'public')

for (const file of readdirSync(folder).filter(name => /\.(?:yaml|json)$/.test(name))) {
	test(`a valid lab, with nothing left out in silence: ${file}`, t => {
		const name = file.replace(/(?:\.template)?\.\w+$/, '')
		const region = file.startsWith('cdk-') ? {region: 'eu-west-1'} : {}
		const {source, problems, notes, assumptions, stacks} = convert(
			{[name]: readFileSync(path.join(folder, file), 'utf8')},
			{file, ...region}
		)
		if (problems.length > 0) throw new BadLab(problems)
		t.true(readLab(source, {name: 'lab'}).lab.vpcs.length > 0)
		const outputs = Object.entries(stacks[0]?.outputs ?? {}).map(([key, {value}]) => `output ${key}: ${String(value)}`)
		const text = [...notes.map(one => `note ${one}`), ...assumptions.map(one => `assumed ${one}`), ...outputs, ''].join('\n')
		const expected = path.join(folder, `${name}.txt`)
		if (process.env.VPCLAB_UPDATE) writeFileSync(expected, text)
		t.is(text, readFileSync(expected, 'utf8'))
	})
}
