/**
 * Services whose instances are a Node process each. The agent writes a numbered configuration; the process replaces the file `applied` once
 * that is in force. The other side: `node-program-main.ts`.
 */
import {mkdirSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import type {Running, Service, ServiceTypes} from './contract.ts'
import {reportsIn} from './file-reports.ts'
import {end, endInFolder, findDaemon, launch, untilReady} from './process.ts'
import {type ProcessIdentity, readText} from './process-identity.ts'

export type NodeProgram<T extends ServiceTypes> = {
	readonly name: string
	/** The title that the process gives itself, at most 15 characters. */
	readonly program: string
	/** Its main file, without `.ts`: in a build, the file is `.js`. */
	readonly main: URL
	/** The name of the file with its configuration. */
	readonly configurationFile: string
	/** Its configuration, without the number. */
	configurationOf(spec: T['spec'], folder: string): object
	/** What it reports, from the files in its folder. Undefined: nothing yet. Most report problems with their configuration (`reportsProblems`). */
	readReport(folder: string): T['report'] | undefined
}

const timeoutMs = 15_000

/** What such a service does with processes. */
export function runsNode<T extends ServiceTypes>(program: NodeProgram<T>): Pick<Service<T>, 'isSamePlace' | 'start' | 'adopt'> {
	const {name, program: title, main} = program
	const file = fileURLToPath(`${main}${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`)
	return {
		isSamePlace: () => true,
		async start({namespace, daemon}, {folder, pathOf}) {
			// `node` and `MainThread`: the kernel's names for the process until it has set its title.
			for (const one of [title, 'node', 'MainThread']) await endInFolder(folder, name, one)
			mkdirSync(folder, {recursive: true, mode: 0o700})
			rmSync(`${folder}/applied`, {force: true})
			const number = configure(folder, daemon, program)
			const argv = [globalThis.process.execPath, '--no-warnings', file] as const
			const process = launch({name, folder, namespacePath: pathOf(namespace), argv})
			await untilApplied(number, process, folder, name)
			return running<T>(process, folder, program)
		},
		async adopt(_before, _wanted, {folder}) {
			const process = findDaemon(folder, name, title)
			return process && running<T>(process, folder, program)
		}
	}
}

const running = <T extends ServiceTypes>(process: ProcessIdentity, folder: string, program: NodeProgram<T>): Running<T> => ({
	pids: [process.pid],
	watch: async () => reportsOf(process, folder, program),
	async reload(spec) {
		const number = configure(folder, spec, program)
		globalThis.process.kill(process.pid, 'SIGHUP')
		await untilApplied(number, process, folder, program.name)
		return true
	},
	kill: () => end(process, {signal: 'SIGKILL'})
})

/** Writes the configuration and returns its number: the next one. */
function configure<T extends ServiceTypes>(
	folder: string,
	spec: T['spec'],
	{configurationFile, configurationOf}: NodeProgram<T>
): number {
	const number = (appliedIn(folder).number ?? 0) + 1
	const file = `${folder}/${configurationFile}`
	writeFileSync(`${file}.new`, JSON.stringify({number, ...configurationOf(spec, folder)}), {mode: 0o600})
	renameSync(`${file}.new`, file)
	return number
}

const untilApplied = (number: number, process: ProcessIdentity, folder: string, name: string): Promise<void> =>
	untilReady({name, folder}, process, {isReady: () => appliedIn(folder).number === number, timeoutMs})

function appliedIn(folder: string): {readonly number: number | undefined; readonly problems: readonly string[]} {
	const [number, ...problems] = readText(`${folder}/applied`).split('\n')
	return {number: number ? Number(number) : undefined, problems}
}

/** Problems with its configuration, in words. */
export const reportsProblems = (folder: string): readonly string[] => appliedIn(folder).problems

function reportsOf<T extends ServiceTypes>(process: ProcessIdentity, folder: string, {readReport}: NodeProgram<T>) {
	let last: string | undefined
	return reportsIn(folder, process, () => {
		const report = readReport(folder)
		const text = JSON.stringify(report)
		if (text === last) return undefined
		last = text
		return report
	})
}
