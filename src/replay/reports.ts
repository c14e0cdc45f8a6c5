/** Reports of replays, for people and for machines. Pure. */
import type {CheckResult, Report} from '../verify/report.ts'
import {isMismatch, type Judgement, renderMismatch, renderProbe, renderRecorded, renderScore, type Score} from './judge.ts'
import type {Replay} from './replay.ts'

export const totalOf = (replays: readonly Replay[]): Score => ({
	matching: sum(replays, 'matching'),
	verdicts: sum(replays, 'verdicts'),
	matchingTtls: sum(replays, 'matchingTtls'),
	ttls: sum(replays, 'ttls'),
	notEmulated: sum(replays, 'notEmulated')
})

const sum = (replays: readonly Replay[], key: keyof Score): number => replays.reduce((total, {score}) => total + score[key], 0)

/** One line for each mismatch, each unusable recording, and each thing that is not emulated, with its number of probes. */
export const renderDetails = ({judgements, unusable}: Replay): readonly string[] => [
	...judgements.filter(isMismatch).map(renderMismatch),
	...unusable.map(({file, reason}) => `not usable: ${file}: ${reason}`),
	...[
		...Map.groupBy(
			judgements.filter(({verdict}) => verdict === 'not emulated'),
			nameOf
		)
	].map(([name, all]) => `not emulated: ${name}: ${all.length} ${all.length === 1 ? 'probe' : 'probes'}`)
]

const nameOf = ({question: {notEmulated}}: Judgement): string => `${notEmulated?.kind} ${notEmulated?.id}`

/** The line of one network among several. */
export function renderNetwork({network, score, ms}: Replay): string {
	const seconds = (ms.read + ms.raise + ms.ask + ms.down) / 1000
	return `${network}: ${renderScore(score)} (${seconds.toFixed(1)} s)`
}

/** Plain data for all output formats. */
export const toJson = (replays: readonly Replay[]) => ({
	...totalOf(replays),
	networks: replays.map(({network, judgements, score, unusable, notes, ms}) => ({
		network,
		...score,
		ms,
		unusable,
		notes,
		probes: judgements.map(({question: {recording, notEmulated}, observation, verdict, ttl}) => {
			const {source, destination, kind} = recording
			return {
				source,
				destination,
				kind,
				...(recording.kind === 'tcp' && {port: recording.port}),
				recorded: {
					verdict: recording.verdict,
					...(recording.kind === 'ping' && recording.ttl !== undefined && {ttl: recording.ttl})
				},
				...(observation && {observed: observation}),
				verdict,
				...(ttl && {ttl}),
				...(notEmulated && {notEmulated}),
				file: recording.file
			}
		})
	}))
})

/** In the form of the checks' reporters: one check per probe; probes of things that are not emulated are skipped. */
export function toReport({network, judgements, ms}: Replay): Report {
	const results = judgements.map(toResult)
	const count = (verdict: CheckResult['verdict']) => results.filter(result => result.verdict === verdict).length
	return {
		lab: network,
		results,
		passed: count('passed'),
		failed: count('failed'),
		skipped: count('skipped'),
		inconclusive: 0,
		ms: ms.read + ms.raise + ms.ask + ms.down
	}
}

function toResult(judgement: Judgement, index: number): CheckResult {
	const {question, verdict} = judgement
	const {recording, notEmulated} = question
	const skipped = verdict === 'not emulated'
	const failed = isMismatch(judgement)
	return {
		index,
		kind: recording.kind,
		title: renderProbe(recording),
		verdict: skipped ? 'skipped' : failed ? 'failed' : 'passed',
		expected: renderRecorded(recording),
		...(failed && {why: renderMismatch(judgement)}),
		...(skipped && {why: `${notEmulated?.kind} ${notEmulated?.id} is not emulated`}),
		ms: 0,
		attempts: skipped ? 0 : 1,
		from: recording.source,
		to: recording.destination,
		address: recording.destination,
		at: {path: '', file: recording.file}
	}
}
