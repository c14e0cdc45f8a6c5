import {mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {basename, join} from 'node:path'
import test from 'ava'
import {parse} from 'yaml'
import {loadLab} from '../../src/lab/load.ts'
import {BadLab} from '../../src/lab/problem.ts'
import {readLab, resolve} from '../../src/lab/read.ts'

const yaml = `
vpcs:
  main:
    cidr: 10.0.0.0/16
    subnets: {a: {cidr: 10.0.0.0/24}}
    instances: {web: {subnet: a, serves: [http]}}
checks:
  - http: {from: web, to: web, expect: 200}
`

test('YAML, JSON and plain data give the same lab', t => {
	const fromYaml = readLab(yaml, {file: 'lab.yaml', name: 'demo'})
	const json = JSON.stringify(parse(yaml), undefined, '\t')
	t.deepEqual(readLab(json, {file: 'lab.json', name: 'demo'}).lab, fromYaml.lab)
	const plain = readLab(parse(yaml), {name: 'demo'})
	t.deepEqual(plain.lab, fromYaml.lab)
	t.deepEqual(resolve(plain.document, {name: 'demo'}), fromYaml.lab)
	t.deepEqual(JSON.parse(JSON.stringify(fromYaml.lab)), fromYaml.lab, 'a lab is plain JSON')
})

test('problems of plain data have a path and no line', t => {
	const error = t.throws(() => readLab({vpcs: {main: {cidr: '10.0.0.0/30'}}}, {name: 'demo', file: 'my lab'}), {
		instanceOf: BadLab
	})
	t.is(
		error?.message,
		"my lab vpcs.main.cidr: the CIDR '10.0.0.0/30' is invalid: a VPC's block is /16 to /28  [InvalidVpc.Range]\n  fix: choose 10.0.0.0/28 or wider"
	)
})

test('a check knows its place in the file', t => {
	t.deepEqual(readLab(yaml, {file: 'lab.yaml', name: 'demo'}).checks[0]?.at, {
		path: 'checks[0].http',
		file: 'lab.yaml',
		line: 8,
		column: 5
	})
})

test('the file says what the lab is called; else its name is given', t => {
	t.is(readLab('name: mine\nvpcs: {}', {name: 'demo'}).lab.name, 'mine')
	t.is(readLab('vpcs: {}', {name: 'demo'}).lab.name, 'demo')
})

test('identifiers depend on the file alone, not on the name of the lab or the order of things', t => {
	const ids = (text: string, name: string) => {
		const [vpc] = readLab(text, {name}).lab.vpcs
		return [
			vpc?.id,
			...(vpc?.instances ?? []).map(({id}) => id).sort(),
			...(vpc?.interfaces ?? []).map(one => `${one.key} ${one.id} ${one.mac} ${one.privateIps[0]?.address}`).sort()
		]
	}
	const turned = yaml.replace('{web: {subnet: a, serves: [http]}}', '{app: {subnet: a}, web: {subnet: a}}')
	const straight = yaml.replace('{web: {subnet: a, serves: [http]}}', '{web: {subnet: a}, app: {subnet: a}}')
	t.deepEqual(ids(turned, 'one'), ids(straight, 'two'))
	t.regex(ids(yaml, 'one')[0] ?? '', /^vpc-[0-9a-f]{17}$/)
})

test('a lab is loaded from its file or its folder, and called after the folder', async t => {
	const folder = mkdtempSync(join(tmpdir(), 'vpclab-read-'))
	writeFileSync(join(folder, 'lab.yaml'), yaml)
	writeFileSync(join(folder, 'other.yaml'), yaml)
	const [byFolder, byFile, named] = await Promise.all([
		loadLab(folder),
		loadLab(join(folder, 'other.yaml')),
		loadLab(folder, {name: 'copy'})
	])
	t.is(byFolder.lab.name, basename(folder))
	t.is(byFolder.source.file, join(folder, 'lab.yaml'))
	t.is(byFile.lab.name, 'other')
	t.is(named.lab.name, 'copy')
})

test('no file, or a folder without one', async t => {
	const folder = mkdtempSync(join(tmpdir(), 'vpclab-read-'))
	t.is(
		(await t.throwsAsync(loadLab(join(folder, 'nothing')), {instanceOf: BadLab}))?.message,
		`${folder}/nothing: there is no such file or folder\n  fix: name a lab file, or the folder of one`
	)
	t.is(
		(await t.throwsAsync(loadLab(folder), {instanceOf: BadLab}))?.message,
		`${folder}: this folder holds no lab\n  fix: it needs a file called lab.yaml or lab.yml or lab.json`
	)
})
