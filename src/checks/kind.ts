/** What is known of a kind of check without running it. How it runs stands beside it, in `<kind>.run.ts`. */
import type {z} from 'zod'
import type {Path} from '../model/finding.ts'
import type {CheckReader} from './reader.ts'

/** `Body`: the item as read, names looked up and defaults filled in. Addresses are looked up when it runs, since the actions before it may have moved them. */
export type CheckKind<Schema extends z.ZodType, Body extends object> = {
	/** What is written under its key in the lab file. */
	readonly schema: Schema
	/** The item, or undefined and findings. `whole`: what else is written in the same item. */
	read(written: z.input<Schema>, path: Path, reader: CheckReader, whole: Whole): Reading<Body> | undefined
	/** One line made of its parts, for an item without a name: `tcp laptop → db:5432: timeout`. */
	title(item: Body): string
	nature(item: Body): Nature
	/** What must not come, so that a network can be made in which it does. Absent: nothing. */
	forbids?(item: Body): readonly Forbidden[]
	/** The same on a machine that is so many times slower. Default: it waits longer, and expects what it did. */
	scaleTimes?(item: Body, times: number): Body
	/** It measures time or rate, of which a lab beside it would take some. */
	readonly measures?: true
	/** How long what it expects has to become true, where neither the check nor the run says. Default: 5000. */
	readonly withinMs?: number
}

export type BodyOf<Kind> = Kind extends {title(item: infer Body): string} ? Body : never

/** What could not be read is undefined at any depth, and a finding: then nobody looks at the rest. */
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
	/** A sentence, if the file gives one. */
	readonly name?: string
	readonly at: Where
}

/** Where an item stands in the lab file, for messages. Without line and column: it was not read from a text. */
export type Where = {
	/** `checks[3].http`. */
	readonly path: string
	readonly file?: string
	/** Both from 1. */
	readonly line?: number
	readonly column?: number
}

/** What a check is to the checks around it: what may run beside it, and what its success can say. */
export type Nature = {
	/** `beside`: it neither waits for a state nor disturbs others, so those that follow each other run at once. `alone`: what stands after it starts when it is done. */
	readonly runs: 'beside' | 'alone'
	/**
	 * `presence`: something that has to come; it is waited for. The other two are negative, and a network that is not up yet
	 * satisfies them all: `silence`: packets must not get through, which says something once routes have stopped moving.
	 * `absence`: a state must not come; asked once nothing is still to come. `nothing`: it is not a question.
	 */
	readonly expects: 'presence' | 'silence' | 'absence' | 'nothing'
	/** True: what was seen before it says nothing about the network after it. */
	readonly changesNetwork: boolean
}

export const alone = (expects: Nature['expects']): Nature => ({runs: 'alone', expects, changesNetwork: false})

/** One thing that a check forbids. */
export type Forbidden =
	/** An answer to a probe, the check's own or the one that a capture watches. */
	| {readonly kind: 'answer'}
	/** A packet at a point. `match`: position in the capture's `expect`. */
	| {readonly kind: 'packet'; readonly match: number; readonly point: string}
	/** A route in a table, or one that does not drop. */
	| {readonly kind: 'route'}
	/** A BGP route at a router or over a tunnel. */
	| {readonly kind: 'path'}
	| {readonly kind: 'tunnel'}
	| {readonly kind: 'session'}
	/** A change that AWS refuses. */
	| {readonly kind: 'change'}
	/** That a command succeeds. */
	| {readonly kind: 'command'}
	/** More answers to many connections. */
	| {readonly kind: 'surplus'}
