/** Divides the labs of a suite among several runners. Pure: every runner computes the same result by itself. */
import {createHash} from 'node:crypto'

/** One of `count` parts; `index` counts from 1. */
export type Shard = {readonly index: number; readonly count: number}

/** A lab of a suite. */
export type SuiteLab = {
	/** The file as given on the command line, or its path relative to the given folder. */
	readonly file: string
	/** Contents of its file: part of a suite's identity. */
	readonly text: string
	/** Duration of an earlier run, in milliseconds. Undefined: unknown. */
	readonly ms?: number | undefined
	/** How many checks it has. */
	readonly checks: number
}

type Environment = Readonly<Record<string, string | undefined>>

/** Environment variables in which CI engines and schedulers number their runners. */
const engines: readonly {readonly index: string; readonly from: 0 | 1; readonly first?: string; readonly count?: string}[] = [
	{index: 'JOB_COMPLETION_INDEX', from: 0, count: 'JOB_COMPLETIONS'},
	{index: 'SLURM_ARRAY_TASK_ID', from: 0, first: 'SLURM_ARRAY_TASK_MIN', count: 'SLURM_ARRAY_TASK_COUNT'},
	{index: 'CI_NODE_INDEX', from: 1, count: 'CI_NODE_TOTAL'},
	{index: 'CIRCLE_NODE_INDEX', from: 0, count: 'CIRCLE_NODE_TOTAL'},
	{index: 'BUILDKITE_PARALLEL_JOB', from: 0, count: 'BUILDKITE_PARALLEL_JOB_COUNT'}
]

const usage = `write --shard 2/4, or --shard auto or auto/4 where the engine numbers its runners (${engines.map(({index}) => index).join(', ')})`

/** `2/4`, `auto`, `auto/4`. Errors: a text for the user. */
export function readShard(text: string, environment: Environment): Shard | {readonly error: string} {
	const [index = '', count, ...more] = text.split('/')
	if (more.length > 0 || (index !== 'auto' && count === undefined)) return {error: `--shard ${text} is not a part: ${usage}`}
	if (index !== 'auto') return inRange(text, wholeNumber(index), wholeNumber(count))
	const engine = engines.find(one => environment[one.index] !== undefined)
	if (!engine) return {error: `--shard ${text}: no variable in the environment numbers this runner: ${usage}`}
	const first = engine.first === undefined ? engine.from : (wholeNumber(environment[engine.first]) ?? engine.from)
	const own = wholeNumber(environment[engine.index])
	const all = wholeNumber(count ?? (engine.count === undefined ? undefined : environment[engine.count]))
	if (all === undefined) return {error: `--shard ${text}: ${engine.count} does not give their count; write --shard auto/4`}
	return inRange(`${text} (${engine.index}=${environment[engine.index]})`, own === undefined ? own : own - first + 1, all)
}

const wholeNumber = (text: string | undefined): number | undefined =>
	text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : undefined

function inRange(text: string, index: number | undefined, count: number | undefined): Shard | {readonly error: string} {
	if (index === undefined || count === undefined || count < 1) return {error: `--shard ${text} is not a part: ${usage}`}
	if (index < 1 || index > count) return {error: `--shard ${text}: there are parts 1 to ${count}`}
	return {index, count}
}

/**
 * The labs of one shard, in the order of the suite. The longest are assigned first, each to the shard with the least so far; equal ones by name,
 * so that the result is the same everywhere.
 */
export function labsOfShard<L extends SuiteLab>(labs: readonly L[], {index, count}: Shard): readonly L[] {
	const sums = Array.from({length: count}, () => 0)
	const shardOf = new Map<L, number>()
	const known = labs.flatMap(({ms, checks}) => (ms === undefined ? [] : [ms / Math.max(1, checks)]))
	const perCheck = known.length === 0 ? 1 : known.reduce((sum, one) => sum + one, 0) / known.length
	const weightOf = ({ms, checks}: L) => ms ?? Math.max(1, checks) * perCheck
	const byWeight = labs.toSorted((a, b) => weightOf(b) - weightOf(a) || (a.file < b.file ? -1 : 1))
	for (const lab of byWeight) {
		const least = sums.indexOf(Math.min(...sums))
		sums[least]! += weightOf(lab)
		shardOf.set(lab, least + 1)
	}
	return labs.filter(lab => shardOf.get(lab) === index)
}

/** The same on all runners that have the same labs and durations. */
export const suiteHash = (labs: readonly SuiteLab[]): string =>
	createHash('sha256')
		.update(JSON.stringify(labs.map(({file, text, ms}) => [file, text, ms ?? null])))
		.digest('hex')
