/**
 * Each group of types of resources: NAME.template.yaml gives the lab that NAME.lab.yaml writes by hand, whole, ids and addresses included. An
 * internet gateway keeps the id that it has before it is attached. NAME.base.yaml, if any, is the lab file around the stack.
 */
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import test from 'ava'
import {parse} from 'yaml'
import {cloudFormationTypes} from '../../../src/aws/actions.ts'
import {readLab} from '../../../src/lab/read.ts'
import {labOf, withoutStackTags} from './templates.ts'

const folder = path.join(import.meta.dirname, 'same')
const textOf = (file: string): string => readFileSync(path.join(folder, file), 'utf8')
const names = readdirSync(folder).flatMap(file => (file.endsWith('.template.yaml') ? file.replace('.template.yaml', '') : []))

for (const name of names) {
	test(`the template is the network of the lab file: ${name}`, t => {
		const base = existsSync(path.join(folder, `${name}.base.yaml`)) ? parse(textOf(`${name}.base.yaml`)) : {}
		const {lab, document, notes} = labOf(textOf(`${name}.template.yaml`), {base, file: `${name}.template.yaml`, tags: true})
		t.deepEqual(withoutStackTags(lab), readLab(textOf(`${name}.lab.yaml`), {file: `${name}.lab.yaml`, name: 'lab'}).lab)
		t.true(JSON.stringify(document).includes('aws:cloudformation:logical-id'))
		t.deepEqual(notes, [], 'nothing is left out')
	})
}

test('each supported type is in one of them', t => {
	const all = names.map(name => textOf(`${name}.template.yaml`)).join('\n')
	t.deepEqual(
		Object.keys(cloudFormationTypes).filter(type => !new RegExp(`\\b${type}\\b`).test(all)),
		[]
	)
})
