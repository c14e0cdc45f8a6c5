/** Raises a mutant and runs its checks, as a user would: `vpclab test` of a folder. */
import {cp, mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {execa} from 'execa'
import type {Report} from '../../src/verify/report.ts'
import type {Mutant} from './mutants.ts'

const main = path.resolve(import.meta.dirname, '../../src/cli/main.ts')
const longestMs = 300_000

export type Ran = {readonly report: Report; readonly trouble?: never} | {readonly report?: never; readonly trouble: string}

/** `folder`: the lab's own, since the mutant may name other files in it. On abort the mutant is taken down. */
export async function runMutant({name, document}: Mutant, folder: string, signal: AbortSignal): Promise<Ran> {
	const place = await mkdtemp(path.join(tmpdir(), `${name}-`))
	try {
		await cp(folder, place, {recursive: true, filter: source => !/\/lab\.ya?ml$/.test(source)})
		await writeFile(path.join(place, 'lab.json'), JSON.stringify(document, undefined, '\t'))
		const {stdout, stderr, timedOut, exitCode} = await execa(
			process.execPath,
			[main, 'test', place, '--json', '--within', '15'],
			{
				reject: false,
				timeout: longestMs,
				cancelSignal: signal,
				forceKillAfterDelay: 60_000,
				stdin: 'ignore'
			}
		)
		if (timedOut) return {trouble: `it was not done after ${longestMs / 1000} s`}
		if (exitCode !== 0 && exitCode !== 1) return {trouble: `exit status ${exitCode}: ${stderr.trim()}`}
		const [report] = (JSON.parse(stdout) as {readonly labs: readonly Report[]}).labs
		return report ? {report} : {trouble: 'it told nothing'}
	} finally {
		await rm(place, {recursive: true, force: true})
	}
}
