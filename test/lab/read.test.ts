import {writeFileSync} from 'node:fs'
import {basename, join} from 'node:path'
import test from 'ava'
import {parse} from 'yaml'
import {loadLab} from '../../src/lab/load.ts'
import {BadLab} from '../../src/lab/problem.ts'
import {readLab, resolve} from '../../src/lab/read.ts'
import {temporaryFolder} from '../temporary-folder.ts'

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
	const folder = temporaryFolder('read')
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
	const folder = temporaryFolder('read')
	t.is(
		(await t.throwsAsync(loadLab(join(folder, 'nothing')), {instanceOf: BadLab}))?.message,
		`${folder}/nothing: there is no such file or folder\n  fix: name a lab file, the folder of one, or a lab that comes with vpclab`
	)
	t.is(
		(await t.throwsAsync(loadLab(folder), {instanceOf: BadLab}))?.message,
		`${folder}: this folder holds no lab\n  fix: it needs a file called lab.yaml or lab.yml or lab.json`
	)
})

const ordered = (number: number, checks: readonly unknown[]) =>
	JSON.stringify({
		vpcs: {
			main: {
				cidr: '10.0.0.0/16',
				subnets: {app: {cidr: '10.0.0.0/24', networkAcl: 'public'}},
				networkAcls: {public: {ingress: {[number]: {deny: 'all', from: '198.51.100.66/32'}}}}
			}
		},
		checks
	})
const deletes90 = {change: {vpcs: {main: {networkAcls: {public: {ingress: {90: null}}}}}}}

test('the network and its checks are validated apart: an action that an edit made impossible is refused, or reported beside the network', t => {
	const read = (text: string) => readLab(text, {name: 'demo', file: 'lab.yaml', badChecks: 'report'})
	t.is(read(ordered(90, [deletes90])).checkProblems, undefined)
	t.is(read(ordered(90, [deletes90])).checks.length, 1)
	t.throws(() => readLab(ordered(120, [deletes90]), {name: 'demo'}), {message: /checks\[0\].*there is no "90" to delete/})
	const {lab, checks, checkProblems} = read(ordered(120, [deletes90]))
	t.is(lab.vpcs[0]!.networkAcls.find(({key}) => key.endsWith('public'))!.ingress[0]!.number, 120)
	t.deepEqual(checks, [])
	t.like(checkProblems?.[0], {file: 'lab.yaml', line: 1})
	t.regex(checkProblems![0]!.path, /^checks\[0\]\.change/)
})

test('nor does a check without the right shape keep a network from being read, while a wrong network says all', t => {
	const misspelt = {pnig: {from: 'a', to: 'b', expect: 'reply'}}
	const loaded = readLab(ordered(90, [misspelt]), {name: 'demo', badChecks: 'report'})
	t.is(loaded.checkProblems?.length, 1)
	t.is(loaded.document.checks, undefined)
	t.throws(() => readLab(ordered(90, [misspelt]), {name: 'demo'}), {message: /pnig/})
	const both = ordered(90, [deletes90]).replace('10.0.0.0/24', '10.9.0.0/24')
	t.throws(() => readLab(both, {name: 'demo', badChecks: 'report'}), {message: /10\.9\.0\.0\/24 is outside VPC/})
})
