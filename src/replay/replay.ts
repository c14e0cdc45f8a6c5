/** Replays one network: raises it as its account described it, repeats the recorded probes, and compares the results with AWS's. */
import {existsSync, readdirSync, readFileSync, statSync} from 'node:fs'
import {basename, join, resolve} from 'node:path'
import {importLab} from '../import/import-lab.ts'
import {slug} from '../import/names.ts'
import type {Note} from '../import/notes.ts'
import {BadLab, toProblem} from '../lab/problem.ts'
import {patchDocument, readLab} from '../lab/read.ts'
import {folderOf, labNames} from '../life/folders.ts'
import {reconcile} from '../life/reconcile.ts'
import {takeDown} from '../life/take-down.ts'
import {thisProcess} from '../services/process-identity.ts'
import {askAll, type RepeatOptions} from './ask.ts'
import {directoryOf} from './directory.ts'
import {impliedBy} from './implied.ts'
import {type Judgement, judge, notEmulated, type Replayed, type Score, score} from './judge.ts'
import {questionsOf, type RecordedQuestion} from './questions.ts'
import {type RecordingFile, readRecordings, type Unusable} from './recordings.ts'

export type Replay = {
	readonly network: string
	readonly judgements: readonly Judgement[]
	readonly score: Score
	/** Recordings that are inconclusive, and why. */
	readonly unusable: readonly Unusable[]
	/** What the lab leaves out of the account. */
	readonly notes: readonly Note[]
	/** Wall-clock time: reading and compiling, raising, probing, taking down. */
	readonly ms: {readonly read: number; readonly raise: number; readonly ask: number; readonly down: number}
}

export type ReplayOptions = {
	readonly region?: string | undefined
	/** How long to wait for an answer. Default: 1500. */
	readonly timeoutMs?: number | undefined
	/** Leaves the network up. */
	readonly keep?: boolean | undefined
	readonly signal?: AbortSignal | undefined
	/** Name of the running lab. Default: its folder's name. */
	readonly name?: string | undefined
}

const atOnce = 64
const what = 'vpclab replay'

/**
 * Folders that contain recordings (`show/`): the folder itself, or those below it.
 * Throws BadLab if there are none.
 */
export function networksIn(dir: string): readonly string[] {
	if (existsSync(dir) && statSync(dir).isDirectory()) {
		if (hasRecordings(dir)) return [dir]
		const below = readdirSync(dir)
			.sort()
			.map(name => join(dir, name))
			.filter(hasRecordings)
		if (below.length > 0) return below
	}
	const fix =
		'give a folder with show/<source>/ping_<destination>_-c_1.txt and the like beside aws_configs/, or a folder of such folders'
	throw new BadLab([
		toProblem({path: [], message: existsSync(dir) ? 'no recordings are in it' : 'there is no such folder', fix}, dir)
	])
}

function hasRecordings(dir: string): boolean {
	const found = statSync(join(dir, 'show'), {throwIfNoEntry: false})
	return found?.isDirectory() === true
}

/** Raises the network, makes every probe with real packets, and takes the network down. */
export async function replay(dir: string, options: ReplayOptions = {}): Promise<Replay> {
	const times = stopwatch()
	const network = basename(resolve(dir))
	const {document, notes} = importLab(dir, {region: options.region})
	const {recordings, unusable} = readRecordings(recordingFiles(join(dir, 'show')))
	const name = freeName(options.name ?? `replay-${slug(network).slice(0, 40)}`)
	const described = readLab(document, {file: dir, name})
	const directory = directoryOf(described.lab)
	const implied = impliedBy(recordings, described.lab, directory)
	const loaded = readLab(patchDocument(document, implied) as object, {file: dir, name})
	const {questions, unusable: unasked} = questionsOf(recordings, loaded.lab, notes, directory)
	const asked = questions.filter(question => !question.notEmulated)
	const read = times()
	const {signal} = options
	await reconcile(name, () => loaded, {
		what,
		ifRunning: 'refuse',
		...(signal && {signal}),
		...(!options.keep && {owner: thisProcess()})
	})
	const raise = times()
	try {
		const judged = await askAndJudge(asked, {
			namespacePath: namespace => `${folderOf(name)}/ns/${namespace}`,
			timeoutMs: options.timeoutMs ?? 1500,
			signal
		})
		const judgements = questions.map(question => judged.get(question) ?? notEmulated(question))
		const asking = times()
		if (!options.keep) await takeDown(name, {what})
		return {
			network,
			judgements,
			score: score(judgements),
			unusable: [...unusable, ...unasked],
			notes,
			ms: {read, raise, ask: asking, down: times()}
		}
	} catch (error) {
		if (!options.keep) await takeDown(name, {what})
		throw error
	}
}

/**
 * Silence instead of a recorded answer may be due to a busy machine: such a probe is repeated once, alone and with longer timeouts.
 * No other outcome is probed again.
 */
async function askAndJudge(
	questions: readonly RecordedQuestion[],
	options: RepeatOptions
): Promise<ReadonlyMap<RecordedQuestion, Judgement>> {
	const judged = new Map<RecordedQuestion, Judgement>()
	const keep = (asked: readonly RecordedQuestion[], observations: readonly Replayed[]) => {
		for (const [index, question] of asked.entries()) judged.set(question, judge(question, observations[index] as Replayed))
	}
	keep(questions, await askAll(questions, atOnce, options))
	const doubtful = questions.filter(question => {
		const {observation} = judged.get(question) as Judgement
		return question.recording.verdict !== 'silence' && (observation?.verdict === 'silence' || observation?.verdict === 'failed')
	})
	keep(doubtful, await askAll(doubtful, 8, {...options, timeoutMs: 2 * options.timeoutMs}))
	return judged
}

/** The same network may be replayed twice at the same time. */
const freeName = (preferred: string): string => (labNames().includes(preferred) ? `${preferred}-${process.pid}` : preferred)

const recordingFiles = (folder: string): RecordingFile[] =>
	readdirSync(folder, {withFileTypes: true})
		.filter(entry => entry.isDirectory())
		.toSorted((a, b) => (a.name < b.name ? -1 : 1))
		.flatMap(({name}) =>
			readdirSync(join(folder, name))
				.sort()
				.map(file => ({file: join(folder, name, file), text: readFileSync(join(folder, name, file), 'utf8')}))
		)

/** Milliseconds since the previous call. */
function stopwatch(): () => number {
	let last = performance.now()
	return () => {
		const now = performance.now()
		const since = now - last
		last = now
		return since
	}
}
