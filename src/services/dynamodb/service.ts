/** DynamoDB of a lab with tables: dynalite in its own process, since long requests must not block the agent. */
import {mkdirSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {setTimeout as pause} from 'node:timers/promises'
import {fileURLToPath} from 'node:url'
import type {Running, Service} from '../contract.ts'
import {end, findDaemon, launch, untilReady} from '../process.ts'
import {isRunning, type ProcessIdentity, readText} from '../process-identity.ts'
import {type DynamoDbTypes, dynamoDbObserver} from './observer.ts'
import type {Configuration, StoredTable} from './types.ts'

const name = 'dynamodb'
const program = 'vpclab-dynamodb'
/** `node` and `MainThread`: the kernel's names for the process until it has set its title. */
const programs = [program, 'node', 'MainThread']
const timeoutMs = 15_000
const lookAgainMs = 1000

// In a build, the file is `.js`.
const main = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? './main.ts' : './main.js', import.meta.url))

export const dynamoDb: Service<DynamoDbTypes> = {
	...dynamoDbObserver,
	isSamePlace: () => true,
	async start({namespace, daemon}, {folder, pathOf}) {
		for (const one of programs) {
			const old = findDaemon(folder, name, one)
			if (old) await end(old, {signal: 'SIGKILL'})
		}
		mkdirSync(folder, {recursive: true, mode: 0o700})
		rmSync(`${folder}/applied`, {force: true})
		const number = configure(folder, daemon.tables)
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

const running = (process: ProcessIdentity, folder: string): Running<DynamoDbTypes> => ({
	pids: [process.pid],
	watch: async () => problemsOf(process, folder),
	async reload({tables}) {
		const number = configure(folder, tables)
		globalThis.process.kill(process.pid, 'SIGHUP')
		await untilReady({name, folder}, process, {isReady: () => appliedIn(folder).number === number, timeoutMs})
		return true
	},
	kill: () => end(process, {signal: 'SIGKILL'})
})

/** Writes the configuration and gives its number: the next one. */
function configure(folder: string, tables: readonly StoredTable[]): number {
	const number = (appliedIn(folder).number ?? 0) + 1
	const configuration: Configuration = {number, tables}
	writeFileSync(`${folder}/tables.json.new`, JSON.stringify(configuration), {mode: 0o600})
	renameSync(`${folder}/tables.json.new`, `${folder}/tables.json`)
	return number
}

function appliedIn(folder: string): {readonly number: number | undefined; readonly problems: readonly string[]} {
	const [number, ...problems] = readText(`${folder}/applied`).split('\n')
	return {number: number ? Number(number) : undefined, problems}
}

function problemsOf(process: ProcessIdentity, folder: string) {
	const closed = new AbortController()
	return {
		close: () => closed.abort(),
		async *[Symbol.asyncIterator]() {
			for (let last: string | undefined; !closed.signal.aborted && isRunning(process); ) {
				const {problems} = appliedIn(folder)
				const text = problems.join('\n')
				if (text !== last) yield problems
				last = text
				await pause(lookAgainMs, undefined, {signal: closed.signal}).catch(() => undefined)
			}
		}
	}
}
