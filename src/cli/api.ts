/** Serves AWS's API for a running lab. */
import {randomBytes} from 'node:crypto'
import {Command} from 'commander'
import type {LabState} from '../life/state.ts'
import {BadInput, needRoot} from './failing.ts'
import {findRunning} from './find-lab.ts'
import {interruption, printWaiting} from './interruption.ts'
import {print, printNote} from './terminal.ts'

type Options = {readonly port: string; readonly name: string; readonly quota: readonly string[]; readonly forTests?: boolean}

export const apiCommand = () =>
	new Command('api')
		.description(
			"Serves AWS's API over a running lab: the aws command, boto3 and the SDKs read it and change it, and packets follow. Without a lab: an empty one of one account, which is taken down at the end."
		)
		.argument('[lab]', 'name of the lab, or the file or folder that it was raised from')
		.option('-p, --port <port>', 'port on 127.0.0.1; 0: any free one', '4566')
		.option('-n, --name <name>', 'name of an empty lab', 'aws')
		.option('--quota <name=number...>', 'quotas of an empty lab that are raised, as in `quotas` of a lab file', [])
		.option(
			'--for-tests',
			'for suites of tests: POST /reset brings the lab back to how it was, each Region has a default VPC, and the secret is $AWS_SECRET_ACCESS_KEY, if that is set'
		)
		.addHelpText(
			'after',
			`
Examples:
  vpclab api public-private             in one terminal; it prints what to export in another, and serves until Ctrl-C
  vpclab api --port 0                   an empty account
  vpclab api --for-tests --quota vpcsPerRegion=100
                                        a new account for a suite of tests, which resets it
  aws ec2 describe-vpcs                 in the other terminal
  aws ec2 create-vpc --cidr-block 10.1.0.0/16

It listens on loopback alone, and answers to those who sign with the secret that it prints. An access key of 12 digits is that
account, a name of \`accounts\` is that one, and any other the lab's own. docs/api.md says what is emulated.`
		)
		.action(serve)

async function serve(text: string | undefined, {port, name, quota, forTests = false}: Options) {
	needRoot('vpclab api')
	const number = Number(port)
	if (!/^\d{1,5}$/.test(port) || number > 65_535) throw new BadInput(`--port takes a number from 0 to 65535, not "${port}"`)
	const signal = interruption()
	const found = text === undefined ? await raiseEmpty(name, quotasOf(quota), signal) : findRunning(text)
	try {
		const [{liveLab}, {serveApi}, {observersOf}] = await Promise.all([
			import('../life/network.ts'),
			import('../api/server.ts'),
			import('./api-observers.ts')
		])
		const lab = liveLab(found, {what: 'vpclab api', onWait: printWaiting})
		const secret = (forTests && process.env.AWS_SECRET_ACCESS_KEY) || randomBytes(20).toString('hex')
		const server = await serveApi(
			{read: () => lab.state().loaded, change: next => lab.edit(next), observers: observersOf(lab)},
			{secret, port: number, forTests, say: line => printNote(`vpclab: ${line}\n`)}
		)
		print(exports(found, secret, server.port))
		await until(signal)
		await server.close()
	} finally {
		if (text === undefined) await takeDownEmpty(name)
	}
}

function exports({loaded: {document}}: LabState, secret: string, port: number): string {
	const values = {
		AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
		AWS_ACCESS_KEY_ID: String(document.account ?? '123456789012'),
		AWS_SECRET_ACCESS_KEY: secret,
		AWS_DEFAULT_REGION: document.region ?? 'us-east-1'
	}
	return `${Object.entries(values)
		.map(([key, value]) => `export ${key}=${value}`)
		.join('\n')}\n`
}

const until = (signal: AbortSignal): Promise<void> =>
	new Promise(resolve => {
		if (signal.aborted) resolve()
		signal.addEventListener('abort', () => resolve(), {once: true})
	})

/** `['vpcsPerRegion=100']`. Errors: BadInput. Unknown quotas are refused by the lab's schema. */
const quotasOf = (written: readonly string[]): Readonly<Record<string, number>> =>
	Object.fromEntries(
		written.map(one => {
			const [, key, number] = /^(\w+)=(\d+)$/.exec(one) ?? []
			if (key === undefined) throw new BadInput(`--quota takes a name and a number, such as vpcsPerRegion=100, not "${one}"`)
			return [key, Number(number)]
		})
	)

async function raiseEmpty(name: string, quotas: Readonly<Record<string, number>>, signal: AbortSignal): Promise<LabState> {
	const [{reconcile}, {readLab}] = await Promise.all([import('../life/reconcile.ts'), import('../lab/read.ts')])
	const loaded = readLab({description: 'An account of its own, made by calls of the API.', quotas}, {name, file: 'vpclab api'})
	const {state} = await reconcile(name, () => loaded, {what: 'vpclab api', ifRunning: 'refuse', signal, onWait: printWaiting})
	return state
}

async function takeDownEmpty(name: string): Promise<void> {
	const {takeDown} = await import('../life/take-down.ts')
	await takeDown(name, {what: 'vpclab api'})
}
