/** Files for CI engines and schedulers, each against the engine's own schema where there is one. */
import {existsSync, globSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {validateAction, validateWorkflow} from '@action-validator/core'
import test from 'ava'
import {Job} from 'kubernetes-models/batch/v1'
import {PersistentVolumeClaim} from 'kubernetes-models/v1'
import {parse, parseAllDocuments} from 'yaml'
import {readShard} from '../../src/verify/suite/shard.ts'

const root = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

test('GitHub would accept the action and the workflows', t => {
	t.deepEqual(validateAction(read('action.yml')).errors, [])
	const workflows = globSync('{.github/workflows,deploy/github,docs/**}/*.yml', {cwd: root})
	t.true(workflows.length >= 2)
	for (const path of workflows) t.deepEqual(validateWorkflow(read(path)).errors, [], path)
	t.not(validateAction(read('action.yml').replace('composite', 'compound')).errors.length, 0)
})

test('the action runs scripts of this checkout alone', t => {
	const {steps} = parse(read('action.yml')).runs as {steps: readonly {run?: string}[]}
	const scripts = steps.flatMap(({run}) => (run === undefined ? [] : [/\$ACTION\/([\w/-]+)/.exec(run)?.[1] ?? run]))
	t.is(scripts.length, 2)
	t.deepEqual(
		scripts.filter(path => !existsSync(join(root, path))),
		[]
	)
})

test('a line of a lab file with a fault is found by the problem matcher', t => {
	const {problemMatcher} = JSON.parse(read('deploy/github/problem-matcher.json'))
	const [{regexp}] = problemMatcher[0].pattern
	const line =
		'labs/demo/lab.yaml:14:13 vpcs.main.subnets.app.cidr: 10.1.0.0/24 is outside VPC "main" (10.0.0.0/16)  [InvalidSubnet.Range]'
	const [, file, row, column] = new RegExp(regexp).exec(line) ?? []
	t.deepEqual([file, row, column], ['labs/demo/lab.yaml', '14', '13'])
})

test('Kubernetes would accept the Job, whose pods are the shards of one suite', t => {
	const [job, claim] = parseAllDocuments(read('deploy/kubernetes/job.yaml')).map(document => document.toJS())
	t.notThrows(() => new Job(job).validate())
	t.notThrows(() => new PersistentVolumeClaim(claim).validate())
	t.throws(() => new Job({...job, spec: {...job.spec, completions: 'four'}}).validate())
	const {completions, podFailurePolicy, template} = job.spec
	const [container] = template.spec.containers
	const environment = Object.fromEntries(container.env.map(({name, value}: {name: string; value: string}) => [name, value]))
	const shards = Array.from({length: completions}, (_, index) =>
		readShard('auto', {...environment, JOB_COMPLETION_INDEX: String(index)})
	)
	t.deepEqual(
		shards,
		shards.map((_, index) => ({index: index + 1, count: completions}))
	)
	t.is(podFailurePolicy.rules[0].onExitCodes.containerName, container.name)
})
