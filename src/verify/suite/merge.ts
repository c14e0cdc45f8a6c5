/** Merges the reports of a suite's runners. Pure. */
import {z} from 'zod'
import type {Report} from '../report.ts'
import type {Shard} from './shard.ts'

/** What a JSON report contains about its suite. */
export type SuiteFacts = {
	readonly version: string
	/** `suiteHash()`. */
	readonly hash: string
	/** All labs of the suite, also those of other shards. */
	readonly files: readonly string[]
	/** Absent: it was run as a whole. */
	readonly shard?: Shard
	/** How long each lab of this run took, in the order of `labs`. */
	readonly durations: readonly {readonly file: string; readonly ms: number}[]
}

export type SuiteReport = {readonly suite: SuiteFacts; readonly labs: readonly Report[]}

/** The parts that merging and recorded durations use. */
const schema = z.object({
	suite: z.object({
		version: z.string(),
		hash: z.string(),
		files: z.array(z.string()),
		shard: z.object({index: z.number().int(), count: z.number().int()}).optional(),
		durations: z.array(z.object({file: z.string(), ms: z.number()}))
	}),
	labs: z.array(z.looseObject({lab: z.string(), results: z.array(z.looseObject({verdict: z.string(), title: z.string()}))}))
})

/** Errors: a text for the user. */
export function readSuiteReport(text: string, file: string): SuiteReport | {readonly error: string} {
	const parsed = schema.safeParse(parseJson(text))
	if (!parsed.success) return {error: `${file} is not a report of a suite: write one by \`vpclab test … --report json=${file}\``}
	return parsed.data as unknown as SuiteReport
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text)
	} catch {
		return undefined
	}
}

type Named = {readonly file: string; readonly report: SuiteReport}

/** One report of all shards; the labs in the order of the suite. Errors: all problems, as texts for the user. */
export function mergeReports(given: readonly Named[]): SuiteReport | {readonly errors: readonly string[]} {
	const [first] = given
	if (!first) return {errors: ['there is no report to merge']}
	const errors = [...differing(given, first), ...missing(given, first)]
	if (errors.length > 0) return {errors}
	const {version, hash, files} = first.report.suite
	const ran = given.flatMap(({report}) => report.suite.durations.map((duration, index) => ({duration, lab: report.labs[index]})))
	const ordered = files.flatMap(file => ran.filter(({duration}) => duration.file === file))
	return {
		suite: {version, hash, files, durations: ordered.map(({duration}) => duration)},
		labs: ordered.flatMap(({lab}) => (lab ? [lab] : []))
	}
}

const differing = (given: readonly Named[], first: Named): readonly string[] =>
	given.flatMap(({file, report: {suite}}) => {
		const own = first.report.suite
		if (suite.version !== own.version) {
			return [`${file} is of vpclab ${suite.version}, ${first.file} of ${own.version}: run one version`]
		}
		if (suite.hash === own.hash && suite.shard?.count === own.shard?.count) return []
		const why =
			suite.hash === own.hash
				? 'was divided into another number of shards'
				: 'is of another suite: other labs, other texts of them, or other durations'
		return [`${file} ${why} than ${first.file}`]
	})

function missing(given: readonly Named[], first: Named): readonly string[] {
	const {shard, files} = first.report.suite
	if (!shard) return given.length === 1 ? [] : [`${first.file} is of a whole suite: there is nothing to merge with it`]
	const byIndex = Map.groupBy(given, ({report}) => report.suite.shard?.index ?? 0)
	const indexes = Array.from({length: shard.count}, (_, index) => index + 1)
	const twice = [...byIndex].filter(([, reports]) => reports.length > 1)
	const absent = indexes.filter(index => !byIndex.has(index))
	const ran = new Set(given.flatMap(({report}) => report.suite.durations.map(({file}) => file)))
	const notRun = files.filter(file => !ran.has(file))
	return [
		...twice.map(
			([index, reports]) => `shard ${index} is there ${reports.length} times: ${reports.map(({file}) => file).join(', ')}`
		),
		...(absent.length > 0 ? [`of ${shard.count} shards ${absent.join(', ')} ${absent.length === 1 ? 'is' : 'are'} missing`] : []),
		...(absent.length === 0 && notRun.length > 0 ? [`not all labs were run to their end: ${notRun.join(', ')}`] : [])
	]
}
