// CloudFormation by AWS's own clients: the textbook's script in a second Region, `aws cloudformation deploy`, and what packets make of it.
import {readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import test from 'ava'
import {execa} from 'execa'
import {open} from '../../src/index.ts'
import {useVpclab} from '../life/vpclab.ts'
import {temporaryFolder} from '../temporary-folder.ts'
import {awsCommand, boto3, environment, inner, python, start, stop} from './clients.ts'

useVpclab(test, 'api-stacks')

const template = path.join(import.meta.dirname, 'stack.yaml')
const script = path.join(import.meta.dirname, 'textbook-stack.py')
const WaiterConfig = {Delay: 1, MaxAttempts: 30}

test.serial('boto3, its waiters and aws deploy make, change and delete stacks; packets follow each', async t => {
	const folder = temporaryFolder('stacks')
	const api = await start('--name', 'stacks')
	const {call, end} = boto3(api)
	const stacks = (action: string, arguments_: object = {}) => call(action, arguments_, 'cloudformation')
	try {
		const lab = await open('stacks')
		await lab.change({internet: {laptop: '203.0.113.10'}})

		// The script of a textbook, in another Region than the lab's own.
		const {stdout} = await execa(python, [script, template], {env: environment(api.env), extendEnv: false})
		const [status, region, vpc, left] = stdout.trim().split('\n')
		t.is(status, 'CREATE_COMPLETE')
		t.is(region, 'eu-west-1')
		t.regex(vpc ?? '', /^vpc-0[0-9a-f]{16}$/)
		t.is(left, 'deleted, vpcs left: 0')

		// deploy: a change set of a new stack, of a changed one, and of one without changes.
		const deploy = (file: string, ...more: string[]) =>
			awsCommand(api, 'cloudformation', 'deploy', '--template-file', file, '--stack-name', 'web', ...more)
		t.regex(await deploy(template), /Successfully created\/updated stack - web/)
		const outputs = async () =>
			await awsCommand(
				api,
				'cloudformation',
				'describe-stacks',
				'--stack-name',
				'web',
				'--query',
				"Stacks[0].Outputs[?OutputKey=='Address'].OutputValue"
			)
		const address = await outputs()
		t.like(await lab.http('laptop', `http://${address}/`), {got: 'answer', host: 'Web'})
		const changed = path.join(folder, 'changed.yaml')
		writeFileSync(changed, readFileSync(template, 'utf8').replace('FromPort: 80, ToPort: 80', 'FromPort: 8080, ToPort: 8080'))
		t.regex(await deploy(changed), /Successfully created\/updated stack - web/)
		t.is(await outputs(), address, 'the address is the same one')
		t.like(await lab.http('laptop', `http://${address}/`, {timeoutMs: 500}), {got: 'timeout'})
		t.regex(await deploy(changed, '--no-fail-on-empty-changeset'), /No changes to deploy/)

		// A stack that fails: the waiter of boto3 says so, and the network is untouched.
		const TemplateBody = readFileSync(template, 'utf8').replace('10.3.0.0/24', '10.4.0.0/24')
		await stacks('create_stack', {StackName: 'bad', TemplateBody})
		const waited = await stacks('wait:stack_create_complete', {StackName: 'bad', WaiterConfig})
		t.is(waited.error?.Code, 'WaiterError')
		const events = await stacks('pages:describe_stack_events:StackEvents', {StackName: 'bad'})
		t.is(inner(events, 'StackEvents', 2, 'ResourceStatus'), 'CREATE_FAILED')
		t.is(inner(await call('describe_vpcs'), 'Vpcs', 'length'), '1')

		await stacks('delete_stack', {StackName: 'bad'})
		await stacks('delete_stack', {StackName: 'web'})
		await stacks('wait:stack_delete_complete', {StackName: 'web', WaiterConfig})
		t.is((await stacks('describe_stacks', {StackName: 'web'})).error?.Code, 'ValidationError')
		t.deepEqual((await call('describe_vpcs')).Vpcs, [])
		t.like(await lab.http('laptop', `http://${address}/`, {timeoutMs: 500}), {got: 'timeout'})
	} finally {
		end()
		await stop(api)
	}
})
