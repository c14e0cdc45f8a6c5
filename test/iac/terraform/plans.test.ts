import {readFileSync} from 'node:fs'
import path from 'node:path'
import test from 'ava'
import {readJsonText, wrongFormOf} from '../../../src/iac/terraform/json-text.ts'
import {readPlan} from '../../../src/iac/terraform/plan.ts'
import {readLab} from '../../../src/lab/read.ts'
import {labOf, refusals} from './inputs.ts'

const textOf = (file: string): string => readFileSync(path.join(import.meta.dirname, 'plans', file), 'utf8')
const plan = (text: string) => readPlan(readJsonText(text, 'plan.json'))

test('a plan is the network of the lab file, linked by its configuration', t => {
	const {lab, notes} = labOf(plan(textOf('module.json')))
	t.deepEqual(lab, readLab(textOf('module.lab.yaml'), {file: 'lab.yaml', name: 'lab'}).lab)
	t.deepEqual(notes, [])
})

test('a link that the plan alone does not say is refused, never guessed', t => {
	const text = textOf('module.json').replace(
		'"aws_subnet.app.id",\n',
		'"aws_subnet.app[count.index].id",\n\t\t\t\t\t\t\t\t"count.index",\n'
	)
	const [refused, ...others] = refusals(() => plan(text))
	t.deepEqual(others, [])
	t.regex(
		refused ?? '',
		/^\d+:\d+ aws_route_table_association\.app\.subnet_id: it is known only after apply, and the plan does not say which of/
	)
	t.regex(refused ?? '', /put the plan into the folder of its configuration/)
})

test('a plan that destroys everything is refused', t => {
	t.regex(
		refusals(() => plan('{"format_version":"1.2","planned_values":{"root_module":{}},"resource_changes":[]}'))[0] ?? '',
		/the plan has no resources/
	)
})

test('forms that Terraform also writes are named, with the command that gives what can be read', t => {
	t.regex(wrongFormOf('PK\u0003\u0004\u0014\u0000')?.message ?? '', /binary form/)
	t.regex(
		wrongFormOf('Terraform used the selected providers to generate the following execution plan.')?.message ?? '',
		/for people/
	)
	t.regex(wrongFormOf('{"@level":"info","@message":"Terraform 1.9.8"}')?.message ?? '', /log/)
	t.is(wrongFormOf('{"format_version":"1.2"}'), undefined)
})
