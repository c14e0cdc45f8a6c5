/** Health checks of a node: one small program in its namespace, which replaces a file of results at each change. */
import {existsSync, mkdirSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import type {Running, Service} from '../contract.ts'
import {reportsIn} from '../file-reports.ts'
import {end, endInFolder, findDaemon, launch, untilReady} from '../process.ts'
import {type ProcessIdentity, readText} from '../process-identity.ts'
import {checkerScript} from './checker-script.ts'
import {type HealthTypes, healthObserver} from './observer.ts'
import type {HealthSpec, Outcome, TargetCheck} from './types.ts'

const name = 'health'
const startTimeoutMs = 10_000

export const health: Service<HealthTypes> = {
	...healthObserver,
	isSamePlace: () => true,
	async start({namespace, daemon}, {folder, pathOf}) {
		await endInFolder(folder, name, 'perl')
		mkdirSync(folder, {recursive: true, mode: 0o700})
		rmSync(`${folder}/outcomes`, {force: true})
		writeFileSync(`${folder}/checker.pl`, checkerScript)
		writeChecks(folder, daemon)
		const process = launch({name, folder, namespacePath: pathOf(namespace), argv: ['perl', 'checker.pl']})
		await untilReady({name, folder}, process, {isReady: () => existsSync(`${folder}/outcomes`), timeoutMs: startTimeoutMs})
		return running(process, folder)
	},
	async adopt(_before, _wanted, {folder}) {
		const process = findDaemon(folder, name, 'perl')
		return process && running(process, folder)
	}
}

function running(process: ProcessIdentity, folder: string): Running<HealthTypes> {
	const kill = () => end(process, {signal: 'SIGKILL'})
	return {
		pids: [process.pid],
		watch: async () => outcomesOf(process, folder),
		async reload(spec) {
			writeChecks(folder, spec)
			globalThis.process.kill(process.pid, 'SIGHUP')
			return true
		},
		kill
	}
}

function outcomesOf(process: ProcessIdentity, folder: string) {
	let last: string | undefined
	return reportsIn(folder, process, () => {
		const text = readText(`${folder}/outcomes`)
		if (text === last) return undefined
		last = text
		return readOutcomes(text)
	})
}

const readOutcomes = (text: string): readonly Outcome[] =>
	text
		.split('\n')
		.filter(Boolean)
		.map(line => {
			const [key = '', result = '', streak = '0'] = line.split('\t')
			return {key, result, streak: Number(streak)}
		})

function writeChecks(folder: string, {checks}: HealthSpec) {
	writeFileSync(`${folder}/checks.new`, checks.map(line).join(''))
	renameSync(`${folder}/checks.new`, `${folder}/checks`)
}

function line(check: TargetCheck): string {
	const {key, address, port, protocol, intervalSeconds, timeoutSeconds, path, matcher, proxyProtocol} = check
	const statuses = matcher.map(range => range.join('-')).join(',')
	return `${[key, address, port, protocol, intervalSeconds, timeoutSeconds, path, statuses, proxyProtocol ? 1 : 0].join('\t')}\n`
}
