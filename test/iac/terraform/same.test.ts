/** NAME.tf is the network that NAME.template.yaml and NAME.lab.yaml of CloudFormation's tests are: the same model, ids and addresses included. */
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import test from 'ava'
import {parse} from 'yaml'
import {readLab} from '../../../src/lab/read.ts'
import {labOf as labOfTemplate, withoutStackTags} from '../cloudformation/templates.ts'
import {folderOf, labOf} from './inputs.ts'

const own = path.join(import.meta.dirname, 'same')
const templates = path.join(import.meta.dirname, '../cloudformation/same')
const names = readdirSync(own).map(file => file.replace(/\.tf$/, ''))

for (const name of names) {
	test(`as Terraform, as a template and as a lab file it is one network: ${name}`, t => {
		const read = (kind: string): string => readFileSync(path.join(templates, `${name}.${kind}.yaml`), 'utf8')
		const base = existsSync(path.join(templates, `${name}.base.yaml`)) ? parse(read('base')) : {}
		const {lab, notes} = labOf(folderOf({'main.tf': readFileSync(path.join(own, `${name}.tf`), 'utf8')}), {base})
		const {lab: written} = readLab(read('lab'), {file: `${name}.lab.yaml`, name: 'lab'})
		const ordered = (model: unknown) => JSON.parse(JSON.stringify(model), byKey)
		t.deepEqual(ordered(lab), ordered(written))
		t.deepEqual(ordered(withoutStackTags(labOfTemplate(read('template'), {base, tags: true}).lab)), ordered(written))
		t.deepEqual(notes, [])
	})
}

/** Things of one kind in the order of their keys: files declare them in different ones. */
const byKey = (_key: string, value: unknown): unknown =>
	Array.isArray(value) && value.every(one => typeof one?.key === 'string')
		? value.toSorted((a, b) => (a.key < b.key ? -1 : 1))
		: value
