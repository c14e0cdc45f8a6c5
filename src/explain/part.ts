/** A kind's explanations in words: components on the path of packets, decisions about them, and changes that would let lost packets through. */
import type {Draft} from '../aws/draft.ts'
import type {Topology} from '../control/predict/topology.ts'
import type {Component, ComponentKind, Decision, Decisions, Hop, Question} from '../control/predict/types.ts'
import type {Directory} from '../model/directory.ts'
import type {Path} from '../model/finding.ts'

export type Context = {
	readonly topology: Topology
	/** Places of things in the lab document. */
	readonly draft: Draft
	readonly directory: Directory
	readonly question: Question
}

/** `name` with its noun: `security group main.web`. `path`: its place in the lab document. Default: the directory's, by its id. */
export type Named = {readonly name: string; readonly path?: Path}

export type Statement = {
	/** What the component does, in words that follow its name: `allows TCP 80 by rule sgr-1`. */
	readonly text: string
	readonly path?: Path
	/** Id of the rule, where it has one of its own. */
	readonly id?: string
	/** The same as fields of Reachability Analyzer's `PathComponent`: `{AclRule: {…}}`. Absent: AWS has no such field. */
	readonly aws?: Readonly<Record<string, unknown>>
	/** What else was considered: the routes that lost, the rules that did not match. */
	readonly others?: readonly string[]
}

export type RenderDecision<By extends keyof Decisions> = (
	decision: {readonly by: By} & Decisions[By],
	hop: Hop,
	context: Context
) => Statement

/** The last hop of a packet that is lost. */
export type LostPacket = {
	readonly hop: Hop
	/** All hops on this path so far; `hop` is the last. */
	readonly hops: readonly Hop[]
	readonly on: 'forward' | 'reply'
}

/** A change of the lab document that may let the packet pass. It is tried before it is offered. */
export type Remedy = {
	/** A sentence without its period: `Security group main.db lets TCP 5432 in from group main.web`. */
	readonly what: string
	/** As a `change` check takes it. */
	readonly patch: Patch
}

export type Patch = Readonly<Record<string, unknown>>

/** Capture points of the hop at `index`. */
export type PointsOf = (index: number, hops: readonly Hop[], context: Context) => readonly string[]

export type Explainer = {
	readonly components?: {readonly [K in ComponentKind]?: (component: Component, context: Context) => Named}
	readonly decisions?: {readonly [By in keyof Decisions]?: RenderDecision<By>}
	/** Capture points that see what the component receives or forwards. Default: the directory's, by its id. */
	readonly points?: {readonly [K in ComponentKind]?: PointsOf}
	/** Remedies for packets that this kind drops. For those lost elsewhere: none. */
	readonly remedies?: (lost: LostPacket, context: Context) => Iterable<Remedy>
}

/** The explainers of all kinds, combined. */
export type Explainers = {
	readonly components: {readonly [K in ComponentKind]: (component: Component, context: Context) => Named}
	readonly decisions: {readonly [By in keyof Decisions]: RenderDecision<By>}
	readonly points: Readonly<Partial<Record<ComponentKind, PointsOf>>>
	readonly remedies: readonly NonNullable<Explainer['remedies']>[]
}

/** The hop's decision, if it was made by `by`. */
export const decisionBy = <By extends Decision['by']>(
	{decision}: Hop,
	by: By
): Extract<Decision, {readonly by: By}> | undefined =>
	decision?.by === by ? (decision as Extract<Decision, {readonly by: By}>) : undefined

/** A patch that sets one value, deep in the document. */
export const patchAt = (path: Path, value: unknown): Patch =>
	path.reduceRight<unknown>((inner, key) => ({[key]: inner}), value) as Patch

/** Name of the VPC and of the thing in it, by the thing's key. */
export function partsOfKey(key: string): readonly [vpc: string, name: string] {
	const dot = key.indexOf('.')
	return [key.slice(0, dot), key.slice(dot + 1)]
}

/** `TCP 5432`, `ICMP`: what rules look at. */
export const trafficWords = ({protocol}: Pick<Question, 'protocol'>, {packet}: Hop): string =>
	protocol === 'icmp' ? 'ICMP' : `${protocol.toUpperCase()} ${packet.destinationPort}`
