/** The static part of a kind of check. How it runs is in `<kind>.run.ts`. */
import type {z} from 'zod'
import type {Path} from '../model/finding.ts'
import type {CheckReader} from './reader.ts'

/**
 * `Body`: the item as parsed, names resolved and defaults filled in. Addresses are resolved when it runs, since actions before it may have moved
 * them.
 */
export type CheckKind<Schema extends z.ZodType, Body extends object> = {
	/** Schema of the value under its key in the lab file. */
	readonly schema: Schema
	/** The item, or undefined with findings. `whole`: the whole written item. */
	read(written: z.input<Schema>, path: Path, reader: CheckReader, whole: Whole): Reading<Body> | undefined
	/** A generated title for an item without a name: `tcp laptop → db:5432: timeout`. */
	title(item: Body): string
	nature(item: Body): Nature
	/** What must not happen: mutation tests build networks in which it does. Absent: nothing. */
	forbids?(item: Body): readonly Forbidden[]
	/** The item for a machine that is `times` slower. Default: a longer timeout, with the same expectation. */
	scaleTimes?(item: Body, times: number): Body
	/** It measures time or rate, which other running labs would affect. */
	readonly measures?: true
	/** How long its expectation may take to become true, unless the check or the run says otherwise. Default: 5000. */
	readonly withinMs?: number
}

export type BodyOf<Kind> = Kind extends {title(item: infer Body): string} ? Body : never

/** A value that could not be parsed is undefined at any depth, with a finding: then the rest is ignored. */
export type Reading<T> = T extends string | number | boolean
	? T
	: T extends readonly (infer One)[]
		? readonly (Reading<One> | undefined)[]
		: T extends object
			? {readonly [K in keyof T]?: Reading<T[K]> | undefined}
			: T

export type Whole = {readonly refused?: string | undefined}

export type Item<Name extends string, Body> = Body & {
	readonly kind: Name
	/** A sentence, if the file has one. */
	readonly name?: string
	readonly at: Where
}

/** Position of an item in the lab file, for messages. Without line and column: it was not parsed from a text. */
export type Where = {
	/** `checks[3].http`. */
	readonly path: string
	readonly file?: string
	/** Counted from 1. */
	readonly line?: number
	readonly column?: number
}

/** How a check relates to others: which may run beside it, and what its success proves. */
export type Nature = {
	/**
	 * `beside`: it neither waits for a state nor disturbs others, so consecutive ones run concurrently. `alone`: the next check starts when it is
	 * done.
	 */
	readonly runs: 'beside' | 'alone'
	/**
	 * `presence`: something must become true; the check waits for it. `silence` and `absence` are negative, and a network that is not up yet satisfies
	 * them all. `silence`: packets must not get through, which only proves something once routes are stable. `absence`: a state must not come
	 * about; checked once nothing is pending. `nothing`: it expects nothing.
	 */
	readonly expects: 'presence' | 'silence' | 'absence' | 'nothing'
	/** True: results from before it prove nothing about the network after it. */
	readonly changesNetwork: boolean
}

export const alone = (expects: Nature['expects']): Nature => ({runs: 'alone', expects, changesNetwork: false})

/** One thing that a check forbids. */
export type Forbidden =
	/** An answer to a probe, of the check itself or of its capture. */
	| {readonly kind: 'answer'}
	/** A packet at a point. `match`: position in the capture's `expect`. */
	| {readonly kind: 'packet'; readonly match: number; readonly point: string}
	/** A route in a table, or a route that does not drop. */
	| {readonly kind: 'route'}
	/** A BGP route at a router or over a tunnel. */
	| {readonly kind: 'path'}
	| {readonly kind: 'tunnel'}
	| {readonly kind: 'session'}
	/** A change that AWS refuses. */
	| {readonly kind: 'change'}
	/** Success of a command. */
	| {readonly kind: 'command'}
	/** More answers to many connections. */
	| {readonly kind: 'surplus'}
