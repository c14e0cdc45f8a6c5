/** The outcome of each prohibition of a lab, and its rendering. Pure. */
import type {Judged} from './judge.ts'
import type {Target} from './mutants.ts'
import type {Unreachable} from './unreachable.ts'

export type Outcome = {
	readonly lab: string
	/** Position in the lab file's list, from 0. */
	readonly index: number
	readonly check: string
	/** `unreachable`: no network lets it through, for the reason given. `unexplained`: none does, and no reason is given. */
	readonly outcome: 'killed' | 'survived' | 'unreachable' | 'unexplained'
	/** The mutations of its mutant. */
	readonly mutations: readonly string[]
	/** The check's result in its mutant, or why no network lets it through. */
	readonly words: string
}

export type LabOutcome = {
	readonly lab: string
	readonly outcomes: readonly Outcome[]
	readonly mutants: number
	readonly seconds: number
}

/** `judged`: the results of targets that a mutant reaches. */
export const outcomesOf = (
	lab: string,
	targets: readonly Target[],
	judged: readonly Judged[],
	reasons: readonly Unreachable[]
): readonly Outcome[] =>
	targets.map(({prohibition, placed}): Outcome => {
		const {index, title} = prohibition
		const common = {lab, index, check: title, mutations: placed?.map(({mutation: {label}}) => label) ?? []}
		if (!placed) {
			const reason = reasons.find(one => one.lab === lab && one.check === title)?.reason
			return reason === undefined
				? {
						...common,
						outcome: 'unexplained',
						words: 'no mutant reaches it: correct the check, or give a reason in scripts/mutants/unreachable.ts'
					}
				: {...common, outcome: 'unreachable', words: reason}
		}
		const found = judged.find(one => one.prohibition === prohibition)
		return {...common, outcome: found?.isKilled ? 'killed' : 'survived', words: found?.got ?? 'it was not tried'}
	})

/** Reasons that are not needed: a mutant reaches the check, or the lab has no such check. `labs`: those that were tested. */
export const needless = (reasons: readonly Unreachable[], labs: readonly LabOutcome[]): readonly string[] =>
	reasons.flatMap(({lab, check}) => {
		const looked = labs.find(one => one.lab === lab)
		if (!looked) return []
		const found = looked.outcomes.find(one => one.check === check)
		if (found?.outcome === 'unreachable') return []
		return [
			`${lab}: "${check}" ${found ? 'is reached by a mutant' : 'is not a check of it that forbids something'}: take its reason away`
		]
	})

export const countOf = (outcomes: readonly Outcome[], ...kinds: readonly Outcome['outcome'][]): number =>
	outcomes.filter(({outcome}) => kinds.includes(outcome)).length

/** One line per lab, and one for each check that was not killed, with the reason. */
export function renderLab({lab, outcomes, mutants, seconds}: LabOutcome): string {
	const counts = [
		`${outcomes.length} checks`,
		`${mutants} mutants`,
		...(['killed', 'survived', 'unreachable', 'unexplained'] as const).flatMap(kind => {
			const count = countOf(outcomes, kind)
			return count > 0 || kind === 'killed' ? [`${count} ${kind}`] : []
		})
	]
	const details = outcomes.flatMap(({outcome, index, check, mutations, words}) => {
		if (outcome === 'killed') return []
		const mutant = mutations.length > 0 ? `\n      mutant: ${mutations.join(' + ')}` : ''
		return [`  ${outcome === 'unreachable' ? '-' : '✖'} ${outcome}: checks[${index}] ${check}${mutant}\n      ${words}`]
	})
	return [`${lab}: ${counts.join(', ')} (${seconds.toFixed(0)} s)`, ...details].join('\n')
}
