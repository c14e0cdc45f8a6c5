import type {NamespaceName} from '../net/names.ts'
import type {Step} from '../plan/types.ts'
import {namespaceOfStep} from './errors.ts'

/** Steps of one namespace, run in this order. `indexes[i]` is the position of `steps[i]` in the list given. */
export type Batch = {readonly namespace: NamespaceName; readonly steps: Step[]; readonly indexes: number[]}

/** A dependency level: batches that do not depend on each other, and may run in any order or at once. */
export type Level = readonly Batch[]

/**
 * Groups steps so that a namespace is entered as seldom as possible.
 *
 * Steps of namespaces that already exist keep their order among each other exactly, one batch to a dependency level: what is safe to do first is
 * done first. Steps of namespaces that this list creates cannot disturb anything, as nothing runs in them yet, so these are moved: creation (and
 * all that needs no link) before everything else, the rest after everything else, and there side by side. A link waits for both of its
 * namespaces.
 *
 * A whole lab that is raised from nothing takes three dependency levels: namespaces; links; all the rest.
 */
export function toLevels(steps: readonly Step[]): Level[] {
	const isFresh = freshNamespaces(steps)
	const early = new Levels()
	const late = new Levels()
	const strict: Batch[] = []
	const linked = new Set<NamespaceName>()

	for (const [index, step] of steps.entries()) {
		const namespace = namespaceOfStep(step)
		if (step.do === 'add-link') {
			const [{namespace: from}, {namespace: to}] = step.link.ends
			linked.add(from).add(to)
			if (isFresh.has(from) && isFresh.has(to)) {
				late.add(from, step, index)
				late.raise(to, late.level(from) + 1)
				continue
			}
		} else if (isFresh.has(namespace)) {
			;(linked.has(namespace) ? late : early).add(namespace, step, index)
			continue
		}
		const last = strict.at(-1)
		if (last?.namespace === namespace) {
			last.steps.push(step)
			last.indexes.push(index)
		} else {
			strict.push({namespace, steps: [step], indexes: [index]})
		}
	}
	return [...early.levels(), ...strict.map(batch => [batch]), ...late.levels()]
}

/** Namespaces that the list creates and does not delete. */
function freshNamespaces(steps: readonly Step[]): ReadonlySet<NamespaceName> {
	const fresh = new Set<NamespaceName>()
	for (const step of steps) if (step.do === 'add-namespace') fresh.add(step.namespace)
	for (const step of steps) if (step.do === 'delete-namespace') fresh.delete(step.namespace)
	return fresh
}

/** For each namespace, the dependency level of its next step; a namespace's steps never move to an earlier level. */
class Levels {
	readonly #current = new Map<NamespaceName, number>()
	readonly #levels: Map<NamespaceName, Batch>[] = []

	level(namespace: NamespaceName): number {
		return this.#current.get(namespace) ?? 0
	}

	raise(namespace: NamespaceName, level: number) {
		if (level > this.level(namespace)) this.#current.set(namespace, level)
	}

	add(namespace: NamespaceName, step: Step, index: number) {
		const level = (this.#levels[this.level(namespace)] ??= new Map())
		let batch = level.get(namespace)
		if (!batch) {
			batch = {namespace, steps: [], indexes: []}
			level.set(namespace, batch)
		}
		batch.steps.push(step)
		batch.indexes.push(index)
	}

	levels(): Level[] {
		return this.#levels.filter(level => level !== undefined).map(level => [...level.values()])
	}
}
