/** The network in which each check of a mutated lab runs. Pure. */
import type {ActionItem} from '../../src/checks/actions.ts'
import {type CheckItem, isAction, isOutage} from '../../src/checks/all.ts'
import {BadLab} from '../../src/lab/problem.ts'
import {act, type LoadedLab, patchLab, readLab} from '../../src/lab/read.ts'
import type {LabDocument} from '../../src/lab/schema.ts'
import {differences, patchBetween} from './document.ts'

/** One edit of a lab document that may let something through. */
export type Mutation = {
	/** What it does, in a few words: `security group main.web admits everything`. */
	readonly label: string
	readonly edit: (document: LabDocument) => LabDocument
	/** It adds a path around the obstacle. Tried only if nothing simpler helps. */
	readonly isDetour?: true
}

/** Where it applies: in the lab file, or in the network after an action of `checks` (its position). */
export type Placed = {readonly mutation: Mutation; readonly at: 'start' | number}

/** The networks in which a lab's checks run. */
export type Play = {
	/** The network of each check, by the check's position. */
	readonly states: readonly LoadedLab[]
	/** Changes that replace mutated actions. Undefined: the action is left out. */
	readonly changes: ReadonlyMap<number, Readonly<Record<string, unknown>> | undefined>
}

/** The action that a check runs, if any. */
export const actionOf = (item: CheckItem): ActionItem | undefined =>
	isOutage(item) ? item.during : isAction(item) && !(item.kind === 'change' && item.refused !== undefined) ? item : undefined

/**
 * Applies a lab's actions in order.
 * @param until position of the last check whose network is needed. Default: all.
 * @returns undefined if AWS would refuse the mutated network, or a change to it.
 */
export function play(lab: LoadedLab, placed: readonly Placed[], until = lab.checks.length): Play | undefined {
	try {
		return playThrough(lab, placed, until)
	} catch (error) {
		if (error instanceof BadLab || error instanceof RangeError) return undefined
		throw error
	}
}

function playThrough(lab: LoadedLab, placed: readonly Placed[], until: number): Play {
	const isFromStart = placed.some(({at}) => at === 'start')
	// Before the first mutation the networks are the lab's own.
	const first = isFromStart ? 0 : Math.min(until, ...placed.map(({at}) => Number(at)))
	const states = isFromStart ? [startOf(lab, placed)] : [...statesOf(lab, first)]
	const changes = new Map<number, Readonly<Record<string, unknown>> | undefined>()
	for (let index = first; index < until && index < lab.checks.length; index++) {
		const state = states[index]!
		const own = placed.filter(({at}) => at === index)
		const next = after(state, index)
		if (own.length === 0) {
			states.push(next)
		} else {
			const patch = patchBetween(state.document, mutated(next.document, own))
			changes.set(index, Object.keys(patch).length === 0 ? undefined : patch)
			states.push(patchLab(state, patch))
		}
	}
	return {states, changes}
}

const unmutated = new WeakMap<LoadedLab, LoadedLab[]>()

/** The networks of the unmutated lab's checks, up to `last`. Computed once per lab. */
function statesOf(lab: LoadedLab, last: number): readonly LoadedLab[] {
	const states = unmutated.get(lab) ?? [lab]
	unmutated.set(lab, states)
	while (states.length <= last) states.push(after(states.at(-1)!, states.length - 1))
	return states.slice(0, last + 1)
}

function after(state: LoadedLab, index: number): LoadedLab {
	const item = state.checks[index]
	const action = item && actionOf(item)
	return action ? act(state, action) : state
}

const mutated = (document: LabDocument, placed: readonly Placed[]): LabDocument =>
	placed.reduce((at, {mutation}) => mutation.edit(at), document)

/** The mutated lab at its start. Its checks are the lab's own, so all names must still resolve. */
function startOf(lab: LoadedLab, placed: readonly Placed[]): LoadedLab {
	const {checks: _, ...document} = mutated(
		lab.document,
		placed.filter(({at}) => at === 'start')
	)
	const {files = {}, source} = lab
	const read = readLab(document, {
		file: source.file,
		name: lab.lab.name,
		readFile: path => files[path] ?? {missing: 'it is not among the files of the lab'}
	})
	return {...read, checks: lab.checks}
}

/** Position of the last action before a check. Undefined: none. */
export function lastActionBefore({checks}: LoadedLab, index: number): number | undefined {
	const found = checks.slice(0, index).findLastIndex(item => actionOf(item) !== undefined)
	return found < 0 ? undefined : found
}

/** Mutations that undo an action, place by place or as a whole. */
export function undoing(
	before: LabDocument,
	after: LabDocument,
	restore: (document: LabDocument, path: readonly (string | number)[]) => LabDocument
): readonly Mutation[] {
	const paths = differences(before, after)
	const one = paths.map(path => ({
		label: `${path.join('.')} stays as it was`,
		edit: (document: LabDocument) => restore(document, path)
	}))
	const all = {label: 'the action is left out', edit: (document: LabDocument) => paths.reduce(restore, document)}
	return paths.length > 1 ? [...one, all] : one
}
