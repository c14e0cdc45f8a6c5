import {mkdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {execa} from 'execa'
import {parse} from 'yaml'
import {shippedLessons} from '../../src/learn/shipped-lessons.ts'
import {temporaryFolder} from '../temporary-folder.ts'

const root = join(import.meta.dirname, '../..')
const work = temporaryFolder('class')

type Workflow = {
	readonly env: Readonly<Record<string, string>>
	readonly jobs: {readonly grade: {readonly steps: readonly {readonly name?: string; readonly run?: string}[]}}
}

test.serial('the step of the workflow for a class grades the class', async t => {
	const {env, jobs} = parse(readFileSync(join(root, 'docs/classroom/grade.yml'), 'utf8')) as Workflow
	const step = jobs.grade.steps.find(({name}) => name === 'grade')?.run ?? ''
	symlinkSync(root, join(work, '.vpclab'))
	mkdirSync(join(work, 'class/ann'), {recursive: true})
	const lab = readFileSync(join(shippedLessons(), env.LESSON ?? '', 'lab.yaml'), 'utf8')
	writeFileSync(join(work, 'class/ann/lab.yaml'), lab)
	// This is root already.
	const {exitCode, stderr} = await execa('bash', ['-ec', step.replace('sudo ', '')], {
		cwd: work,
		env: {...env, VPCLAB_STATE_DIR: join(work, 'state')},
		reject: false
	})
	t.is(exitCode, 0, stderr)
	t.regex(readFileSync(join(work, 'grades.csv'), 'utf8'), /^ann,0,2,no,0/m)
	t.regex(readFileSync(join(work, 'grades.xml'), 'utf8'), /<testsuite/)
})
