/** Compares observations with recordings. Pure. */
import type {RecordedQuestion} from './questions.ts'
import type {RecordedVerdict, Recording} from './recordings.ts'

/** The outcome of a probe in the lab. `failed`: it could not be made, which is never a match. */
export type Replayed =
	| {readonly verdict: RecordedVerdict; readonly ttl?: number; readonly from?: string}
	| {readonly verdict: 'failed'; readonly message: string}

export type Judgement = {
	readonly question: RecordedQuestion
	/** Absent: not probed, since it is not emulated. */
	readonly observation?: Replayed
	readonly verdict: 'match' | 'mismatch' | 'not emulated'
	/** Absent: the TTL is not compared. */
	readonly ttl?: 'match' | 'mismatch'
}

export function judge(question: RecordedQuestion, observation: Replayed): Judgement {
	const {recording, judgesTtl} = question
	const verdict = recording.verdict === observation.verdict ? 'match' : 'mismatch'
	const recorded = judgesTtl ? ttlOf(recording) : undefined
	if (recorded === undefined) return {question, observation, verdict}
	const ttl = 'ttl' in observation && observation.ttl === recorded ? 'match' : 'mismatch'
	return {question, observation, verdict, ttl}
}

export const notEmulated = (question: RecordedQuestion): Judgement => ({question, verdict: 'not emulated'})

const ttlOf = (recording: Recording): number | undefined => (recording.kind === 'ping' ? recording.ttl : undefined)

export type Score = {
	/** Matching verdicts, out of those probed. */
	readonly matching: number
	readonly verdicts: number
	readonly matchingTtls: number
	readonly ttls: number
	readonly notEmulated: number
}

export const score = (judgements: readonly Judgement[]): Score => ({
	matching: judgements.filter(({verdict}) => verdict === 'match').length,
	verdicts: judgements.filter(({verdict}) => verdict !== 'not emulated').length,
	matchingTtls: judgements.filter(({ttl}) => ttl === 'match').length,
	ttls: judgements.filter(({ttl}) => ttl !== undefined).length,
	notEmulated: judgements.filter(({verdict}) => verdict === 'not emulated').length
})

/** The last line of a replay. */
export const renderScore = ({matching, verdicts, matchingTtls, ttls, notEmulated: others}: Score): string =>
	`${matching} of ${verdicts} verdicts match, ${matchingTtls} of ${ttls} TTLs match, ${others} not emulated`

/** Whether something was observed that was not recorded. */
export const isMismatch = ({verdict, ttl}: Judgement): boolean => verdict === 'mismatch' || ttl === 'mismatch'

/** `10.1.1.100 -> 10.2.1.5 tcp 22`. */
export const renderProbe = (recording: Recording): string =>
	`${recording.source} -> ${recording.destination} ${recording.kind === 'ping' ? 'ping' : `tcp ${recording.port}`}`

/** Both sides of a mismatch, in one line. */
export const renderMismatch = ({question: {recording}, observation}: Judgement): string =>
	`${renderProbe(recording)}: AWS ${renderRecorded(recording)}, here ${observation ? renderObserved(observation) : 'nothing'}`

export const renderRecorded = (recording: Recording): string => inWords(recording.verdict, ttlOf(recording))

function renderObserved(observation: Replayed): string {
	if (observation.verdict === 'failed') return `the probe failed: ${observation.message}`
	const from = observation.from === undefined ? '' : ` (from ${observation.from})`
	return `${inWords(observation.verdict, observation.ttl)}${from}`
}

const inWords = (verdict: RecordedVerdict, ttl: number | undefined): string =>
	`${verdict === 'rst' ? 'RST' : verdict}${ttl === undefined ? '' : ` with TTL ${ttl}`}`
