/**
 * Looks for the smallest changes of a lab that let a packet through and its answer back. The kinds propose candidates for the hop
 * where it is lost, and the predictor tries each. If the packet then gets further and is lost there, the search continues from there.
 */
import {explainers} from '../aws/explainers.ts'
import {topologyOf} from '../control/predict/topology.ts'
import type {Prediction} from '../control/predict/types.ts'
import {expectedByPackets} from '../control/predict/underlay.ts'
import {predictAll} from '../control/predict.ts'
import {directoryOfLab, draftOf} from '../lab/draft-of.ts'
import {BadLab} from '../lab/problem.ts'
import {type LoadedLab, patchLab} from '../lab/read.ts'
import {mergePatches} from './merge-patches.ts'
import type {Patch, Remedy} from './part.ts'
import {readQuestion, type TypedQuestion, type Understood} from './question.ts'
import {serve} from './serve.ts'
import type {Fix} from './types.ts'

/** Limits: changes combined, networks kept at each depth, and networks tried in all. */
const most = 5
const widest = 4
const mostTries = 150
/** How many are shown. */
const mostFixes = 3

type Attempt = {
	readonly loaded: LoadedLab
	readonly changes: readonly string[]
	readonly patch: Patch
	readonly understood: Understood
	readonly prediction: Prediction
}

export function findFixes(
	asking: TypedQuestion,
	loaded: LoadedLab,
	start: Understood & {readonly prediction: Prediction}
): readonly Fix[] {
	const {prediction, ...understood} = start
	const seen = new Set([endOf(prediction)])
	let level: readonly Attempt[] = [{loaded, changes: [], patch: {}, understood, prediction}]
	let tries = 0
	for (let depth = 0; depth < most && level.length > 0; depth++) {
		const next: Attempt[] = []
		const helpful: Attempt[] = []
		for (const attempt of level) {
			for (const remedy of remediesFor(attempt)) {
				if (++tries > mostTries) return fixesOf(helpful)
				const tried = attemptWith(attempt, remedy, asking)
				if (!tried) continue
				if (tried.prediction.verdict === 'answer') {
					helpful.push(tried)
				} else if (!seen.has(endOf(tried.prediction))) {
					seen.add(endOf(tried.prediction))
					next.push(tried)
				}
			}
		}
		const found = fixesOf(helpful.filter(one => helps(one, loaded, asking)))
		if (found.length > 0) return found
		level = next.toSorted((a, b) => reachOf(b) - reachOf(a)).slice(0, widest)
	}
	return []
}

/** Where and why a packet ends, as text, to recognise networks that stop it in the same way. */
const endOf = ({verdict, end}: Prediction): string =>
	`${verdict} ${end?.on} ${end?.at.kind} ${end?.at.key} ${end?.code} ${JSON.stringify(end?.decision)}`

const reachOf = ({prediction: {forward, reply, verdict}}: Attempt): number =>
	forward.length + reply.length + (reply.length > 0 ? 100 : 0) + (verdict === 'refused' ? 1000 : 0)

function* remediesFor({loaded, understood: {question, asked}, prediction}: Attempt): Generator<Remedy> {
	const {lab} = loaded
	const context = {
		topology: topologyOf(lab, expectedByPackets(lab)),
		draft: draftOf(loaded),
		directory: directoryOfLab(loaded),
		question
	}
	if (prediction.verdict === 'refused') yield* serve(asked, prediction, context)
	const {end} = prediction
	const hops = end?.on === 'reply' ? prediction.reply : prediction.forward
	const hop = hops.at(-1)
	if (!end || !hop) return
	for (const remedies of explainers.remedies) yield* remedies({hop, hops, on: end.on}, context)
}

/** Undefined: AWS would refuse the change, or the question makes no sense after it. */
function attemptWith(attempt: Attempt, {what, patch}: Remedy, asking: TypedQuestion): Attempt | undefined {
	const loaded = patched(attempt.loaded, patch)
	const understood = loaded && readQuestion(asking, loaded)
	if (!loaded || !understood || 'message' in understood) return undefined
	const prediction = worstOf(loaded, understood)
	return (
		prediction && {loaded, changes: [...attempt.changes, what], patch: mergePatches(attempt.patch, patch), understood, prediction}
	)
}

function patched(loaded: LoadedLab, patch: Patch): LoadedLab | undefined {
	try {
		return patchLab(loaded, patch)
	} catch (error) {
		if (error instanceof BadLab || error instanceof RangeError) return undefined
		throw error
	}
}

/** A change helps only if every path that the flow can take is open. */
function worstOf({lab}: LoadedLab, {question}: Understood): Prediction | undefined {
	const all = predictAll(lab, question, expectedByPackets(lab))
	return all.find(({verdict}) => verdict !== 'answer') ?? all[0]
}

/** Whether all changes together, as they are offered, let the packet through. */
function helps({patch}: Attempt, loaded: LoadedLab, asking: TypedQuestion): boolean {
	const whole = patched(loaded, patch)
	const understood = whole && readQuestion(asking, whole)
	return (
		whole !== undefined &&
		understood !== undefined &&
		!('message' in understood) &&
		worstOf(whole, understood)?.verdict === 'answer'
	)
}

function fixesOf(attempts: readonly Attempt[]): readonly Fix[] {
	const byPatch = new Map(attempts.map(({changes, patch}) => [JSON.stringify(patch), {changes, patch}]))
	return [...byPatch.values()].slice(0, mostFixes)
}
