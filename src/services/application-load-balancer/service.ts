/** A node of an Application Load Balancer: a Node process in its namespace, which listens and connects to targets there. */
import {mkdirSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {dirname} from 'node:path'
import {fileURLToPath} from 'node:url'
import {authorityIn} from '../authority/authority.ts'
import type {Running, Service} from '../contract.ts'
import {reportsIn} from '../file-reports.ts'
import {end, findDaemon, launch, untilReady} from '../process.ts'
import {type ProcessIdentity, readText} from '../process-identity.ts'
import {type ApplicationLoadBalancerTypes, applicationLoadBalancerObserver} from './observer.ts'
import type {ApplicationLoadBalancerSpec, Configuration} from './types.ts'

const name = 'alb'
const program = 'vpclab-alb'
/** `node` and `MainThread`: the kernel's names for the process until it has set its title. */
const programs = [program, 'node', 'MainThread']
const timeoutMs = 15_000

// In a build, the file is `.js`.
const main = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? './main.ts' : './main.js', import.meta.url))

export const applicationLoadBalancer: Service<ApplicationLoadBalancerTypes> = {
	...applicationLoadBalancerObserver,
	isSamePlace: () => true,
	async start({namespace, daemon}, {folder, pathOf}) {
		for (const one of programs) {
			const old = findDaemon(folder, name, one)
			if (old) await end(old, {signal: 'SIGKILL'})
		}
		mkdirSync(folder, {recursive: true, mode: 0o700})
		rmSync(`${folder}/applied`, {force: true})
		const number = configure(folder, daemon)
		const process = launch({
			name,
			folder,
			namespacePath: pathOf(namespace),
			argv: [globalThis.process.execPath, '--no-warnings', main]
		})
		await untilReady({name, folder}, process, {isReady: () => appliedIn(folder).number === number, timeoutMs})
		return running(process, folder)
	},
	async adopt(_before, _wanted, {folder}) {
		const process = findDaemon(folder, name, program)
		return process && running(process, folder)
	}
}

const running = (process: ProcessIdentity, folder: string): Running<ApplicationLoadBalancerTypes> => ({
	pids: [process.pid],
	watch: async () => problemsOf(process, folder),
	async reload(spec) {
		const number = configure(folder, spec)
		globalThis.process.kill(process.pid, 'SIGHUP')
		await untilReady({name, folder}, process, {isReady: () => appliedIn(folder).number === number, timeoutMs})
		return true
	},
	kill: () => end(process, {signal: 'SIGKILL'})
})

/** Writes the configuration and gives its number: the next one. */
function configure(folder: string, spec: ApplicationLoadBalancerSpec): number {
	const number = (appliedIn(folder).number ?? 0) + 1
	const configuration: Configuration = {number, spec, authority: authorityIn(dirname(dirname(folder)))}
	writeFileSync(`${folder}/balancer.json.new`, JSON.stringify(configuration), {mode: 0o600})
	renameSync(`${folder}/balancer.json.new`, `${folder}/balancer.json`)
	return number
}

function appliedIn(folder: string): {readonly number: number | undefined; readonly problems: readonly string[]} {
	const [number, ...problems] = readText(`${folder}/applied`).split('\n')
	return {number: number ? Number(number) : undefined, problems}
}

function problemsOf(process: ProcessIdentity, folder: string) {
	let last: string | undefined
	return reportsIn(folder, process, () => {
		const {problems} = appliedIn(folder)
		const text = problems.join('\n')
		if (text === last) return undefined
		last = text
		return problems
	})
}
