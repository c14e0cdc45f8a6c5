import {type CheckItem, isNegative, isProbe, natureOf} from '../checks/all.ts'
import type {Nature} from '../checks/kind.ts'

export type Numbered<Item extends CheckItem = CheckItem> = {readonly index: number; readonly item: Item}

/** Checks that run at the same time. */
export type Stage = {
	readonly items: readonly Numbered[]
	/** All checks of a stage expect the same. */
	readonly expects: Nature['expects']
	/** Number of actions that changed the network before this stage. */
	readonly networkState: number
}

/**
 * Stages in the order of the file, except that of consecutive checks that may run concurrently, positive ones come first: negative ones run when
 * those have passed.
 */
export function toStages(items: readonly CheckItem[]): readonly Stage[] {
	const stages: Stage[] = []
	let networkState = 0
	let group: Numbered[] = []
	const endGroup = () => {
		const negative = group.filter(({item}) => isNegative(natureOf(item)))
		const positive = group.filter(one => !negative.includes(one))
		for (const part of [positive, silentFirst(negative)]) {
			const [first] = part
			if (first) stages.push({items: part, expects: natureOf(first.item).expects, networkState})
		}
		group = []
	}

	for (const [index, item] of items.entries()) {
		const {runs, expects, changesNetwork} = natureOf(item)
		if (runs === 'beside') {
			group.push({index, item})
			continue
		}
		endGroup()
		if (changesNetwork) networkState++
		stages.push({items: [{index, item}], expects, networkState})
	}
	endGroup()
	return stages
}

/** Checks that expect silence take longest, so they start first. */
const silentFirst = (items: readonly Numbered[]): readonly Numbered[] => [
	...items.filter(({item}) => isProbe(item) && item.expect.got === 'timeout'),
	...items.filter(({item}) => !(isProbe(item) && item.expect.got === 'timeout'))
]
