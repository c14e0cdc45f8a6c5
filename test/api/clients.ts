/** AWS's own clients as Debian has them, at `vpclab api`. They are of 2022, and know nothing of AWS_ENDPOINT_URL. */
import {type ChildProcess, spawn} from 'node:child_process'
import {createInterface} from 'node:readline'
import {fileURLToPath} from 'node:url'
import {execa} from 'execa'
import {main} from '../life/vpclab.ts'

/** Debian's, whatever else the machine has. */
export const python = '/usr/bin/python3'
const aws = '/usr/bin/aws'
const client = fileURLToPath(new URL('client.py', import.meta.url))

export type Answer = Readonly<Record<string, unknown>> & {readonly error?: {readonly Code: string; readonly Message: string}}
export type Started = {readonly process: ChildProcess; readonly env: Record<string, string>}

/** `vpclab api`, until it has said what to export. */
export async function start(...argv: readonly string[]): Promise<Started> {
	const process_ = spawn(process.execPath, [main, 'api', '--port', '0', ...argv], {stdio: ['ignore', 'pipe', 'inherit']})
	const env: Record<string, string> = {}
	for await (const line of createInterface({input: process_.stdout})) {
		const [, key = '', value = ''] = /^export (\w+)=(.*)$/.exec(line) ?? []
		env[key] = value
		if (key === 'AWS_DEFAULT_REGION') break
	}
	return {process: process_, env}
}

export async function stop({process: process_}: Started) {
	const ended = new Promise(resolve => process_.once('exit', resolve))
	process_.kill('SIGTERM')
	await ended
}

export const environment = (env: Started['env']) => ({
	...env,
	PATH: process.env.PATH ?? '',
	HOME: '/nonexistent',
	AWS_PAGER: '',
	AWS_EC2_METADATA_DISABLED: 'true'
})

/** What the `aws` command prints. Throws unless it succeeds. */
export async function awsCommand({env}: Started, ...argv: readonly string[]): Promise<string> {
	const {stdout} = await execa(aws, ['--endpoint-url', env.AWS_ENDPOINT_URL ?? '', '--output', 'text', ...argv], {
		env: environment(env),
		extendEnv: false
	})
	return stdout.trim()
}

/** boto3, one process for many calls. A refusal is an answer. */
export function boto3({env}: Started) {
	const process_ = spawn(python, [client], {env: environment(env), stdio: ['pipe', 'pipe', 'inherit']})
	const lines = createInterface({input: process_.stdout})[Symbol.asyncIterator]()
	return {
		async call(action: string, arguments_: object = {}, service = 'ec2'): Promise<Answer> {
			process_.stdin.write(`${JSON.stringify({service, action, arguments: arguments_})}\n`)
			const {value} = await lines.next()
			return JSON.parse(String(value)) as Answer
		},
		end: () => process_.stdin.end()
	}
}

/** What stands at a path of an answer, as text. */
export const inner = (answer: Answer, ...path: (string | number)[]): string =>
	String(path.reduce<unknown>((value, key) => (value as Record<string | number, unknown>)?.[key], answer))
