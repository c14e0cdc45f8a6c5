/** The mutants of a lab: networks that each let through what some of its checks forbid, as labs that can be raised. Pure. */
import {type CheckItem, isObservation, isProbe} from '../../src/checks/all.ts'
import {type LoadedLab, readLab} from '../../src/lab/read.ts'
import type {LabDocument} from '../../src/lab/schema.ts'
import {get} from './document.ts'
import {foresee, stillHolds} from './foresee.ts'
import {actionOf, type Placed, type Play, play} from './play.ts'
import {type Prohibition, prohibitionsOf} from './prohibitions.ts'
import {findMutations} from './search.ts'

/** A prohibition, and the mutations that let through what it forbids. Absent: none that was tried does. */
export type Target = {readonly prohibition: Prohibition; readonly placed?: readonly Placed[]}

export type Mutant = {
	/** Unique, since several labs are up at once. */
	readonly name: string
	readonly placed: readonly Placed[]
	/** The checks that must fail in it. */
	readonly targets: readonly Prohibition[]
	readonly document: LabDocument
	/** Positions of checks in the lab, by their positions in the mutant. */
	readonly positions: readonly number[]
}

export const targetsOf = (lab: LoadedLab): readonly Target[] =>
	prohibitionsOf(lab.checks).map(prohibition => {
		const placed = findMutations(lab, prohibition)
		return {prohibition, ...(placed && {placed})}
	})

type Group = {readonly placed: readonly Placed[]; readonly targets: readonly Prohibition[]}
type Reached = Required<Target>

/** As few networks as possible: a target joins the first one in which its mutations and the others' still let everything through. */
export function mutantsOf(lab: LoadedLab, targets: readonly Target[]): readonly Mutant[] {
	const groups: Group[] = []
	for (const target of targets.filter((one): one is Reached => one.placed !== undefined)) {
		const joined = groups.findIndex(group => join(lab, group, target) !== undefined)
		if (joined < 0) {
			groups.push({placed: target.placed, targets: [target.prohibition]})
		} else {
			groups[joined] = join(lab, groups[joined]!, target)!
		}
	}
	return groups.map((group, index) => mutantOf(lab, group, index + 1))
}

/** A mutant for one target alone. */
export const mutantFor = (lab: LoadedLab, {prohibition, placed}: Reached, number: number): Mutant =>
	mutantOf(lab, {placed, targets: [prohibition]}, number)

function join(lab: LoadedLab, {placed, targets}: Group, target: Reached): Group | undefined {
	const together = {placed: union(placed, target.placed), targets: [...targets, target.prohibition]}
	const played = play(lab, together.placed, Math.max(...together.targets.map(({index}) => index)))
	const isReached = played && together.targets.every(one => foresee(one, played.states[one.index]!).isAllowed)
	return isReached ? together : undefined
}

const union = (some: readonly Placed[], others: readonly Placed[]): readonly Placed[] => [
	...some,
	...others.filter(one => !some.some(({at, mutation}) => at === one.at && mutation.label === one.mutation.label))
]

/** Throws BadLab if the mutant is no valid lab, which would be a fault of a mutation. */
function mutantOf(lab: LoadedLab, {placed, targets}: Group, number: number): Mutant {
	const last = Math.max(...targets.map(({index}) => index))
	const played = play(lab, placed, last)
	if (!played) throw new Error(`AWS refuses mutant ${number} of ${lab.lab.name}`)
	const wanted = new Set(targets.map(({index}) => index))
	const kept = lab.checks.slice(0, last + 1).flatMap((item, index) => {
		const written = wanted.has(index) ? writtenAt(lab, index) : writtenBefore(item, index, lab, played)
		return written ? [{index, written}] : []
	})
	const name = `mutant-${lab.lab.name}-${number}`
	const {document: start} = played.states[0]!
	const document = {...start, name, checks: kept.map(({written}) => written)} as LabDocument
	// Its checks may name things that only the mutated network has.
	readLab(document, {
		file: lab.source.file,
		name,
		readFile: path => lab.files?.[path] ?? {missing: 'it is not among the files of the lab'}
	})
	return {name, placed, targets, document, positions: kept.map(({index}) => index)}
}

const writtenAt = ({document}: LoadedLab, index: number): object => document.checks?.[index] as object

/** The items before a target that its mutant needs: mutated actions, and what the lab waits for. */
function writtenBefore(item: CheckItem, index: number, lab: LoadedLab, {states, changes}: Play): object | undefined {
	const written = writtenAt(lab, index)
	if (actionOf(item)) {
		if (!changes.has(index)) return item.kind === 'outage' ? (get(written, ['outage', 'during']) as object) : written
		const change = changes.get(index)
		return change && {name: 'the mutated action', change}
	}
	const state = states[index]!
	const forbidden = prohibitionsOf(lab.checks).find(one => one.index === index)
	// An observation waits until its prohibition holds; other negative checks wait for nothing.
	if (forbidden) return isObservation(item) && !foresee(forbidden, state).isAllowed ? written : undefined
	return (isProbe(item) || isObservation(item)) && stillHolds(item, state) ? written : undefined
}
