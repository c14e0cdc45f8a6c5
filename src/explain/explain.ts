/** Explains in words what happens to a packet and its answer, hop by hop. Pure. */
import {explainers} from '../aws/explainers.ts'
import type {Learned} from '../control/learned.ts'
import {topologyOf} from '../control/predict/topology.ts'
import type {Decision, Hop, Prediction} from '../control/predict/types.ts'
import {expectedByPackets} from '../control/predict/underlay.ts'
import {predictAll} from '../control/predict.ts'
import {directoryOfLab, draftOf} from '../lab/draft-of.ts'
import {renderPath} from '../lab/problem.ts'
import type {LoadedLab} from '../lab/read.ts'
import {readSource} from '../lab/source.ts'
import type {Finding, Path} from '../model/finding.ts'
import {changesBetween} from './changes.ts'
import {codeWords} from './codes.ts'
import {findFixes} from './fixes.ts'
import type {Context, Statement} from './part.ts'
import type {PacketMatch, WayPoints} from './points.ts'
import {readQuestion, type TypedQuestion, type Understood} from './question.ts'
import type {Asked, ExplainedHop, Explanation, FilePlace, Measurement} from './types.ts'

export type ExplainOptions = {
	/** What the running lab's daemons have learned. Default: what they will have learned once everything that can come up is up. */
	readonly learned?: Learned
	/** Whether to look for changes that would help. Default: true. */
	readonly searchesFixes?: boolean
}

/** The explanation, or what is wrong with the question. */
export function explain(asking: TypedQuestion, loaded: LoadedLab, options: ExplainOptions = {}): Explanation | Finding {
	const predicted = predictQuestion(asking, loaded, options.learned)
	return 'message' in predicted ? predicted : explanationOf(predicted, options)
}

/** A question, and every path that its packets may take. */
export type Predicted = Understood & {
	readonly asking: TypedQuestion
	readonly loaded: LoadedLab
	readonly predictions: readonly Prediction[]
	readonly context: Context
}

export function predictQuestion(asking: TypedQuestion, loaded: LoadedLab, learned?: Learned): Predicted | Finding {
	const understood = readQuestion(asking, loaded)
	if ('message' in understood) return understood
	const {lab} = loaded
	const known = learned ?? expectedByPackets(lab)
	const {question} = understood
	const context = {topology: topologyOf(lab, known), draft: draftOf(loaded), directory: directoryOfLab(loaded), question}
	return {...understood, asking, loaded, predictions: predictAll(lab, question, known), context}
}

/** What was seen of one path, by its index among the predictions. */
export type Observed = {
	readonly way: number
	readonly packetMatch: PacketMatch
	readonly points: WayPoints
	readonly measured: Measurement
}

/** Explains the path that packets were seen to take; if none was watched, one that is lost, if there is one. */
export function explanationOf(
	predicted: Predicted,
	{searchesFixes = true}: ExplainOptions = {},
	observed?: Observed
): Explanation {
	const {asked, asking, context, loaded, predictions, question} = predicted
	const prediction =
		(observed && predictions[observed.way]) ?? predictions.find(({verdict}) => verdict !== 'answer') ?? predictions[0]
	if (!prediction) throw new RangeError('a question has at least one way')
	const locate = locatorOf(loaded)
	const forward = withSeen(
		explainHops(prediction.forward, context, locate),
		observed?.points.forward,
		observed?.packetMatch.forward
	)
	const reply = withSeen(explainHops(prediction.reply, context, locate), observed?.points.reply, observed?.packetMatch.reply)
	const answered = predictions.filter(({verdict}) => verdict === 'answer').length
	const fixes = searchesFixes && prediction.verdict !== 'answer' ? findFixes(asking, loaded, {asked, question, prediction}) : []
	return {
		asked,
		verdict: prediction.verdict,
		sentence: sentenceOf(asked, prediction, [...forward, ...reply].at(-1)) + spreadWords(answered, predictions.length),
		...(prediction.end && {code: prediction.end.code}),
		forward,
		reply,
		ways: {all: predictions.length, answered},
		...(observed && {measured: observed.measured}),
		fixes
	}
}

const withSeen = (
	hops: readonly ExplainedHop[],
	points: readonly (readonly string[])[] = [],
	counts: readonly (number | undefined)[] = []
): readonly ExplainedHop[] =>
	hops.map((hop, index) => {
		const packets = counts[index]
		return packets === undefined ? hop : {...hop, seen: {points: points[index] ?? [], packets}}
	})

type Locate = (path: Path) => FilePlace

const sources = new WeakMap<LoadedLab['source'], Locate>()

/** For what is not in the text, such as a later change: the nearest enclosing thing. */
export function locatorOf({source}: Pick<LoadedLab, 'source'>): Locate {
	const found = sources.get(source)
	if (found) return found
	const text = source.text === '' ? undefined : readSource(source.text, source.file)
	const locate: Locate = path => {
		const place = text?.locate(path, 'key')
		return {path: renderPath(path), file: source.file, ...(place && {line: place.line, column: place.column})}
	}
	sources.set(source, locate)
	return locate
}

export const explainHops = (hops: readonly Hop[], context: Context, locate: Locate): readonly ExplainedHop[] =>
	hops.map((hop, index) => explainHop(hop, hops[index - 1], index === hops.length - 1, context, locate))

function explainHop(hop: Hop, before: Hop | undefined, isLast: boolean, context: Context, locate: Locate): ExplainedHop {
	const {at, packet, decision, code} = hop
	const named = explainers.components[at.kind](at, context)
	const said = decision && renderDecision(decision, hop, context)
	const changes = before ? changesBetween(before.packet, packet) : []
	const path = said?.path ?? named.path ?? (at.id === undefined ? undefined : context.directory.pathOf(at.id))
	return {
		at,
		name: named.name,
		text: textOf(hop, said, before === undefined, isLast),
		...(changes.length > 0 && {changes}),
		...(said?.others && {others: said.others}),
		...(at.id !== undefined && {id: at.id}),
		...(said?.id !== undefined && {rule: said.id}),
		...(path && {place: locate(path)}),
		packet,
		...(decision && {decision}),
		...(said?.aws && {aws: said.aws}),
		...(code && {code})
	}
}

const renderDecision = (decision: Decision, hop: Hop, context: Context): Statement =>
	(explainers.decisions[decision.by] as (decision: Decision, hop: Hop, context: Context) => Statement)(decision, hop, context)

/** Decisions that themselves cause a loss. Others only lead to where it happens. */
const refusing: ReadonlySet<Decision['by']> = new Set([
	'security-groups',
	'network-acl-entry',
	'no-route',
	'transit-gateway-table',
	'transit-gateway-attachment'
])

function textOf({decision, code, packet}: Hop, said: Statement | undefined, isFirst: boolean, isLast: boolean): string {
	if (code === undefined) {
		return said?.text ?? (isFirst ? `sends it to ${packet.destination}` : isLast ? 'takes it' : 'passes it on')
	}
	if (!said || !decision) return codeWords[code]
	const isReason = refusing.has(decision.by) && !isReference(code)
	return isReason ? said.text : `${said.text}, and ${codeWords[code]}`
}

/** A rule would match if the packet had come by another path. */
const isReference = (code: string): boolean => code === 'SG_REFERENCES_NOT_PRESERVED' || code === 'SG_REFERENCING_SUPPORT'

function sentenceOf(asked: Asked, {verdict, end}: Prediction, last: ExplainedHop | undefined): string {
	const {from, to, protocol, port} = asked
	const what = protocol === 'icmp' ? 'ping' : `${protocol.toUpperCase()} ${port}`
	if (verdict === 'answer') return `${from} reaches ${to} (${what}), and the answer comes back.`
	if (verdict === 'refused') return `${to} refuses ${what} from ${from}: the packet arrives, but nothing listens there.`
	const where = last ? `${last.name} ${last.text}` : 'it is lost'
	return end?.on === 'reply'
		? `${from} gets no answer from ${to} (${what}): the request arrives, but the answer is lost on its way back: ${where}.`
		: `${from} does not reach ${to} (${what}): ${where}.`
}

const spreadWords = (answered: number, all: number): string =>
	answered > 0 && answered < all ? ` That is one of ${all} ways that flows can take by their hash; ${answered} of them work.` : ''
