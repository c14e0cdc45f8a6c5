import {type CheckItem, isNegative, isProbe, natureOf} from '../checks/all.ts'
import type {Nature} from '../checks/kind.ts'

export type Numbered<Item extends CheckItem = CheckItem> = {readonly index: number; readonly item: Item}

/** Checks that run at the same time. */
export type Stage = {
	readonly items: readonly Numbered[]
	/** The same for all of them. */
	readonly expects: Nature['expects']
	/** How many actions have changed the network before it. */
	readonly networkState: number
}

/**
 * In the order of the file, except that of consecutive checks that may run at the same time the positive ones come first: negative ones run when
 * what precedes them is there.
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

/** Those that expect silence take longest. */
const silentFirst = (items: readonly Numbered[]): readonly Numbered[] => [
	...items.filter(({item}) => isProbe(item) && item.expect.got === 'timeout'),
	...items.filter(({item}) => !(isProbe(item) && item.expect.got === 'timeout'))
]
