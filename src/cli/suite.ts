/** The labs of a run, and how many run at once. */
import {availableParallelism, freemem} from 'node:os'
import {kindOf} from '../checks/all.ts'
import {longestFileBytes} from '../lab/limits.ts'
import type {LoadedLab} from '../lab/read.ts'
import {readRegularFile} from '../lab/regular-file.ts'
import {readSuiteReport, type SuiteFacts} from '../verify/suite/merge.ts'
import {labsOfShard, readShard, type Shard, type SuiteLab, suiteHash} from '../verify/suite/shard.ts'
import {BadInput} from './failing.ts'
import {version} from './version.ts'

export type LoadedOfSuite = SuiteLab & {readonly loaded: LoadedLab}

export type Suite = {
	readonly labs: readonly LoadedOfSuite[]
	facts(durations: SuiteFacts['durations']): SuiteFacts
}

/** Memory that a lab and its daemons may need. */
const bytesOfLab = 400_000_000

/** `--jobs`: default by processors, one more since labs mostly wait for packets, and by free memory. Errors: `BadInput`. */
export function readJobs(text: string | undefined, labs: number, usual = availableParallelism() + 1): number {
	if (text === undefined) return Math.max(1, Math.min(labs, usual, Math.floor(freemem() / bytesOfLab)))
	if (!/^[1-9]\d{0,2}$/.test(text)) throw new BadInput(`--jobs ${text} is not a number of labs from 1 to 999`)
	if (Number(text) * bytesOfLab > freemem()) {
		throw new BadInput(
			`--jobs ${text}: the free memory is enough for ${Math.floor(freemem() / bytesOfLab)} labs at once (${bytesOfLab / 1e6} MB each)`
		)
	}
	return Number(text)
}

/** Whether no other lab may run at the same time. */
export const isAlone = ({loaded}: LoadedOfSuite): boolean => loaded.checks.some(check => kindOf(check).measures === true)

/** Errors: `BadInput`. */
export function suiteOf(
	all: readonly {readonly file: string; readonly loaded: LoadedLab}[],
	{shard, durations}: {readonly shard?: string; readonly durations?: string}
): Suite {
	const known = durations === undefined ? undefined : durationsIn(durations)
	const labs = all.map(
		({file, loaded}): LoadedOfSuite => ({
			file,
			loaded,
			text: loaded.source.text || JSON.stringify(loaded.document),
			checks: loaded.checks.length,
			ms: known?.get(file)
		})
	)
	const part = shard === undefined ? undefined : partOf(shard)
	return {
		labs: part ? labsOfShard(labs, part) : labs,
		facts: ran => ({
			version: version(),
			hash: suiteHash(labs),
			files: labs.map(({file}) => file),
			...(part && {shard: part}),
			durations: ran
		})
	}
}

function partOf(text: string): Shard {
	const part = readShard(text, process.env)
	if ('error' in part) throw new BadInput(part.error)
	return part
}

function durationsIn(file: string): ReadonlyMap<string, number> {
	const read = readRegularFile(file, longestFileBytes)
	if (!read.bytes) throw new BadInput(`--durations ${file}: it ${read.unreadable}`)
	const report = readSuiteReport(read.bytes.toString('utf8'), file)
	if ('error' in report) throw new BadInput(report.error)
	return new Map(report.suite.durations.map(({file, ms}) => [file, ms]))
}
