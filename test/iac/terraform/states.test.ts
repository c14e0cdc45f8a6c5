import {readFileSync} from 'node:fs'
import path from 'node:path'
import test from 'ava'
import {readJsonText} from '../../../src/iac/terraform/json-text.ts'
import {readState} from '../../../src/iac/terraform/state.ts'
import {readLab} from '../../../src/lab/read.ts'
import {convert, labOf, refusals, shown} from './inputs.ts'

const textOf = (file: string): string => readFileSync(path.join(import.meta.dirname, 'states', file), 'utf8')
const state = (data: object) => readState(readJsonText(JSON.stringify(data, undefined, 1), 'state.json'))
const raw = JSON.parse(textOf('three-tier.tfstate'))
const written = readLab(textOf('three-tier.lab.yaml'), {file: 'lab.yaml', name: 'lab'}).lab

test('a raw state is the network of the lab file', t => {
	const {lab, notes, stacks} = labOf(state(raw))
	t.deepEqual(lab, written)
	t.deepEqual(
		notes.map(note => note.split(':')[0]),
		['aws_db_instance aws_db_instance.orders']
	)
	t.deepEqual(stacks[0]?.outputs, {web_ip: {value: '18.192.10.21'}}, 'without what is sensitive')
})

test('`terraform show -json` of it is the same', t => {
	t.deepEqual(labOf(state(shown(raw))).lab, written)
})

test('a rule and a route that a refreshed group and table list as well are there once', t => {
	const {lab} = labOf(state(raw))
	const db = lab.vpcs[0]?.securityGroups.find(({name}) => name === 'db-sg')
	t.is(db?.ingress.length, 2)
	t.deepEqual(db?.egress, [], 'the provider removes the rule that lets everything out')
})

test('the order of a state does not matter', t => {
	const {lab} = labOf(state({...raw, resources: raw.resources.toReversed()}))
	const keys = (of: typeof lab) => of.vpcs[0]?.interfaces.map(({key, privateIps}) => [key, privateIps[0]?.address]).toSorted()
	t.deepEqual(keys(lab), keys(written))
})

test('ids of one state are known in the next', t => {
	const split = (keep: (type: string) => boolean) => ({
		...raw,
		resources: raw.resources.filter(({type}: {type: string}) => keep(type))
	})
	const isOfApp = (type: string) => type === 'aws_instance' || type.startsWith('aws_security_group')
	const {source, problems} = convert({net: state(split(type => !isOfApp(type))), app: state(split(isOfApp))})
	t.deepEqual(problems, [])
	t.deepEqual(readLab(source, {name: 'lab'}).lab.vpcs[0]?.interfaces.length, written.vpcs[0]?.interfaces.length)
	const alone = refusals(() => state(split(isOfApp)))
	t.true(alone.some(one => /The vpc ID 'vpc-0a1b2c3d4e5f60718' does not exist/.test(one)))
	t.true(
		alone.every(one => /^\d+:\d+ aws_\w+\.\w+/.test(one)),
		alone[0]
	)
})

test('what is no state is refused, with the command that gives one', t => {
	const of = (data: object) => refusals(() => state(data))
	t.deepEqual(of({version: 4, terraform_version: '1.9.8', serial: 1, resources: []}), [
		'-:- : the state is empty: it has no resources (apply the configuration first, or name its folder or a plan)'
	])
	t.deepEqual(of({format_version: '1.0'}), [
		'-:- : the state is empty: it has no resources (apply the configuration first, or name its folder or a plan)'
	])
	t.deepEqual(of({version: 3, terraform_version: '0.11.14', serial: 1, modules: []}), [
		'2:13 version: a state of version 3 is too old to read (run terraform show -json > state.json)'
	])
	t.regex(
		refusals(() => readState(readJsonText('{"version": 4', 'x.json')))[0] ?? '',
		/no whole JSON.*terraform show -json > state.json/s
	)
})

test('lines of a log before the JSON do not matter, and places stay right', t => {
	const text = `[command]/usr/bin/terraform show -json\n\n${JSON.stringify({...raw, version: 3}, undefined, 1)}`
	t.deepEqual(refusals(() => readState(readJsonText(text, 'state.json'))).length, 1)
	t.regex(refusals(() => readState(readJsonText(text, 'state.json')))[0] ?? '', /^4:13 version/)
	t.deepEqual(labOf(readState(readJsonText(`[command]\n${JSON.stringify(raw)}`, 'state.json'))).lab, written)
})
